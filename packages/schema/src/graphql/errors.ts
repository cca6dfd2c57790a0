/** Errors that a caller can act on; servers pass them on unmasked because they are GraphQLErrors with a code. */
import { GraphQLError } from 'graphql'

export type ErrorCode = 'BAD_USER_INPUT' | 'NOT_FOUND' | 'UNAUTHENTICATED' | 'FORBIDDEN' | 'DOCUMENT_REFUSED'

const coded = (code: ErrorCode, message: string, extensions: object = {}) =>
  new GraphQLError(message, { extensions: { code, ...extensions } })

/** The request asks for something that cannot be; `message` says what to write instead. */
export const badInput = (message: string) => coded('BAD_USER_INPUT', message)

export const nothingThere = (message: string, extensions: object = {}) => coded('NOT_FOUND', message, extensions)

/** The id is well formed and nothing has it. */
export const notFound = (kind: string, id: string) => nothingThere(`No ${kind} has the id ${JSON.stringify(id)}.`)

/** The request changes something and has no key that counts. */
export const unauthenticated = () =>
  coded('UNAUTHENTICATED', 'Only who has a key can change something: send “Authorization: Bearer <key>”.', {
    http: { status: 401, headers: { 'www-authenticate': 'Bearer' } },
  })

/** The key is not for this. */
export const forbidden = (message: string) => coded('FORBIDDEN', message, { http: { status: 403 } })

/** The parser takes no report from the bytes; `reason` is its own code, such as `document.not_a_report`. */
export const documentRefused = (reason: string, message: string) => coded('DOCUMENT_REFUSED', message, { reason })
