/** The process itself as `Io`. */
import { environment } from './config.ts'
import type { Io } from './io.ts'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Aborted by the first signal that asks us to end; later ones are passed over, since npm and the terminal each send
 * their own and what is being closed must not be cut off.
 */
export function interruption(): AbortSignal {
  const controller = new AbortController()
  for (const signal of SIGNALS) process.on(signal, () => controller.abort(signal))
  return controller.signal
}

export function createTerminalIo(): Io {
  const { stdin, stdout, stderr } = process
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  let signal: AbortSignal | undefined
  return {
    stdin,
    stdout,
    stderr,
    cwd: process.cwd(),
    environment: environment(),
    get signal() {
      signal ??= interruption()
      signal.addEventListener('abort', () => stdin.destroy())
      return signal
    },
  }
}
