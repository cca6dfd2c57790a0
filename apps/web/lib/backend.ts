/** The one place that knows how the API is asked: a typed document in, its data out. */
import { cache } from 'react'
import { readConfig } from '../config.ts'
import type { TypedDocumentString } from '../generated/graphql.ts'
import { BadAddress } from './bad-address.ts'

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

/** An error as GraphQL tells it; `argument` and `value` where it is one of what was given. */
interface Fault {
  readonly message: string
  readonly extensions?: { readonly code?: string; readonly argument?: string; readonly value?: string }
}

export interface GraphQLAnswer<R> {
  readonly data?: R | null
  readonly errors?: readonly Fault[]
}

/** What the API refused; a region that there is not is what the address has wrong. */
export const refusalOf = ({ message, extensions: { code = 'UNKNOWN', argument, value = '' } = {} }: Fault): Error =>
  argument === 'filter.region' ? new BadAddress([{ name: 'region', value }]) : new BackendError(message, code)

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

const PASSED_HEADERS = ['content-type', 'content-disposition', 'etag', 'retry-after', 'x-total-count', 'x-truncated']
const DOWNLOAD_TIMEOUT_MS = 60_000
const RETRY_SECONDS = 10

/** Said as the API says what it cannot send. */
const REFUSALS = {
  NOT_FOUND: [404, 'There is no such file.'],
  API_UNREACHABLE: [503, 'The service that holds the data does not answer; try again in a while.'],
  API_TIMEOUT: [504, 'The service that holds the data did not answer in time; try again in a while.'],
} as const

/** In place of a file: `{"error": {"code", "message"}}`. */
export const refuseFile = (code: keyof typeof REFUSALS): Response => {
  const [status, message] = REFUSALS[code]
  const headers = status < 500 ? undefined : { 'retry-after': String(RETRY_SECONDS) }
  return Response.json({ error: { code, message } }, { status, ...(headers && { headers }) })
}

/** As `fetch`; how long it may take to begin, and then to end. */
const fetchWithin = async (url: URL, beginMs: number, endMs: number): Promise<Response> => {
  const begin = new AbortController()
  const timer = setTimeout(() => begin.abort(new DOMException('It did not begin in time.', 'TimeoutError')), beginMs)
  try {
    return await fetch(url, { cache: 'no-store', signal: AbortSignal.any([begin.signal, AbortSignal.timeout(endMs)]) })
  } finally {
    clearTimeout(timer)
  }
}

/** A file of the API under this origin, as it comes; 503 or 504 where the API does not answer, or not in time. `address` begins with a slash. */
export const passThrough = async (address: string, timeoutMs = DOWNLOAD_TIMEOUT_MS): Promise<Response> => {
  const { apiUrl, apiTimeoutMs } = readConfig()
  try {
    const { status, body, headers } = await fetchWithin(new URL(address, apiUrl), apiTimeoutMs, timeoutMs)
    const passed = PASSED_HEADERS.flatMap((name) => {
      const value = headers.get(name)
      return value === null ? [] : [[name, value] as [string, string]]
    })
    return new Response(body, { status, headers: passed })
  } catch (cause) {
    const failure = new BackendUnreachable(apiUrl, cause)
    console.error(failure)
    return refuseFile(failure.isSlow ? 'API_TIMEOUT' : 'API_UNREACHABLE')
  }
}

/** Asks the API. Throws BackendUnreachable where it does not answer, BackendError or BadAddress where it refuses. */
export const request = async <R, V>(document: TypedDocumentString<R, V>, variables: V): Promise<R> => {
  const { apiUrl } = readConfig()
  const { data, errors } = await post<R>(apiUrl, { query: document.toString(), variables })
  const [error] = errors ?? []
  if (error) throw refusalOf(error)
  if (!data) throw new BackendUnreachable(apiUrl, new Error('no data in the answer'))
  return data
}
