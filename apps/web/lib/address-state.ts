/** What addresses may say: each word with its reader. What an address gets wrong is dropped, never guessed. */
import { LEVELS, type Level, SECTORS, type SectorKey } from '@gongkai/schema/metrics'

export type SearchParams = Readonly<Record<string, string | string[] | undefined>>
export type Reader<T> = (text: string) => T | undefined
export type Readers<S> = { readonly [K in keyof S]-?: Reader<NonNullable<S[K]>> }

const FIRST_YEAR = 2008
const LAST_YEAR = 2100

export const memberOf =
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

/** Which agencies, and of which year: the same words on every page that lists agencies. */
export interface AgencyState {
  readonly year?: number
  /** Division code of six digits; includes all regions below it. */
  readonly region?: string
  readonly level?: Level
  readonly sector?: SectorKey
}

export const YEAR_READERS: Readers<Pick<AgencyState, 'year'>> = { year: readYear }
export const AGENCY_READERS: Readers<AgencyState> = {
  ...YEAR_READERS,
  region: matching(/^\d{6}$/),
  level: memberOf(LEVELS),
  sector: memberOf(SECTORS),
}
export const readCursor = matching(/^[\w+/=:.-]{1,200}$/)

const single = (value: string | string[] | undefined): string =>
  Array.isArray(value) ? (value[0] ?? '') : (value ?? '')

const keysOf = <S extends object>(readers: Readers<S>) => Object.keys(readers) as (keyof S & string)[]

/** Reads the query of an address; the first of repeated parameters counts. */
export const parseState = <S extends object>(readers: Readers<S>, params: SearchParams): S =>
  Object.fromEntries(
    keysOf(readers)
      .map((key) => [key, readers[key](single(params[key]).trim())])
      .filter(([, value]) => value !== undefined),
  ) as S

/** The query that `parseState` reads back, with its question mark; empty for the empty state. */
export const formatState = <S extends object>(readers: Readers<S>, state: S): string => {
  const query = new URLSearchParams(
    keysOf(readers).flatMap((key) => (state[key] === undefined ? [] : [[key, String(state[key])]])),
  ).toString()
  return query && `?${query}`
}
