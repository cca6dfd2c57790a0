/** One transaction of the store: documents that share neither bytes nor reports, each read as a whole. */
import { sql, type Transaction } from 'kysely'
import { settleCrossReport, writeSettlements } from '../cross-report/index.ts'
import { copyRows } from '../rows/copy-rows.ts'
import { isSameReading, type LastReading, listLastReadings, type ReadingIdentity } from '../rows/last-readings.ts'
import { type MetricNumbers, shareMetricNumbers } from '../rows/metric-numbers.ts'
import { PROSE_COLUMNS, proseRows } from '../rows/prose.ts'
import {
  DOCUMENT_COLUMNS,
  documentRow,
  FINDING_COLUMNS,
  findingRows,
  PARSE_COLUMNS,
  type ParseRow,
  parseRow,
  type ReadingPlace,
} from '../rows/reading-rows.ts'
import type { StoredDocumentInput, StoredReportInput } from '../rows/stored-report.ts'
import { type Corrections, loadCorrections } from '../rulings/correct-identities.ts'
import type { Tables } from '../tables.ts'
import { type Claim, type Claimed, claimReports, listEarlierReports, normalisedAgency } from './claim-reports.ts'
import { keepKnownSince } from './known-since.ts'
import {
  type NewReport,
  nextDataVersion,
  type ReportChanges,
  type SettledReport,
  settleAgencies,
  settleCurrent,
} from './settle-reports.ts'

type Write = Transaction<Tables>

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
  /** The document itself cannot be stored; the error says why. Nothing of it is. */
  | { readonly status: 'failed'; readonly error: unknown }

/** A document with what all its reports share. */
export interface Document extends StoredDocumentInput, ReadingIdentity {
  readonly source: StoredReportInput['source']
}

/** Whether documents that were read so the last time are stored once more, since something else bears on them. */
export type Repetition = 'skip' | 'store'

export async function storeIn(
  trx: Write,
  documents: readonly Document[],
  numbers: MetricNumbers,
  repetition: Repetition = 'skip',
): Promise<StoreOutcome[]> {
  shareMetricNumbers(trx, numbers)
  const known = await holdDocuments(
    trx,
    documents.map(({ sha256 }) => sha256),
  )
  const isRead = (document: Document) => repetition === 'store' || !isSameReading(known.get(document.sha256), document)
  const readings = await storeReadings(trx, documents.filter(isRead), known, numbers)
  const published = await publishDocuments(trx, documents, known)
  const settled = await settleAll(trx, readings.changes, published)
  const current = new Set(settled.map(({ current_parse_id }) => current_parse_id))
  return documents.map(({ sha256 }) => outcomeOf(readings.stored.get(sha256), current, readings.incumbents))
}

/**
 * Holds the documents that are stored already until the transaction ends, always in one order, so that two writers never
 * store one document at the same moment nor wait for each other.
 */
export async function holdDocuments(trx: Write, sha256s: readonly string[]): Promise<ReadonlyMap<string, LastReading>> {
  await keepToIndexes(trx)
  const { rows } = await sql`
    select 1 from documents where sha256 = any(${sha256s}) order by sha256 for no key update`.execute(trx)
  return rows.length === 0 ? new Map() : listLastReadings(trx, sha256s)
}

/**
 * A writer asks for few rows of large tables, each by an index. The planner does not know how rare a fingerprint is, nor
 * how large tables have become since they were last analysed, and would at times rather read them whole.
 */
const keepToIndexes = (trx: Write) =>
  sql`
  select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
    set_config('enable_mergejoin', 'off', true)`.execute(trx)

interface StoredReadings {
  /** By sha256, in the order of the document. */
  readonly stored: ReadonlyMap<string, readonly ReadingPlace[]>
  readonly changes: ReportChanges
  readonly incumbents: ReadonlyMap<number | null, Incumbent>
}

interface PlacedReading {
  readonly document: Document
  /** Whether its document holds no other report. */
  readonly isAlone: boolean
  readonly report: StoredReportInput
  readonly place: ReadingPlace
}

interface Reading extends PlacedReading {
  readonly row: ParseRow
}

const NO_CHANGES: ReportChanges = { created: [], touched: [], described: new Set() }
const NOTHING: StoredReadings = { stored: new Map(), changes: NO_CHANGES, incumbents: new Map() }

