/** The process itself as `Io`. */
import { environment, loadEnvFile } from './config.ts'
import { describeError, reasonOf } from './expected-error.ts'
import type { Io } from './io.ts'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * The signal is aborted by the first thing that asks us to end, be it Ctrl-C or a reader that has gone (`| head`); what
 * comes with it is passed over, since npm and the terminal each send their own and what is being closed must not be cut
 * off. Who asks again later means it. A command that never asks for the signal has nothing to close and ends at once.
 */
export function createTerminalIo(): Io {
  loadEnvFile()
  const { stdin, stdout, stderr } = process
  let controller: AbortController | undefined
  const endEarly = (error: NodeJS.ErrnoException) => {
    const isReaderGone = error.code === 'EPIPE'
    if (!isReaderGone) stderr.write(`gongkai: The output cannot be written: ${reasonOf(error)}. [output.unwritable]\n`)
    if (controller) controller.abort(error.code)
    else process.exit(isReaderGone ? 0 : 1)
  }
  stdout.on('error', endEarly)
  stderr.on('error', () => process.exit(1)) // nobody is left to tell
  return {
    stdin,
    stdout,
    stderr,
    cwd: process.cwd(),
    environment: environment(),
    get signal() {
      controller ??= abortOnSignals()
      return controller.signal
    },
  }
}

/** What nobody has caught ends us with one line as well. */
export function endOnUncaught(): void {
  process.on('uncaughtException', (error) => {
    process.stderr.write(`gongkai: ${describeError(error, environment())}\n`)
    process.exit(1)
  })
}

function abortOnSignals(): AbortController {
  const controller = new AbortController()
  const receive = createSignalReceiver(controller, killSelf)
  for (const signal of SIGNALS) process.on(signal, () => receive(signal, performance.now()))
  controller.signal.addEventListener('abort', () => process.stdin.destroy()) // whoever waits for input waits no longer
  return controller
}

const ECHO_MS = 1_000

/** Takes signals with the moment they came, in milliseconds: the first aborts, and one that is no echo of it kills. */
export function createSignalReceiver(controller: AbortController, kill: (signal: NodeJS.Signals) => void) {
  let first: number | undefined
  return (signal: NodeJS.Signals, moment: number): void => {
    first ??= moment
    if (moment - first > ECHO_MS) kill(signal)
    else controller.abort(signal)
  }
}

/** As the system does where nobody listens, which not even a thread that hangs can keep it from. */
function killSelf(signal: NodeJS.Signals): void {
  process.removeAllListeners(signal)
  process.kill(process.pid, signal)
}
