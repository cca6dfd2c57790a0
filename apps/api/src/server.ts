/** GraphQL over HTTP. `createServer` is all of it but the socket, so that tests call its `fetch`. */
import { once } from 'node:events'
import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createNetServer, type Server as NetServer } from 'node:net'
import type { Tables } from '@gongkai/schema/db'
import { createContext, schema } from '@gongkai/schema/graphql'
import { renderGraphiQL } from '@graphql-yoga/render-graphiql'
import { createYoga, type Plugin } from 'graphql-yoga'
import type { Kysely } from 'kysely'
import { ExpectedError } from './expected-error.ts'
import { createMaskError, type LogError } from './mask-error.ts'
import { findPortHolder } from './port-holder.ts'
import { queryLimits } from './query-limits.ts'
import { ROUTES } from './routes.ts'

export interface ServerOptions {
  readonly db: Kysely<Tables>
  readonly log?: LogError
}

/** Everything is public and read-only, so any page may read it, without credentials; none may frame it. */
const HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-allow-headers': 'content-type, accept',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "frame-ancestors 'none'",
}
const MAX_BODY_BYTES = 2 ** 20

const EXAMPLE_QUERY = `# 政府信息公开工作年度报告 · Annual reports on government information disclosure
# Which agencies took most decisions on permits in 2024?
query TopPermits {
  ranking(metric: PERMITS_DECISIONS, year: 2024, first: 10) {
    totalCount
    nodes {
      rank
      value
      agency { name }
    }
  }
}
`

export function createServer({ db, log = console.error }: ServerOptions) {
  return createYoga({
    schema,
    context: () => createContext(db),
    cors: false,
    landingPage: false,
    healthCheckEndpoint: '/graphql/health', // so that /health is ours to answer
    logging: false,
    maskedErrors: { maskError: createMaskError(log) },
    graphiql: { title: 'Gongkai', defaultQuery: EXAMPLE_QUERY },
    renderGraphiQL,
    plugins: [routesPlugin(db), headersPlugin, ...queryLimits],
  })
}

const routesPlugin = (db: Kysely<Tables>): Plugin => ({
  async onRequest({ url, request, endResponse }) {
    if (request.method === 'OPTIONS') return endResponse(new Response(null, { status: 204 }))
    if (request.method === 'POST') return
    for (const { path, answer } of ROUTES) {
      const match = path.exec(url.pathname)
      if (match) return endResponse(await answer(db, match))
    }
  },
})

const headersPlugin: Plugin = {
  onResponse({ response }) {
    for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value)
  },
}

export interface Listening {
  /** With the port that was given, or the one the system chose for port 0. */
  readonly url: string
  close(): Promise<void>
}

/** Serves until closed. Throws what `bind` does. */
export async function listen(
  yoga: ReturnType<typeof createServer>,
  { host, port }: { host: string; port: number },
): Promise<Listening> {
  const server = createHttpServer((request, response) => {
    if (isBodyAcceptable(request)) yoga(request, response)
    else refuseBody(response)
  })
  await bind(server, host, port, 'PORT')
  const address = server.address()
  const boundPort = typeof address === 'object' && address ? address.port : port
  return { url: `http://localhost:${boundPort}/graphql`, close: () => close(server) }
}

/** A body says its length beforehand, and is no longer than a query has reason to be. */
const isBodyAcceptable = ({ headers }: IncomingMessage) =>
  headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) <= MAX_BODY_BYTES

function refuseBody(response: ServerResponse): void {
  const message = `The body must say its length and be at most ${MAX_BODY_BYTES} bytes.`
  response.writeHead(413, { 'content-type': 'application/json', connection: 'close' })
  response.end(JSON.stringify({ errors: [{ message, extensions: { code: 'BODY_TOO_LARGE' } }] }))
}

/** `variable` is what sets the port. Throws `port.in_use` and `host.unusable`. */
export async function bind(server: NetServer, host: string, port: number, variable: string): Promise<void> {
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') throw await portFailure(port, variable)
    throw new ExpectedError('host.unusable', `Cannot listen on ${host}:${port}: ${message}.`)
  }
}

/** Throws what `bind` does; whoever knocks meanwhile is turned away, lest the port never be free again. */
export async function requireFreePort(host: string, port: number, variable: string): Promise<void> {
  const server = createNetServer((socket) => socket.destroy())
  await bind(server, host, port, variable)
  await new Promise((resolve) => server.close(resolve))
}

async function portFailure(port: number, variable: string): Promise<ExpectedError> {
  const holder = await findPortHolder(port)
  const [by, it] = holder ? [` by ${holder}`, 'it'] : ['', 'what holds it']
  return new ExpectedError('port.in_use', `Port ${port} is in use${by}: stop ${it}, or set ${variable}.`)
}

/** Answers what has been asked, then ends every connection. */
async function close(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeIdleConnections()
  const timer = setTimeout(() => server.closeAllConnections(), 2_000)
  await closed
  clearTimeout(timer)
}
