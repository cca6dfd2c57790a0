/** Full-text search in what the reports say in their own words. */

import type { ReportVersionRow } from '../db/queries/reports.ts'
import { beginSearch, countFoundReports, listFoundReports, MOST_COUNTED } from '../db/queries/search-reports.ts'
import { type Place, SHORTEST_WORD, type Snippet, snippetsOf, wordsOf } from '../prose/index.ts'
import { AgencyFilterInput, readFilter, readText } from './agency-filter.ts'
import { builder } from './builder.ts'
import { loadExisting } from './context.ts'
import { badInput } from './errors.ts'
import { readAsOf } from './moment.ts'
import { ReportType } from './nodes.ts'
import { encodeCursor } from './opaque.ts'
import { pageArgs, pageOf, readFirst } from './page.ts'
import { reportPositionIn } from './report.ts'
import { SpanType } from './wording.ts'
import { readYears } from './year.ts'

const HighlightType = builder.objectRef<Place>('Highlight').implement({
  description: 'A place in a snippet’s own text where a word stands: text.slice(start, end).',
  fields: (t) => ({
    start: t.exposeInt('start', { description: 'UTF-16 offset of the first character.' }),
    end: t.exposeInt('end', { description: 'UTF-16 offset after the last character.' }),
  }),
})

const SnippetType = builder.objectRef<Snippet>('Snippet').implement({
  description: 'A sentence, or part of one, in which the words stand.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'The sentence as the document has it, line ends included.' }),
    highlights: t.field({
      type: [HighlightType],
      description: 'Where the words stand in it, in the order of the text.',
      resolve: ({ highlights }) => [...highlights],
    }),
    span: t.field({
      type: SpanType,
      description: 'Where it stands in the document’s text.',
      resolve: ({ span }) => span,
    }),
  }),
})

interface ReportHit {
  readonly report: ReportVersionRow
  readonly words: readonly string[]
}

const DEFAULT_SNIPPETS = 3
const MAX_SNIPPETS = 20

function readMost(most: number | null | undefined): number {
  const wanted = most ?? DEFAULT_SNIPPETS
  if (wanted >= 0 && wanted <= MAX_SNIPPETS) return wanted
  throw badInput(`snippets.first: ${wanted} is out of range; ask for 0 to ${MAX_SNIPPETS}.`)
}

const ReportHitType = builder.objectRef<ReportHit>('ReportHit').implement({
  description: 'A report in whose prose the words stand.',
  fields: (t) => ({
    report: t.expose('report', { type: ReportType, description: 'The report, in the version searched.' }),
    snippets: t.field({
      type: [SnippetType],
      description: 'Where the words stand: the sentences with most of them, in the order of the text.',
      args: {
        first: t.arg.int({
          description: `How many at most, 0 to ${MAX_SNIPPETS}; ${DEFAULT_SNIPPETS} unless stated.`,
        }),
      },
      resolve: async ({ report, words }, { first }, { loaders }) => {
        const { text, passages } = await loadExisting(loaders.proses, report.parse_id)
        return snippetsOf(text, passages, words, readMost(first))
      },
    }),
  }),
})

const ReportHitConnection = builder.connectionObject<typeof ReportHitType, { readonly count: () => Promise<number> }>(
  {
    type: ReportHitType,
    name: 'ReportHitConnection',
    description: `A page of reports that were found. “totalCount” is exact up to ${MOST_COUNTED}, and no larger.`,
    fields: (t) => ({
      totalCountIsCapped: t.boolean({
        description: `Whether there are more than ${MOST_COUNTED}, which “totalCount” then is.`,
        resolve: async ({ count }) => (await count()) > MOST_COUNTED,
      }),
    }),
  },
  { name: 'ReportHitEdge', description: 'A report in a list of those found.' },
)

/** Throws BAD_USER_INPUT for a word that stands nearly everywhere and is in no index. */
function readWords(text: string): string[] {
  const words = wordsOf(readText(text) ?? '')
  const short = words.find(({ length }) => length < SHORTEST_WORD)
  if (short === undefined) return words
  throw badInput(`text: ${JSON.stringify(short)} is too short; a word has ${SHORTEST_WORD} characters or more.`)
}

const once = <T>(ask: () => Promise<T>): (() => Promise<T>) => {
  let answer: Promise<T> | undefined
  return () => {
    answer ??= ask()
    return answer
  }
}

builder.queryField('searchReports', (t) =>
  t.field({
    type: ReportHitConnection,
    description:
      'Reports in whose prose all the words stand, newest year first; none where the text is blank. The prose is a report without its tables; of a document with several reports it is not known whose words are whose, and none is searched. Full width, capitals and line breaks make no difference.',
    args: {
      text: t.arg.string({
        required: true,
        description: 'Words of two characters or more, separated by spaces or signs.',
      }),
      filter: t.arg({ type: AgencyFilterInput, description: 'Of which agencies; all unless stated.' }),
      years: t.arg.intList({ description: 'About these years, 1 to 20; any unless stated.' }),
      asOf: t.arg({ type: 'DateTime', description: 'In the versions that counted at this moment; now unless stated.' }),
      ...pageArgs,
    },
    resolve: async (_root, { text, filter, years, asOf, ...page }, context) => {
      const { db } = context
      const words = readWords(text)
      const wanted = {
        words,
        filter: await readFilter(filter, context),
        years: years ? readYears(years) : undefined,
        asOf: readAsOf(asOf),
      }
      const limit = readFirst(page.first) + 1
      const after = reportPositionIn(page.after)
      const search = words.length > 0 ? await beginSearch(db, wanted) : undefined
      const rows = search ? await listFoundReports(db, { ...search, limit, after }) : []
      const count = once(async () => (search ? countFoundReports(db, search) : 0))
      return {
        ...pageOf(
          rows.map((report): ReportHit => ({ report, words })),
          page,
          ({ report }) => encodeCursor(report.year, report.agency_id),
        ),
        count,
        totalCount: async () => Math.min(await count(), MOST_COUNTED),
      }
    },
  }),
)
