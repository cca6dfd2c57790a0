import { UNITS } from '@gongkai/schema/metrics'
import { EmbedTrendDocument, type EmbedTrendQuery } from '../generated/graphql.ts'
import { formatNumber } from '../lib/format.ts'
import { hrefIn } from '../lib/lang.ts'
import { embedMessagesIn } from '../messages/embed.ts'
import { messagesIn } from '../messages/index.ts'
import { type Answered, absentCounts, type Chart, type Row } from './chart.ts'
import { kindOf } from './kind.ts'
import { rankingPath } from './ranked.ts'
import { subjectOf } from './scope.ts'
import { agencyOf, disputeOf, figureOf, reasonOf, restatement, trendVariables, whoseOf } from './trend.ts'

/** The year’s figure and, where the API has that year too, the figure of the year before. */
const rowsOf = (data: EmbedTrendQuery, question: Answered): Row[] => {
  const { state, year } = question
  const t = embedMessagesIn(state.lang)
  const nothing = state.agency.length > 0 ? messagesIn(state.lang).notFiled : t.nobody
  return [year, year - 1].flatMap((wanted) => {
    const point = data.trend.find((one) => one.year === wanted)
    const today = data.now?.find((one) => one.year === wanted)
    if (!point) return []
    return {
      label: String(wanted),
      value: figureOf(point),
      reason: reasonOf(point.counts, state.lang) ?? nothing,
      note: wanted < year ? t.previous : undefined,
      disputed: disputeOf(data, question, wanted),
      now: state.asOf ? (today ? figureOf(today) : null) : undefined,
    }
  })
}

const readFigure = (data: EmbedTrendQuery, question: Answered): Chart | undefined => {
  const { state, year } = question
  const { lang, metric, agency } = state
  const found = agencyOf(data)
  if (agency.length > 0 && !found) return undefined
  const t = embedMessagesIn(lang)
  const [name, who, rows] = [subjectOf(state), whoseOf(data, question), rowsOf(data, question)]
  const [row] = rows
  const counts = data.trend.find((point) => point.year === year)?.counts
  const report = found?.reports.find((one) => one.year === year)
  return {
    shape: 'number',
    title: `${who} · ${name} ${year}`,
    unit: UNITS[metric.unit][lang],
    sentence:
      row && row.value !== null
        ? t.figureSays(name, year, who, formatNumber(row.value, lang))
        : t.figureAbsent(name, year, who, row?.reason ?? ''),
    head: t.year,
    rows,
    absent: counts && !found ? absentCounts(counts, lang) : [],
    ...(counts && !found ? { shown: t.ofAgencies(formatNumber(counts.number, lang)) } : {}),
    path: report
      ? hrefIn(lang, `/reports/${report.id}`)
      : found
        ? hrefIn(lang, `/agencies/${found.id}`)
        : rankingPath(question),
    isSynthetic: data.dataset.synthetic,
    restatement: restatement(data, rows),
  }
}

export const figure = kindOf({
  document: EmbedTrendDocument,
  variables: (question) => {
    const { year } = question
    return trendVariables(question, year === undefined ? { last: 2 } : { years: [year - 1, year] })
  },
  yearOf: ({ trend }) => trend.at(-1)?.year,
  read: readFigure,
})
