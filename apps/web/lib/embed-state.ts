/**
 * What an embed’s address asks for. Addresses stand in other people’s pages for years: parameters are only ever added
 * here, and what one accepts is only ever widened (docs/embeds.md).
 */
import { BASES, type Basis, type Metric, RATES, type RateKey, type Wording } from '@gongkai/schema/metrics'
import { AGENCY_READERS, type AgencyState, FIRST_YEAR, LAST_YEAR, memberOf, type Reader } from './address-state.ts'
import type { Lang } from './lang.ts'
import { findRankingMetric, readMinimum, slugOf } from './ranking-state.ts'
import { findRate } from './ranking-subject.ts'

/** What stands in `/embed/<kind>`; `figure` is one single figure. */
export const EMBED_KINDS = { ranking: true, trend: true, compare: true, summary: true, figure: true } as const
export type EmbedKind = keyof typeof EMBED_KINDS
export type Theme = 'light' | 'dark' | 'auto'
/** What the agencies of a bar of a summary have in common. */
export const GROUPINGS = { province: true, prefecture: true, county: true, level: true, sector: true } as const
export type Grouping = keyof typeof GROUPINGS
/** What a bar of a summary shows. */
export const MEASURES = { sum: true, mean: true, median: true, max: true, min: true } as const
export type Measure = keyof typeof MEASURES

export interface EmbedState extends AgencyState {
  readonly metric: Metric
  /** Ranks by this instead of the metric. */
  readonly rate?: RateKey
  /** Only for a rate: how many cases it must at least be of. */
  readonly minimum?: number
  readonly basis?: Basis
  readonly direction?: 'asc' | 'desc'
  /** How many bars. */
  readonly first: number
  /** Ids of the API, in the order given. */
  readonly agency: readonly string[]
  readonly by: Grouping
  readonly measure: Measure
  readonly lang: Lang
  readonly theme: Theme
  /** Height of the frame in pixels; `auto` where the page around it follows the embed’s own height. */
  readonly height?: number | 'auto'
  /** Shows what counted at this moment, as ISO 8601 in UTC. */
  readonly asOf?: string
  /** Whether ApexCharts draws over the figures. */
  readonly interactive?: boolean
}

export const MAX_BARS = 50
export const MAX_COMPARED = 8
export const MIN_HEIGHT = 120
export const MAX_HEIGHT = 2000

const integerIn =
  (least: number, most: number): Reader<number> =>
  (text) =>
    /^\d{1,4}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : undefined

/** Numbers beyond the bounds were always taken as the bound. */
const readFirst: Reader<number> = (text) =>
  /^\d{1,4}$/.test(text) ? Math.min(MAX_BARS, Math.max(1, Number(text))) : undefined

const MOMENT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/
/** A day alone is its end in China. */
const readMoment: Reader<string> = (text) => {
  const day = text.slice(0, 10)
  const moment = new Date(text.length === 10 ? `${text}T23:59:59.999+08:00` : text)
  if (!MOMENT.test(text) || Number.isNaN(moment.getTime())) return undefined
  // A day that there is not, such as 30 February, would be read as another.
  return new Date(`${day}T00:00Z`).toISOString().startsWith(day) ? moment.toISOString() : undefined
}

const AGENCY_ID = /^[\w+/=-]{1,60}$/
const readAgencies: Reader<readonly string[]> = (text) => {
  const ids = [...new Set(text.split(/[\s,]+/).filter(Boolean))]
  return ids.every((id) => AGENCY_ID.test(id)) ? ids : undefined
}

const readHeight: Reader<number | 'auto'> = (text) => (text === 'auto' ? text : integerIn(MIN_HEIGHT, MAX_HEIGHT)(text))

interface Parameter<T> {
  readonly read: Reader<T>
  /** What it accepts, for who gave something else. */
  readonly accepts: Wording
}

const words = (table: object): Wording => {
  const list = Object.keys(table).join(', ')
  return { zh: list, en: list }
}
const oneOf = <K extends string>(table: Record<K, unknown>): Parameter<K> => ({
  read: memberOf(table),
  accepts: words(table),
})
const accepting = <T>(read: Reader<T>, zh: string, en: string): Parameter<T> => ({ read, accepts: { zh, en } })

/** Each parameter with its reader. */
const PARAMETERS: { readonly [K in keyof Required<EmbedState>]: Parameter<NonNullable<EmbedState[K]>> } = {
  metric: accepting(
    findRankingMetric,
    'disclosure-volume, permits, penalties，或 docs/metrics.md 所列指标',
    'disclosure-volume, permits, penalties, or a key of docs/metrics.md',
  ),
  rate: oneOf(RATES),
  minimum: accepting(readMinimum, '1–99999', 'a number from 1 to 99999'),
  year: accepting(
    AGENCY_READERS.year,
    `${FIRST_YEAR}–${LAST_YEAR} 的年度，如 2024`,
    `a year from ${FIRST_YEAR} to ${LAST_YEAR}, such as 2024`,
  ),
  region: accepting(AGENCY_READERS.region, '行政区划代码，如 410300', 'a division code such as 410300'),
  level: accepting(
    AGENCY_READERS.level,
    'province, prefecture, county, township',
    'province, prefecture, county, township',
  ),
  sector: accepting(AGENCY_READERS.sector, '部门代码，如 health', 'a sector’s key such as health'),
  basis: oneOf(BASES),
  direction: oneOf({ asc: true, desc: true }),
  first: accepting(readFirst, `1–${MAX_BARS}`, `a number from 1 to ${MAX_BARS}`),
  agency: accepting(readAgencies, `1 至 ${MAX_COMPARED} 个机关的编号`, `1 to ${MAX_COMPARED} ids of agencies`),
  by: oneOf(GROUPINGS),
  measure: oneOf(MEASURES),
  lang: oneOf({ zh: true, en: true }),
  theme: oneOf({ auto: true, light: true, dark: true }),
  height: accepting(
    readHeight,
    `auto, ${MIN_HEIGHT}–${MAX_HEIGHT}`,
    `auto, or pixels from ${MIN_HEIGHT} to ${MAX_HEIGHT}`,
  ),
  asOf: accepting(
    readMoment,
    '日期或时刻，如 2026-01-31 或 2026-01-31T08:00:00Z',
    'a day or moment such as 2026-01-31T08:00:00Z',
  ),
  interactive: accepting((text) => (text === '1' ? true : undefined), '1', '1'),
}
const ONE_AGENCY: Wording = { zh: '一个机关的编号', en: 'the id of one agency' }
type Name = keyof typeof PARAMETERS
export const EMBED_PARAMETERS = Object.keys(PARAMETERS) as Name[]

