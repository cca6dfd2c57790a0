/** One side of the comparison in a process of its own: `node embed-server.ts`, or with how many bytes to send; prints its address. */
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readConfig } from '../../apps/web/config.ts'
import { createEmbedHandler } from '../../apps/web/embed/handler.ts'

const constant = (bytes: number): RequestListener => {
  const text = 'x'.repeat(bytes)
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-length': bytes }
  return (_, response) => response.writeHead(200, headers).end(text)
}

const embeds = (): RequestListener => {
  const { answers, handle } = createEmbedHandler(readConfig())
  return (request, response) => {
    if (answers(request.url ?? '')) handle(request, response)
    else response.writeHead(404).end()
  }
}

const [bytes] = process.argv.slice(2)
const server = createServer(bytes === undefined ? embeds() : constant(Number(bytes)))
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
