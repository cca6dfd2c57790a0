/** The API as one function of requests: what may be asked, by which way it is answered, and what is told of that. */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { PoolUse } from '@gongkai/schema/db'
import { columnsOf, createContext } from '@gongkai/schema/graphql'
import type { Logger } from 'pino'
import { etagOf, isKnownBy } from '../exports/etag.ts'
import { findKey } from './authentication.ts'
import { askedHow, type FastAnswer, FastPath, mediaTypeFor } from './fast-path.ts'
import { createGraphQLServer, type GraphQLServer, schema } from './graphql-server.ts'
import { Metrics } from './metrics.ts'
import { PreparedOperations } from './prepared-operations.ts'
import { createRateLimit, type RateLimitOptions } from './rate-limit.ts'
import { readBody } from './read-body.ts'
import { bodyLimitOf, refuse } from './refusals.ts'
import { type Course, logRequest } from './request-log.ts'
import { findMisreading } from './request-target.ts'
import { COMMON_HEAD } from './response-headers.ts'
import type { ServerOptions } from './server-options.ts'
import { watchStore } from './store-watch.ts'
import { openDocumentReader } from './submitted-documents.ts'
import type { Tracing } from './tracing.ts'

export interface ApiServerOptions extends ServerOptions {
  readonly rateLimit?: RateLimitOptions | undefined
  readonly logger?: Logger | undefined
  readonly tracing?: Tracing | undefined
  /** Whose connections the metrics tell of, by their names. */
  readonly pools?: Readonly<Record<string, () => PoolUse>>
}

export interface ApiServer {
  /** The general server alone, for tests. */
  readonly fetch: GraphQLServer['fetch']
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
  /** Ends what reads documents; none is waited for. */
  close(): Promise<void>
}

const NO_LIMIT: RateLimitOptions = { perMinute: 0, trustProxy: false }

export function createServer(options: ApiServerOptions): ApiServer {
  const { db, persisted = new Map(), takesAnyQuery = true, tracing } = options
  const columns = columnsOf(db)
  const store = watchStore(db, options.writer)
  const metrics = new Metrics({ columns, answers: () => fastPath.kept, pools: options.pools ?? {}, store })
  const documents = openDocumentReader()
  const general = createGraphQLServer({ ...options, metrics, store, documents })
  const isWithinLimit = createRateLimit(options.rateLimit ?? NO_LIMIT)
  const fastPath = new FastPath({
    operations: new PreparedOperations(schema, general),
    persisted,
    takesAnyQuery,
    columns,
    createContext: (snapshot) => createContext(db, columns, snapshot),
  })

  /** Where the database does not say, the general server tells so. */
  const isUnknown = async (authorization: string) =>
    (await findKey(options, authorization).catch(() => null)) === undefined

  const answer = async (request: IncomingMessage, response: ServerResponse, course: Course): Promise<void> => {
    const { authorization } = request.headers
    if (isHeadOfGraphQL(request)) request.method = 'GET'
    const misreading = findMisreading(request)
    if (misreading) return refuse(request, response, course, misreading)
    if (!isBodyAcceptable(request)) return refuse(request, response, course, 'BODY_TOO_LARGE')
    if (isEncoded(request)) return refuse(request, response, course, 'BODY_ENCODED')
    const isAllowed = isWithinLimit(request, course.head)
    if (isAllowed !== true && !(await isAllowed)) return refuse(request, response, course, 'RATE_LIMITED')
    if (authorization !== undefined && (await isUnknown(authorization)))
      return refuse(request, response, course, 'UNAUTHENTICATED')
    const how = authorization === undefined ? askedHow(request) : undefined
    if (how === undefined) return passOn(request, response, course)
    const body = how === 'by body' ? await readBody(request) : undefined
    const key = body?.toString('latin1') ?? (request.url as string)
    const fast = fastPath.findKept(key) ?? (await fastPath.answer(how, key).catch(() => undefined))
    if (!fast) return relay(await askGeneral(general, request, body, course), response, course)
    course.way = fast.isKept ? 'kept' : 'compiled'
    course.operation = fast.operation
    metrics.sawDataVersion(fast.version)
    send(request, response, course, fast)
  }

  const passOn = async (request: IncomingMessage, response: ServerResponse, course: Course): Promise<void> => {
    for (const [name, value] of course.head) response.setHeader(name, value)
    await general(request, response, { course })
  }

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const started = performance.now()
    const id = randomUUID()
    const course: Course = { id, head: [['x-request-id', id]], way: 'general' }
    response.once('close', () => {
      const seconds = (performance.now() - started) / 1000
      metrics.count(response.statusCode, course.way, seconds)
      if (course.refusal) metrics.sawError(course.refusal)
      if (options.logger) logRequest(options.logger, request, response, course, seconds)
    })
    if (!tracing) return answer(request, response, course)
    await tracing.during(request, response, course, () => answer(request, response, course))
  }
  return { fetch: general.fetch, handle, close: documents.close }
}

/** Its answer is that by GET; Node itself sends no body after the head. */
const isHeadOfGraphQL = ({ method, url = '' }: IncomingMessage) => method === 'HEAD' && /^\/graphql(\?|$)/.test(url)

/** A body says its length beforehand, and is no longer than a query has reason to be. */
const isBodyAcceptable = ({ headers }: IncomingMessage) =>
  headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) <= bodyLimitOf(headers)

/** Bodies are small, and what unpacks without end is not. */
const isEncoded = ({ headers }: IncomingMessage) => (headers['content-encoding'] ?? 'identity') !== 'identity'

/** By GET an answer may be kept by anybody who asks us, before showing it, whether it still holds. */
function send(request: IncomingMessage, response: ServerResponse, course: Course, { text, version }: FastAnswer): void {
  const { method, headers } = request
  const etag = etagOf(version)
  const head = [...COMMON_HEAD, ...course.head.flat(), 'content-type', mediaTypeFor(request.headers.accept) as string]
  if (method === 'GET') head.push('etag', etag, 'cache-control', 'public, no-cache', 'vary', 'accept')
  if (method === 'GET' && isKnownBy(headers['if-none-match'], etag)) response.writeHead(304, head).end()
  // Node sends head and text in one piece where neither has to be encoded and the length is known.
  else response.writeHead(200, [...head, 'content-length', String(text.length)]).end(text, 'latin1')
}

function askGeneral(
  { fetch }: GraphQLServer,
  { method = 'GET', url, headers }: IncomingMessage,
  body: Buffer<ArrayBuffer> | undefined,
  course: Course,
) {
  const init = { method, headers: headers as Record<string, string>, ...(body && { body }) }
  return fetch(`http://${headers.host ?? 'localhost'}${url}`, init, { course })
}

async function relay(from: Response, to: ServerResponse, { head }: Course): Promise<void> {
  const body = Buffer.from(await from.arrayBuffer())
  to.writeHead(from.status, [...from.headers, ...head].flat()).end(body)
}