const FRAMING: readonly Name[] = ['lang', 'theme', 'height', 'asOf', 'interactive']
const AGENCIES: readonly Name[] = ['region', 'level', 'sector', 'basis']
/** What each kind takes; it does not look at others. */
export const PARAMETERS_OF: Record<EmbedKind, readonly Name[]> = {
  ranking: ['metric', 'rate', 'year', ...AGENCIES, 'minimum', 'direction', 'first', ...FRAMING],
  trend: ['metric', 'agency', ...AGENCIES, ...FRAMING],
  compare: ['metric', 'year', 'agency', ...FRAMING],
  summary: ['metric', 'year', ...AGENCIES, 'by', 'measure', 'direction', 'first', ...FRAMING],
  figure: ['metric', 'year', 'agency', ...AGENCIES, ...FRAMING],
}

const DEFAULTS = {
  first: 10,
  agency: [],
  by: 'province',
  measure: 'sum',
  lang: 'zh',
  theme: 'auto',
} as const satisfies Partial<EmbedState>
const DEFAULT_METRIC = 'disclosure-volume'

/** A parameter that says what it cannot. */
export interface Problem {
  readonly parameter: string
  readonly given: string
  readonly accepts: Wording
  /** More of them than can be shown, though each may be there. */
  readonly isSurplus?: boolean
}

export const problemOf = (parameter: Name, given: string): Problem => ({
  parameter,
  given,
  accepts: PARAMETERS[parameter].accepts,
})

export type Parsed = { readonly state: EmbedState } | { readonly problem: Problem; readonly lang: Lang }

/** An agency may be given several times, anything else counts once; empty says nothing. */
const givenIn = (query: URLSearchParams, name: Name): string =>
  (name === 'agency' ? query.getAll(name).join(' ') : (query.get(name) ?? '')).trim()

const langOf = (query: URLSearchParams): Lang => (query.get('lang') === 'en' ? 'en' : 'zh')

/** Pages name a rate where they name a metric; HTML has attributes in small letters, as many write addresses too. */
const withOwnNames = (kind: EmbedKind, query: URLSearchParams): URLSearchParams => {
  const rate = PARAMETERS_OF[kind].includes('rate') && findRate(query.get('metric') ?? '')
  const named = new URLSearchParams(query)
  if (rate) {
    named.delete('metric')
    named.set('rate', rate)
  }
  const asOf = query.get('asof')
  if (asOf && !query.has('asOf')) named.set('asOf', asOf)
  return named
}

/** Compared agencies have no default: nothing was asked for. Others show one alone, and none is shown in place of several. */
const findMiscount = (kind: EmbedKind, { agency }: EmbedState): Problem | undefined => {
  const most = kind === 'compare' ? MAX_COMPARED : 1
  const accepts = kind === 'compare' ? PARAMETERS.agency.accepts : ONE_AGENCY
  if (agency.length > most) return { parameter: 'agency', given: agency.join(' '), accepts, isSurplus: true }
  return kind === 'compare' && agency.length === 0 ? problemOf('agency', '') : undefined
}

/** Reads the query of an embed’s address, or says what is wrong with it. */
export const parseEmbedState = (kind: EmbedKind, asked: URLSearchParams): Parsed => {
  const query = withOwnNames(kind, asked)
  const lang = langOf(query)
  const entries: [Name, unknown][] = []
  for (const name of PARAMETERS_OF[kind]) {
    const given = givenIn(query, name)
    if (given === '') continue
    const value = PARAMETERS[name].read(given)
    if (value === undefined) return { problem: problemOf(name, given), lang }
    entries.push([name, value])
  }
  const metric = findRankingMetric(DEFAULT_METRIC)
  const state = { ...DEFAULTS, metric, ...Object.fromEntries(entries) } as EmbedState
  const problem = findMiscount(kind, state)
  return problem ? { problem, lang } : { state }
}

const textOf = (name: Name, value: unknown): string => {
  if (name === 'metric') return slugOf((value as Metric).key)
  if (name === 'interactive') return '1'
  return Array.isArray(value) ? value.join(' ') : String(value)
}

/** The query of the one address that stands for all that ask the same; what is as it is unless told is left out. */
export const formatEmbedState = (kind: EmbedKind, state: Partial<EmbedState>): string => {
  const defaults: Partial<Record<Name, string>> = Object.fromEntries(
    Object.entries(DEFAULTS).map(([name, value]) => [name, textOf(name as Name, value)]),
  )
  const query = new URLSearchParams()
  for (const name of PARAMETERS_OF[kind]) {
    const value = name === 'metric' && state.rate ? undefined : state[name]
    const text = value === undefined ? '' : textOf(name, value)
    if (text !== '' && text !== defaults[name]) query.set(name, text)
  }
  return String(query)
}
