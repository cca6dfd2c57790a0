import { UNITS } from '@gongkai/schema/metrics'
import { EmbedRankingDocument, type EmbedRankingQuery } from '../generated/graphql.ts'
import { formatNumber } from '../lib/format.ts'
import { hrefIn } from '../lib/lang.ts'
import { rankingVariables } from '../lib/ranking.ts'
import { embedMessagesIn } from '../messages/embed.ts'
import { type Answered, absentCounts, type Chart, latest, type Row } from './chart.ts'
import { kindOf, momentOf } from './kind.ts'
import { rankingPath, sentenceOf } from './ranked.ts'

type Entry = EmbedRankingQuery['ranking']['nodes'][number]

/** The report of the year as it counts today; undefined in an embed that is not frozen. */
const reportNow = ({ agency }: Entry, year: number) => agency.reports?.find((report) => report.year === year)

const readRanking = ({ ranking, dataset }: EmbedRankingQuery, question: Answered): Chart => {
  const { state, year } = question
  const { lang, metric } = state
  const readRow = (entry: Entry): Row => ({
    label: entry.agency.name,
    href: hrefIn(lang, `/agencies/${entry.agency.id}`),
    place: entry.rank,
    value: entry.value,
    disputed: entry.isDisputed ? hrefIn(lang, `/reports/${entry.report.id}#findings`) : undefined,
    now: state.asOf ? (reportNow(entry, year)?.facts[0]?.value ?? null) : undefined,
  })
  const restated = ranking.nodes.filter((entry) => (reportNow(entry, year)?.facts[0]?.value ?? null) !== entry.value)
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
    restatedAt: state.asOf && latest(restated.map((entry) => reportNow(entry, year)?.parsedAt)),
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
