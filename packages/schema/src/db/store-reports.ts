/**
 * Stores what a parser read from one document: wholly, in one transaction, or not at all. The same bytes read by the
 * same parser version with the same region hint, one after the other, change nothing. Read otherwise, a document no longer counts for what it
 * said before; nothing stored before is erased.
 */
import { type Kysely, sql, type Transaction } from 'kysely'
import { findMetric } from '../metrics/index.ts'
import { encodeCells } from './cells.ts'
import { checksByStatus } from './checks.ts'
import { claimReports, listEarlierReports } from './claim-reports.ts'
import { settleReport } from './current-reading.ts'
import { explaining } from './database-error.ts'
import { loadMetricNumbers, type MetricNumbers } from './metric-numbers.ts'
import { narrativeFacts } from './narrative-facts.ts'
import { json, storable } from './storable-text.ts'
import type { StoredFact, StoredReportInput } from './stored-report.ts'
import type { Tables } from './tables.ts'

type Write = Transaction<Tables>

export interface StoredDocumentInput {
  readonly bytes: Uint8Array
  /** What the file holds, in its order; all of one source and one parser version. */
  readonly reports: readonly StoredReportInput[]
  /** The division code the parser was given; in one way of writing, since another code is another reading. */
  readonly regionHint?: string | undefined
}

/** All that what a parser reads depends on. */
export interface ReadingIdentity {
  readonly sha256: string
  readonly parserVersion: string
  readonly regionHint?: string | undefined
}

/** Where a stored reading went; without a year it belongs to no report and is ranked nowhere. */
export interface StoredReading {
  readonly parseId: number
  readonly reportId: number | null
  /** One-based; above 1 where it restates or reads again what was there. */
  readonly version: number | null
  /** Whether its report now shows this reading. */
  readonly isCurrent: boolean
  /** What its report showed until now, where that came from another document. */
  readonly incumbent: Incumbent | null
}

export interface Incumbent {
  /** The name of the document. */
  readonly name: string
  readonly version: number | null
}

export type StoreOutcome =
  | { readonly status: 'stored'; readonly readings: readonly StoredReading[] }
  | { readonly status: 'unchanged' }

/** How a document was read last; undefined where it is not stored. */
export async function findLastReading(db: Kysely<Tables>, sha256: string): Promise<ReadingIdentity | undefined> {
  const row = await explaining(() =>
    db
      .selectFrom('parses')
      .innerJoin('documents', 'documents.id', 'parses.document_id')
      .select(['parses.parser_version', 'parses.region_hint'])
      .where('documents.sha256', '=', sha256)
      .orderBy('parses.generation', 'desc')
      .limit(1)
      .executeTakeFirst(),
  )
  return row && { sha256, parserVersion: row.parser_version, regionHint: row.region_hint ?? undefined }
}

/** Whether a document’s last reading was this one, so that it need not be read again. */
export async function isStored(db: Kysely<Tables>, identity: ReadingIdentity): Promise<boolean> {
  const last = await findLastReading(db, identity.sha256)
  return last?.parserVersion === identity.parserVersion && last.regionHint === identity.regionHint
}

/**
 * Stores the reports of one document and settles which readings count, of these reports and of those that the document
 * was taken for before. Throws DatabaseError where the database cannot take it; then nothing of the document is stored.
 */
export async function storeReports(db: Kysely<Tables>, input: StoredDocumentInput): Promise<StoreOutcome> {
  const [first] = input.reports
  if (!first) throw new Error('A document without reports cannot be stored.')
  input.reports.forEach(checkMetrics)
  const { regionHint } = input
  const identity = { sha256: first.source.sha256, parserVersion: first.parser, regionHint }
  return explaining(() =>
    db.transaction().execute(async (trx) => {
      const documentId = await insertDocument(trx, input.bytes, first.source)
      if (await isStored(trx, identity)) return { status: 'unchanged' }
      return { status: 'stored', readings: await storeReadings(trx, documentId, input, await loadMetricNumbers(db)) }
    }),
  )
}

type InsertedReading = Omit<StoredReading, 'isCurrent' | 'incumbent'>

async function storeReadings(
  trx: Write,
  documentId: number,
  input: StoredDocumentInput,
  numbers: MetricNumbers,
): Promise<StoredReading[]> {
  const earlier = await listEarlierReports(trx, documentId)
  const claimed = await claimReports(trx, input.reports, earlier)
  const generation = await nextGeneration(trx, documentId)
  const place = { documentId, generation, regionHint: input.regionHint ?? null }
  const incumbents = await listIncumbents(trx, claimed, documentId)
  const stored: InsertedReading[] = []
  for (const [position, report] of input.reports.entries()) {
    stored.push(await insertReading(trx, { ...place, position, reportId: claimed[position] ?? null, report }, numbers))
  }
  const current = new Set<number | null>()
  for (const reportId of new Set([...claimed, ...earlier.map(({ reportId }) => reportId)])) {
    if (reportId !== null) current.add(await settleReport(trx, reportId))
  }
  return stored.map((reading) => ({
    ...reading,
    isCurrent: current.has(reading.parseId),
    incumbent: incumbents.get(reading.reportId) ?? null,
  }))
}

