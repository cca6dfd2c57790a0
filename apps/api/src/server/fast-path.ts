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

const JSON_TYPE = 'application/json; charset=utf-8'

/** What the general server answers with, by what is accepted. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '*/*': JSON_TYPE,
  'application/*': JSON_TYPE,
  'application/json': JSON_TYPE,
  'application/graphql-response+json': 'application/graphql-response+json; charset=utf-8',
}

/** Who accepts several is answered by the first that we have; a browser, which accepts HTML, is shown a page elsewhere. */
export function mediaTypeFor(accept = '*/*'): string | undefined {
  if (Object.hasOwn(CONTENT_TYPES, accept)) return CONTENT_TYPES[accept]
  const accepted = accept.split(',').map((range) => (range.split(';', 1)[0] as string).trim().toLowerCase())
  if (accepted.includes('text/html')) return undefined
  const first = accepted.find((range) => Object.hasOwn(CONTENT_TYPES, range))
  return first === undefined ? undefined : CONTENT_TYPES[first]
}

/** How an address is asked on this way: by its body, by itself, or not at all. */
export type Asked = 'by body' | 'by address'

export function askedHow({ method, url = '', headers }: IncomingMessage): Asked | undefined {
  if (mediaTypeFor(headers.accept) === undefined) return undefined
  if (method === 'GET') return url.startsWith('/graphql?') && url.includes('persistedQuery') ? 'by address' : undefined
  return method === 'POST' && url === '/graphql' && isJson(headers['content-type']) ? 'by body' : undefined
}

const isJson = (type = '') => type === 'application/json' || type.startsWith('application/json;')

const isText = (value: unknown) => value === undefined || value === null || typeof value === 'string'

/** What clients say of themselves changes no answer. */
const isAside = (extensions: unknown) => isRecord(extensions) && !Object.hasOwn(extensions ?? {}, 'persistedQuery')

/** Undefined for anything but one query with its variables. */
function readRequest(key: string): GraphQLRequest | undefined {
  try {
    const { query, variables, operationName, extensions, ...others } = JSON.parse(Buffer.from(key, 'latin1').toString())
    const isPlain = typeof query === 'string' && isRecord(variables) && isText(operationName) && isAside(extensions)
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
