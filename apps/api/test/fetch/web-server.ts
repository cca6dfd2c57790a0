/** A site on loopback, which notes what it is asked. */
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Asked {
  readonly host: string | undefined
  readonly path: string
  readonly headers: IncomingHttpHeaders
}

/** Paths without an answer are 404, `/robots.txt` too. */
export type Site = Record<string, (response: ServerResponse, headers: IncomingHttpHeaders) => void>

export async function startSite(site: Site) {
  const asked: Asked[] = []
  const server = createServer(({ url = '', headers }, response) => {
    asked.push({ host: headers.host?.replace(/:\d+$/, ''), path: url, headers })
    const answer = site[url]
    if (answer) answer(response, headers)
    else response.writeHead(404).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  }
  return { port, asked, site, paths: () => asked.map(({ path }) => path), close }
}

export const page =
  (text: string | Uint8Array, headers: Record<string, string> = { 'content-type': 'text/html; charset=utf-8' }) =>
  (response: ServerResponse) =>
    response.writeHead(200, headers).end(text)
