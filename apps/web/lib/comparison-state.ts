/** Which agencies are compared, and by what, as the address holds it. */
import { parseState, type Reader, readAgencyId, type SearchParams, YEAR_READERS } from './address-state.ts'
import { HEADLINE_METRICS } from './agency.ts'
import { findRankingMetric, slugOf } from './ranking-state.ts'

export interface ComparisonState {
  /** Ids of the API, in the order they were chosen. */
  readonly agencies: readonly string[]
  /** Key of the one metric looked at; the headline metrics unless stated. */
  readonly metric?: string | undefined
  readonly year?: number | undefined
  /** What is looked for among the names of agencies. */
  readonly search: string
}

export const MAX_AGENCIES = 8
const MAX_SEARCH = 60

const listOf = (value: string | string[] | undefined): readonly string[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value]

/** By its headline slug or its key. */
const readRankingMetric: Reader<string> = (slug) => findRankingMetric(slug)?.key
const READERS = { ...YEAR_READERS, metric: readRankingMetric }

/** Agencies named twice count once, and those beyond the eighth are dropped. */
export const parseComparisonState = (params: SearchParams): ComparisonState => ({
  agencies: [...new Set(listOf(params.agency).filter((id) => readAgencyId(id)))].slice(0, MAX_AGENCIES),
  ...parseState<Pick<ComparisonState, 'metric' | 'year'>>(READERS, params),
  search: (listOf(params.q)[0] ?? '').trim().slice(0, MAX_SEARCH),
})

/** The query that `parseComparisonState` reads back, with its question mark; empty for the empty state. */
export const formatComparisonState = ({ agencies, metric, year, search }: ComparisonState): string => {
  const query = new URLSearchParams([
    ...agencies.map((id) => ['agency', id]),
    ...(metric ? [['metric', slugOf(metric)]] : []),
    ...(year ? [['year', String(year)]] : []),
    ...(search ? [['q', search]] : []),
  ]).toString()
  return query && `?${query}`
}

export const comparedMetrics = ({ metric }: ComparisonState): readonly string[] =>
  metric ? [metric] : HEADLINE_METRICS
