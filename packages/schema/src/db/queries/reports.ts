import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Basis, Form } from '../../metrics/index.ts'
import type { Place } from '../../prose/index.ts'
import { decodeCells } from '../rows/cells.ts'
import { listChecks } from '../rows/checks.ts'
import { loadMetricNumbers } from '../rows/metric-numbers.ts'
import { passagesOf } from '../rows/prose.ts'
import type { StoredCheck, StoredCount, StoredFact, StoredMention } from '../rows/stored-report.ts'
import type { Tables } from '../tables.ts'
import { type AgencyFilter, agencyMatches } from './agency-filter.ts'
import { parseAsOf } from './versions.ts'

/** One version of an agency's report of a year, without its text and cells, which are loaded only when asked for. */
export interface ReportVersionRow {
  readonly report_id: number
  readonly agency_id: number
  readonly year: number
  readonly is_current: boolean
  readonly parse_id: number
  readonly version: number
  readonly parser_version: string
  readonly parsed_at: Date
  readonly name_as_printed: string
  readonly form: Form | null
  readonly disclosure_volume: number | null
  readonly disclosure_basis: Basis | null
}

const selectVersions = (db: Kysely<Tables>) =>
  db
    .selectFrom('reports')
    .innerJoin('parses', 'parses.report_id', 'reports.id')
    .select([
      'reports.id as report_id',
      'reports.agency_id',
      'reports.year',
      'parses.id as parse_id',
      'parses.version',
      'parses.parser_version',
      'parses.parsed_at',
      'parses.name_as_printed',
      'parses.form',
      'parses.disclosure_volume',
      'parses.disclosure_basis',
    ])
    .select(sql<boolean>`parses.id is not distinct from reports.current_parse_id`.as('is_current'))
    .$narrowType<{ version: number }>()

export const selectCurrent = (db: Kysely<Tables>, asOf?: Date) =>
  selectVersions(db).where('parses.id', '=', parseAsOf(asOf))

/** The last report of the page before, newest year first. */
export interface ReportPosition {
  readonly year: number
  readonly agencyId: number
}

export const isAfterReport = ({ year, agencyId }: ReportPosition) =>
  sql<boolean>`(-reports.year, reports.agency_id) > (${-year}, ${agencyId})`

export interface ReportSelection {
  readonly filter: AgencyFilter
  readonly year?: number | undefined
  /** The versions that counted at this moment; those that count now unless stated. */
  readonly asOf?: Date | undefined
}

/** Reports, newest year first, then by agency. */
export function listReports(
  db: Kysely<Tables>,
  { filter, year, asOf, limit, after }: ReportSelection & { limit: number; after?: ReportPosition | undefined },
): Promise<ReportVersionRow[]> {
  return selectCurrent(db, asOf)
    .innerJoin('agencies', 'agencies.id', 'reports.agency_id')
    .where((eb) => agencyMatches(eb, filter))
    .$if(year !== undefined, (query) => query.where('reports.year', '=', year as number))
    .$if(after !== undefined, (query) => query.where(isAfterReport(after as ReportPosition)))
    .orderBy('reports.year', 'desc')
    .orderBy('reports.agency_id')
    .limit(limit)
    .execute()
}

