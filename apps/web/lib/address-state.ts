/**
 * What addresses may say: each word with its reader. An address that says something else is not answered as if it had not:
 * a mistyped filter would show the figures of the whole country under the name of a city.
 */
import { LEVELS, type Level, METRICS, SECTORS, type SectorKey } from '@gongkai/schema/metrics'
import { BadAddress, type BadParameter } from './bad-address.ts'

export type SearchParams = Readonly<Record<string, string | string[] | undefined>>
export type Reader<T> = ((text: string) => T | undefined) & { readonly members?: readonly string[] }
export type Readers<S> = { readonly [K in keyof S]-?: Reader<NonNullable<S[K]>> }

export const FIRST_YEAR = 2008
export const LAST_YEAR = 2100

const METRIC_KEYS = Object.fromEntries(METRICS.map(({ key }) => [key, true]))

export const memberOf = <K extends string>(table: Record<K, unknown>): Reader<K> =>
  Object.assign((text: string) => (Object.hasOwn(table, text) ? (text as K) : undefined), {
    members: Object.keys(table),
  })
const matching =
  (pattern: RegExp): Reader<string> =>
  (text) =>
    pattern.test(text) ? text : undefined
const readYear: Reader<number> = (text) => {
  const year = /^\d{4}$/.test(text) ? Number(text) : Number.NaN
  return year >= FIRST_YEAR && year <= LAST_YEAR ? year : undefined
}

/** Division codes are often cut after their province or prefecture. */
const readRegion: Reader<string> = (text) => (/^\d{2}(\d{2}){0,2}$/.test(text) ? text.padEnd(6, '0') : undefined)

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
  region: readRegion,
  level: memberOf(LEVELS),
  sector: memberOf(SECTORS),
}
export const readMetric: Reader<string> = (text) => (Object.hasOwn(METRIC_KEYS, text) ? text : undefined)
export const readCursor = matching(/^[\w+/=:.-]{1,200}$/)
export const readAgencyId = matching(/^[\w+/=-]{1,60}$/)

/** A part of a path as it was meant; undefined where its percent signs are no characters. */
export const decodeSegment = (segment: string): string | undefined => {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}

const single = (value: string | string[] | undefined): string =>
  Array.isArray(value) ? (value[0] ?? '') : (value ?? '')

const keysOf = <S extends object>(readers: Readers<S>) => Object.keys(readers) as (keyof S & string)[]

/**
 * Reads the query of an address; the first of repeated parameters counts, and an empty one says nothing.
 * Throws BadAddress where one of our words is given a value that it cannot have.
 */
export const parseState = <S extends object>(readers: Readers<S>, params: SearchParams): S => {
  const given = keysOf(readers).filter((key) => single(params[key]).trim() !== '')
  const entries = given.map((key) => [key, readers[key](single(params[key]).trim())] as const)
  const bad = entries.flatMap(([name, value]): BadParameter[] =>
    value === undefined ? [{ name, value: single(params[name]), members: readers[name].members }] : [],
  )
  if (bad.length > 0) throw new BadAddress(bad)
  return Object.fromEntries(entries) as S
}

/** The query that `parseState` reads back, with its question mark; empty for the empty state. */
export const formatState = <S extends object>(readers: Readers<S>, state: S): string => {
  const query = new URLSearchParams(
    keysOf(readers).flatMap((key) => (state[key] === undefined ? [] : [[key, String(state[key])]])),
  ).toString()
  return query && `?${query}`
}

/** The query of an address without parameters that say nothing; undefined where it has none of them. */
export const withoutEmpty = (search: string): string | undefined => {
  const given = [...new URLSearchParams(search)]
  const said = given.filter(([, value]) => value !== '')
  return said.length === given.length ? undefined : String(new URLSearchParams(said))
}
