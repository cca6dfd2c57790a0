/** Through which channel a figure’s information went out, and which figures of one channel are of two sources. */
import type { Channel } from '@gongkai/schema/metrics'
import type { CountPhrase } from './count-phrases.ts'
import type { Prose } from './prose.ts'
import {
  AUDIENCE,
  AUDIENCE_END,
  BARE_CHANNEL,
  CHANNEL_CLAUSE,
  CHANNEL_HEADING,
  CHANNEL_WORDS,
  COLUMN,
  DISCLOSING_VERB,
  ELLIPSIS,
  KNOWN_SITE,
  LIST_MARK,
  LONGEST_SITE,
  NAMED_PLATFORM,
  NO_CHANNEL_OF_ITS_OWN,
  OTHER_CHANNELS,
  OWN_SITE,
  QUOTED_NAME,
  SEVERAL_CHANNELS,
  SITE,
  SITE_NOUNS,
  SOURCE_WORDS,
} from './wording.ts'

/** What a channel’s figure names: the county’s site or the bureau’s own, an account, a paper. */
export interface Source {
  /** The kind of site, account or paper; empty where the words say none. */
  readonly kind: string
  /** The name in quotation marks. */
  readonly name: string
  /** Where the run of words begins that tells it, with nothing left out. */
  readonly from: number
}

export interface NamedChannel {
  readonly channel: Channel | null
  /** All channels that are named; of several, `channel` is null. */
  readonly named: readonly Channel[]
  readonly source: Source
}

/** The one channel a figure names in its clause, in the clause before that says through what, or in a heading. */
export function readChannel(phrase: CountPhrase, prose: Prose): NamedChannel {
  const { clause } = phrase
  const named = channelsIn(clause)
  const words = named.length > 0 || SEVERAL_CHANNELS.test(clause) ? clause : channelWordsBefore(phrase, prose)
  const channel = soleChannel(words === clause ? named : channelsIn(words), words) ?? unknownPlatform(clause, named)
  return { channel, named, source: sourceOf(channel, words, phrase, prose) }
}

const unknownPlatform = (clause: string, named: readonly Channel[]): Channel | null =>
  named.length === 0 && NAMED_PLATFORM.test(clause) && !SEVERAL_CHANNELS.test(clause) ? 'other' : null

function channelWordsBefore(phrase: CountPhrase, prose: Prose): string {
  const { clause, clauseBefore, lead, sentence } = phrase
  if (CHANNEL_CLAUSE.test(clauseBefore) && !DISCLOSING_VERB.test(clauseBefore) && lead.includes(clauseBefore))
    return clauseBefore
  if (BARE_CHANNEL.test(clauseBefore) && lead.endsWith(`${clauseBefore}${LIST_MARK}${clause}`)) return clauseBefore
  const audience = audienceBefore(phrase, prose)
  if (audience !== '') return audience
  const heading = headingBefore(prose, sentence)
  return CHANNEL_HEADING.test(heading) ? heading : ''
}

const LONGEST_AUDIENCE = 36

/** 门户网站访问量35万人次，发布信息612条: the clause before tells of its channel’s readers or issues. */
function audienceBefore({ clause, sentenceStart, start }: CountPhrase, { text }: Prose): string {
  const end = start - clause.length - 1
  if (end <= sentenceStart || text[end] !== ',' || !AUDIENCE_END.includes(text[end - 1] as string)) return ''
  if (NO_CHANNEL_OF_ITS_OWN.test(clause)) return ''
  return AUDIENCE.exec(text.slice(Math.max(sentenceStart, end - LONGEST_AUDIENCE), end))?.[0] ?? ''
}

const LONGEST_HEADING = 30

function headingBefore({ text, sentences }: Prose, sentence: number): string {
  const start = sentences[sentence - 1] ?? 0
  const end = sentences[sentence] as number
  return end - start > LONGEST_HEADING ? '' : text.slice(start, end)
}

export const channelsIn = (words: string): Channel[] =>
  words === '' ? [] : CHANNEL_WORDS.filter(([, pattern]) => pattern.test(words)).map(([channel]) => channel)

const soleChannel = (channels: readonly Channel[], words: string): Channel | null => {
  const [channel = null] = channels
  if (channels.length !== 1 || !SEVERAL_CHANNELS.test(words)) return channels.length === 1 ? channel : null
  return channel === 'other' && OTHER_CHANNELS.test(words) ? channel : null
}

const NO_SOURCE: Source = { kind: '', name: '', from: 0 }

function sourceOf(channel: Channel | null, words: string, phrase: CountPhrase, { text }: Prose): Source {
  if (channel === null) return NO_SOURCE
  const { sentenceStart, start } = phrase
  const from = sentenceStart + text.slice(sentenceStart, start).lastIndexOf(ELLIPSIS)
  if (channel === 'website') return { kind: siteKind(words), name: '', from }
  const name = QUOTED_NAME.exec(words)?.[1] ?? ''
  return { kind: SOURCE_WORDS[channel].exec(words)?.[0] ?? '', name, from }
}

/** Whose site: 政府, 县政府, an office’s own, a part of another; a column of a site is no site. */
function siteKind(words: string): string {
  if (COLUMN.test(words)) return COLUMN_KIND
  const end = Math.max(...SITE_NOUNS.map((noun) => words.lastIndexOf(noun) + noun.length))
  const owner = SITE.exec(words.slice(Math.max(0, end - LONGEST_SITE), end))?.[1] ?? ''
  return OWN_SITE.test(owner) ? OWN_KIND : owner
}

const COLUMN_KIND = 'column'
const OWN_KIND = 'own'

export const isSameSource = (a: Source, b: Source) => a.kind === b.kind && a.name === b.name

/** Two sources of one channel that have nothing in common, so that their figures may be added. */
export function areApart(a: Source, b: Source, channel: Channel | null): boolean {
  if (a.kind === COLUMN_KIND || b.kind === COLUMN_KIND) return false
  if (a.kind === b.kind) return a.name !== '' && b.name !== '' && a.name !== b.name
  if (channel === 'other' || a.from === b.from) return true
  return isKnown(a.kind) && isKnown(b.kind)
}

const isKnown = (kind: string) => kind === OWN_KIND || KNOWN_SITE.test(kind)
