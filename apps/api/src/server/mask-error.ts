import { randomUUID } from 'node:crypto'
import { type DatabaseError, type DatabaseErrorCode, findDatabaseError } from '@gongkai/schema/db'
import { GraphQLError } from 'graphql'
import type { MaskError } from 'graphql-yoga'
import { describeError } from '../expected-error.ts'

export type LogError = (message: string, error?: unknown) => void

/**
 * Errors thrown on purpose pass with their code. Trouble with the database has one too; what an operator can do about it
 * is logged and is not for callers. Of all others the caller learns only an id, under which the error is logged once.
 */
export const createMaskError =
  (log: LogError): MaskError =>
  (error) => {
    const origin = originOf(error)
    if (origin instanceof GraphQLError) return withCode(withoutInternals(error as GraphQLError))
    const { nodes = null, path = null } = error instanceof GraphQLError ? error : {}
    const { message, extensions } = mistakeIn(origin) ?? answerTo(origin, log)
    return new GraphQLError(message, { nodes, path, extensions })
  }

/** The library tells of a body that is no JSON by the error of its own parser. */
function withoutInternals(error: GraphQLError): GraphQLError {
  if (!('originalError' in error.extensions)) return error
  const message = `${error.message} Send {"query": "…"} as application/json.`
  return new GraphQLError(message, { extensions: { code: error.extensions.code, http: { status: 400 } } })
}

/** What the library finds wrong with variables it says without one. */
function withCode(error: GraphQLError): GraphQLError {
  const { message, nodes = null, path = null, extensions } = error
  if ('code' in extensions) return error
  return new GraphQLError(message, { nodes, path, extensions: { ...extensions, code: 'BAD_USER_INPUT' } })
}

/** GraphQL wraps whatever a resolver throws, sometimes more than once. */
const originOf = (error: unknown): unknown =>
  error instanceof GraphQLError && error.originalError ? originOf(error.originalError) : error

/** What the library finds wrong with arguments of `@defer` and `@stream` only as it executes them. */
const DIRECTIVE_MISTAKE = /^(?:initialCount|label) must be /

const mistakeIn = (origin: unknown): Answer | undefined =>
  origin instanceof Error && DIRECTIVE_MISTAKE.test(origin.message)
    ? { message: `${origin.message}.`, extensions: { code: 'BAD_USER_INPUT' } }
    : undefined

type Answer = Pick<GraphQLError, 'message' | 'extensions'>

function answerTo(origin: unknown, log: LogError): Answer {
  const databaseError = findDatabaseError(origin)
  if (databaseError) {
    log(describeError(databaseError))
    return answerToDatabaseError(databaseError)
  }
  const id = randomUUID()
  log(`Unexpected error ${id}`, origin)
  const message = `Something went wrong here. It is logged as ${id}.`
  return { message, extensions: { code: 'INTERNAL_SERVER_ERROR', id } }
}

const UNAVAILABLE = ['DATABASE_UNAVAILABLE', 'The database is not available; try again later.'] as const
const ANSWERS: Partial<Record<DatabaseErrorCode, readonly [code: string, message: string]>> = {
  'database.timeout': ['DATABASE_TIMEOUT', 'The database took too long over this; ask for less at a time.'],
}

function answerToDatabaseError({ code }: DatabaseError): Answer {
  const [name, message] = ANSWERS[code] ?? UNAVAILABLE
  return { message, extensions: { code: name, http: { status: 503, headers: { 'retry-after': RETRY_SECONDS } } } }
}

/** A database that is started anew is back by then; the next question finds it by itself. */
export const RETRY_SECONDS = '5'

const STATUS: Readonly<Record<string, number>> = { BAD_USER_INPUT: 400, NOT_FOUND: 404 }

/** A masked error as the answer of an address that is no GraphQL. */
export function failureOf(error: Error): Response {
  const { message, extensions } = error as GraphQLError
  const code = String(extensions.code)
  const { status = STATUS[code] ?? 500, headers = {} } = (extensions.http ?? {}) as ResponseInit
  return Response.json({ error: { code, message } }, { status, headers })
}
