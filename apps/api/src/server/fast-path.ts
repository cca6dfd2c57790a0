/**
 * The short way of a GraphQL request: JSON in, kept or compiled answer out, past all that a general server does for
 * requests of any kind. What it cannot answer without an error it leaves to that server, so both say the same.
 */
import type { IncomingMessage } from 'node:http'
import { AnswerCache } from './answer-cache.ts'
import type { GraphQLRequest, PreparedOperations } from './prepared-operations.ts'

export interface FastPathOptions {
  readonly operations: PreparedOperations
  readonly createContext: () => unknown
  /** The version of the data at the time of asking or later, never of before. */
  readonly dataVersion: () => Promise<number>
}

/** What the server answers with, by what is accepted. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '': 'application/json; charset=utf-8',
  '*/*': 'application/json; charset=utf-8',
  'application/json': 'application/json; charset=utf-8',
  'application/graphql-response+json': 'application/graphql-response+json; charset=utf-8',
}

/** The content type of the answer; undefined for a request that is not for this way. */
export function contentTypeOf({ method, url, headers }: IncomingMessage): string | undefined {
  if (method !== 'POST' || url !== '/graphql') return undefined
  if (!/^application\/json(?:$|;)/.test(headers['content-type'] ?? '')) return undefined
  return CONTENT_TYPES[headers.accept ?? '']
}

const isText = (value: unknown) => value === undefined || value === null || typeof value === 'string'
const isRecord = (value: unknown) => value === undefined || (typeof value === 'object' && !Array.isArray(value))

/** Undefined for anything but one query with its variables. */
function readRequest(body: string): GraphQLRequest | undefined {
  try {
    const { query, variables, operationName, ...others } = JSON.parse(body)
    const isPlain = typeof query === 'string' && isRecord(variables) && isText(operationName)
    return isPlain && Object.keys(others).length === 0 ? { query, variables, operationName } : undefined
  } catch {
    return undefined
  }
}

export class FastPath {
  readonly #options: FastPathOptions
  readonly #cache = new AnswerCache()

  constructor(options: FastPathOptions) {
    this.#options = options
  }

  /** The answer as bytes of JSON; undefined where the general server must give it. */
  async answer(body: string): Promise<Buffer | undefined> {
    const version = await this.#options.dataVersion()
    return (
      this.#cache.find(body, version) ??
      this.#cache.make(body, version, async () => {
        const request = readRequest(body)
        return request && this.execute(request)
      })
    )
  }

  async execute({ query, variables, operationName }: GraphQLRequest): Promise<Buffer | undefined> {
    const run = this.#options.operations.get({ query, variables, operationName })
    const result = await run?.(this.#options.createContext(), variables)
    return result && !result.errors ? Buffer.from(JSON.stringify(result)) : undefined
  }
}
