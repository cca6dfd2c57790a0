/**
 * Node programs as children in process groups of their own: Ctrl-C reaches us alone, what we stop leaves nothing, and
 * they end when we are gone.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

export interface ChildOptions {
  readonly cwd: string
  readonly env: NodeJS.ProcessEnv
}

export interface Child {
  readonly ended: Promise<unknown>
  hasEnded(): boolean
  /** The last of what it wrote. */
  output(): string
  /** Asks the whole group to end, and makes it after a while. */
  stop(): Promise<void>
}

const END_WITH_PARENT = new URL('./end-with-parent.mjs', import.meta.url).href
const PATIENCE_MS = 5_000
const KEPT_CHARACTERS = 10_000

export function startChild(args: readonly string[], options: ChildOptions): Child {
  const child = spawn(process.execPath, ['--import', END_WITH_PARENT, ...args], {
    ...options,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const ended = once(child, 'close')
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      output = (output + data).slice(-KEPT_CHARACTERS)
    })
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null
  return { ended, hasEnded, output: () => output.trim(), stop: () => stop(child, ended, hasEnded) }
}

async function stop(child: ChildProcess, ended: Promise<unknown>, hasEnded: () => boolean): Promise<void> {
  if (hasEnded()) return
  killGroup(child, 'SIGTERM')
  const timer = setTimeout(() => killGroup(child, 'SIGKILL'), PATIENCE_MS)
  await ended
  clearTimeout(timer)
}

function killGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid) process.kill(-pid, signal)
  } catch {} // it ended meanwhile
}

/** Runs one program to its end, or stops it when `signal` is aborted and throws the signal’s reason. */
export async function runToEnd(
  args: readonly string[],
  { signal, ...options }: ChildOptions & { signal: AbortSignal },
): Promise<{ code: number | null; output: string }> {
  const child = startChild(args, options)
  const onAbort = () => child.stop()
  signal.addEventListener('abort', onAbort)
  const [code] = (await child.ended) as [number | null]
  signal.removeEventListener('abort', onAbort)
  signal.throwIfAborted()
  return { code, output: child.output() }
}
