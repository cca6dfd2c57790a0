import { UNITS } from '@gongkai/schema/metrics'
import { EmbedRankingDocument, type EmbedRankingQuery } from '../generated/graphql.ts'
import { formatNumber } from '../lib/format.ts'
import { hrefIn } from '../lib/lang.ts'
import { rankingVariables } from '../lib/ranking.ts'
import { embedMessagesIn } from '../messages/embed.ts'
import { type Answered, absentCounts, type Chart, type Row } from './chart.ts'
import { kindOf, momentOf } from './kind.ts'
import { rankingPath, reportNow, restatedAt, sentenceOf } from './ranked.ts'

type Entry = EmbedRankingQuery['ranking']['nodes'][number]

/** In a frozen embed. */
const valueNow = (entry: Entry, year: number) => reportNow(entry, year)?.facts[0]?.value ?? null

const readRanking = ({ ranking, dataset }: EmbedRankingQuery, question: Answered): Chart => {
  const { state, year } = question
  const { lang, metric } = state
  const readRow = (entry: Entry): Row => ({
    label: entry.agency.name,
    href: hrefIn(lang, `/agencies/${entry.agency.id}`),
    place: entry.rank,
    value: entry.value,
    disputed: entry.isDisputed ? hrefIn(lang, `/reports/${entry.report.id}#findings`) : undefined,
    now: state.asOf ? valueNow(entry, year) : undefined,
  })
  return {
    shape: 'bars',
    title: `${metric.label[lang]} ${year}`,
    unit: UNITS[metric.unit][lang],
    sentence: sentenceOf(ranking, metric.label[lang], (value) => formatNumber(value, lang), question),
    head: embedMessagesIn(lang).agency,
    rows: ranking.nodes.map(readRow),
    absent: absentCounts(ranking, lang),
    shown: embedMessagesIn(lang).shown(
      formatNumber(ranking.nodes.length, lang),
      formatNumber(ranking.totalCount, lang),
    ),
    path: rankingPath(question),
    isSynthetic: dataset.synthetic,
    restatedAt: state.asOf && restatedAt(ranking.nodes, year, (entry) => valueNow(entry, year) !== entry.value),
  }
}

export const ranking = kindOf({
  document: EmbedRankingDocument,
  variables: (question) => ({
    ...rankingVariables(question.state.metric, question.year, question.state),
    ...momentOf(question),
    first: question.state.first,
  }),
  yearOf: ({ ranking }) => ranking.year,
  read: readRanking,
})
