import { UNITS } from '@gongkai/schema/metrics'
import { EmbedRankingDocument, type EmbedRankingQuery } from '../generated/graphql.ts'
import { formatNumber } from '../lib/format.ts'
import { hrefIn } from '../lib/lang.ts'
import { isVolume, rankingVariables } from '../lib/ranking.ts'
import { embedMessagesIn } from '../messages/embed.ts'
import { type Answered, absentCounts, type Chart, type Row } from './chart.ts'
import { disputeOf } from './dispute.ts'
import { kindOf, momentOf } from './kind.ts'
import { notesOf, unusualNote } from './notes.ts'
import { rankingPath, restatement, sentenceOf } from './ranked.ts'
import { regionVariables, subjectOf } from './scope.ts'
import { basisNote } from './volume.ts'

type Entry = EmbedRankingQuery['ranking']['nodes'][number]

const readRanking = ({ ranking, dataset }: EmbedRankingQuery, question: Answered): Chart => {
  const { state, year, scope } = question
  const { lang, metric } = state
  const readRow = (entry: Entry): Row => ({
    label: entry.agency.name,
    href: hrefIn(lang, `/agencies/${entry.agency.id}`),
    place: entry.rank,
    value: entry.value,
    note: notesOf([basisNote(entry.report, lang), unusualNote(entry, lang)]),
    disputed: entry.isDisputed ? disputeOf(entry.report.id, entry.disputes, lang) : undefined,
    now: entry.valueNow,
  })
  const rows = ranking.nodes.map(readRow)
  return {
    shape: 'bars',
    title: `${subjectOf(state, scope)} ${year}`,
    unit: UNITS[metric.unit][lang],
    sentence: sentenceOf(ranking, (value) => formatNumber(value, lang), question),
    head: embedMessagesIn(lang).agency,
    rows,
    absent: absentCounts(ranking, lang),
    shown: embedMessagesIn(lang).shown(
      formatNumber(ranking.nodes.length, lang),
      formatNumber(ranking.totalCount, lang),
    ),
    path: rankingPath(question),
    isSynthetic: dataset.synthetic,
    restatement: restatement(ranking.nodes, rows, question),
  }
}

export const ranking = kindOf({
  document: EmbedRankingDocument,
  variables: (question) => ({
    ...rankingVariables(question.state.metric, question.year, question.state),
    ...momentOf(question),
    ...regionVariables(question.state),
    isVolume: isVolume(question.state.metric),
    first: question.state.first,
  }),
  yearOf: ({ ranking }) => ranking.year,
  read: readRanking,
})
