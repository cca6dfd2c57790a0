/** The server behind a socket: plain queries take the short way, all other requests the general one. */
import { once } from 'node:events'
import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createNetServer, type Server as NetServer } from 'node:net'
import { text } from 'node:stream/consumers'
import { createContext, schema } from '@gongkai/schema/graphql'
import { ExpectedError } from '../expected-error.ts'
import { contentTypeOf, FastPath } from './fast-path.ts'
import { createGraphQLServer, type GraphQLServer, HEADERS, type ServerOptions } from './graphql-server.ts'
import { findPortHolder } from './port-holder.ts'
import { PreparedOperations } from './prepared-operations.ts'

const MAX_BODY_BYTES = 2 ** 20

export interface ApiServer {
  /** The whole server as a function, for tests. */
  readonly fetch: GraphQLServer['fetch']
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
}

export function createServer(options: ServerOptions): ApiServer {
  const general = createGraphQLServer(options)
  const { db } = options
  const fastPath = new FastPath({
    operations: new PreparedOperations(schema, general),
    createContext: () => createContext(db),
    dataVersion: async () => (await db.selectFrom('data_version').select('version').executeTakeFirstOrThrow()).version,
  })
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    if (!isBodyAcceptable(request)) return refuseBody(response)
    const contentType = contentTypeOf(request)
    if (contentType === undefined) return general(request, response)
    const body = await text(request)
    const answer = await fastPath.answer(body).catch(() => undefined)
    if (answer) return void response.writeHead(200, { ...HEADERS, 'content-type': contentType }).end(answer)
    await relay(await general.fetch(...fetchArguments(request, body)), response)
  }
  return { fetch: general.fetch, handle }
}

const fetchArguments = ({ url, headers }: IncomingMessage, body: string) =>
  [
    `http://${headers.host ?? 'localhost'}${url}`,
    { method: 'POST', headers: headers as Record<string, string>, body },
  ] as const

async function relay(from: Response, to: ServerResponse): Promise<void> {
  to.writeHead(from.status, Object.fromEntries(from.headers)).end(Buffer.from(await from.arrayBuffer()))
}

export interface Listening {
  /** With the port that was given, or the one the system chose for port 0. */
  readonly url: string
  close(): Promise<void>
}

/** Serves until closed. Throws what `bind` does. */
export async function listen(
  { handle }: ApiServer,
  { host, port }: { host: string; port: number },
): Promise<Listening> {
  const server = createHttpServer((request, response) => {
    handle(request, response).catch(() => response.destroy())
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
