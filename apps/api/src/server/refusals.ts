/** Requests that are refused before anybody looks at what they ask, each with a code and what to do. */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { Course } from './request-log.ts'
import { COMMON_HEAD } from './response-headers.ts'

const MAX_BODY_BYTES = 2 ** 20
/** Of those who have a key and hand in documents; it is looked at before the body is. */
const MAX_SUBMISSION_BYTES = 64 * 2 ** 20

export const bodyLimitOf = ({ authorization }: IncomingHttpHeaders): number =>
  authorization ? MAX_SUBMISSION_BYTES : MAX_BODY_BYTES

const REFUSALS = {
  BAD_HOST: { status: 400, message: 'The header “Host” must be a name or an address, with a port or without.' },
  BAD_ADDRESS: {
    status: 400,
    message: 'Ask for the address as it is: a path from the root, without steps up or back.',
  },
  BODY_TOO_LARGE: {
    status: 413,
    message: `The body must say its length and be at most ${MAX_BODY_BYTES} bytes, or ${MAX_SUBMISSION_BYTES} with a key.`,
  },
  BODY_ENCODED: { status: 415, message: 'Send the body as it is, without “Content-Encoding”.' },
  UNAUTHENTICATED: { status: 401, message: 'No key that counts; send “Authorization: Bearer <key>”, or nothing.' },
  RATE_LIMITED: { status: 429, message: 'Too many requests; go on after the seconds that “Retry-After” says.' },
} as const

/** As GraphQL has it, and all other addresses: see `failureOf`. */
export const failureAt = (path: string, code: string, message: string): object =>
  path.startsWith('/graphql') ? { errors: [{ message, extensions: { code } }] } : { error: { code, message } }

/** The connection ends with it, since the rest of a body is not read. */
export function refuse(
  { url = '' }: IncomingMessage,
  response: ServerResponse,
  course: Course,
  code: keyof typeof REFUSALS,
): void {
  const { status, message } = REFUSALS[code]
  course.way = 'refused'
  course.refusal = code
  const own = ['content-type', 'application/json', 'connection', 'close']
  response.writeHead(status, [...COMMON_HEAD, ...own, ...course.head.flat()])
  response.end(JSON.stringify(failureAt(url.split('?', 1)[0] as string, code, message)))
}
