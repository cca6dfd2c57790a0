/**
 * Requests that no reader sends: refused before Next is asked, which takes any method for GET, looks for actions in bodies,
 * and leads a request for another origin there.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'

const HOST = /^[\w.-]+(:\d{1,5})?$|^\[[\da-f:]+\](:\d{1,5})?$/i

/** Whether it can stand in links that others are sent too: a host of strange letters could be anything there. */
export const isHost = (host: string | undefined): boolean => HOST.test(host ?? '')

interface Refusal {
  readonly status: number
  readonly message: string
}
const METHOD: Refusal = { status: 405, message: 'Pages are read: ask by GET or HEAD. [request.method]' }
const ADDRESS: Refusal = { status: 400, message: 'Ask for a path from the root. [request.address]' }
const NAME: Refusal = { status: 400, message: '“Host” must be one name, with a port or without. [request.host]' }

/** Names and values take turns. */
const hostsOf = ({ rawHeaders }: IncomingMessage): string[] =>
  rawHeaders.filter((_, i) => i % 2 === 1 && rawHeaders[i - 1]?.toLowerCase() === 'host')

function findRefusal(request: IncomingMessage): Refusal | undefined {
  const { method = 'GET', url = '/' } = request
  if (method !== 'GET' && method !== 'HEAD') return METHOD
  if (!url.startsWith('/')) return ADDRESS
  const hosts = hostsOf(request)
  // Who speaks HTTP/1.0 may name none.
  return hosts.length > 1 || !hosts.every(isHost) ? NAME : undefined
}

/** Whether it was refused; the connection ends with it, since no body is read. */
export function refuses(request: IncomingMessage, response: ServerResponse): boolean {
  const refusal = findRefusal(request)
  if (!refusal) return false
  response.writeHead(refusal.status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    connection: 'close',
    ...(refusal === METHOD && { allow: 'GET, HEAD' }),
  })
  response.end(`${refusal.message}\n`)
  return true
}
