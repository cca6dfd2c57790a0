/** The tables as Kysely sees them. Rows are snake_case, as in SQL; timestamps are Dates, bigints and numerics numbers. */
import type { ColumnType, Generated, JSONColumnType, Selectable } from 'kysely'
import type { Basis, FindingCodeKey, Form, Level, Origin, SectorKey, Severity } from '../metrics/index.ts'
import type { StoredCheck, StoredCount, StoredMention, StoredSpan } from './rows/stored-report.ts'

type Json<T extends object> = JSONColumnType<T, string, string>

/** National divisions, filled at ingest with names as given. */
export interface RegionsTable {
  code: string
  name: string
  level: Level
  parent: string | null
}

/** The permanent number of each metric; see metric-numbers.ts. */
export interface MetricsTable {
  number: number
  key: string
}

/**
 * One row. Whoever changes what readers see takes the next version, writes it to the rows that changed and commits: the
 * lock on the row puts commits in order, so that a reader who has seen a version has seen all that came before it.
 */
export interface DataVersionTable {
  version: number
}

/** One row per agency; its identity is region and name, or the name alone where the region is not known. */
export interface AgenciesTable {
  id: Generated<number>
  region_code: string | null
  name: string
  /** Level and sector are those of its newest year's current version, whatever was stored last. */
  level: Level | null
  sector: SectorKey
  /** Whether any of its reports has a current version; derived from them, so that counting agencies need not read them. */
  has_report: Generated<boolean>
  /** The name as Latin letters, in full and by initials, for searching; null where none were made yet. */
  pinyin: string | null
  /** Made up for a demonstration; never mixed with what agencies published. */
  synthetic: Generated<boolean>
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
  /** The day the agency published it, `YYYY-MM-DD`, where that is known. */
  published_on: string | null
  synthetic: Generated<boolean>
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
  /** Whose report it is, as read: a ruling may have given it to another. */
  agency_name: string
  region_code: string | null
  level: Level | null
  sector: SectorKey
  year: number | null
  form: Form | null
  text: string
  /** The cells; see cells.ts. */
  states: string
  nonzero: number[]
  figures: number[]
  starts: (number | null)[]
  lengths: (number | null)[]
  pages: (number | null)[] | null
  by_sums: number[]
  disclosure_volume: number | null
  disclosure_basis: Basis | null
  counts: Json<StoredCount[]>
  mentions: Json<StoredMention[]>
  checks: Json<ChecksByStatus>
  /** By which near-identical narratives find each other; empty where the narrative is too short to be told from others. */
  narrative_bands: Generated<number[]>
  parsed_at: ColumnType<Date, Date | undefined, never>
}

/** By which readings are searched: every two letters that stand side by side in their prose; see prose.ts. */
export interface ProseTable {
  parse_id: number
  terms: number[]
}

/** The codes of the rules that ended so. */
export type ChecksByStatus = Readonly<Record<StoredCheck['status'], readonly FindingCodeKey[]>>

/** A document, read before, that a later reading refused: it says nothing any more, and what it said is kept. */
export interface RefusalsTable {
  document_id: number
  /** Counted together with the generations of `parses`. */
  generation: number
  parser_version: string
  region_hint: string | null
  code: string
  message: string
  refused_at: Generated<Date>
}

/** An agency's report of a year; `current_parse_id` is the version that counts, null where none does any more. */
export interface ReportsTable {
  id: Generated<number>
  agency_id: number
  year: number
  current_parse_id: number | null
  /** How the rules between reports ended; null until they were run. */
  checks: ColumnType<ChecksByStatus | null, string | null | undefined, string | null>
  /** The data version that changed its current version, its agency through it, or its findings between reports, last. */
  data_version: Generated<number>
}

/** Why another version counts. `withdrawn`: the document was refused, or found to be another agency’s, and no other counts. */
export type ChangeKind = 'first' | 'restated' | 'reread' | 'withdrawn'

/** Every change of `reports.current_parse_id`, appended and never changed: what counted at any moment. */
export interface ReportHistoryTable {
  report_id: number
  parse_id: number | null
  /** The last version that counted before; null for the first. */
  before_id: Generated<number | null>
  kind: Generated<ChangeKind>
  /** To the millisecond, like every moment of the API. */
  since: Date
  data_version: number
}