async function storeReadings(
  trx: Write,
  documents: readonly Document[],
  known: ReadonlyMap<string, LastReading>,
  numbers: MetricNumbers,
): Promise<StoredReadings> {
  if (documents.length === 0) return NOTHING
  const knownIds = documents.flatMap(({ sha256 }) => known.get(sha256)?.documentId ?? [])
  const earlier = await listEarlierReports(trx, knownIds)
  const corrections = await loadCorrections(trx, documents, knownIds)
  const claims = documents.flatMap((document) => claimsOf(document, corrections))
  const created = documents.filter(({ sha256 }) => !known.has(sha256))
  const { claimed, documentIds, parseIds } = await claimReports(trx, claims, earlier, created.length)
  const oldIds = [...new Set([...claimed.flatMap((report) => idWhere(report, false)), ...earlier.reportIds])]
  const incumbents = await listIncumbents(trx, oldIds, knownIds)
  const places = created.map(
    ({ sha256 }, i) => [sha256, { documentId: documentIds[i] as number, generation: 0 }] as const,
  )
  const origins = new Map<string, Origin>([...known, ...places])
  const placed = await placeReadings(trx, documents, claimed, origins, parseIds)
  await copyDocuments(trx, created, origins)
  const readings = await copyReadings(trx, placed, numbers)
  const newOnes = newReports(claims, claimed, readings, known)
  // Who is new is described by its newest claim, unless a ruling gave it a report that speaks of another.
  const described = new Set(
    knownIds.length > 0 ? [] : claimed.flatMap((report) => (report?.ofNewAgency ? report.agency_id : [])),
  )
  const changes = { created: newOnes, touched: oldIds, described }
  return { stored: placesByDocument(readings), changes, incumbents }
}

/** Each new report once, with the reading of the last document, and of that the last. */
function newReports(
  claims: readonly Claim[],
  claimed: readonly Claimed[],
  readings: readonly Reading[],
  known: ReadonlyMap<string, LastReading>,
): NewReport[] {
  const created = readings.flatMap((reading, i) => {
    const report = claimed[i]
    return report?.isNew ? [{ reading, report, agency: (claims[i] as Claim).agency.name }] : []
  })
  created.sort(({ reading: a }, { reading: b }) => comparePlaces(a.place, b.place))
  const reports = created.map(({ reading, report: { id, agency_id, year }, agency }): [number, NewReport] => {
    const published_on = publicationOf(reading.document, known)
    const current_parse_id = reading.place.parseId
    return [id, { id, agency_id, year, current_parse_id, reading: { ...reading.row, agency, published_on } }]
  })
  return [...new Map(reports).values()]
}

const comparePlaces = (a: ReadingPlace, b: ReadingPlace) => a.documentId - b.documentId || a.position - b.position

/** A day that is not given again is not forgotten. */
const publicationOf = ({ sha256, publishedOn }: Document, known: ReadonlyMap<string, LastReading>) =>
  publishedOn ?? known.get(sha256)?.publishedOn ?? null

const idWhere = (report: Claimed, isNew: boolean): number[] => (report?.isNew === isNew ? [report.id] : [])

function placesByDocument(readings: readonly Reading[]): StoredReadings['stored'] {
  const byDocument = Map.groupBy(readings, ({ document }) => document.sha256)
  return new Map([...byDocument].map(([sha256, own]) => [sha256, own.map(({ place }) => place)]))
}

/** Where the next reading of a document belongs. */
type Origin = Pick<LastReading, 'documentId' | 'generation'>

const claimsOf = ({ sha256, reports, synthetic = false }: Document, corrections: Corrections): Claim[] =>
  reports.map(({ agency, year }, position) => ({
    agency: normalisedAgency(corrections(sha256, position) ?? agency),
    year,
    synthetic,
  }))

/** What each report shows before anything is settled, unless that is of a document that is being read again. */
async function listIncumbents(
  trx: Write,
  reportIds: readonly number[],
  documentIds: readonly number[],
): Promise<Map<number | null, Incumbent>> {
  if (reportIds.length === 0) return new Map()
  const { rows } = await sql<{ id: number; name: string; version: number | null }>`
    select reports.id, documents.name, parses.version
    from reports
    join parses on parses.id = reports.current_parse_id
    join documents on documents.id = parses.document_id
    where reports.id = any(${reportIds}) and documents.id <> all(${documentIds})`.execute(trx)
  return new Map<number | null, Incumbent>(rows.map(({ id, name, version }) => [id, { name, version }]))
}

async function placeReadings(
  trx: Write,
  documents: readonly Document[],
  claimed: readonly Claimed[],
  origins: ReadonlyMap<string, Origin>,
  parseIds: readonly number[],
): Promise<PlacedReading[]> {
  const versions = await loadVersions(trx, claimed)
  const readings = documents.flatMap((document) =>
    document.reports.map((report, position) => ({ document, report, position })),
  )
  return readings.map(({ document, report, position }, i) => {
    const isAlone = document.reports.length === 1
    const { documentId, generation } = origins.get(document.sha256) as Origin
    const reportId = claimed[i]?.id ?? null
    const version = reportId === null ? null : (versions.get(reportId) ?? 0) + 1
    if (reportId !== null && version !== null) versions.set(reportId, version)
    const where = { parseId: parseIds[i] as number, documentId, generation: generation + 1, position, reportId }
    return { document, report, isAlone, place: { ...where, version, regionHint: document.regionHint } }
  })
}

