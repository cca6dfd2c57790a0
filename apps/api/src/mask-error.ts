import { randomUUID } from 'node:crypto'
import { GraphQLError } from 'graphql'
import type { MaskError } from 'graphql-yoga'

export type LogError = (message: string, error: unknown) => void

/**
 * Errors thrown on purpose pass with their code; of all others the caller learns only an id, under which the error is
 * logged once.
 */
export const createMaskError =
  (log: LogError): MaskError =>
  (error) => {
    const origin = originOf(error)
    if (origin instanceof GraphQLError) return error as GraphQLError
    const id = randomUUID()
    log(`Unexpected error ${id}`, origin)
    const { nodes, path } = error instanceof GraphQLError ? error : {}
    return new GraphQLError(`Something went wrong here. It is logged as ${id}.`, {
      nodes: nodes ?? null,
      path: path ?? null,
      extensions: { code: 'INTERNAL_SERVER_ERROR', id },
    })
  }

/** GraphQL wraps whatever a resolver throws, sometimes more than once. */
const originOf = (error: unknown): unknown =>
  error instanceof GraphQLError && error.originalError ? originOf(error.originalError) : error
