/**
 * Stores what a parser read from one document: wholly, in one transaction, or not at all. The same bytes read by the
 * same parser version change nothing, and nothing stored before is erased.
 */
import { type Kysely, sql, type Transaction } from 'kysely'
import { findMetric, METRICS } from '../metrics/index.ts'
import { explaining } from './database-error.ts'
import { factsByMetric, getFact } from './facts.ts'
import { narrativeFacts, VOLUME } from './narrative-facts.ts'
import type { StoredFact, StoredReportInput } from './stored-report.ts'
import type { NewFigure, Tables } from './tables.ts'

type Write = Transaction<Tables>

export interface StoredDocumentInput {
  readonly bytes: Uint8Array
  /** What the file holds, in its order; all of one source and one parser version. */
  readonly reports: readonly StoredReportInput[]
}

/** Where a stored reading went; without a year it belongs to no report and is ranked nowhere. */
export interface StoredReading {
  readonly parseId: number
  readonly reportId: number | null
  /** One-based; above 1 where it restates or reads again what was there. */
  readonly version: number | null
}

export type StoreOutcome =
  | { readonly status: 'stored'; readonly readings: readonly StoredReading[] }
  | { readonly status: 'unchanged' }

/** Whether a document was already read by a parser version, so that it need not be read again. */
export async function isStored(db: Kysely<Tables>, sha256: string, parserVersion: string): Promise<boolean> {
  const row = await explaining(() =>
    db
      .selectFrom('parses')
      .innerJoin('documents', 'documents.id', 'parses.document_id')
      .select('parses.id')
      .where('documents.sha256', '=', sha256)
      .where('parses.parser_version', '=', parserVersion)
      .limit(1)
      .executeTakeFirst(),
  )
  return row !== undefined
}

/**
 * Stores the reports of one document. Of one agency and year, the reading stored last is current.
 * Throws DatabaseError where the database cannot take it; then nothing of the document is stored.
 */
export async function storeReports(db: Kysely<Tables>, input: StoredDocumentInput): Promise<StoreOutcome> {
  const [first] = input.reports
  if (!first) throw new Error('A document without reports cannot be stored.')
  input.reports.forEach(checkMetrics)
  return explaining(() =>
    db.transaction().execute(async (trx) => {
      const documentId = await insertDocument(trx, input.bytes, first.source)
      if (await isStored(trx, first.source.sha256, first.parser)) return { status: 'unchanged' }
      const reportIds = await claimReports(trx, input.reports)
      const readings: StoredReading[] = []
      for (const [position, report] of input.reports.entries()) {
        readings.push(await insertReading(trx, { documentId, position, reportId: reportIds[position] ?? null, report }))
      }
      return { status: 'stored', readings }
    }),
  )
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

/** PostgreSQL holds neither NUL nor half a surrogate pair; a stand-in of the same length keeps all offsets right. */
const storable = (text: string) => text.toWellFormed().replaceAll('\0', '\uFFFD')
const json = (value: unknown) =>
  JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? storable(part) : part))

/** Names that differ only in width or spaces are one. */
const normalised = (name: string) => storable(name).normalize('NFKC').replace(/\s+/g, '')

/**
 * The id of each report, made where there was none. Rows stay locked until the transaction ends, so versions count up
 * without gaps; they are claimed in one order everywhere, so that two writers cannot wait for each other.
 */
async function claimReports(trx: Write, reports: readonly StoredReportInput[]): Promise<(number | null)[]> {
  const ids: (number | null)[] = reports.map(() => null)
  const order = [...reports.entries()].sort(([, a], [, b]) => (identityOf(a) < identityOf(b) ? -1 : 1))
  for (const [position, report] of order) ids[position] = await claimReport(trx, report)
  return ids
}

const identityOf = ({ agency, year }: StoredReportInput) =>
  `${agency.region_code ?? ''}/${normalised(agency.name)}/${year ?? ''}`

async function claimReport(trx: Write, { agency, year }: StoredReportInput): Promise<number | null> {
  const { id: agency_id } = await trx
    .insertInto('agencies')
    .values({
      region_code: agency.region_code,
      name: normalised(agency.name),
      level: agency.level,
      sector: agency.sector,
    })
    .onConflict((conflict) =>
      conflict
        .constraint('agencies_identity')
        .doUpdateSet((eb) => ({ level: eb.ref('excluded.level'), sector: eb.ref('excluded.sector') })),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  if (year === null) return null
  const { id } = await trx
    .insertInto('reports')
    .values({ agency_id, year })
    .onConflict((conflict) =>
      conflict.constraint('reports_identity').doUpdateSet((eb) => ({ year: eb.ref('excluded.year') })),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

interface Reading {
  readonly documentId: number
  readonly position: number
  readonly reportId: number | null
  readonly report: StoredReportInput
}

async function insertReading(trx: Write, reading: Reading): Promise<StoredReading> {
  const { report, reportId } = reading
  const version = reportId === null ? null : await nextVersion(trx, reportId)
  const { id: parseId } = await trx
    .insertInto('parses')
    .values({
      document_id: reading.documentId,
      parser_version: report.parser,
      position: reading.position,
      report_id: reportId,
      version,
      name_as_printed: storable(report.agency.name_as_printed),
      form: report.form,
      text: storable(report.text),
      facts: json(cellsOf(report).filter(({ state }) => state !== 'not_on_form')),
      disclosure_volume: report.disclosure.volume,
      disclosure_basis: report.disclosure.basis,
      counts: json(report.disclosure.counts),
      mentions: json(report.mentions),
      checks: json(report.checks),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await insertFindings(trx, parseId, report)
  if (reportId !== null) await makeCurrent(trx, reportId, parseId, report)
  return { parseId, reportId, version }
}

/** What the parser read, and the narrative’s figures where it states them only as counted sentences. */
function cellsOf(report: StoredReportInput): readonly StoredFact[] {
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

async function insertFindings(trx: Write, parse_id: number, { findings }: StoredReportInput) {
  if (findings.length === 0) return
  const rows = findings.map((finding, position) => ({
    parse_id,
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

async function makeCurrent(trx: Write, reportId: number, parseId: number, report: StoredReportInput) {
  const { agency_id, year } = await trx
    .updateTable('reports')
    .set({ current_parse_id: parseId })
    .where('id', '=', reportId)
    .returning(['agency_id', 'year'])
    .executeTakeFirstOrThrow()
  await trx.deleteFrom('figures').where('report_id', '=', reportId).execute()
  const figures = figuresOf(report).map((figure) => ({ ...figure, report_id: reportId, agency_id, year }))
  await trx.insertInto('figures').values(figures).execute()
}

/** Every metric of the catalogue with its value or its reason, so that rankings can count the reasons. */
function figuresOf(report: StoredReportInput): Pick<NewFigure, 'metric' | 'state' | 'value' | 'basis'>[] {
  const facts = factsByMetric(cellsOf(report))
  return METRICS.map(({ key }) => {
    const { state, value } = getFact(facts, key, report.form)
    return { metric: key, state, value, basis: key === VOLUME ? report.disclosure.basis : null }
  })
}
