import type { CheckAnswer, CheckRequest } from './check-answer.ts'

/**
 * Reads a file in a worker of its own; nothing leaves the browser. Aborting ends the worker and leaves the promise
 * unsettled.
 */
export const checkFile = (file: File, signal: AbortSignal): Promise<CheckAnswer> =>
  new Promise((resolve) => {
    const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' })
    const { port1, port2 } = new MessageChannel()
    const end = (answer?: CheckAnswer) => {
      worker.terminate()
      port1.close()
      if (answer) resolve(answer)
    }
    port1.onmessage = ({ data }: MessageEvent<CheckAnswer>) => end(data)
    worker.onerror = () => end({ kind: 'refused', code: 'failed' })
    signal.addEventListener('abort', () => end())
    worker.postMessage({ file, port: port2 } satisfies CheckRequest, [port2])
  })
