/**
 * The short way of a GraphQL request: JSON in, kept or compiled answer out, past all that a general server does for
 * requests of any kind. What it cannot answer without an error it leaves to that server, so both say the same.
 */
import type { IncomingMessage } from 'node:http'
import type { Columns, Snapshot } from '@gongkai/schema/graphql'
import { type Answer, AnswerCache } from './answer-cache.ts'
import { findPersistedRequest, isRecord, type PersistedOperations } from './persisted-operations.ts'
import type { GraphQLRequest, PreparedOperations } from './prepared-operations.ts'
import { COST_LIMIT } from './query-cost.ts'

export interface FastPathOptions {
  readonly operations: PreparedOperations
  readonly persisted: PersistedOperations
  /** False where only persisted operations are answered. */
  readonly takesAnyQuery: boolean
  /** Say what the data are at the time of asking or later, never what they were before. */
  readonly columns: Pick<Columns, 'held' | 'current'>
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
  return method === 'POST' && url === '/graphql' && isJson(headers['content-type']) ? 'by body' : undefined
}

const isJson = (type = '') => type === 'application/json' || type.startsWith('application/json;')

export const mediaTypeOf = ({ headers }: IncomingMessage) => CONTENT_TYPES[headers.accept ?? ''] as string

const isText = (value: unknown) => value === undefined || value === null || typeof value === 'string'

/** Undefined for anything but one query with its variables. */
function readRequest(key: string): GraphQLRequest | undefined {
  try {
    const { query, variables, operationName, ...others } = JSON.parse(Buffer.from(key, 'latin1').toString())
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

  get kept(): AnswerCache['size'] {
    return this.#cache.size
  }

  /** The answer that is known to hold at this moment. A key is an address, or a body with a character for each byte. */
  findKept(key: string): FastAnswer | undefined {
    const version = this.#options.columns.held()?.version
    return version === undefined ? undefined : this.#find(key, version)
  }

  /** The answer to a key; undefined where the general server must give it. */
  async answer(how: Asked, key: string): Promise<FastAnswer | undefined> {
    if (how === 'by body' && !this.#options.takesAnyQuery) return undefined
    const snapshot = await this.#options.columns.current()
    const { version } = snapshot
    const kept = this.#find(key, version)
    if (kept) return kept
    const made = await this.#cache.make(key, version, async () => this.#execute(how, key, snapshot))
    return made && { ...made, version, isKept: false }
  }

  #find(key: string, version: number): FastAnswer | undefined {
    const kept = this.#cache.find(key, version)
    return kept && { text: kept.text, operation: kept.operation, version, isKept: true }
  }

  #read(how: Asked, key: string): GraphQLRequest | undefined {
    return how === 'by body' ? readRequest(key) : findPersistedRequest(key, this.#options.persisted)
  }

  async #execute(how: Asked, key: string, snapshot: Snapshot): Promise<Answer | undefined> {
    const request = this.#read(how, key)
    const operation = request && this.#options.operations.get(request, how === 'by address')
    const cost = operation?.costOf(request?.variables) ?? 0
    if (!operation || cost > COST_LIMIT) return undefined
    const result = await operation.run(this.#options.createContext(snapshot), request?.variables)
    if (result.errors) return undefined
    const answer = JSON.stringify({ ...result, extensions: { cost } })
    return { text: Buffer.from(answer).toString('latin1'), operation: operation.name }
  }
}
