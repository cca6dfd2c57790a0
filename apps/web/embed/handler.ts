/** Answers what stands in other people’s pages: `/embed/*`, `/embed.js` and `/oembed`. Next is not asked. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { LRUCache } from 'lru-cache'
import type { Config } from '../config.ts'
import { formatEmbedState } from '../lib/embed-state.ts'
import { isHost } from '../refused-request.ts'
import { type Address, langOf, readAddress } from './address.ts'
import { Body } from './body.ts'
import { ELEMENT, INTERACTIVE, readApexCharts } from './browser-files.ts'
import { refusalFor } from './formats.ts'
import { NoChart } from './no-chart.ts'
import { answerOembed } from './oembed.ts'
import { type Page, Pages } from './pages.ts'
import { headersOf, KEPT, KEPT_BY_READER, KEPT_LONG, NOT_KEPT } from './policy.ts'

export interface EmbedHandler {
  /** Whether an address is ours to answer. */
  answers(url: string): boolean
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
}

/** What an address was found to ask for, and until when. */
interface Known {
  readonly key: string
  readonly expiresAt: number
}

const OURS = /^\/(?:embed\/[^?]|embed\.js(?:\?|$)|oembed(?:\?|$))/
const JAVASCRIPT = 'text/javascript; charset=utf-8'
const JSON_TYPE = 'application/json; charset=utf-8'
const MAX_KNOWN = 10_000
const MAX_ADDRESS = 2_000

type EmbedConfig = Pick<Config, 'embedAllowedOrigins' | 'publicUrl' | 'signingKeys'>

/** The dashboard’s own page that makes snippets shows what they will show. */
const withOurselves = (origins: string): string => (/^(\*|'none')$/.test(origins) ? origins : `${origins} 'self'`)

/** One for all addresses that ask the same. */
const keyOf = ({ kind, format, state, proof }: Address, origin: string) =>
  [origin, kind, format, formatEmbedState(kind, state), proof].join(' ')

export const createEmbedHandler = ({ embedAllowedOrigins, publicUrl, signingKeys }: EmbedConfig): EmbedHandler => {
  const origins = withOurselves(embedAllowedOrigins)
  const pages = new Pages()
  const known = new LRUCache<string, Known>({ max: MAX_KNOWN })
  const scripts = new Map<string, Body>()
  const keeping = signingKeys.length > 0 ? KEPT_BY_READER : KEPT
  const texts: Record<string, () => string> = {
    '/embed.js': () => ELEMENT,
    '/embed/interactive.js': () => INTERACTIVE,
    '/embed/apexcharts.js': readApexCharts,
  }

  const findScript = (path: string): Body | undefined => {
    const text = Object.hasOwn(texts, path) ? texts[path] : undefined
    if (!text) return undefined
    const made = scripts.get(path) ?? new Body(200, text(), headersOf(JAVASCRIPT, KEPT_LONG, origins))
    scripts.set(path, made)
    return made
  }

  const originOf = ({ headers }: IncomingMessage): string => {
    if (publicUrl) return publicUrl
    if (!isHost(headers.host)) throw new NoChart(400, 'Host')
    return `http://${headers.host}`
  }

  const pageOf = (address: Address, origin: string, now: Date): Promise<Page> => {
    const { kind, format, state, proof } = address
    return pages.get(keyOf(address, origin), { format, setting: { kind, state, origin, now, proof }, origins })
  }

  const oembed = async (url: URL, origin: string): Promise<Body> => {
    const now = new Date()
    const titleOf = async (address: Address) => (await pageOf(address, origin, now)).title
    const { status, body } = await answerOembed(url.searchParams, { origin, keys: signingKeys, now, titleOf })
    return new Body(status, JSON.stringify(body), headersOf(JSON_TYPE, status === 200 ? keeping : NOT_KEPT, "'none'"))
  }

  const bodyFor = async (request: IncomingMessage, url: URL, origin: string, name: string): Promise<Body> => {
    const script = findScript(url.pathname)
    if (script) return script
    if (url.pathname === '/oembed') return oembed(url, origin)
    const now = new Date()
    const address = readAddress(url, signingKeys, now)
    const { body } = await pageOf(address, origin, now)
    if (request.url && request.url.length <= MAX_ADDRESS) {
      known.set(name, { key: keyOf(address, origin), expiresAt: address.expiresAt })
    }
    return body
  }

  const refusal = async (url: URL, { status, message }: NoChart): Promise<Body> => {
    const { type, isPicture, write } = refusalFor(url.pathname)
    const theme = url.searchParams.get('theme') === 'dark' ? 'dark' : 'auto'
    const text = await write({ lang: langOf(url.searchParams), theme, text: message })
    return new Body(status, text, headersOf(type, NOT_KEPT, origins, { isPicture: isPicture === true }))
  }

  const answer = async (request: IncomingMessage, response: ServerResponse, name: string): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    try {
      const body = await bodyFor(request, url, originOf(request), name)
      body.send(request, response)
    } catch (error) {
      if (!(error instanceof NoChart)) throw error
      const body = await refusal(url, error)
      body.send(request, response)
    }
  }

  return {
    answers: (url) => OURS.test(url),
    handle: async (request, response) => {
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        return void response.writeHead(405, { allow: 'GET, HEAD' }).end()
      }
      const name = `${request.headers.host} ${request.url}`
      const seen = known.get(name)
      const kept = seen && seen.expiresAt > Date.now() ? pages.find(seen.key) : undefined
      if (kept) return kept.send(request, response)
      await answer(request, response, name)
    },
  }
}
