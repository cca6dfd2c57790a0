/** oEmbed 1.0 (oembed.com): which frame shows the address of an embed or of a page that one can stand for. */
import { html } from '@remix-run/html-template'
import { EMBED_KINDS, type EmbedKind, type EmbedState, MAX_HEIGHT, MIN_HEIGHT } from '../lib/embed-state.ts'
import { embedOfPage } from '../lib/page-charts.ts'
import { messagesIn } from '../messages/index.ts'
import { type Address, readAddress } from './address.ts'
import { NoChart } from './no-chart.ts'
import { pathOf } from './setting.ts'
import type { SigningKey } from './signature.ts'

export interface OembedAnswer {
  readonly status: number
  readonly body: object
  /** Until when the signature of the frame holds; only of a frame. */
  readonly expiresAt?: number
}

export interface Asked {
  readonly origin: string
  readonly keys: readonly SigningKey[]
  readonly now: Date
  /** Of the embed at an address; throws NoChart where it shows nothing. */
  titleOf(address: Address): Promise<string>
}

const WIDTH = 640
const ROW_HEIGHT = 38
const FRAME_HEIGHT = 170
const CACHE_SECONDS = 3600

/** Of the frame that needs no scrolling, about. */
export const HEIGHTS: Record<EmbedKind, (state: EmbedState) => number> = {
  ranking: ({ first }) => FRAME_HEIGHT + first * ROW_HEIGHT,
  summary: ({ first }) => FRAME_HEIGHT + first * ROW_HEIGHT,
  compare: ({ agency }) => FRAME_HEIGHT + agency.length * ROW_HEIGHT,
  trend: () => 640,
  figure: () => 300,
}

/** The address of the embed for an address; undefined where there is none. */
const embedUrlOf = (url: URL): URL | undefined => {
  const [, kind = ''] = /^\/embed\/([a-z]+)(?:\.(?:svg|png))?$/.exec(url.pathname) ?? []
  if (Object.hasOwn(EMBED_KINDS, kind)) return new URL(`/embed/${kind}${url.search}`, url)
  const page = embedOfPage(url.pathname, url.searchParams)
  return page === undefined ? undefined : new URL(page, url)
}

/** A bound, where the address gives one that is a length. */
const readBound = (query: URLSearchParams, name: string): number => {
  const given = query.get(name) ?? ''
  return /^[1-9]\d{0,4}$/.test(given) ? Number(given) : Number.POSITIVE_INFINITY
}

/** What would be wrong of an embed’s own address means that no embed shows the one given. */
const STATUSES: Readonly<Record<number, number>> = { 400: 404, 403: 401 }

const refuse = (status: number, error: string): OembedAnswer => ({ status, body: { error } })

/** The frame of an embed within the bounds that are asked for. */
const frameOf = ({ kind, state, proof }: Address, query: URLSearchParams, { origin, now }: Asked) => {
  const width = Math.min(WIDTH, readBound(query, 'maxwidth'))
  const own = typeof state.height === 'number' ? state.height : Math.min(HEIGHTS[kind](state), MAX_HEIGHT)
  const height = Math.min(own, readBound(query, 'maxheight'))
  // In a lower frame it scrolls as in the lowest.
  const framed = { ...state, height: Math.max(MIN_HEIGHT, height) }
  return { width, height, src: origin + pathOf({ kind, state: framed, origin, now, proof }) }
}

const describe = async (address: Address, query: URLSearchParams, asked: Asked): Promise<OembedAnswer> => {
  const { width, height, src } = frameOf(address, query, asked)
  const title = await asked.titleOf(address)
  return {
    status: 200,
    expiresAt: address.expiresAt,
    body: {
      type: 'rich',
      version: '1.0',
      title,
      provider_name: messagesIn(address.state.lang).brandLong,
      provider_url: `${asked.origin}/`,
      // No longer than a signature holds.
      cache_age: Math.min(CACHE_SECONDS, Math.floor((address.expiresAt - asked.now.getTime()) / 1000)),
      width,
      height,
      html: String(
        html`<iframe src="${src}" title="${title}" width="${width}" height="${height}" loading="lazy" frameborder="0"></iframe>`,
      ),
    },
  }
}

/** 404 where no embed shows the address, 501 for formats other than JSON, 401 where it needs a signature. */
export const answerOembed = async (query: URLSearchParams, asked: Asked): Promise<OembedAnswer> => {
  const { origin, keys, now } = asked
  if ((query.get('format') ?? 'json') !== 'json') return refuse(501, 'Only format=json is offered.')
  const given = query.get('url')
  if (!given) return refuse(400, 'The parameter url is missing.')
  const url = URL.parse(given, origin)
  const embedUrl = url?.origin === origin ? embedUrlOf(url) : undefined
  if (!embedUrl) return refuse(404, 'No embed shows this address.')
  try {
    return await describe(readAddress(embedUrl, keys, now), query, asked)
  } catch (error) {
    if (!(error instanceof NoChart)) throw error
    return refuse(STATUSES[error.status] ?? error.status, error.message)
  }
}
