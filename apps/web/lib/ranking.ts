/** A page of a ranking as the pages show it. */
import { type Basis, FACT_STATES, type FactState, type Metric, type Wording } from '@gongkai/schema/metrics'
import type { RankingBar } from '../charts/ranking-chart.ts'
import type { Basis as BasisName, Metric as MetricName, RankingPageFragment } from '../generated/graphql.ts'
import { messagesIn } from '../messages/index.ts'
import { agencyFilter } from './agency-filter.ts'
import { enumOf } from './enum-key.ts'
import { formatCompact } from './format.ts'
import type { Lang } from './lang.ts'
import type { RankingState } from './ranking-state.ts'
import { readBasis, readCountKind } from './vocabulary.ts'

type Entry = RankingPageFragment['nodes'][number] & {
  readonly report: { readonly disclosure?: { readonly counts: readonly { kind: string; approximate: boolean }[] } }
}

export interface RankingRow {
  readonly rank: number
  readonly value: number
  readonly previousValue: number | null
  readonly previousRank: number | null
  readonly basis: Basis | null
  readonly isApproximate: boolean
  readonly isDisputed: boolean
  readonly agency: { readonly id: string; readonly name: string; readonly region: { readonly name: string } | null }
  readonly reportId: string
}

/** The counts a volume rests on: the stated total, or the channels it was added from. */
const COUNTED_KIND = { stated_total: 'total', sum_of_channels: 'channel' } as const

const isApproximate = (basis: Basis | null, entry: Entry): boolean =>
  basis !== null &&
  (entry.report.disclosure?.counts ?? []).some(
    (count) => count.approximate && readCountKind(count.kind) === COUNTED_KIND[basis],
  )

export const readRankingRow = (entry: Entry, disputed: ReadonlySet<string>): RankingRow => {
  const basis = entry.basis && readBasis(entry.basis)
  return {
    ...entry,
    basis,
    isApproximate: isApproximate(basis, entry),
    isDisputed: disputed.has(entry.report.id),
    reportId: entry.report.id,
  }
}

export const barsOf = (rows: readonly RankingRow[], lang: Lang): RankingBar[] =>
  rows.map(({ agency, value, isDisputed }) => {
    const mark = isDisputed ? `（${messagesIn(lang).disputed}）` : ''
    return { name: agency.name, value, label: formatCompact(value, lang) + mark }
  })

export type UnrankedPage = Pick<RankingPageFragment, 'blank' | 'missing' | 'notOnForm' | 'unreadable'>

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
export const rankingVariables = (metric: Metric, year: number, state: RankingState) => ({
  metric: enumOf<MetricName>(metric.key),
  year,
  filter: agencyFilter(state),
  direction: state.direction === 'asc' ? ('ASC' as const) : ('DESC' as const),
  basis: isVolume(metric) && state.basis ? enumOf<BasisName>(state.basis) : null,
})

export const isVolume = (metric: Metric): boolean => metric.key === 'disclosure.volume'
