/** What a ranking says in words and where its full view is, by a metric or by a rate alike. */
import type { EmbedState } from '../lib/embed-state.ts'
import { formatNumber } from '../lib/format.ts'
import { hrefIn } from '../lib/lang.ts'
import { formatRankingState, slugOf } from '../lib/ranking-state.ts'
import { slugOfRate } from '../lib/ranking-subject.ts'
import { embedMessagesIn } from '../messages/embed.ts'
import { type Answered, isOther, type Row } from './chart.ts'
import { type Restatement, restatementOf } from './restatement.ts'
import { subjectOf } from './scope.ts'

interface Entry {
  readonly value: number
  readonly agency: {
    readonly name: string
    readonly reports?: readonly { readonly year: number; readonly parsedAt: string }[]
  }
}

/** `rows` are those of the entries; who was ranked had filed. */
export const restatement = (entries: readonly Entry[], rows: readonly Row[], { state, year }: Answered): Restatement =>
  restatementOf(
    entries
      .filter((_, i) => isOther(rows[i] as Row))
      .map(({ agency }) => ({
        parsedAt: agency.reports?.find((report) => report.year === year)?.parsedAt,
        wasKnown: true,
      })),
    state.asOf,
  )

interface Ranked {
  readonly totalCount: number
  readonly nodes: readonly Entry[]
}

/** Who is first of how many, by what. */
export const sentenceOf = (
  { nodes: [first], totalCount }: Ranked,
  format: (value: number) => string,
  { state, year, scope }: Answered,
): string => {
  const t = embedMessagesIn(state.lang)
  const subject = subjectOf(state, scope)
  if (!first) return t.nothing(subject, year)
  const says = state.direction === 'asc' ? t.rankingSaysLeast : t.rankingSays
  return says(subject, year, first.agency.name, format(first.value), formatNumber(totalCount, state.lang))
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
