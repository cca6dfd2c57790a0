/**
 * Reports in whose prose words stand. Rare words are looked up in the index; of words that stand in many reports the newest
 * reports are looked through until there are enough, since sorting all of them would take longer.
 */
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { SHORTEST_WORD, termsOfWords } from '../../prose/index.ts'
import type { Tables } from '../tables.ts'
import { type AgencyFilter, agencyMatches } from './agency-filter.ts'
import { findReports, isAfterReport, type ReportPosition, type ReportVersionRow } from './reports.ts'
import { parseAsOf } from './versions.ts'

export interface ReportSearch {
  /** As `wordsOf` gives them, of two letters or more; all must stand in the prose. */
  readonly words: readonly string[]
  readonly filter: AgencyFilter
  readonly years?: readonly number[] | undefined
  /** In the versions that counted at this moment; in those that count now unless stated. */
  readonly asOf?: Date | undefined
}

/** Counted no further, since a word may stand in every report there is. */
export const MOST_COUNTED = 1_000
/** As many are looked at in a fifth of a second. */
const MOST_CANDIDATES = 5_000

export interface BegunSearch extends ReportSearch {
  /** Readings that hold every two letters of the words; undefined where there are too many to look at each. */
  readonly candidates: readonly number[] | undefined
}

/** So many of the newest reports tell whether words are common: the index would give all that hold them. */
const PROBED = 200
const COMMON = 1 / 10

export async function beginSearch(db: Kysely<Tables>, search: ReportSearch): Promise<BegunSearch> {
  const probe = await lookAt(db, search, PROBED)
  if (probe.hits.length >= COMMON * PROBED) return { ...search, candidates: undefined }
  if (probe.isLast) return { ...search, candidates: probe.hits.map(({ parse_id }) => parse_id) }
  const { rows } = await sql<{ parse_id: number }>`
    select parse_id from prose where ${holdsTerms(search)} limit ${sql.lit(MOST_CANDIDATES + 1)}`.execute(db)
  return { ...search, candidates: rows.length > MOST_CANDIDATES ? undefined : rows.map(({ parse_id }) => parse_id) }
}

/** The terms stand in the statement itself, so that the planner knows how rare they are. */
const holdsTerms = ({ words }: ReportSearch) =>
  sql<boolean>`prose.terms @> ${sql.lit(`{${termsOfWords(words).join(',')}}`)}::integer[]`

const isHan = (word: string) => /^[\u3400-\u9fff]+$/.test(word)

/** A text may hold every two letters of a longer word apart. Most hold it whole, which is seen fastest. */
function holdsWord(word: string): RawBuilder<boolean> {
  const broken = [...word].join('\\s*')
  return isHan(word)
    ? sql<boolean>`(strpos(parses.text, ${word}) > 0 or parses.text ~ ${broken})`
    : sql<boolean>`lower(normalize(parses.text, nfkc)) ~ ${broken}`
}

const holdsWords = ({ words }: ReportSearch): RawBuilder<boolean> => {
  const longer = words.filter(({ length }) => length > SHORTEST_WORD)
  return longer.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(longer.map(holdsWord), sql` and `)}`
}

interface Place extends ReportPosition {
  readonly id: number
}

const placesOf = (db: Kysely<Tables>, { filter, years, asOf }: ReportSearch, after: ReportPosition | undefined) =>
  db
    .selectFrom('reports')
    .innerJoin('agencies', 'agencies.id', 'reports.agency_id')
    .select(['reports.id', 'reports.year', 'reports.agency_id as agencyId'])
    .select(parseAsOf(asOf).$notNull().as('parse_id'))
    .where(parseAsOf(asOf), 'is not', null)
    .where((eb) => agencyMatches(eb, filter))
    .$if(years !== undefined, (query) => query.where(sql<boolean>`reports.year = any(${years})`))
    .$if(after !== undefined, (query) => query.where(isAfterReport(after as ReportPosition)))
    .orderBy('reports.year', 'desc')
    .orderBy('reports.agency_id')

/** At most so many, newest year first, then by agency. */
function lookUp(db: Kysely<Tables>, search: BegunSearch, limit: number, after?: ReportPosition): Promise<Place[]> {
  return placesOf(db, search, after)
    .innerJoin('parses', 'parses.report_id', 'reports.id')
    .where('parses.id', '=', parseAsOf(search.asOf))
    .where(sql<boolean>`parses.id = any(${search.candidates})`)
    .where(holdsWords(search))
    .limit(limit)
    .execute()
}

/** How many reports are looked through at first; then as many as are likely to hold the rest. */
const FIRST_STRETCH = 100
const GROWTH = { least: 2, most: 10, margin: 1.5 }

function nextStretch(size: number, hits: number, wanted: number): number {
  const likely = hits === 0 ? Infinity : Math.ceil((GROWTH.margin * wanted * size) / hits)
  return Math.min(Math.max(likely, GROWTH.least * size), GROWTH.most * size)
}

async function lookThrough(db: Kysely<Tables>, search: BegunSearch, limit: number, from?: ReportPosition) {
  const found: Place[] = []
  let after = from
  for (let size = FIRST_STRETCH; found.length < limit; ) {
    const { hits, last, isLast } = await lookAt(db, search, size, after)
    found.push(...hits)
    after = last
    if (isLast) break
    size = nextStretch(size, hits.length, limit - found.length)
  }
  return found.slice(0, limit)
}

/** So many reports, and which of them are hits: asked one by one, since the planner may think that fewer hold the words. */
async function lookAt(db: Kysely<Tables>, search: ReportSearch, size: number, after?: ReportPosition) {
  const { rows } = await sql<Place & { parse_id: number; is_hit: boolean; nth: number }>`
    with stretch as materialized (
      select *, row_number() over (order by year desc, "agencyId") as nth
      from (${placesOf(db, search, after).limit(size)}) as place
    ), looked_at as (
      select stretch.*, held.is_hit is not null as is_hit
      from stretch left join lateral (
        select true as is_hit
        from prose join parses on parses.id = prose.parse_id
        where prose.parse_id = stretch.parse_id and ${holdsTerms(search)} and ${holdsWords(search)} offset 0
      ) as held on true
    )
    select * from looked_at where is_hit or nth = (select count(*) from stretch) order by nth`.execute(db)
  const last = rows.at(-1)
  return { hits: rows.filter(({ is_hit }) => is_hit), last, isLast: (last?.nth ?? 0) < size }
}

const find = (db: Kysely<Tables>, search: BegunSearch, limit: number, after?: ReportPosition): Promise<Place[]> =>
  search.candidates ? lookUp(db, search, limit, after) : lookThrough(db, search, limit, after)

/** Newest year first, then by agency. */
export async function listFoundReports(
  db: Kysely<Tables>,
  { limit, after, ...search }: BegunSearch & { limit: number; after?: ReportPosition | undefined },
): Promise<ReportVersionRow[]> {
  const places = await find(db, search, limit, after)
  if (places.length === 0) return []
  const ids = places.map(({ id }) => id)
  const reports = new Map((await findReports(db, ids, search.asOf)).map((report) => [report.report_id, report]))
  return ids.flatMap((id) => reports.get(id) ?? [])
}

/** How many there are; one more than `MOST_COUNTED` where there are more. */
export const countFoundReports = async (db: Kysely<Tables>, search: BegunSearch): Promise<number> =>
  (await find(db, search, MOST_COUNTED + 1)).length
