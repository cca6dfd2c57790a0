/** The tables as Kysely sees them. Rows are snake_case, as in SQL; timestamps are Dates, bigints and numerics numbers. */
import type { ColumnType, Generated, Insertable, JSONColumnType, Selectable } from 'kysely'
import type { Basis, FactState, FindingCodeKey, Form, Level, Origin, SectorKey, Severity } from '../metrics/index.ts'
import type { StoredCheck, StoredCount, StoredFact, StoredMention, StoredSpan } from './stored-report.ts'

type Json<T extends object> = JSONColumnType<T, string, string>

/** National divisions, filled at ingest with names as given. */
export interface RegionsTable {
  code: string
  name: string
  level: Level
  parent: string | null
}

/** One row per agency; its identity is region and name, or the name alone where the region is not known. */
export interface AgenciesTable {
  id: Generated<number>
  region_code: string | null
  name: string
  level: Level | null
  sector: SectorKey
  /** Whether any of its reports has a current version; derived from them, so that counting agencies need not read them. */
  has_report: Generated<boolean>
}

/** Every file ever stored, once per content. */
export interface DocumentsTable {
  id: Generated<number>
  sha256: string
  name: string
  media_type: string
  byte_length: number
  bytes: Uint8Array
  stored_at: Generated<Date>
}

/** What one parser version, given one region hint, read at one position of a document. Never changed, never deleted. */
export interface ParsesTable {
  id: Generated<number>
  document_id: number
  parser_version: string
  /** The division code the parser was given to settle names with; null for none. */
  region_hint: string | null
  /** One-based: how many times the document has been read; what the last time read is all that may count. */
  generation: number
  /** Zero-based place among the reports of one file. */
  position: number
  /** Null where the year is not known, so that the parse belongs to no agency's year. */
  report_id: number | null
  /** One-based, in the order of storing, within its report. */
  version: number | null
  name_as_printed: string
  form: Form | null
  text: string
  /** The cells as read, without those that the form says it does not have. */
  facts: Json<StoredFact[]>
  disclosure_volume: number | null
  disclosure_basis: Basis | null
  counts: Json<StoredCount[]>
  mentions: Json<StoredMention[]>
  checks: Json<StoredCheck[]>
  parsed_at: ColumnType<Date, Date | undefined, never>
}

/** An agency's report of a year; `current_parse_id` is the version that counts, null where none does any more. */
export interface ReportsTable {
  id: Generated<number>
  agency_id: number
  year: number
  current_parse_id: number | null
}

/** Derived from the current parses so that one index answers a ranking; may be rebuilt from `parses.facts`. */
export interface FiguresTable {
  metric: string
  year: number
  agency_id: number
  report_id: number
  state: FactState
  value: number | null
  /** Only for the disclosure volume. */
  basis: Basis | null
}

export interface FindingsTable {
  id: Generated<number>
  parse_id: number
  position: number
  code: FindingCodeKey
  severity: Severity
  origin: Origin
  metrics: string[]
  expected: number | null
  actual: number | null
  message_zh: string
  message_en: string
  spans: Json<StoredSpan[]>
  legal_basis: string
}

export interface Tables {
  regions: RegionsTable
  agencies: AgenciesTable
  documents: DocumentsTable
  parses: ParsesTable
  reports: ReportsTable
  figures: FiguresTable
  findings: FindingsTable
}

export type RegionRow = Selectable<RegionsTable>
export type AgencyRow = Selectable<AgenciesTable>
export type FindingRow = Selectable<FindingsTable>
export type NewFigure = Insertable<FiguresTable>
