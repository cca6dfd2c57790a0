/** Copied text among all current reports: candidates by their fingerprints, then their texts compared. */
import { sql, type Transaction } from 'kysely'
import { findDuplicate, type Text } from '../../cross-report/index.ts'
import type { NewReport } from '../storing/settle-reports.ts'
import type { Tables } from '../tables.ts'
import type { Settlement } from './settlement.ts'

/** Reports that share a band with one, at most: of hundreds that are all alike, any few will do. */
const MOST_CANDIDATES = 8

/** A report with a narrative that is long enough to be compared. */
interface Comparable {
  readonly report_id: number
  readonly year: number
  readonly document_id: number
  readonly bands: readonly number[]
}

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
export async function settleDuplicates(
  trx: Transaction<Tables>,
  created: readonly NewReport[],
  changedIds: readonly number[],
): Promise<Settlement[]> {
  const repeating = (await listRepeating(trx, changedIds)).filter((id) => !changedIds.includes(id))
  const fresh = created.flatMap(comparableOf)
  const sought = [...fresh, ...(await listComparable(trx, [...changedIds, ...repeating]))]
  const pairs = [...findPairsAmong(sought, fresh), ...(await findStoredPairs(trx, sought))]
  const settled = [...created.map(({ id }) => id), ...changedIds, ...repeating]
  const alike = await listAlike(trx, pairs, new Set(settled))
  const all = [...pairs, ...alike].filter(({ year, other_year }) => other_year <= year)
  const texts = await loadTexts(
    trx,
    [...new Set(all.flatMap(({ report_id, other_id }) => [report_id, other_id]))],
    created,
  )
  const candidates = Map.groupBy(all, ({ report_id }) => report_id)
  const isComparable = new Set([...sought, ...alike].map(({ report_id }) => report_id))
  return [...new Set([...settled, ...isComparable])].map((reportId) =>
    isComparable.has(reportId)
      ? settlementOf(reportId, texts, candidates.get(reportId)?.map(({ other_id }) => other_id) ?? [])
      : notAssessable(reportId),
  )
}

const comparableOf = ({ id, year, reading }: NewReport): Comparable[] =>
  reading.narrative_bands.length === 0
    ? []
    : [{ report_id: id, year, document_id: reading.document_id, bands: reading.narrative_bands }]

/** Those of a few that share a band with each, as `findStoredPairs` finds them among all that have rows. */
function findPairsAmong(sought: readonly Comparable[], few: readonly Comparable[]): Pair[] {
  const byBand = new Map<number, Comparable[]>()
  for (const comparable of few)
    for (const band of comparable.bands) {
      const sharing = byBand.get(band)
      if (sharing) sharing.push(comparable)
      else byBand.set(band, [comparable])
    }
  return sought.flatMap(({ report_id, year, document_id, bands }) => {
    const sharing = bands.flatMap((band) => byBand.get(band) ?? []).filter((other) => other.document_id !== document_id)
    return [...new Set(sharing)]
      .slice(0, MOST_CANDIDATES)
      .map((other) => ({ report_id, year, other_id: other.report_id, other_year: other.year }))
  })
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
    .where('findings.gone_since', 'is', null)
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

/** Those of the stored reports that have a narrative long enough to compare. */
async function listComparable(trx: Transaction<Tables>, reportIds: readonly number[]): Promise<Comparable[]> {
  if (reportIds.length === 0) return []
  return trx
    .selectFrom('reports')
    .innerJoin('parses', 'parses.id', 'reports.current_parse_id')
    .select(['reports.id as report_id', 'reports.year', 'parses.document_id', 'parses.narrative_bands as bands'])
    .where(sql<boolean>`reports.id = any(${reportIds}) and parses.narrative_bands <> '{}'`)
    .execute()
}

/** Reports said to repeat one of these. */
async function listRepeating(trx: Transaction<Tables>, reportIds: readonly number[]): Promise<number[]> {
  if (reportIds.length === 0) return []
  const rows = await trx
    .selectFrom('findings')
    .select('report_id')
    .where(sql<boolean>`related_report_id = any(${reportIds})`)
    .where('code', '=', 'text.duplicate')
    .where('gone_since', 'is', null)
    .execute()
  return rows.flatMap(({ report_id }) => report_id ?? [])
}

/** Reports with rows that share a band with each. */
async function findStoredPairs(trx: Transaction<Tables>, sought: readonly Comparable[]): Promise<Pair[]> {
  if (sought.length === 0) return []
  const { rows } = await sql<Pair>`
    select sought.report_id, sought.year, other.id as other_id, other.year as other_year
    from jsonb_to_recordset(${JSON.stringify(sought)}::jsonb)
      as sought(report_id integer, year smallint, document_id integer, bands integer[])
    cross join lateral (
      select reports.id, reports.year
      from parses join reports on reports.current_parse_id = parses.id
      where parses.narrative_bands && sought.bands and parses.document_id <> sought.document_id
        and reports.id <> sought.report_id
      limit ${MOST_CANDIDATES}
    ) as other`.execute(trx)
  return rows
}

/** Asks for those that are stored. */
async function loadTexts(
  trx: Transaction<Tables>,
  reportIds: readonly number[],
  created: readonly NewReport[],
): Promise<Map<number, Text>> {
  const wanted = new Set(reportIds)
  const own = created.filter(({ id }) => wanted.has(id)).map((report) => [report.id, textOf(report)] as const)
  for (const [id] of own) wanted.delete(id)
  return new Map([...own, ...(await loadStoredTexts(trx, [...wanted]))])
}

const textOf = ({ id, year, reading: { agency, text, starts, lengths } }: NewReport): Text => ({
  reportId: id,
  agency,
  year,
  text,
  cells: placesOf(starts, lengths),
})

async function loadStoredTexts(trx: Transaction<Tables>, reportIds: readonly number[]): Promise<Map<number, Text>> {
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
      { reportId: id, agency: name, year, text, cells: placesOf(starts, lengths) },
    ]),
  )
}

const placesOf = (starts: readonly (number | null)[], lengths: readonly (number | null)[]) =>
  starts.flatMap((start, number) => (start === null ? [] : { start, end: start + (lengths[number] ?? 0) }))
