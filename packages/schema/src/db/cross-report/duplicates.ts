/** Copied text among all current reports: candidates by their fingerprints, then their texts compared. */
import { sql, type Transaction } from 'kysely'
import { findDuplicate, type Text } from '../../cross-report/index.ts'
import type { Tables } from '../tables.ts'
import type { Settlement } from './findings.ts'

/** Reports that share a band with one, at most: of hundreds that are all alike, any few will do. */
const MOST_CANDIDATES = 8

interface Pair {
  readonly report_id: number
  readonly year: number
  readonly other_id: number
  readonly other_year: number
}

/**
 * Settles copied text for the reports given, for those that were said to repeat one of them, and for those that may now.
 * A report is compared with its own year and earlier ones: an earlier report repeats nothing that came after it.
 */
export async function settleDuplicates(trx: Transaction<Tables>, reportIds: readonly number[]): Promise<Settlement[]> {
  const comparable = await listComparable(trx, reportIds)
  const repeating = (await listRepeating(trx, reportIds)).filter((id) => !reportIds.includes(id))
  const sought = [...comparable, ...repeating]
  const pairs = await findPairs(trx, sought)
  const alike = await listAlike(trx, pairs, new Set([...reportIds, ...repeating]))
  const all = [...pairs, ...alike].filter(({ year, other_year }) => other_year <= year)
  const texts = await loadTexts(trx, [...new Set(all.flatMap(({ report_id, other_id }) => [report_id, other_id]))])
  const candidates = Map.groupBy(all, ({ report_id }) => report_id)
  const short = reportIds.filter((id) => !comparable.has(id)).map(notAssessable)
  const compared = [...new Set([...sought, ...alike.map(({ report_id }) => report_id)])].map((reportId) =>
    settlementOf(reportId, texts, candidates.get(reportId)?.map(({ other_id }) => other_id) ?? []),
  )
  return [...short, ...compared]
}

/**
 * The other reports of the pairs, each with those that were found like it, and with the one it is said to repeat: that one
 * was the closest of all before, so nothing else need be compared.
 */
async function listAlike(
  trx: Transaction<Tables>,
  pairs: readonly Pair[],
  settled: ReadonlySet<number>,
): Promise<Pair[]> {
  const reversed = pairs
    .filter(({ year, other_id, other_year }) => other_year >= year && !settled.has(other_id))
    .map(({ report_id, year, other_id, other_year }) => ({
      report_id: other_id,
      year: other_year,
      other_id: report_id,
      other_year: year,
    }))
  return [...reversed, ...(await listClosest(trx, [...new Set(reversed.map(({ report_id }) => report_id))]))]
}

/** What each report is said to repeat. */
async function listClosest(trx: Transaction<Tables>, reportIds: readonly number[]): Promise<Pair[]> {
  if (reportIds.length === 0) return []
  return trx
    .selectFrom('findings')
    .innerJoin('reports', 'reports.id', 'findings.report_id')
    .innerJoin('reports as other', 'other.id', 'findings.related_report_id')
    .select(['reports.id as report_id', 'reports.year', 'other.id as other_id', 'other.year as other_year'])
    .where(sql<boolean>`findings.report_id = any(${reportIds})`)
    .where('findings.code', '=', 'text.duplicate')
    .execute()
}

const notAssessable = (reportId: number): Settlement => ({
  reportId,
  findings: [],
  checks: [{ code: 'text.duplicate', status: 'not_assessable' }],
})

function settlementOf(reportId: number, texts: ReadonlyMap<number, Text>, others: readonly number[]): Settlement {
  const report = texts.get(reportId)
  const found =
    report &&
    findDuplicate(
      report,
      others.flatMap((id) => texts.get(id) ?? []),
    )
  return {
    reportId,
    findings: found ? [found] : [],
    checks: [{ code: 'text.duplicate', status: found ? 'fail' : 'pass' }],
  }
}

/** Those of the reports that have a narrative long enough to compare. */
async function listComparable(trx: Transaction<Tables>, reportIds: readonly number[]): Promise<Set<number>> {
  const rows = await trx
    .selectFrom('reports')
    .innerJoin('parses', 'parses.id', 'reports.current_parse_id')
    .select('reports.id')
    .where(sql<boolean>`reports.id = any(${reportIds}) and parses.narrative_bands <> '{}'`)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Reports said to repeat one of these. */
async function listRepeating(trx: Transaction<Tables>, reportIds: readonly number[]): Promise<number[]> {
  const rows = await trx
    .selectFrom('findings')
    .select('report_id')
    .where(sql<boolean>`related_report_id = any(${reportIds})`)
    .where('code', '=', 'text.duplicate')
    .execute()
  return rows.flatMap(({ report_id }) => report_id ?? [])
}

/**
 * Other current reports that share a band with each. The planner cannot tell how rare a band is and would rather read the
 * whole table than the index; a hint for this one statement is taken back after it.
 */
async function findPairs(trx: Transaction<Tables>, reportIds: readonly number[]): Promise<Pair[]> {
  if (reportIds.length === 0) return []
  await sql`set local enable_seqscan = off`.execute(trx)
  const { rows } = await sql<Pair>`
    select reports.id as report_id, reports.year, other.id as other_id, other.year as other_year
    from reports
    join parses on parses.id = reports.current_parse_id
    cross join lateral (
      select r.id, r.year
      from parses p
      join reports r on r.current_parse_id = p.id
      where p.narrative_bands && parses.narrative_bands and p.document_id <> parses.document_id
      limit ${MOST_CANDIDATES}
    ) as other
    where reports.id = any(${reportIds}) and other.id <> reports.id`.execute(trx)
  await sql`set local enable_seqscan = on`.execute(trx)
  return rows
}

async function loadTexts(trx: Transaction<Tables>, reportIds: readonly number[]): Promise<Map<number, Text>> {
  if (reportIds.length === 0) return new Map()
  const rows = await trx
    .selectFrom('reports')
    .innerJoin('agencies', 'agencies.id', 'reports.agency_id')
    .innerJoin('parses', 'parses.id', 'reports.current_parse_id')
    .select(['reports.id', 'reports.year', 'agencies.name', 'parses.text', 'parses.starts', 'parses.lengths'])
    .where(sql<boolean>`reports.id = any(${reportIds})`)
    .execute()
  return new Map(
    rows.map(({ id, year, name, text, starts, lengths }) => [
      id,
      { reportId: id, agency: name, year, text, cells: cellsOf(starts, lengths) },
    ]),
  )
}

const cellsOf = (starts: readonly (number | null)[], lengths: readonly (number | null)[]) =>
  starts.flatMap((start, number) => (start === null ? [] : { start, end: start + (lengths[number] ?? 0) }))
