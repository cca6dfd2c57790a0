/** What was read of a document, as rows for `COPY`. */
import { encodeCells } from './cells.ts'
import { checksByStatus } from './checks.ts'
import { normalisedName } from './claim-reports.ts'
import type { CopyValue } from './copy-rows.ts'
import type { MetricNumbers } from './metric-numbers.ts'
import { narrativeFacts } from './narrative-facts.ts'
import { json, storable } from './storable-text.ts'
import type { StoredDocumentInput, StoredFact, StoredReportInput } from './stored-report.ts'

type Row<C extends readonly string[]> = Readonly<Record<C[number], CopyValue>>

export const DOCUMENT_COLUMNS = [
  ...(['id', 'sha256', 'name', 'media_type', 'byte_length', 'bytes', 'published_on', 'synthetic'] as const),
]

export function documentRow(
  id: number,
  source: StoredReportInput['source'],
  { bytes, publishedOn, synthetic }: StoredDocumentInput,
): Row<typeof DOCUMENT_COLUMNS> {
  return {
    id,
    sha256: source.sha256,
    name: storable(source.name),
    media_type: source.media_type,
    byte_length: bytes.byteLength,
    bytes,
    published_on: publishedOn ?? null,
    synthetic: synthetic ?? false,
  }
}

export const PARSE_COLUMNS = [
  ...(['id', 'document_id', 'parser_version', 'region_hint', 'generation', 'position', 'report_id'] as const),
  ...(['version', 'name_as_printed', 'agency_name', 'region_code', 'level', 'sector', 'year', 'form', 'text'] as const),
  ...(['states', 'nonzero', 'figures', 'starts', 'lengths', 'pages', 'by_sums'] as const),
  ...(['disclosure_volume', 'disclosure_basis', 'counts', 'mentions', 'checks', 'narrative_bands'] as const),
]

/** Where a report stands among all that was read. */
export interface ReadingPlace {
  readonly parseId: number
  readonly documentId: number
  readonly generation: number
  readonly regionHint: string | undefined
  readonly position: number
  readonly reportId: number | null
  readonly version: number | null
}

export function parseRow(
  place: ReadingPlace,
  report: StoredReportInput,
  numbers: MetricNumbers,
): Row<typeof PARSE_COLUMNS> {
  const { agency, disclosure } = report
  return {
    id: place.parseId,
    document_id: place.documentId,
    parser_version: report.parser,
    region_hint: place.regionHint ?? null,
    generation: place.generation,
    position: place.position,
    report_id: place.reportId,
    version: place.version,
    name_as_printed: storable(agency.name_as_printed),
    agency_name: normalisedName(agency.name),
    region_code: agency.region_code,
    level: agency.level,
    sector: agency.sector,
    year: report.year,
    form: report.form,
    text: storable(report.text),
    ...encodeCells(factsOf(report), report.form, numbers),
    disclosure_volume: disclosure.volume,
    disclosure_basis: disclosure.basis,
    counts: json(disclosure.counts),
    mentions: json(report.mentions),
    checks: json(checksByStatus(report.checks)),
    narrative_bands: report.narrative_bands ?? [],
  }
}

/** What the parser read, and the narrative’s figures where it states them only as counted sentences. */
function factsOf(report: StoredReportInput): readonly StoredFact[] {
  const read = new Set(report.facts.map(({ metric }) => metric))
  return [...report.facts, ...narrativeFacts(report).filter(({ metric }) => !read.has(metric))]
}

export const FINDING_COLUMNS = [
  ...(['report_id', 'parse_id', 'position', 'code', 'severity', 'origin', 'metrics', 'expected', 'actual'] as const),
  ...(['message_zh', 'message_en', 'spans', 'legal_basis'] as const),
]

export function findingRows(place: ReadingPlace, { findings }: StoredReportInput): Row<typeof FINDING_COLUMNS>[] {
  return findings.map((finding, position) => ({
    report_id: place.reportId,
    parse_id: place.parseId,
    position,
    code: finding.code,
    severity: finding.severity,
    origin: finding.origin,
    metrics: finding.metrics,
    expected: finding.expected,
    actual: finding.actual,
    message_zh: storable(finding.message.zh),
    message_en: storable(finding.message.en),
    spans: json(finding.spans),
    legal_basis: finding.legal_basis,
  }))
}
