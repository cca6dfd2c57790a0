/**
 * The dashboard’s own server: what stands in other people’s pages is answered here from kept bytes, all else by Next.
 * `node server.ts [--hostname HOST] [--port PORT]`, with NODE_ENV=production and after `next build`.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import next from 'next'
import { loadEnvFile, readConfig } from './config.ts'
import { createEmbedHandler } from './embed/handler.ts'
import { decodeSegment } from './lib/address-state.ts'
import { hrefIn } from './lib/lang.ts'
import { chartFileOf } from './lib/page-charts.ts'
import { pathOf, sendPagesWhole } from './page-answer.ts'
import { refuses } from './refused-request.ts'
import { createStaticFiles } from './static-files.ts'

/** What whoever gives keys would otherwise take them to do. */
const SIGNED =
  'Embeds need a signature. Pages, their files and the API need none: let the proxy pass on to the public only /embed/, /embed.js and /oembed.'

/** Whoever is still being answered after this is cut off. */
const LONGEST_ANSWER_MS = 5_000

const { values } = parseArgs({
  options: { hostname: { type: 'string', default: '127.0.0.1' }, port: { type: 'string', default: '3000' } },
})
const [hostname, port] = [values.hostname, Number(values.port)]

/** Before anything else is begun, and in one line. */
const configOrEnd = () => {
  try {
    loadEnvFile(fileURLToPath(new URL('../../.env', import.meta.url)))
    return readConfig()
  } catch (error) {
    console.error(`gongkai: The environment is wrong: ${(error as Error).message} [config.invalid]`)
    process.exit(1)
  }
}

const config = configOrEnd()
const embeds = createEmbedHandler(config)
const findFile = createStaticFiles()
const dashboard = next({ dev: false, dir: fileURLToPath(new URL('.', import.meta.url)), hostname, port })
const askNext = dashboard.getRequestHandler()
await dashboard.prepare()

const fail = (response: ServerResponse, error: unknown) => {
  console.error(error)
  if (!response.headersSent) response.writeHead(500)
  response.end()
}

/** By which Next and what stands before it tell each other of a request: anybody can say them, and no cache tells them apart. */
const WORDS_OF_OTHERS = /^(x-(nextjs|middleware|invoke|matched|now|vercel|forwarded|original|rewrite)-|forwarded$)/

const forgetOthersWords = ({ headers }: IncomingMessage): void => {
  for (const name of Object.keys(headers)) if (WORDS_OF_OTHERS.test(name)) delete headers[name]
}

/** What is no address, such as `/%E0%A4%A`, is not there; Next would call it a fault of its own. */
const askDashboard = (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const { url = '/' } = request
  if (decodeSegment(pathOf(url)) === undefined) request.url = hrefIn(url.startsWith('/en/') ? 'en' : 'zh', '/404')
  forgetOthersWords(request)
  sendPagesWhole(request, response)
  return askNext(request, response)
}

const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  if (refuses(request, response)) return
  request.url = chartFileOf(request.url ?? '/') ?? request.url
  const { url = '/' } = request
  const file = findFile(pathOf(url))
  if (file) file.send(request, response)
  else await (embeds.answers(url) ? embeds.handle(request, response) : askDashboard(request, response))
}

const server = createServer((request, response) => {
  answer(request, response).catch((error) => fail(response, error))
})

const end = () => {
  server.close(() => process.exit())
  server.closeIdleConnections()
  setTimeout(() => server.closeAllConnections(), LONGEST_ANSWER_MS).unref()
}
process.once('SIGTERM', end).once('SIGINT', end)

// Next keeps a process alive that nothing listens in.
server.once('error', ({ message }) => {
  console.error(message)
  process.exit(1)
})
server.listen(port, hostname, () => {
  console.log(`Ready on http://${hostname}:${port}`)
  if (config.signingKeys.length > 0) console.log(SIGNED)
})
