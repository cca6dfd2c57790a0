/** The state of a ranking, as its address holds it; what an address gets wrong is dropped, never guessed. */
import {
  BASES,
  type Basis,
  findMetric,
  LEVELS,
  type Level,
  RANKING_SLUGS,
  SECTORS,
  type SectorKey,
} from '@gongkai/schema/metrics'

export interface RankingState {
  readonly year?: number
  /** Division code of six digits; includes all regions below it. */
  readonly region?: string
  readonly level?: Level
  readonly sector?: SectorKey
  /** Only for disclosure volume: counts only agencies whose figure rests on this. */
  readonly basis?: Basis
  readonly direction?: 'asc'
  readonly after?: string
}

export type SearchParams = Readonly<Record<string, string | string[] | undefined>>
type Reader<T> = (text: string) => T | undefined

const FIRST_YEAR = 2008
const LAST_YEAR = 2100
const memberOf =
  <K extends string>(table: Record<K, unknown>): Reader<K> =>
  (text) =>
    Object.hasOwn(table, text) ? (text as K) : undefined
const matching =
  (pattern: RegExp): Reader<string> =>
  (text) =>
    pattern.test(text) ? text : undefined
const readYear: Reader<number> = (text) => {
  const year = /^\d{4}$/.test(text) ? Number(text) : Number.NaN
  return year >= FIRST_YEAR && year <= LAST_YEAR ? year : undefined
}

const READERS: { readonly [K in keyof RankingState]-?: Reader<NonNullable<RankingState[K]>> } = {
  year: readYear,
  region: matching(/^\d{6}$/),
  level: memberOf(LEVELS),
  sector: memberOf(SECTORS),
  basis: memberOf(BASES),
  direction: (text) => (text === 'asc' ? text : undefined),
  after: matching(/^[\w+/=:.-]{1,200}$/),
}
const KEYS = Object.keys(READERS) as (keyof RankingState)[]

const single = (value: string | string[] | undefined): string =>
  Array.isArray(value) ? (value[0] ?? '') : (value ?? '')

/** Reads the query of an address; the first of repeated parameters counts. */
export const parseRankingState = (params: SearchParams): RankingState =>
  Object.fromEntries(
    KEYS.map((key) => [key, READERS[key](single(params[key]).trim())]).filter(([, value]) => value !== undefined),
  )

/** The query that `parseRankingState` reads back, with its question mark; empty for the empty state. */
export const formatRankingState = (state: RankingState): string => {
  const query = new URLSearchParams(
    KEYS.flatMap((key) => (state[key] === undefined ? [] : [[key, String(state[key])]])),
  ).toString()
  return query && `?${query}`
}

/** The metric a slug names: one of the three headline slugs or any metric key; undefined where neither. */
export const findRankingMetric = (slug: string) =>
  findMetric(Object.hasOwn(RANKING_SLUGS, slug) ? RANKING_SLUGS[slug as keyof typeof RANKING_SLUGS] : slug)

/** The slug of a metric’s page: its headline slug where it has one, else its key. */
export const slugOf = (key: string): string =>
  Object.entries(RANKING_SLUGS).find(([, metric]) => metric === key)?.[0] ?? key
