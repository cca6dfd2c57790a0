import { FACT_STATES, UNITS } from '@gongkai/schema/metrics'
import { EmbedComparisonDocument, type EmbedComparisonQuery, type Metric as MetricName } from '../generated/graphql.ts'
import { formatComparisonState } from '../lib/comparison-state.ts'
import { enumOf } from '../lib/enum-key.ts'
import { formatNumber } from '../lib/format.ts'
import { hrefIn } from '../lib/lang.ts'
import { isVolume } from '../lib/ranking.ts'
import { readFactState } from '../lib/vocabulary.ts'
import { embedMessagesIn } from '../messages/embed.ts'
import { messagesIn } from '../messages/index.ts'
import type { Answered, Chart, Row } from './chart.ts'
import { findDispute } from './dispute.ts'
import { kindOf, momentOf } from './kind.ts'
import { restatementOf } from './restatement.ts'
import { basisNote } from './volume.ts'

const readComparison = (
  { compare, now, disputes, dataset }: EmbedComparisonQuery,
  { state, year }: Answered,
): Chart => {
  const { lang, metric, agency, asOf } = state
  const t = embedMessagesIn(lang)
  const name = metric.label[lang]
  const rows = compare.map((figure, i): Row => {
    const { report, value } = figure
    return {
      label: figure.agency.name,
      href: hrefIn(lang, `/agencies/${figure.agency.id}`),
      value,
      reason: figure.state === 'NOT_FILED' ? messagesIn(lang).notFiled : FACT_STATES[readFactState(figure.state)][lang],
      note: report ? basisNote(report, lang) : undefined,
      disputed: report ? findDispute(disputes.nodes, metric.key, report.id, lang) : undefined,
      now: now?.[i]?.value,
    }
  })
  const readings = (now ?? []).flatMap(({ value, report }, i) =>
    value === compare[i]?.value ? [] : { parsedAt: report?.parsedAt, wasKnown: compare[i]?.report !== null },
  )
  const stated = rows.filter(({ value }) => value !== null)
  return {
    shape: 'bars',
    title: `${name} ${year}`,
    unit: UNITS[metric.unit][lang],
    sentence: t.compareSays(name, year, formatNumber(stated.length, lang), formatNumber(rows.length, lang)),
    head: t.agency,
    rows,
    absent: [],
    path: hrefIn(lang, `/compare${formatComparisonState({ agencies: agency, metric: metric.key, year, search: '' })}`),
    isSynthetic: dataset.synthetic,
    restatement: restatementOf(readings, asOf),
  }
}

export const compare = kindOf({
  document: EmbedComparisonDocument,
  variables: (question) => ({
    metric: enumOf<MetricName>(question.state.metric.key),
    years: question.year === undefined ? null : [question.year],
    agencies: [...question.state.agency],
    ...momentOf(question),
    isVolume: isVolume(question.state.metric),
  }),
  yearOf: ({ compare }) => compare[0]?.year,
  read: readComparison,
})
