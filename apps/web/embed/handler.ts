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
import { headersOf, KEPT, KEPT_LONG, keptUntil, NOT_KEPT } from './policy.ts'

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

interface Found {
  readonly body: Body
  /** How it may be kept, where that is not what the body itself says. */
  readonly keeping?: string | undefined
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
    const asked = { origin, keys: signingKeys, now, titleOf }
    const { status, body, expiresAt } = await answerOembed(url.searchParams, asked)
    const keeping = expiresAt === undefined ? NOT_KEPT : (keptUntil(expiresAt, now.getTime()) ?? KEPT)
    return new Body(status, JSON.stringify(body), headersOf(JSON_TYPE, keeping, "'none'"))
  }

  const find = async (request: IncomingMessage, url: URL, origin: string, name: string): Promise<Found> => {
    const script = findScript(url.pathname)
    if (script) return { body: script }
    if (url.pathname === '/oembed') return { body: await oembed(url, origin) }
    const now = new Date()
    const address = readAddress(url, signingKeys, now)
    const { body } = await pageOf(address, origin, now)
    if (request.url && request.url.length <= MAX_ADDRESS) {
      known.set(name, { key: keyOf(address, origin), expiresAt: address.expiresAt })
    }
    return { body, keeping: keptUntil(address.expiresAt, now.getTime()) }
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
      const { body, keeping } = await find(request, url, originOf(request), name)
      body.send(request, response, keeping)
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
      const now = Date.now()
      const kept = seen && seen.expiresAt > now ? pages.find(seen.key) : undefined
      if (seen && kept) return kept.send(request, response, keptUntil(seen.expiresAt, now))
      await answer(request, response, name)
    },
  }
}
