/** Reports in whose text words stand, with the sentences they stand in. */
import { ReportHitsDocument, type ReportHitsQuery } from '../generated/graphql.ts'
import { request } from './backend.ts'
import { findPage } from './find-answer.ts'
import { hrefIn, type Lang } from './lang.ts'
import { withoutMarkdown } from './markdown.ts'
import { FOUND_ID } from './place-in-text.ts'

export type ReportHits = ReportHitsQuery['searchReports']
export type ReportHit = ReportHits['nodes'][number]
type Snippet = ReportHit['snippets'][number]

const PAGE_SIZE = 10

/** Undefined where the words are none that can be looked for. */
export const findReportHits = async (text: string, after: string | undefined): Promise<ReportHits | undefined> =>
  text === ''
    ? undefined
    : (await findPage(request(ReportHitsDocument, { text, first: PAGE_SIZE, after: after ?? null }), after))
        ?.searchReports

/** The text of a sentence cut where the words begin and end, as a reader sees it. */
export const piecesOf = ({ text, highlights }: Pick<Snippet, 'text' | 'highlights'>) => {
  const cuts = [0, ...highlights.flatMap(({ start, end }) => [start, end]), text.length]
  return cuts.slice(0, -1).map((start, i) => ({
    start,
    text: withoutMarkdown(text.slice(start, cuts[i + 1])),
    isHit: i % 2 === 1,
  }))
}

/** Of the words in the report’s text. */
export const hitHref = (lang: Lang, { report }: ReportHit, { span, highlights }: Snippet): string => {
  const [first] = highlights
  const [start, end] = [span.start + (first?.start ?? 0), span.start + (highlights.at(-1)?.end ?? 0)]
  return hrefIn(lang, `/reports/${report.id}?at=${start}-${end}#${FOUND_ID}`)
}
