/** A server of embeds alone, on a port of its own. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createEmbedHandler } from '../embed/handler.ts'

export type EmbedConfig = Partial<Parameters<typeof createEmbedHandler>[0]>

export const serveEmbeds = async (config: EmbedConfig = {}): Promise<{ server: Server; url: string }> => {
  const embeds = createEmbedHandler({ embedAllowedOrigins: '*', publicUrl: undefined, signingKeys: [], ...config })
  const server = createServer((request, response) => {
    if (embeds.answers(request.url ?? '')) void embeds.handle(request, response)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}
