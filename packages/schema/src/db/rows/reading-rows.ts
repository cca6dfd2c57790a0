/** What was read of a document, as rows for `COPY`. */

import { fingerprintOf } from '../cross-report/fingerprint.ts'
import { normalisedName } from '../storing/claim-reports.ts'
import type { ColumnTypes, RowOf } from './binary-rows.ts'
import { encodeCells } from './cells.ts'
import { checksByStatus } from './checks.ts'
import type { MetricNumbers } from './metric-numbers.ts'
import { narrativeFacts } from './narrative-facts.ts'
import { json, storable } from './storable-text.ts'
import type { StoredDocumentInput, StoredFact, StoredReportInput } from './stored-report.ts'

export const DOCUMENT_COLUMNS = {
  id: 'integer',
  sha256: 'text',
  name: 'text',
  media_type: 'text',
  byte_length: 'integer',
  bytes: 'bytea',
  published_on: 'date',
  synthetic: 'boolean',
} as const satisfies ColumnTypes

export function documentRow(
  id: number,
  source: StoredReportInput['source'],
  { bytes, publishedOn, synthetic }: StoredDocumentInput,
): RowOf<typeof DOCUMENT_COLUMNS> {
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

export const PARSE_COLUMNS = {
  id: 'integer',
  document_id: 'integer',
  parser_version: 'text',
  region_hint: 'text',
  generation: 'smallint',
  position: 'smallint',
  report_id: 'integer',
  version: 'smallint',
  name_as_printed: 'text',
  agency_name: 'text',
  region_code: 'text',
  level: 'text',
  sector: 'text',
  year: 'smallint',
  form: 'text',
  text: 'text',
  states: 'text',
  nonzero: 'smallints',
  figures: 'doubles',
  starts: 'integers',
  lengths: 'integers',
  pages: 'smallints',
  by_sums: 'smallints',
  disclosure_volume: 'double',
  disclosure_basis: 'text',
  counts: 'jsonb',
  mentions: 'jsonb',
  checks: 'jsonb',
  narrative_bands: 'integers',
} as const satisfies ColumnTypes

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

/** `isAlone`: its document holds no other report. */
export function parseRow(
  place: ReadingPlace,
  report: StoredReportInput,
  { isAlone, numbers }: { readonly isAlone: boolean; readonly numbers: MetricNumbers },
) {
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
    narrative_bands: report.narrative_bands ?? fingerprintOf(report, { isAlone }),
  } satisfies RowOf<typeof PARSE_COLUMNS>
}

export type ParseRow = ReturnType<typeof parseRow>

/** What the parser read, and the narrative’s figures where it states them only as counted sentences. */
function factsOf(report: StoredReportInput): readonly StoredFact[] {
  const isRead = (metric: string) => report.facts.some((fact) => fact.metric === metric)
  return [...report.facts, ...narrativeFacts(report).filter(({ metric }) => !isRead(metric))]
}

export const FINDING_COLUMNS = {
  report_id: 'integer',
  parse_id: 'integer',
  position: 'smallint',
  code: 'text',
  severity: 'text',
  origin: 'text',
  metrics: 'texts',
  expected: 'double',
  actual: 'double',
  message_zh: 'text',
  message_en: 'text',
  spans: 'jsonb',
  legal_basis: 'text',
} as const satisfies ColumnTypes

export function findingRows(place: ReadingPlace, { findings }: StoredReportInput): RowOf<typeof FINDING_COLUMNS>[] {
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
