/** The process itself as `Io`. */
import { environment, loadEnvFile } from './config.ts'
import type { Io } from './io.ts'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * The signal is aborted by the first thing that asks us to end, be it Ctrl-C or a reader that has gone (`| head`); what
 * comes later is passed over, since npm and the terminal each send their own and what is being closed must not be cut
 * off. A command that never asks for it has nothing to close and ends at once.
 */
export function createTerminalIo(): Io {
  loadEnvFile()
  const { stdin, stdout, stderr } = process
  let controller: AbortController | undefined
  const endEarly = (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    if (controller) controller.abort(error.code)
    else process.exit(0)
  }
  stdout.on('error', endEarly)
  stderr.on('error', endEarly)
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

function abortOnSignals(): AbortController {
  const controller = new AbortController()
  for (const signal of SIGNALS) process.on(signal, () => controller.abort(signal))
  controller.signal.addEventListener('abort', () => process.stdin.destroy()) // whoever waits for input waits no longer
  return controller
}
