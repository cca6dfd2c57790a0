/** One page of a ranking, by a metric or by a rate alike. */
import {
  type PageEndsFragment,
  type RankingCountsFragment,
  RankingDocument,
  type Rate,
  RateRankingDocument,
} from '../generated/graphql.ts'
import { agencyFilter } from './agency-filter.ts'
import { request } from './backend.ts'
import { enumOf } from './enum-key.ts'
import { isVolume, type RankingRow, rankingVariables, readRankingRow, readRateRow } from './ranking.ts'
import type { RankingState } from './ranking-state.ts'
import type { RankingSubject } from './ranking-subject.ts'

export interface RankingPart {
  /** Of all pages together. */
  readonly totalCount: number
  readonly counts: RankingCountsFragment
  readonly pageInfo: PageEndsFragment
  readonly rows: readonly RankingRow[]
}

const PAGE_SIZE = 20

const pageOf = ({ after, around }: RankingState) => ({
  first: PAGE_SIZE,
  after: after ?? null,
  around: after ? null : (around ?? null),
})

const loadByRate = async (rate: string, year: number, state: RankingState): Promise<RankingPart> => {
  const { rateRanking } = await request(RateRankingDocument, {
    rate: enumOf<Rate>(rate),
    year,
    filter: agencyFilter(state),
    direction: state.direction === 'asc' ? 'ASC' : 'DESC',
    minimum: state.minimum ?? null,
    ...pageOf(state),
  })
  const { totalCount, pageInfo, nodes, ...counts } = rateRanking
  return { totalCount, pageInfo, counts, rows: nodes.map(readRateRow) }
}

const loadPage = async (subject: RankingSubject, year: number, state: RankingState): Promise<RankingPart> => {
  const { metric, rate } = subject
  if (rate) return loadByRate(rate, year, state)
  if (!metric) throw new Error(`${subject.slug} is neither a metric nor a rate.`)
  const { ranking } = await request(RankingDocument, {
    ...rankingVariables(metric, year, state),
    ...pageOf(state),
    withDisclosure: isVolume(metric),
  })
  const { totalCount, pageInfo, nodes, ...counts } = ranking
  return { totalCount, pageInfo, counts, rows: nodes.map(readRankingRow) }
}

/** The first page where the agency that is looked for has no place. Throws as `request` does. */
export const loadRanking = async (subject: RankingSubject, year: number, state: RankingState): Promise<RankingPart> => {
  const page = await loadPage(subject, year, state)
  if (!state.around || page.rows.length > 0 || page.totalCount === 0) return page
  const { around: _, ...others } = state
  return loadPage(subject, year, others)
}
