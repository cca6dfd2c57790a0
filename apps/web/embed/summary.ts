import { LEVELS, SECTORS, UNITS } from '@gongkai/schema/metrics'
import { type EmbedGroupFragment, EmbedSummaryDocument, type EmbedSummaryQuery } from '../generated/graphql.ts'
import type { Measure } from '../lib/embed-state.ts'
import { enumOf } from '../lib/enum-key.ts'
import { formatNumber } from '../lib/format.ts'
import { hrefIn } from '../lib/lang.ts'
import { rankingVariables } from '../lib/ranking.ts'
import { readLevel, readSector } from '../lib/vocabulary.ts'
import { embedMessagesIn } from '../messages/embed.ts'
import { type Answered, absentCounts, type Chart, isOther, type Row } from './chart.ts'
import { kindOf, momentOf } from './kind.ts'
import { rankingPath } from './ranked.ts'
import { restatementIn } from './restatement.ts'
import { regionVariables, subjectOf } from './scope.ts'

const labelOf = ({ region, level, sector }: EmbedGroupFragment, { state: { lang } }: Answered): string => {
  if (region) return region.name
  if (sector) return SECTORS[readSector(sector)][lang]
  return level ? LEVELS[readLevel(level)][lang] : embedMessagesIn(lang).ownAgencies
}

type GroupNow = NonNullable<EmbedSummaryQuery['summary']['nodesNow']>[number]

/** Null where nobody of the group has a number any more; undefined in an embed that is not frozen. */
const valueNow = (group: GroupNow | undefined, measure: Measure) =>
  group && (group.counts.number > 0 ? group.distribution[measure] : null)

const readSummary = ({ summary, lastChanges, dataset }: EmbedSummaryQuery, question: Answered): Chart => {
  const { state, year, scope } = question
  const { lang, metric, measure } = state
  const t = embedMessagesIn(lang)
  const name = subjectOf(state, scope)
  const rows = summary.nodes.map(
    (group, i): Row => ({
      label: labelOf(group, question),
      href: group.region ? hrefIn(lang, `/regions/${group.region.code}?year=${year}`) : undefined,
      value: group.distribution[measure],
      note: t.ofAgencies(formatNumber(group.counts.number, lang)),
      now: valueNow(summary.nodesNow?.[i], measure),
    }),
  )
  const [first] = rows
  const measured = t.measures[measure]
  const says = state.direction === 'asc' ? t.summarySaysLeast : t.summarySays
  return {
    shape: 'bars',
    title: `${name} ${year} · ${measured}`,
    unit: UNITS[metric.unit][lang],
    sentence: first
      ? says(name, year, measured, first.label, formatNumber(first.value ?? 0, lang))
      : t.nothing(name, year),
    head: t.groupings[state.by],
    rows,
    absent: absentCounts(summary.total.counts, lang),
    shown: t.shown(formatNumber(rows.length, lang), formatNumber(summary.totalCount, lang)),
    path: rankingPath(question),
    isSynthetic: dataset.synthetic,
    restatement: restatementIn(lastChanges, rows.some(isOther) ? [year] : []),
  }
}

export const summary = kindOf({
  document: EmbedSummaryDocument,
  variables: (question) => {
    const { state, year } = question
    const { metric, filter, basis } = rankingVariables(state.metric, year, state)
    return {
      metric,
      filter,
      basis,
      years: year === undefined ? null : [year],
      groupBy: [enumOf<'LEVEL'>(state.by)],
      orderBy: { by: enumOf<'SUM'>(state.measure), rising: state.direction === 'asc' },
      first: state.first,
      ...momentOf(question),
      ...regionVariables(state),
    }
  },
  yearOf: ({ summary }) => summary.years[0],
  read: readSummary,
})
