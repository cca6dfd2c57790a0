/** The one place that knows how the API is asked: a typed document in, its data out. */
import { cache } from 'react'
import { readConfig } from '../config.ts'
import type { TypedDocumentString } from '../generated/graphql.ts'

/** One for all that a page asks, so that a slow API is told of in time however often it is asked; elsewhere one for each question. */
const patience = cache(() => AbortSignal.timeout(readConfig().apiTimeoutMs))

/** The API did not answer, or not in time, or answered something that is not GraphQL. */
export class BackendUnreachable extends Error {
  readonly url: string
  /** It may answer yet, to who has more time. */
  readonly isSlow: boolean
  constructor(url: string, cause: unknown) {
    super(`The API at ${url} does not answer.`, { cause })
    this.name = 'BackendUnreachable'
    this.url = url
    this.isSlow = cause instanceof Error && cause.name === 'TimeoutError'
  }
}

/** The API refused the request; `code` is the first error’s `extensions.code`. */
export class BackendError extends Error {
  readonly code: string
  constructor(message: string, code: string) {
    super(message)
    this.name = 'BackendError'
    this.code = code
  }
}

export interface GraphQLAnswer<R> {
  readonly data?: R | null
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[]
}

const post = async <R>(url: string, body: object): Promise<GraphQLAnswer<R>> => {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
      cache: 'no-store',
      signal: patience(),
    })
    return (await response.json()) as GraphQLAnswer<R>
  } catch (cause) {
    throw new BackendUnreachable(url, cause)
  }
}

const PASSED_HEADERS = ['content-type', 'content-disposition', 'etag', 'x-total-count', 'x-truncated']
const DOWNLOAD_TIMEOUT_MS = 60_000

/** A file of the API under this origin, as it comes; 503 where the API does not answer. `address` begins with a slash. */
export const passThrough = async (address: string, timeoutMs = DOWNLOAD_TIMEOUT_MS): Promise<Response> => {
  const url = new URL(address, readConfig().apiUrl)
  try {
    const { status, body, headers } = await fetch(url, {
      cache: 'no-store',
      signal: AbortSignal.timeout(timeoutMs),
    })
    const passed = PASSED_HEADERS.flatMap((name) => {
      const value = headers.get(name)
      return value === null ? [] : [[name, value] as [string, string]]
    })
    return new Response(body, { status, headers: passed })
  } catch {
    return new Response(null, { status: 503 })
  }
}

/** Asks the API. Throws BackendUnreachable where it does not answer and BackendError where it refuses. */
export const request = async <R, V>(document: TypedDocumentString<R, V>, variables: V): Promise<R> => {
  const { apiUrl } = readConfig()
  const { data, errors } = await post<R>(apiUrl, { query: document.toString(), variables })
  const [error] = errors ?? []
  if (error) throw new BackendError(error.message, error.extensions?.code ?? 'UNKNOWN')
  if (!data) throw new BackendUnreachable(apiUrl, new Error('no data in the answer'))
  return data
}
