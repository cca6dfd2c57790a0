/** Sockets: listening, being asked for a port that is free, and closing without dropping an answer. */
import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import { createServer as createNetServer, type Server as NetServer } from 'node:net'
import { ExpectedError } from '../expected-error.ts'
import { findPortHolder } from './port-holder.ts'
import type { ApiServer } from './server.ts'

/** Whoever is still being answered after this is cut off. */
const LONGEST_ANSWER_MS = 10_000
/** How often, while closing, connections are ended whose last answer was promised to be followed by others. */
const SWEEP_MS = 20

export interface Listening {
  /** With the port that was given, or the one the system chose for port 0. */
  readonly url: string
  close(): Promise<void>
}

/** Serves until closed. Throws what `bind` does. */
export async function listen(
  { handle }: Pick<ApiServer, 'handle'>,
  { host, port }: { host: string; port: number },
): Promise<Listening> {
  let isClosing = false
  const server = createHttpServer((request, response) => {
    if (isClosing) response.shouldKeepAlive = false
    handle(request, response).catch(() => response.destroy())
  })
  await bind(server, host, port, 'PORT')
  const address = server.address()
  const boundPort = typeof address === 'object' && address ? address.port : port
  return { url: `http://localhost:${boundPort}/graphql`, close }

  /** Answers what has been asked, then ends every connection. */
  async function close(): Promise<void> {
    isClosing = true
    const closed = once(server, 'close')
    server.close()
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS)
    const timer = setTimeout(() => server.closeAllConnections(), LONGEST_ANSWER_MS)
    await closed
    clearInterval(sweep)
    clearTimeout(timer)
  }
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
