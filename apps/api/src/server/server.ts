/** The API as one function of requests: what may be asked, by which way it is answered, and what is told of that. */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { columnsOf, createContext, schema } from '@gongkai/schema/graphql'
import type { Logger } from 'pino'
import { findKey } from './authentication.ts'
import { askedHow, contentTypeOf, type FastAnswer, FastPath } from './fast-path.ts'
import { createGraphQLServer, type GraphQLServer, HEADERS, type ServerOptions } from './graphql-server.ts'
import { Metrics } from './metrics.ts'
import { PreparedOperations } from './prepared-operations.ts'
import { createRateLimit, type RateLimitOptions } from './rate-limit.ts'
import { bodyLimitOf, refuse } from './refusals.ts'
import { type Course, logRequest } from './request-log.ts'
import { findMisreading } from './request-target.ts'

export interface ApiServerOptions extends ServerOptions {
  readonly rateLimit?: RateLimitOptions | undefined
  readonly logger?: Logger | undefined
}

export interface ApiServer {
  /** The general server alone, for tests. */
  readonly fetch: GraphQLServer['fetch']
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
}

const NO_LIMIT: RateLimitOptions = { perMinute: 0, trustProxy: false }

export function createServer(options: ApiServerOptions): ApiServer {
  const { db, persisted = new Map(), takesAnyQuery = true } = options
  const metrics = new Metrics()
  const general = createGraphQLServer({ ...options, metrics })
  const isWithinLimit = createRateLimit(options.rateLimit ?? NO_LIMIT)
  const fastPath = new FastPath({
    operations: new PreparedOperations(schema, general),
    persisted,
    takesAnyQuery,
    snapshot: () => columnsOf(db).current(),
    createContext: (snapshot) => createContext(db, columnsOf(db), snapshot),
  })

  /** Where the database does not say, the general server tells so. */
  const isUnknown = async (authorization: string) =>
    (await findKey(options, authorization).catch(() => null)) === undefined

  const answer = async (request: IncomingMessage, response: ServerResponse, course: Course): Promise<void> => {
    course.way = 'refused'
    const { authorization } = request.headers
    const misreading = findMisreading(request)
    if (misreading) return refuse(response, misreading)
    if (!isBodyAcceptable(request)) return refuse(response, 'BODY_TOO_LARGE')
    if (!(await isWithinLimit(request, response))) return refuse(response, 'RATE_LIMITED')
    if (authorization && (await isUnknown(authorization))) return refuse(response, 'UNAUTHENTICATED')
    course.way = 'general'
    const how = authorization ? undefined : askedHow(request)
    if (how === undefined) return general(request, response)
    const key = how === 'by body' ? await text(request) : (request.url as string)
    const fast = await fastPath.answer(how, key).catch(() => undefined)
    if (!fast) return relay(await askGeneral(general, request, how === 'by body' ? key : undefined), response)
    course.way = fast.isKept ? 'kept' : 'compiled'
    course.operation = fast.operation
    metrics.sawDataVersion(fast.version)
    send(request, response, fast)
  }

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const started = performance.now()
    const course: Course = { id: randomUUID(), way: 'general' }
    response.setHeader('x-request-id', course.id)
    response.once('close', () => {
      const seconds = (performance.now() - started) / 1000
      metrics.count(response.statusCode, course.way, seconds)
      if (options.logger) logRequest(options.logger, request, response, course, seconds)
    })
    await answer(request, response, course)
  }
  return { fetch: general.fetch, handle }
}

/** A body says its length beforehand, and is no longer than a query has reason to be. */
const isBodyAcceptable = ({ headers }: IncomingMessage) =>
  headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) <= bodyLimitOf(headers)

/** By GET an answer may be kept by anybody who asks us, before showing it, whether it still holds. */
function send(request: IncomingMessage, response: ServerResponse, { bytes, version }: FastAnswer): void {
  const headers = { ...HEADERS, 'content-type': contentTypeOf(request) }
  if (request.method !== 'GET') return void response.writeHead(200, headers).end(bytes)
  const etag = `W/"${version}"`
  const cached = { ...headers, etag, 'cache-control': 'public, no-cache', vary: 'accept' }
  if (request.headers['if-none-match'] === etag) return void response.writeHead(304, cached).end()
  response.writeHead(200, cached).end(bytes)
}

function askGeneral({ fetch }: GraphQLServer, { method = 'GET', url, headers }: IncomingMessage, body?: string) {
  const init = { method, headers: headers as Record<string, string>, ...(body === undefined ? {} : { body }) }
  return fetch(`http://${headers.host ?? 'localhost'}${url}`, init)
}

async function relay(from: Response, to: ServerResponse): Promise<void> {
  to.writeHead(from.status, Object.fromEntries(from.headers)).end(Buffer.from(await from.arrayBuffer()))
}
