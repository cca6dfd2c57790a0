/**
 * The dashboard under another address, without one header: the pinned Chromium ends when Lighthouse traces a page that
 * says `Referrer-Policy`, whatever it says.
 */
import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Proxy {
  readonly url: string
  close(): void
}

export const startProxy = async (target: string): Promise<Proxy> => {
  const server = createServer((asked, response) => {
    const { method, headers, url = '/' } = asked
    const passed = request(new URL(url, target), { method, headers }, (answer) => {
      const { 'referrer-policy': _, ...others } = answer.headers
      response.writeHead(answer.statusCode ?? 502, others)
      answer.pipe(response)
    })
    passed.once('error', () => response.destroy())
    asked.pipe(passed)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() }
}
