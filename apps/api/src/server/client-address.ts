/** Who asks: the address behind the proxy where one is trusted, else the other end of the connection. */
import type { IncomingMessage } from 'node:http'
import { isIPv6 } from 'node:net'

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/

export const isLoopback = (address: string) => LOOPBACK.test(address)

/** Of IPv6 the half that names a network: whoever has one address of it has them all. */
export const networkOf = (address: string): string =>
  isIPv6(address) && !address.includes('.') ? wholeGroups(address).slice(0, 4).join(':') : address

function wholeGroups(address: string): string[] {
  const [before = '', after] = (address.split('%', 1)[0] as string).split('::')
  const [first, last] = [before, after ?? ''].map((part) => part.split(':').filter(Boolean)) as [string[], string[]]
  const zeros = after === undefined ? 0 : 8 - first.length - last.length
  return [...first, ...Array(zeros).fill('0'), ...last].map((group) => Number.parseInt(group, 16).toString(16))
}

/** The last entry is the one that the trusted proxy itself added; those before it are what the client says. */
export function clientAddress({ headers, socket }: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy ? headers['x-forwarded-for'] : undefined
  const last = String(forwarded ?? '')
    .split(',')
    .at(-1)
    ?.trim()
  return last || (socket.remoteAddress ?? 'unknown')
}
