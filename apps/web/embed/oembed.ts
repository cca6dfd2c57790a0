/** oEmbed 1.0 (oembed.com): which frame shows the address of an embed or of a page that one can stand for. */
import { RATES } from '@gongkai/schema/metrics'
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

const titleOf = ({ state: { metric, rate, lang, year } }: Address) =>
  [(rate ? RATES[rate] : metric).label[lang], year].filter(Boolean).join(' ')

/** A bound, where the address gives one that is a length. */
const readBound = (query: URLSearchParams, name: string): number => {
  const given = query.get(name) ?? ''
  return /^[1-9]\d{0,4}$/.test(given) ? Number(given) : Number.POSITIVE_INFINITY
}

const refuse = (status: number, error: string): OembedAnswer => ({ status, body: { error } })

const describe = (address: Address, query: URLSearchParams, origin: string, now: Date): OembedAnswer => {
  const { kind, state, proof } = address
  const width = Math.min(WIDTH, readBound(query, 'maxwidth'))
  const height = Math.min(HEIGHTS[kind](state), MAX_HEIGHT, readBound(query, 'maxheight'))
  // In a lower frame it scrolls as in the lowest.
  const framed = { ...state, height: Math.max(MIN_HEIGHT, height) }
  const src = origin + pathOf({ kind, state: framed, origin, now, proof })
  const title = titleOf(address)
  return {
    status: 200,
    body: {
      type: 'rich',
      version: '1.0',
      title,
      provider_name: messagesIn(state.lang).brandLong,
      provider_url: `${origin}/`,
      cache_age: CACHE_SECONDS,
      width,
      height,
      html: String(
        html`<iframe src="${src}" title="${title}" width="${width}" height="${height}" loading="lazy" frameborder="0"></iframe>`,
      ),
    },
  }
}

/** 404 where no embed shows the address, 501 for formats other than JSON, 401 where it needs a signature. */
export const answerOembed = (
  query: URLSearchParams,
  origin: string,
  keys: readonly SigningKey[],
  now: Date,
): OembedAnswer => {
  if ((query.get('format') ?? 'json') !== 'json') return refuse(501, 'Only format=json is offered.')
  const given = query.get('url')
  if (given === null) return refuse(400, 'The parameter url is missing.')
  const url = URL.parse(given, origin)
  const embedUrl = url?.origin === origin ? embedUrlOf(url) : undefined
  if (!embedUrl) return refuse(404, 'No embed shows this address.')
  try {
    return describe(readAddress(embedUrl, keys, now), query, origin, now)
  } catch (error) {
    if (!(error instanceof NoChart)) throw error
    return refuse(error.status === 403 ? 401 : 404, error.message)
  }
}
