/** Queries known beforehand by the SHA-256 of their text, so that they can be asked by GET and kept by every cache. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { ExpectedError } from '../expected-error.ts'
import type { GraphQLRequest } from './prepared-operations.ts'

/** Text by hash, in lower-case hexadecimal. */
export type PersistedOperations = ReadonlyMap<string, string>

/** Some builds name the algorithm before the hash. */
export const bareHash = (hash: string) => hash.replace(/^sha256:/, '')

const isHashOf = (text: unknown, hash: string) =>
  typeof text === 'string' && createHash('sha256').update(text).digest('hex') === bareHash(hash)

/** Reads a manifest `{"<hash>": "<query>"}` as a build writes it. Throws `operations.invalid`. */
export async function readPersistedOperations(path: string): Promise<PersistedOperations> {
  const refuse = (why: string) =>
    new ExpectedError('operations.invalid', `PERSISTED_OPERATIONS names ${path}, which ${why}.`)
  const file = await readFile(path, 'utf8').catch(() => Promise.reject(refuse('cannot be read')))
  let manifest: Record<string, string>
  try {
    manifest = JSON.parse(file)
  } catch {
    throw refuse('is no JSON')
  }
  const wrong = Object.entries(manifest).find(([hash, text]) => !isHashOf(text, hash))
  if (wrong) throw refuse(`has a query under ${wrong[0]}, which is not its SHA-256`)
  return new Map(Object.entries(manifest).map(([hash, text]) => [bareHash(hash), text]))
}

/** Variables, or none. */
export const isRecord = (value: unknown) => value == null || (typeof value === 'object' && !Array.isArray(value))

/** The operation that a GET names by its hash; undefined for any other address. */
export function findPersistedRequest(url: string, operations: PersistedOperations): GraphQLRequest | undefined {
  try {
    const { searchParams } = new URL(url, 'http://localhost')
    const { version, sha256Hash } = JSON.parse(searchParams.get('extensions') ?? '{}').persistedQuery ?? {}
    const query = version === 1 && typeof sha256Hash === 'string' ? operations.get(bareHash(sha256Hash)) : undefined
    if (query === undefined || searchParams.has('query')) return undefined
    const variables = JSON.parse(searchParams.get('variables') ?? 'null')
    if (!isRecord(variables)) return undefined
    return { query, variables, operationName: searchParams.get('operationName') || null }
  } catch {
    return undefined
  }
}
