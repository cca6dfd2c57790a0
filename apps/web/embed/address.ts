/** What an address under `/embed/` asks for, or why it cannot be shown. */
import { EMBED_KINDS, type EmbedKind, type EmbedState, parseEmbedState } from '../lib/embed-state.ts'
import { isLang, type Lang } from '../lib/lang.ts'
import { embedMessagesIn } from '../messages/embed.ts'
import { FORMATS } from './formats.ts'
import { NoChart, refusalOf } from './no-chart.ts'
import { readProof, type SigningKey } from './signature.ts'

export interface Address {
  readonly kind: EmbedKind
  readonly format: string
  readonly state: EmbedState
  readonly proof: string
  /** In milliseconds since 1970; after this the address shows nothing. */
  readonly expiresAt: number
}

const PATH = /^\/embed\/([a-z]+)(\.[a-z]+|\/difference)?\/?$/
export const langOf = (query: URLSearchParams): Lang => {
  const given = query.get('lang') ?? ''
  return isLang(given) ? given : 'zh'
}

/** A content system that escapes an address twice leaves `amp;year` of its `&year`: other figures would be shown without. */
const queryOf = ({ searchParams }: URL): URLSearchParams =>
  new URLSearchParams([...searchParams].map(([name, value]) => [name.replace(/^(amp;)+/, ''), value]))

/** Throws NoChart. */
export const readAddress = (url: URL, keys: readonly SigningKey[], now: Date): Address => {
  const query = queryOf(url)
  const lang = langOf(query)
  const [, kind = '', format = ''] = PATH.exec(url.pathname) ?? []
  if (!Object.hasOwn(EMBED_KINDS, kind) || !Object.hasOwn(FORMATS, format)) {
    throw new NoChart(404, embedMessagesIn(lang).notFound)
  }
  const parsed = parseEmbedState(kind as EmbedKind, query)
  if ('problem' in parsed) throw refusalOf(parsed.problem, lang)
  const { state } = parsed
  if (state.asOf && new Date(state.asOf) > now) throw new NoChart(400, embedMessagesIn(lang).stillToCome)
  const proof = readProof(kind as EmbedKind, state, query, keys, now)
  if (!proof) throw new NoChart(403, embedMessagesIn(lang).unsigned)
  return { kind: kind as EmbedKind, format, state, ...proof }
}
