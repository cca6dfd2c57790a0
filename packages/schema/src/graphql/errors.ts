/** Errors that a caller can act on; servers pass them on unmasked because they are GraphQLErrors with a code. */
import { GraphQLError } from 'graphql'

export type ErrorCode = 'BAD_USER_INPUT' | 'NOT_FOUND'

const coded = (code: ErrorCode, message: string) => new GraphQLError(message, { extensions: { code } })

/** The request asks for something that cannot be; `message` says what to write instead. */
export const badInput = (message: string) => coded('BAD_USER_INPUT', message)

/** The id is well formed and nothing has it. */
export const notFound = (kind: string, id: string) => coded('NOT_FOUND', `No ${kind} has the id ${JSON.stringify(id)}.`)
