import { UNITS } from '@gongkai/schema/metrics'
import {
  type EmbedCountsFragment,
  type EmbedPointFragment,
  EmbedTrendDocument,
  type EmbedTrendQuery,
  type EmbedTrendQueryVariables,
} from '../generated/graphql.ts'
import { formatCompact, formatNumber } from '../lib/format.ts'
import { hrefIn, type Lang } from '../lib/lang.ts'
import { rankingVariables } from '../lib/ranking.ts'
import { readForm } from '../lib/vocabulary.ts'
import { embedMessagesIn } from '../messages/embed.ts'
import { type Answered, absentCounts, type Chart, isOther, type Question, type Row } from './chart.ts'
import { findDispute } from './dispute.ts'
import { kindOf, momentOf } from './kind.ts'
import { rankingPath } from './ranked.ts'
import { type Restatement, restatementIn } from './restatement.ts'
import { regionVariables, subjectOf } from './scope.ts'

/** The sum, which of one agency is its figure; null where nobody has one. */
export const figureOf = ({ counts, distribution }: EmbedPointFragment): number | null =>
  counts.number > 0 ? distribution.sum : null

/** The one reason a single agency has instead of a number. */
export const reasonOf = (counts: EmbedCountsFragment, lang: Lang): string | undefined =>
  absentCounts(counts, lang).find(({ count }) => count > 0)?.label

export const agencyOf = ({ agencies }: EmbedTrendQuery) => agencies?.nodes[0]

/** Of all or of some, whose figures they are. */
export const whoseOf = (data: EmbedTrendQuery, { state, scope }: Answered): string =>
  agencyOf(data)?.name ?? (scope || embedMessagesIn(state.lang).allAgencies)

/** Of the years that read otherwise today. */
export const restatement = ({ lastChanges }: EmbedTrendQuery, rows: readonly Row[]): Restatement =>
  restatementIn(
    lastChanges,
    rows.filter(isOther).map(({ label }) => Number(label)),
  )

/** Of a year that a single agency’s own report contradicts. */
export const disputeOf = (data: EmbedTrendQuery, { state: { metric, lang } }: Answered, year: number) => {
  const report = agencyOf(data)?.reports.find((one) => one.year === year)
  return report && findDispute(data.disputes?.nodes ?? [], metric.key, report.id, lang)
}

/** The edition of most reports of a year. */
const formOf = ({ forms }: EmbedPointFragment) => {
  const [most] = [...forms].sort((a, b) => b.reports - a.reports)
  return most?.form ? readForm(most.form) : null
}

/** Why a year does not go on from the one before, where it is not for want of a number, which has a reason of its own. */
const noteOf = (
  point: EmbedPointFragment,
  previous: EmbedPointFragment | undefined,
  lang: Lang,
): string | undefined => {
  const t = embedMessagesIn(lang)
  const [before, after] = [previous && formOf(previous), formOf(point)]
  if (point.break?.reason === 'NOT_ON_FORM' || (before && after && before !== after)) return t.changeOfForm
  return previous && previous.year !== point.year - 1 ? t.missingYear : undefined
}

const readTrend = (data: EmbedTrendQuery, question: Answered): Chart | undefined => {
  const { lang, metric, agency, asOf } = question.state
  if (agency.length > 0 && !agencyOf(data)) return undefined
  const t = embedMessagesIn(lang)
  const name = subjectOf(question.state)
  const rows = data.trend.map((point, i): Row => {
    const note = noteOf(point, data.trend[i - 1], lang)
    const now = data.now?.find(({ year }) => year === point.year)
    return {
      label: String(point.year),
      value: figureOf(point),
      reason: reasonOf(point.counts, lang),
      note: [note, agency.length === 0 && t.ofAgencies(formatNumber(point.counts.number, lang))]
        .filter(Boolean)
        .join(' · '),
      disputed: disputeOf(data, question, point.year),
      isBroken: note !== undefined || point.break !== null,
      now: asOf ? (now ? figureOf(now) : null) : undefined,
    }
  })
  const stated = rows.filter(({ value }) => value !== null)
  const says = (row: Row | undefined) => t.trendPoint(Number(row?.label), formatNumber(row?.value ?? 0, lang))
  return {
    shape: 'line',
    title: `${whoseOf(data, question)} · ${name}`,
    unit: UNITS[metric.unit][lang],
    sentence: stated.length > 0 ? t.trendSays(name, says(stated[0]), says(stated.at(-1))) : t.trendEmpty(name),
    head: t.year,
    rows,
    absent: [],
    path: agency[0] ? hrefIn(lang, `/agencies/${agency[0]}`) : rankingPath({ state: question.state }),
    isSynthetic: data.dataset.synthetic,
    restatement: restatement(data, rows),
    points: data.trend.map((point) => {
      const value = figureOf(point)
      const [label, exact] = value === null ? ['', ''] : [formatCompact(value, lang), formatNumber(value, lang)]
      return { year: point.year, form: formOf(point), value, label, exact }
    }),
  }
}

interface Years {
  readonly years?: number[]
  readonly last?: number
}

export const trendVariables = (question: Question, { years, last }: Years): EmbedTrendQueryVariables => {
  const { state, year } = question
  const { metric, filter, basis } = rankingVariables(state.metric, year, state)
  const [agency] = state.agency
  return {
    metric,
    basis,
    filter: agency ? { ids: [agency] } : filter,
    years: years ?? null,
    last: last ?? null,
    agencies: agency ? [agency] : null,
    hasAgency: agency !== undefined,
    ...momentOf(question),
    ...regionVariables(state),
  }
}

/** Of an API without reports there is no year, and the trend says so itself. */
export const trend = kindOf({
  document: EmbedTrendDocument,
  variables: (question) => trendVariables(question, {}),
  yearOf: ({ trend }) => trend.at(-1)?.year ?? 0,
  read: readTrend,
})
