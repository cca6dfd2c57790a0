/** Who asks: the address behind the proxy where one is trusted, else the other end of the connection. */
import type { IncomingMessage } from 'node:http'

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/

export const isLoopback = (address: string) => LOOPBACK.test(address)

/** The last entry is the one that the trusted proxy itself added; those before it are what the client says. */
export function clientAddress({ headers, socket }: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy ? headers['x-forwarded-for'] : undefined
  const last = String(forwarded ?? '')
    .split(',')
    .at(-1)
    ?.trim()
  return last || (socket.remoteAddress ?? 'unknown')
}
