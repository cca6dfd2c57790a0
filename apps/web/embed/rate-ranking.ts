import { EmbedRateRankingDocument, type EmbedRateRankingQuery, type Rate } from '../generated/graphql.ts'
import { agencyFilter } from '../lib/agency-filter.ts'
import { enumOf } from '../lib/enum-key.ts'
import { formatNumber, formatRate } from '../lib/format.ts'
import { hrefIn, type Lang } from '../lib/lang.ts'
import { embedMessagesIn } from '../messages/embed.ts'
import { messagesIn } from '../messages/index.ts'
import { type Answered, absentCounts, type Chart, type Row } from './chart.ts'
import { disputeOf } from './dispute.ts'
import { kindOf, momentOf } from './kind.ts'
import { notesOf, unusualNote } from './notes.ts'
import { rankingPath, restatement, sentenceOf } from './ranked.ts'
import { regionVariables, subjectOf } from './scope.ts'
import { PER_CENT } from './value.ts'

type Entry = EmbedRateRankingQuery['rateRanking']['nodes'][number]

/** A part of 1 in per cent, as charts show it, to two decimals. */
const percentOf = (value: number) => Math.round(value * 10_000) / 100

/** Null where the agency has no such rate any more; undefined in an embed that is not frozen. */
const percentNow = ({ valueNow }: Entry) => (typeof valueNow === 'number' ? percentOf(valueNow) : valueNow)

const absentOf = ({ belowMinimum, ...counts }: EmbedRateRankingQuery['rateRanking'], lang: Lang) => [
  ...(belowMinimum > 0 ? [{ label: messagesIn(lang).belowMinimum, count: belowMinimum }] : []),
  ...absentCounts(counts, lang),
]

const casesNote = ({ numerator, denominator, interval }: Entry, lang: Lang) =>
  embedMessagesIn(lang).ofCases(
    formatNumber(numerator, lang),
    formatNumber(denominator, lang),
    interval && `${formatRate(interval.low, lang)}–${formatRate(interval.high, lang)}`,
  )

const readRateRanking = ({ rateRanking, dataset }: EmbedRateRankingQuery, question: Answered): Chart => {
  const { state, year, scope } = question
  const { lang } = state
  const t = embedMessagesIn(lang)
  const readRow = (entry: Entry): Row => {
    return {
      label: entry.agency.name,
      href: hrefIn(lang, `/agencies/${entry.agency.id}`),
      place: entry.rank,
      value: percentOf(entry.value),
      note: notesOf([casesNote(entry, lang), unusualNote(entry, lang)]),
      disputed: entry.isDisputed ? disputeOf(entry.report.id, entry.disputes, lang) : undefined,
      now: percentNow(entry),
    }
  }
  const rows = rateRanking.nodes.map(readRow)
  return {
    shape: 'bars',
    title: `${subjectOf(state, scope)} ${year}`,
    unit: PER_CENT,
    sentence: sentenceOf(rateRanking, (value) => formatRate(value, lang), question),
    head: t.agency,
    rows,
    absent: absentOf(rateRanking, lang),
    shown: t.shown(formatNumber(rateRanking.nodes.length, lang), formatNumber(rateRanking.totalCount, lang)),
    path: rankingPath(question),
    isSynthetic: dataset.synthetic,
    restatement: restatement(rateRanking.nodes, rows, question),
  }
}

export const rateRanking = kindOf({
  document: EmbedRateRankingDocument,
  variables: (question) => {
    const { state, year } = question
    return {
      rate: enumOf<Rate>(state.rate as string),
      year: year ?? null,
      filter: agencyFilter(state),
      direction: state.direction === 'asc' ? ('ASC' as const) : ('DESC' as const),
      minimum: state.minimum ?? null,
      first: state.first,
      ...momentOf(question),
      ...regionVariables(state),
    }
  },
  yearOf: ({ rateRanking }) => rateRanking.year,
  read: readRateRanking,
})
