/** What a ranking says in words and where its full view is, by a metric or by a rate alike. */
import type { EmbedState } from '../lib/embed-state.ts'
import { formatNumber } from '../lib/format.ts'
import { hrefIn } from '../lib/lang.ts'
import { formatRankingState, slugOf } from '../lib/ranking-state.ts'
import { slugOfRate } from '../lib/ranking-subject.ts'
import { embedMessagesIn } from '../messages/embed.ts'
import { type Answered, latest } from './chart.ts'

interface Ranked {
  readonly totalCount: number
  readonly nodes: readonly { readonly value: number; readonly agency: { readonly name: string } }[]
}

interface Reported<R> {
  readonly agency: { readonly reports?: readonly R[] }
}

/** The report of the year as it counts today; undefined in an embed that is not frozen. */
export const reportNow = <R extends { readonly year: number }>({ agency }: Reported<R>, year: number): R | undefined =>
  agency.reports?.find((report) => report.year === year)

/** When the last of the reports was read whose figures are others today. */
export const restatedAt = <E extends Reported<{ readonly year: number; readonly parsedAt: string }>>(
  entries: readonly E[],
  year: number,
  isOther: (entry: E) => boolean,
): string | undefined => latest(entries.filter(isOther).map((entry) => reportNow(entry, year)?.parsedAt))

/** Who is first of how many, by what. */
export const sentenceOf = (
  { nodes: [first], totalCount }: Ranked,
  label: string,
  format: (value: number) => string,
  { state, year }: Answered,
): string => {
  const t = embedMessagesIn(state.lang)
  if (!first) return t.nothing(label, year)
  const says = state.direction === 'asc' ? t.rankingSaysLeast : t.rankingSays
  return says(label, year, first.agency.name, format(first.value), formatNumber(totalCount, state.lang))
}

/** Path of the ranking that an embed shows a part of; of the newest year where it is about all of them. */
export const rankingPath = ({ state, year }: { readonly state: EmbedState; readonly year?: number }): string => {
  const { metric, rate, region, level, sector, basis, minimum, direction } = state
  const given = Object.entries({ year, region, level, sector, basis, minimum, direction }).filter(
    ([, value]) => value !== undefined,
  )
  return hrefIn(
    state.lang,
    `/rankings/${rate ? slugOfRate(rate) : slugOf(metric.key)}${formatRankingState(Object.fromEntries(given))}`,
  )
}