export async function countReports(db: Kysely<Tables>, { filter, year, asOf }: ReportSelection): Promise<number> {
  const row = await db
    .selectFrom('reports')
    .innerJoin('agencies', 'agencies.id', 'reports.agency_id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(parseAsOf(asOf), 'is not', null)
    .where((eb) => agencyMatches(eb, filter))
    .$if(year !== undefined, (query) => query.where('reports.year', '=', year as number))
    .executeTakeFirstOrThrow()
  return row.count
}

export function findReports(db: Kysely<Tables>, ids: readonly number[], asOf?: Date): Promise<ReportVersionRow[]> {
  return selectCurrent(db, asOf).where('reports.id', 'in', ids).execute()
}

/** The report of an agency and year; none where none counts. */
export function findReportsOf(
  db: Kysely<Tables>,
  agencyId: number | null,
  year: number | null,
): Promise<ReportVersionRow[]> {
  return selectCurrent(db).where('reports.agency_id', '=', agencyId).where('reports.year', '=', year).execute()
}

/** The current reports of each agency, newest year first. */
export function listReportsOfAgencies(db: Kysely<Tables>, agencyIds: readonly number[]): Promise<ReportVersionRow[]> {
  return selectCurrent(db).where('reports.agency_id', 'in', agencyIds).orderBy('reports.year', 'desc').execute()
}

/** Versions by the ids of their parses. */
export function findVersions(db: Kysely<Tables>, parseIds: readonly number[]): Promise<ReportVersionRow[]> {
  return selectVersions(db).where('parses.id', 'in', parseIds).execute()
}

/** Every version of each report, newest first. */
export function listVersions(db: Kysely<Tables>, reportIds: readonly number[]): Promise<ReportVersionRow[]> {
  return selectVersions(db).where('reports.id', 'in', reportIds).orderBy('parses.version', 'desc').execute()
}

/** What a version read, beside its text: the cells, the counted sentences, the mentions and how each check ended, those between reports too if it counts. */
export interface ContentRow {
  readonly parse_id: number
  readonly form: Form | null
  readonly facts: StoredFact[]
  readonly disclosure_volume: number | null
  readonly disclosure_basis: Basis | null
  readonly counts: StoredCount[]
  readonly mentions: StoredMention[]
  readonly checks: StoredCheck[]
}

export async function findContents(db: Kysely<Tables>, parseIds: readonly number[]): Promise<ContentRow[]> {
  const numbers = await loadMetricNumbers(db)
  const rows = await db
    .selectFrom('parses')
    .leftJoin('reports', 'reports.current_parse_id', 'parses.id')
    .select(['parses.id as parse_id', 'form', 'disclosure_volume', 'disclosure_basis'])
    .select(['states', 'nonzero', 'figures', 'starts', 'lengths', 'pages', 'by_sums', 'text'])
    .select(['counts', 'mentions', 'parses.checks', 'reports.checks as between'])
    .where('parses.id', 'in', parseIds)
    .execute()
  return rows.map(({ states, nonzero, figures, starts, lengths, pages, by_sums, text, checks, between, ...row }) => ({
    ...row,
    facts: decodeCells({ states, nonzero, figures, starts, lengths, pages, by_sums }, text, numbers),
    checks: [...listChecks(checks), ...(between ? listChecks(between) : [])],
  }))
}

/** The document a version was read from, without its bytes. */
export interface DocumentRow {
  readonly parse_id: number
  readonly sha256: string
  readonly name: string
  readonly media_type: string
  readonly byte_length: number
  readonly stored_at: Date
}

export function findDocuments(db: Kysely<Tables>, parseIds: readonly number[]): Promise<DocumentRow[]> {
  return db
    .selectFrom('parses')
    .innerJoin('documents', 'documents.id', 'parses.document_id')
    .select(['parses.id as parse_id', 'sha256', 'name', 'media_type', 'byte_length', 'stored_at'])
    .where('parses.id', 'in', parseIds)
    .execute()
}

/** A text with the passages of it that are prose. */
export interface ProseRow {
  readonly parse_id: number
  readonly text: string
  readonly passages: readonly Place[]
}

export async function findProses(db: Kysely<Tables>, parseIds: readonly number[]): Promise<ProseRow[]> {
  const numbers = await loadMetricNumbers(db)
  const rows = await db
    .selectFrom('parses')
    .select(['id as parse_id', 'text', 'starts', 'lengths'])
    .where('id', 'in', parseIds)
    .execute()
  return rows.map((row) => ({ parse_id: row.parse_id, text: row.text, passages: passagesOf(row, numbers) }))
}

export function findTexts(
  db: Kysely<Tables>,
  parseIds: readonly number[],
): Promise<{ parse_id: number; text: string }[]> {
  return db.selectFrom('parses').select(['id as parse_id', 'text']).where('id', 'in', parseIds).execute()
}

/** The reports whose current version was read from the document. */
export const listCurrentReportsOf = (db: Kysely<Tables>, sha256: string): Promise<ReportVersionRow[]> =>
  selectCurrent(db)
    .innerJoin('documents', 'documents.id', 'parses.document_id')
    .where('documents.sha256', '=', sha256)
    .orderBy('parses.position')
    .execute()
