/** What is asked, and of whom: refused where a proxy before us might have read it otherwise than we would. */
import type { IncomingMessage } from 'node:http'

const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i

export function findMisreading({
  headers,
  rawHeaders,
  url = '',
}: IncomingMessage): 'BAD_HOST' | 'BAD_ADDRESS' | undefined {
  if (!HOST.test(headers.host ?? '') || hostsIn(rawHeaders) > 1) return 'BAD_HOST'
  return url === '/graphql' || isPlain(url) ? undefined : 'BAD_ADDRESS'
}

/** Of several, Node takes the first and a proxy perhaps the last; names and values take turns. */
const hostsIn = (rawHeaders: readonly string[]): number =>
  rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host').length

/** Of no other origin, and with a path that stays what it is when it is read as an address. */
function isPlain(url: string): boolean {
  const read = URL.parse(url, 'http://localhost')
  return read?.host === 'localhost' && !url.includes('#') && read.pathname === url.replace(/\?.*/s, '')
}
