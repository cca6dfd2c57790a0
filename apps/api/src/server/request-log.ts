/** One line of JSON for each request, with an id that the answer carries too. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type DestinationStream, type Logger, pino } from 'pino'
import type { LogLevel } from '../config.ts'
import { printable } from '../expected-error.ts'
import type { Way } from './metrics.ts'

/** What became of a request: which operation it was, by its name, and how it was answered. */
export interface Course {
  readonly id: string
  /** What the answer says of it in headers, whoever gives it. */
  readonly head: [name: string, value: string][]
  operation?: string | undefined
  way: Way
  /** The code, where nobody looked at what it asks. */
  refusal?: string
}

export const createLogger = (level: LogLevel, to: DestinationStream): Logger =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, to)

/** Addresses of clients are not logged: they are personal, and nothing here needs them. */
export const logRequest = (
  logger: Logger,
  { method, url = '' }: IncomingMessage,
  { statusCode }: ServerResponse,
  course: Omit<Course, 'head'>,
  seconds: number,
) =>
  logger.info(
    {
      request: course.id,
      method,
      path: printable(url.split('?', 1)[0] ?? ''),
      operation: course.operation,
      status: statusCode,
      way: course.way,
      milliseconds: Math.round(seconds * 1e6) / 1e3,
    },
    'answered',
  )