export interface FindingsTable {
  id: Generated<number>
  /** Null where the version has no report. */
  report_id: number | null
  /** Null for a finding between reports: it is about the report, and its spans point into the report's current version. */
  parse_id: number | null
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
  /** Of a finding between reports: the other one, and for copied text the same passages in its text. */
  related_report_id: number | null
  related_spans: ColumnType<StoredSpan[] | null, string | null | undefined, string | null>
  /** When it was first found in the report, by whichever version. */
  known_since: Generated<Date>
  /** Of a finding between reports that holds no more: since when. One within a report holds as long as its version counts. */
  gone_since: ColumnType<Date | null, Date | null | undefined, Date | null>
}

export type RulingKind = 'finding_accepted' | 'identity_corrected' | 'reply'

/** What a person decided or an agency answered. It names what it is about by what outlasts another reading. */
export interface RulingsTable {
  id: Generated<number>
  kind: RulingKind
  agency_id: number | null
  year: number | null
  document_sha256: string | null
  position: number | null
  /** Of a ruling on one finding or a reply to it, the rule and the figures; null where it is about the whole report. */
  finding_code: FindingCodeKey | null
  metrics: string[] | null
  /** Of what it was about when it was made; another hash today means that its inputs changed. */
  inputs_hash: string
  body: Json<object>
  author: string
  made_at: Generated<Date>
  withdrawn_at: Date | null
}

/** A document that waits for a worker, or that the parser refused when its turn came. */
export interface WaitingDocumentsTable {
  id: Generated<number>
  sha256: string
  region_hint: string | null
  name: string
  bytes: Uint8Array
  published_on: string | null
  /** What a manifest says it must be. */
  expected_agency: string | null
  expected_year: number | null
  /** The version of the parser that refused it, and why. */
  failed_by: string | null
  failure_code: string | null
  failure_message: string | null
  queued_at: Generated<Date>
}

/** Bytes found at an address of the web; the document of that hash need not be stored. */
export interface RetrievalsTable {
  id: Generated<number>
  /** The address that was asked. */
  url: string
  /** The one that answered, after all redirects. */
  final_url: string
  sha256: string
  /** Those of the last answer that say what it is, by lower-case name. */
  headers: Json<Readonly<Record<string, string>>>
  first_at: Generated<Date>
  last_at: ColumnType<Date, Date | undefined, Date>
}

/** What a key may do: hand in documents, decide about findings, correct identities, reply to what is shown of a report. */
export type Scope = 'submit' | 'rule' | 'correct' | 'reply'

/** Who may change something; see api-keys.ts. */
export interface ApiKeysTable {
  id: Generated<number>
  name: string
  /** SHA-256 of the secret half of the key. */
  hash: Uint8Array
  scopes: Scope[]
  agency_id: number | null
  created_at: Generated<Date>
  revoked_at: Date | null
}

/** What was asked for with a key and, in an entry of its own, what came of it. Rows are only ever added. */
export interface AuditLogTable {
  id: Generated<number>
  at: Generated<Date>
  key_id: number
  action: string
  input: Json<object>
  /** The entry that this one is the outcome of. */
  begun: number | null
  outcome: 'done' | 'failed' | null
  result: ColumnType<object | null, string | undefined, never>
}

export interface Tables {
  metrics: MetricsTable
  data_version: DataVersionTable
  regions: RegionsTable
  agencies: AgenciesTable
  documents: DocumentsTable
  parses: ParsesTable
  prose: ProseTable
  refusals: RefusalsTable
  reports: ReportsTable
  report_history: ReportHistoryTable
  findings: FindingsTable
  rulings: RulingsTable
  waiting_documents: WaitingDocumentsTable
  retrievals: RetrievalsTable
  api_keys: ApiKeysTable
  audit_log: AuditLogTable
}

const NEWEST: Readonly<Record<keyof Tables, true>> = {
  metrics: true,
  data_version: true,
  regions: true,
  agencies: true,
  documents: true,
  parses: true,
  prose: true,
  refusals: true,
  reports: true,
  report_history: true,
  findings: true,
  rulings: true,
  waiting_documents: true,
  retrievals: true,
  api_keys: true,
  audit_log: true,
}
/** Of earlier schemas. */
const FORMER = ['figures']

/** Whether migrations make a table of this name; others may stand beside ours, and are nobody’s business here. */
export const isOurTable = (name: string): boolean => Object.hasOwn(NEWEST, name) || FORMER.includes(name)

export type RegionRow = Selectable<RegionsTable>
export type AgencyRow = Selectable<AgenciesTable>
export type FindingRow = Selectable<FindingsTable>
