/** A page of a ranking as the pages show it. */
import { type Basis, FACT_STATES, type FactState, type Metric, type Wording } from '@gongkai/schema/metrics'
import type { RankingBar } from '../charts/ranking-chart.ts'
import type {
  Basis as BasisName,
  Metric as MetricName,
  RankingCountsFragment,
  RankingPageFragment,
  RateRankingQuery,
} from '../generated/graphql.ts'
import { messagesIn } from '../messages/index.ts'
import { agencyFilter } from './agency-filter.ts'
import { enumOf } from './enum-key.ts'
import { formatCompact, formatNumber, formatRate, formatShare } from './format.ts'
import type { Lang } from './lang.ts'
import type { RankingState } from './ranking-state.ts'
import { readBasis, readCountKind } from './vocabulary.ts'

interface Count {
  readonly kind: string
  readonly approximate: boolean
}
type Entry = RankingPageFragment['nodes'][number] & {
  readonly report: { readonly disclosure?: { readonly counts: readonly Count[] } }
}

/** What a rate was divided from, and how far chance alone may move it. */
export interface Cases {
  readonly numerator: number
  readonly denominator: number
  readonly interval: { readonly low: number; readonly high: number } | null
}

export interface RankingRow {
  readonly rank: number
  /** How far the rank may move where figures are disputed or unreadable. */
  readonly rankRange: { readonly best: number; readonly worst: number }
  readonly value: number
  readonly previousValue: number | null
  readonly previousRank: number | null
  /** Part of the sum of all ranked figures; null where the sum is 0, and of a rate. */
  readonly share: number | null
  /** Null but for a rate. */
  readonly cases: Cases | null
  readonly basis: Basis | null
  readonly isApproximate: boolean
  readonly isDisputed: boolean
  /** Whether it is so far from the agency’s other years that a check says so, which may be no fault. */
  readonly isUnusual: boolean
  readonly agency: { readonly id: string; readonly name: string; readonly region: { readonly name: string } | null }
  readonly reportId: string
}

/** The counts a volume rests on: the stated total, or the channels it was added from. */
const COUNTED_KIND = { stated_total: 'total', sum_of_channels: 'channel' } as const

export const isApproximate = (basis: Basis | null, counts: readonly Count[]): boolean =>
  basis !== null && counts.some((count) => count.approximate && readCountKind(count.kind) === COUNTED_KIND[basis])

export const readRankingRow = (entry: Entry): RankingRow => {
  const basis = entry.basis && readBasis(entry.basis)
  return {
    ...entry,
    basis,
    isApproximate: isApproximate(basis, entry.report.disclosure?.counts ?? []),
    cases: null,
    reportId: entry.report.id,
  }
}

export const readRateRow = ({
  numerator,
  denominator,
  interval,
  ...entry
}: RateRankingQuery['rateRanking']['nodes'][number]): RankingRow => ({
  ...entry,
  share: null,
  basis: null,
  isApproximate: false,
  cases: { numerator, denominator, interval },
  reportId: entry.report.id,
})

/** What the rows are shown by: the figure itself, its part of all figures, or the rate that it is. */
export type Measure = 'count' | 'share' | 'rate'

const PERCENT = 100
const markOf = ({ isDisputed, isUnusual: isFar }: RankingRow, lang: Lang) => {
  const t = messagesIn(lang)
  const doubts = [isDisputed && t.disputed, isFar && t.unusual].filter(Boolean)
  return doubts.map((doubt) => `（${doubt}）`).join('')
}

/** Agencies without a share have no bar. */
export const barsOf = (rows: readonly RankingRow[], lang: Lang, measure: Measure = 'count'): RankingBar[] =>
  rows.flatMap((row) => {
    const value = measure === 'share' ? row.share : row.value
    if (value === null) return []
    const mark = markOf(row, lang)
    const { name } = row.agency
    if (measure !== 'count') {
      const format = measure === 'rate' ? formatRate : formatShare
      return [{ name, value: value * PERCENT, label: format(value, lang) + mark }]
    }
    return [{ name, value, label: formatCompact(value, lang) + mark, exact: formatNumber(value, lang) + mark }]
  })

/** Places gained since the year before; null where there is no place to compare with. */
export const climbOf = ({ rank, previousRank }: RankingRow): number | null =>
  previousRank === null ? null : previousRank - rank

export type UnrankedPage = Pick<RankingCountsFragment, 'blank' | 'missing' | 'notOnForm' | 'unreadable'>

const UNRANKED: readonly [FactState, (page: UnrankedPage) => number][] = [
  ['blank', (page) => page.blank],
  ['missing', (page) => page.missing],
  ['not_on_form', (page) => page.notOnForm],
  ['unreadable', (page) => page.unreadable],
]

export interface UnrankedCount {
  readonly state: FactState
  readonly wording: Wording
  readonly count: number
}

/** How many agencies filed and have a reason instead of a number, by that reason. */
export const unrankedCounts = (page: UnrankedPage): UnrankedCount[] =>
  UNRANKED.map(([state, count]) => ({ state, wording: FACT_STATES[state], count: count(page) }))

/** The variables of the ranking that an address asks for. */
export const rankingVariables = (metric: Metric, year: number | undefined, state: RankingState) => ({
  metric: enumOf<MetricName>(metric.key),
  year: year ?? null,
  filter: agencyFilter(state),
  direction: state.direction === 'asc' ? ('ASC' as const) : ('DESC' as const),
  basis: isVolume(metric) && state.basis ? enumOf<BasisName>(state.basis) : null,
})

export const isVolume = (metric: Metric): boolean => metric.key === 'disclosure.volume'
