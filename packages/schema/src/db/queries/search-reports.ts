/** Reports in whose prose words stand. */
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { SHORTEST_WORD, termsOfWords } from '../../prose/index.ts'
import type { Tables } from '../tables.ts'
import { type AgencyFilter, agencyMatches } from './agency-filter.ts'
import { isAfterReport, type ReportPosition, type ReportVersionRow, selectCurrent } from './reports.ts'

export interface ReportSearch {
  /** As `wordsOf` gives them, of two letters or more; all must stand in the prose. */
  readonly words: readonly string[]
  readonly filter: AgencyFilter
  readonly years?: readonly number[] | undefined
}

/** Counted no further, since a word may stand in every report there is. */
export const MOST_COUNTED = 10_000

const BLANKS = ' \t\n\r\f\v\u00a0\u3000'
const isHan = (word: string) => /^[\u3400-\u9fff]+$/.test(word)

/** Letters as terms have them; normalising a whole text is dear, and changes no Chinese character. */
const lettersLike = (word: string) => {
  const joined = sql`translate(parses.text, ${BLANKS}, '')`
  return isHan(word) ? joined : sql`lower(normalize(${joined}, nfkc))`
}

/** The terms stand in the statement itself, so that the planner knows how rare they are. */
function isHit(words: readonly string[]): RawBuilder<boolean> {
  const terms = sql.lit(`{${termsOfWords(words).join(',')}}`)
  // A longer word has all its pairs of letters in a text that holds them apart, too.
  const longer = words.filter(({ length }) => length > SHORTEST_WORD)
  const holds = longer.map((word) => sql`strpos(${lettersLike(word)}, ${word}) > 0`)
  return sql<boolean>`${sql.join([sql`prose.terms @> ${terms}::integer[]`, ...holds], sql` and `)}`
}

const hitsOf = (db: Kysely<Tables>, { words, filter, years }: ReportSearch) =>
  selectCurrent(db)
    .innerJoin('prose', 'prose.parse_id', 'parses.id')
    .innerJoin('agencies', 'agencies.id', 'reports.agency_id')
    .where(isHit(words))
    .where((eb) => agencyMatches(eb, filter))
    .$if(years !== undefined, (query) => query.where(sql<boolean>`reports.year = any(${years})`))

/** Newest year first, then by agency. */
export function searchReports(
  db: Kysely<Tables>,
  { limit, after, ...search }: ReportSearch & { limit: number; after?: ReportPosition | undefined },
): Promise<ReportVersionRow[]> {
  return hitsOf(db, search)
    .$if(after !== undefined, (query) => query.where(isAfterReport(after as ReportPosition)))
    .orderBy('reports.year', 'desc')
    .orderBy('reports.agency_id')
    .limit(limit)
    .execute()
}

/** How many there are; one more than `MOST_COUNTED` where there are more. */
export async function countFoundReports(db: Kysely<Tables>, search: ReportSearch): Promise<number> {
  const row = await db
    .selectFrom(
      hitsOf(db, search)
        .clearSelect()
        .select('reports.id')
        .limit(MOST_COUNTED + 1)
        .as('found'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}
