/**
 * The short way of a GraphQL request: JSON in, kept or compiled answer out, past all that a general server does for
 * requests of any kind. What it cannot answer without an error it leaves to that server, so both say the same.
 */
import type { IncomingMessage } from 'node:http'
import type { Snapshot } from '@gongkai/schema/graphql'
import { type Answer, AnswerCache } from './answer-cache.ts'
import { findPersistedRequest, type PersistedOperations } from './persisted-operations.ts'
import type { GraphQLRequest, PreparedOperations } from './prepared-operations.ts'

export interface FastPathOptions {
  readonly operations: PreparedOperations
  readonly persisted: PersistedOperations
  /** False where only persisted operations are answered. */
  readonly takesAnyQuery: boolean
  /** What the data are at the time of asking or later, never what they were before. */
  readonly snapshot: () => Promise<Snapshot>
  readonly createContext: (snapshot: Snapshot) => unknown
}

export interface FastAnswer extends Answer {
  readonly version: number
  /** Whether it was kept from before. */
  readonly isKept: boolean
}

/** What the general server answers with, by what is accepted. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '': 'application/json; charset=utf-8',
  '*/*': 'application/json; charset=utf-8',
  'application/json': 'application/json; charset=utf-8',
  'application/graphql-response+json': 'application/graphql-response+json; charset=utf-8',
}

/** How an address is asked on this way: by its body, by itself, or not at all. */
export type Asked = 'by body' | 'by address'

export function askedHow({ method, url = '', headers }: IncomingMessage): Asked | undefined {
  if (!Object.hasOwn(CONTENT_TYPES, headers.accept ?? '')) return undefined
  if (method === 'GET') return url.startsWith('/graphql?') && url.includes('persistedQuery') ? 'by address' : undefined
  const isJson = /^application\/json(?:$|;)/.test(headers['content-type'] ?? '')
  return method === 'POST' && url === '/graphql' && isJson ? 'by body' : undefined
}

export const contentTypeOf = ({ headers }: IncomingMessage) => CONTENT_TYPES[headers.accept ?? ''] as string

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

  /** The answer to a body or an address; undefined where the general server must give it. */
  async answer(how: Asked, key: string): Promise<FastAnswer | undefined> {
    if (how === 'by body' && !this.#options.takesAnyQuery) return undefined
    const snapshot = await this.#options.snapshot()
    const { version } = snapshot
    const kept = this.#cache.find(key, version)
    if (kept) return { ...kept, version, isKept: true }
    const made = await this.#cache.make(key, version, async () => this.#execute(this.#read(how, key), snapshot))
    return made && { ...made, version, isKept: false }
  }

  #read(how: Asked, key: string): GraphQLRequest | undefined {
    return how === 'by body' ? readRequest(key) : findPersistedRequest(key, this.#options.persisted)
  }

  async #execute(request: GraphQLRequest | undefined, snapshot: Snapshot): Promise<Answer | undefined> {
    const operation = request && this.#options.operations.get(request)
    const result = await operation?.run(this.#options.createContext(snapshot), request?.variables)
    if (!operation || !result || result.errors) return undefined
    return { bytes: Buffer.from(JSON.stringify(result)), operation: operation.name }
  }
}