/** By the id of the report; asked before anything is settled. */
async function listIncumbents(trx: Write, reportIds: readonly (number | null)[], documentId: number) {
  const rows = await trx
    .selectFrom('reports')
    .innerJoin('parses', 'parses.id', 'reports.current_parse_id')
    .innerJoin('documents', 'documents.id', 'parses.document_id')
    .select(['reports.id', 'documents.name', 'parses.version'])
    .where('reports.id', '=', ({ eb }) => eb.fn.any(eb.val(reportIds.filter((id) => id !== null))))
    .where('documents.id', '!=', documentId)
    .execute()
  return new Map<number | null, Incumbent>(rows.map(({ id, name, version }) => [id, { name, version }]))
}

function checkMetrics(report: StoredReportInput) {
  const keys = [...report.facts, ...report.mentions].map(({ metric }) => metric)
  const unknown = [...keys, ...report.findings.flatMap(({ metrics }) => metrics)].find((key) => !findMetric(key))
  if (unknown !== undefined) throw new Error(`${report.source.name}: the catalogue has no metric ${unknown}.`)
}

/** The update that changes nothing holds the row, so that a second writer of the same bytes waits and then finds them. */
async function insertDocument(trx: Write, bytes: Uint8Array, source: StoredReportInput['source']): Promise<number> {
  const { id } = await trx
    .insertInto('documents')
    .values({
      sha256: source.sha256,
      name: storable(source.name),
      media_type: source.media_type,
      byte_length: bytes.byteLength,
      bytes,
    })
    .onConflict((conflict) => conflict.column('sha256').doUpdateSet((eb) => ({ sha256: eb.ref('excluded.sha256') })))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function nextGeneration(trx: Write, documentId: number): Promise<number> {
  const { generation } = await trx
    .selectFrom('parses')
    .select(sql<number>`coalesce(max(generation), 0) + 1`.as('generation'))
    .where('document_id', '=', documentId)
    .executeTakeFirstOrThrow()
  return generation
}

interface Reading {
  readonly documentId: number
  readonly generation: number
  readonly regionHint: string | null
  readonly position: number
  readonly reportId: number | null
  readonly report: StoredReportInput
}

async function insertReading(trx: Write, reading: Reading, numbers: MetricNumbers): Promise<InsertedReading> {
  const { report, reportId } = reading
  const version = reportId === null ? null : await nextVersion(trx, reportId)
  const { id: parseId } = await trx
    .insertInto('parses')
    .values({
      document_id: reading.documentId,
      parser_version: report.parser,
      region_hint: reading.regionHint,
      generation: reading.generation,
      position: reading.position,
      report_id: reportId,
      version,
      name_as_printed: storable(report.agency.name_as_printed),
      agency_name: storable(report.agency.name),
      region_code: report.agency.region_code,
      level: report.agency.level,
      sector: report.agency.sector,
      year: report.year,
      form: report.form,
      text: storable(report.text),
      ...encodeCells(factsOf(report), report.form, numbers),
      disclosure_volume: report.disclosure.volume,
      disclosure_basis: report.disclosure.basis,
      counts: json(report.disclosure.counts),
      mentions: json(report.mentions),
      checks: json(checksByStatus(report.checks)),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await insertFindings(trx, { parse_id: parseId, report_id: reportId }, report)
  return { parseId, reportId, version }
}

/** What the parser read, and the narrative’s figures where it states them only as counted sentences. */
function factsOf(report: StoredReportInput): readonly StoredFact[] {
  const read = new Set(report.facts.map(({ metric }) => metric))
  return [...report.facts, ...narrativeFacts(report).filter(({ metric }) => !read.has(metric))]
}

async function nextVersion(trx: Write, reportId: number): Promise<number> {
  const { version } = await trx
    .selectFrom('parses')
    .select(sql<number>`coalesce(max(version), 0) + 1`.as('version'))
    .where('report_id', '=', reportId)
    .executeTakeFirstOrThrow()
  return version
}

async function insertFindings(
  trx: Write,
  place: { parse_id: number; report_id: number | null },
  { findings }: StoredReportInput,
) {
  if (findings.length === 0) return
  const rows = findings.map((finding, position) => ({
    ...place,
    position,
    code: finding.code,
    severity: finding.severity,
    origin: finding.origin,
    metrics: [...finding.metrics],
    expected: finding.expected,
    actual: finding.actual,
    message_zh: storable(finding.message.zh),
    message_en: storable(finding.message.en),
    spans: json(finding.spans),
    legal_basis: finding.legal_basis,
  }))
  await trx.insertInto('findings').values(rows).execute()
}
