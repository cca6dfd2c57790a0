import { Logger } from 'graphile-worker'
import { printable } from '../expected-error.ts'
import type { Io } from '../io.ts'

/** Errors as one line each on standard error, and nothing else. */
export const createLogger = ({ stderr }: Io): Logger =>
  new Logger(() => (level, message) => {
    if (level === 'error') stderr.write(`${printable(message.split('\n', 1)[0] ?? '')}\n`)
  })
