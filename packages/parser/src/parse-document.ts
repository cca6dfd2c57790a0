/** The whole way from bytes to reports. */
import type { Form } from '@gongkai/schema/metrics'
import { type Document, DocumentError, type Source, type Span } from './document/document.ts'
import { readDocument } from './document/read-document.ts'
import { FactIndex } from './facts/fact-index.ts'
import { readTables } from './facts/facts.ts'
import { checkReport } from './findings/checks.ts'
import { findTitle, findYear, resolveAgency, type Title } from './identity/index.ts'
import { readNarrative, readProcessingFee } from './narrative/index.ts'
import type { ParsedReport, ReportSource } from './report.ts'
import { withoutOtherYears } from './sections/captions.ts'
import { findReports, type Parts } from './sections/sections.ts'
import { withoutYearColumns } from './sections/year-columns.ts'
import { PRE_2019_HEADS } from './text/wording.ts'

/** Changes whenever the same bytes may give another result; stored with every parse. */
export const PARSER_VERSION = '0.4.0'

export interface ParseOptions {
  /** Division code (two to six digits) that settles names which several regions share. */
  readonly region?: string
}

/** A province’s yearbook of its counties has some two hundred; each result carries the whole text. */
const MAX_REPORTS = 500

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** Node hashes in a tenth of the time that another thread takes to be woken; a browser has nothing else. */
const node = globalThis.process?.getBuiltinModule?.('crypto')

const sha256Of = async (bytes: Uint8Array) =>
  node?.hash('sha256', bytes) ??
  hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)))

/** What is read of a report, before it is said of which file. */
type ReportReading = Omit<ParsedReport, 'schema' | 'parser' | 'source'>

/** Enough to call it a report where no table of the form can be read: a title with its year, or headings of the form. */
const isReport = (parts: Parts, title: Title | undefined) =>
  (title?.year ?? null) !== null || parts.headings.length >= 2

/** A document of several reports: each sees only its own stretch, at the places it has in the whole. */
const blocksWithin = (document: Document, { start, end }: Span): Document => {
  if (start === 0 && end === document.text.length) return document
  return { ...document, blocks: document.blocks.filter((block) => block.end > start && block.start < end) }
}

const NOT_STATED = { state: 'not_stated', amount_yuan: null, span: null } as const

/** The first year of the form; before it nothing says which section is prose. */
const FIRST_YEAR = 2019

/** Reports of before the form tell their figures in every section, until the statistics begin. */
const narrativeOf = (text: string, { narrative, range }: Parts, form: Form | null, year: number | null): Span => {
  const isBeforeForm = form === 'pre2019' || (form === null && year !== null && year < FIRST_YEAR)
  if (!isBeforeForm) return narrative
  const statistics = text.slice(narrative.start, range.end).search(PRE_2019_HEADS[0])
  return { start: narrative.start, end: statistics < 0 ? range.end : narrative.start + statistics }
}

const parseReport = (
  whole: Document,
  parts: Parts,
  sourceName: string,
  options: ParseOptions,
): ReportReading | undefined => {
  const document = blocksWithin(whole, parts.range)
  const own = whole.text.slice(parts.range.start, parts.range.end)
  const title = findTitle(own)
  const evidence = { title: title?.text ?? null, text: own, sourceName }
  const year = findYear(evidence)
  const ofYear = withoutYearColumns(withoutOtherYears(document, parts.headings, year), year)
  const tables = readTables(ofYear, parts)
  if (!isReport(parts, title) && tables.form === null) return undefined
  const identity = resolveAgency({ ...evidence, region: options.region })
  const narrative = readNarrative(whole.text, narrativeOf(whole.text, parts, tables.form, year), {
    year,
    preface: parts.range.start,
    teller: identity.agency,
  })
  const { findings, checks } = checkReport({
    text: whole.text,
    year,
    form: tables.form,
    parts,
    facts: new FactIndex(tables.facts, tables.places),
    narrative,
    unitless: tables.unitless,
    missingTables: tables.missing,
    hasUnboundRows: tables.hasUnboundRows,
  })
  return {
    agency: identity.agency,
    year,
    form: tables.form,
    text: whole.text,
    facts: tables.facts,
    disclosure: narrative.disclosure,
    mentions: narrative.mentions,
    processing_fee: parts.other ? readProcessingFee(whole.text, parts.other) : NOT_STATED,
    findings: [...identity.findings, ...findings],
    checks,
  }
}

const isSameReading = (a: ReportReading, b: ReportReading): boolean =>
  a.agency.name === b.agency.name &&
  a.year === b.year &&
  a.facts.length > 0 &&
  a.facts.length === b.facts.length &&
  a.facts.every(({ metric, state, value }, i) => {
    const other = b.facts[i]
    return other?.metric === metric && other.state === state && other.value === value
  })

/** A page that shows its report once for each kind of screen holds one report. */
const withoutCopies = (readings: readonly ReportReading[]): ReportReading[] =>
  readings.filter((reading, i) => !readings.slice(0, i).some((earlier) => isSameReading(earlier, reading)))

/**
 * Reads every report a file holds, in the order of the file.
 * Throws DocumentError where the file as a whole cannot be read or holds no report.
 */
export async function parseDocument(source: Source, options: ParseOptions = {}): Promise<ParsedReport[]> {
  if (source.bytes.length === 0) throw new DocumentError('document.empty', `${source.name} is empty.`)
  const { name, bytes } = source
  const sha256 = sha256Of(bytes) // on another thread, while we read
  const document = await readDocument(source)
  const found = findReports(document)
  if (found.length > MAX_REPORTS)
    throw new DocumentError('document.too_large', `${name} holds more than ${MAX_REPORTS} reports; split it.`)
  const readings = withoutCopies(found.flatMap((parts) => parseReport(document, parts, name, options) ?? []))
  if (readings.length === 0)
    throw new DocumentError(
      'document.not_a_report',
      `${name} holds no annual report: neither its title nor any table of the form was found.`,
    )
  const described: ReportSource = { name, media_type: document.mediaType, sha256: await sha256, bytes: bytes.length }
  return readings.map((reading) => ({ schema: 1, parser: PARSER_VERSION, source: described, ...reading }))
}