/** The last version of each report; those without any are left out. */
async function loadVersions(trx: Write, claimed: readonly Claimed[]): Promise<Map<number, number>> {
  const ids = claimed.flatMap((report) => idWhere(report, false))
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ report_id: number; version: number }>`
    select report_id, max(version) as version from parses where report_id = any(${ids}) group by report_id`.execute(trx)
  return new Map(rows.map(({ report_id, version }) => [report_id, version]))
}

/** In one order, like all that two writers might bring at the same moment. */
async function copyDocuments(trx: Write, documents: readonly Document[], origins: ReadonlyMap<string, Origin>) {
  if (documents.length === 0) return
  const inOrder = documents.toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1))
  await copyRows(
    trx,
    'documents',
    DOCUMENT_COLUMNS,
    inOrder.map((document) =>
      documentRow((origins.get(document.sha256) as Origin).documentId, document.source, document),
    ),
  )
}

async function copyReadings(trx: Write, placed: readonly PlacedReading[], numbers: MetricNumbers): Promise<Reading[]> {
  const readings: Reading[] = []
  await copyRows(trx, 'parses', PARSE_COLUMNS, makeRows(placed, numbers, readings))
  await copyRows(trx, 'prose', PROSE_COLUMNS, proseRows(placed))
  const findings = readings.flatMap(({ place, report }) => findingRows(place, report))
  if (findings.length > 0) await copyRows(trx, 'findings', FINDING_COLUMNS, findings)
  const again = placed.flatMap(({ place }) => ((place.version ?? 1) > 1 ? [place.parseId] : []))
  if (findings.length > 0) await keepKnownSince(trx, again)
  return readings
}

/** Each row is made, and kept, while the database takes those before it. */
function* makeRows(placed: readonly PlacedReading[], numbers: MetricNumbers, made: Reading[]): Generator<ParseRow> {
  for (const reading of placed) {
    const row = parseRow(reading.place, reading.report, { isAlone: reading.isAlone, numbers })
    made.push({ ...reading, row })
    yield row
  }
}

/** The ids of known documents whose day of publication was not known, or otherwise. */
async function publishDocuments(
  trx: Write,
  documents: readonly Document[],
  known: ReadonlyMap<string, LastReading>,
): Promise<number[]> {
  const days = documents.flatMap(({ sha256, publishedOn }) => {
    const id = known.get(sha256)?.documentId
    return id === undefined || publishedOn === undefined ? [] : { id, published_on: publishedOn }
  })
  if (days.length === 0) return []
  const { rows } = await sql<{ id: number }>`
    update documents set published_on = known.published_on
    from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as known(id integer, published_on date)
    where documents.id = known.id and documents.published_on is distinct from known.published_on
    returning documents.id`.execute(trx)
  return rows.map(({ id }) => id)
}

/** From the next data version on every other writer waits, so it is taken last. */
export async function settleAll(
  trx: Write,
  { created, touched, described }: ReportChanges,
  publishedIds: readonly number[],
): Promise<readonly SettledReport[]> {
  if (created.length + touched.length + publishedIds.length === 0) return []
  const version = await nextDataVersion(trx)
  const changed = await settleCurrent(trx, touched, version)
  const published = await listReportsOfDocuments(trx, publishedIds)
  const settlements = await settleCrossReport(trx, created, [...changed, ...published])
  await writeSettlements(trx, settlements, created, version)
  const settled = [...created, ...changed]
  const agencyIds = [...new Set(settled.map(({ agency_id }) => agency_id))]
  await settleAgencies(
    trx,
    agencyIds.filter((id) => !described.has(id)),
  )
  return settled
}

async function listReportsOfDocuments(trx: Write, documentIds: readonly number[]) {
  if (documentIds.length === 0) return []
  const { rows } = await sql<{ id: number; agency_id: number }>`
    select reports.id, reports.agency_id from reports join parses on parses.id = reports.current_parse_id
    where parses.document_id = any(${documentIds})`.execute(trx)
  return rows
}

function outcomeOf(
  places: readonly ReadingPlace[] | undefined,
  current: ReadonlySet<number | null>,
  incumbents: StoredReadings['incumbents'],
): StoreOutcome {
  if (places === undefined) return { status: 'unchanged' }
  const readings = places.map(({ parseId, reportId, version }) => ({
    parseId,
    reportId,
    version,
    isCurrent: current.has(parseId),
    incumbent: incumbents.get(reportId) ?? null,
  }))
  return { status: 'stored', readings }
}
