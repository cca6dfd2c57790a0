/** The API as embeds ask it: one known operation by GET, so that an answer that still holds is not sent again. */
import { readConfig } from '../config.ts'
import type { TypedDocumentString } from '../generated/graphql.ts'
import { BackendUnreachable, type GraphQLAnswer, refusalOf, request } from '../lib/backend.ts'
import type { Query } from './kind.ts'

/** What the query itself asked would be refused for too, so that it need not be sent. */
const ABOUT_THE_ADDRESS = new Set<string | undefined>(['NOT_FOUND', 'BAD_USER_INPUT'])

export interface Answer {
  readonly data: unknown
  /** Names the state of the data it was made from. */
  readonly etag: string | undefined
}

const addressOf = ({ document, variables }: Query, apiUrl: string): string => {
  const sha256Hash = String(document.__meta__?.hash).replace(/^sha256:/, '')
  const query = new URLSearchParams({
    extensions: JSON.stringify({ persistedQuery: { version: 1, sha256Hash } }),
    variables: JSON.stringify(variables),
  })
  return `${apiUrl}?${query}`
}

const get = async (query: Query, etag: string | undefined): Promise<Response> => {
  const { apiUrl, apiTimeoutMs } = readConfig()
  try {
    return await fetch(addressOf(query, apiUrl), {
      headers: { accept: 'application/json', ...(etag && { 'if-none-match': etag }) },
      signal: AbortSignal.timeout(apiTimeoutMs),
    })
  } catch (cause) {
    throw new BackendUnreachable(apiUrl, cause)
  }
}

/** An API of another build does not know the hash, but the query it does. */
const post = async ({ document, variables }: Query): Promise<Answer> => ({
  data: await request(document as TypedDocumentString<unknown, object>, variables),
  etag: undefined,
})

/**
 * The answer to a query; undefined where the one with this etag still holds. Throws BackendUnreachable where the API does
 * not answer, BackendError or BadAddress where it refuses.
 */
export const ask = async (query: Query, etag?: string): Promise<Answer | undefined> => {
  const response = await get(query, etag)
  if (response.status === 304) return undefined
  const { data, errors } = (await response.json().catch(() => ({}))) as GraphQLAnswer<unknown>
  const [error] = errors ?? []
  if (error && ABOUT_THE_ADDRESS.has(error.extensions?.code)) throw refusalOf(error)
  if (!data || errors) return post(query)
  return { data, etag: response.headers.get('etag') ?? undefined }
}
