/** Synthetic reports as documents: written in the layouts that agencies use, and read by the real parser. */
import { type ParsedReport, parseDocument } from '@gongkai/parser'
import type { StoredDocumentInput } from '@gongkai/schema/db'
import { type Figures, getLayout, PLAIN } from '../../packages/parser/test/render/index.ts'
import { randomOf } from './distributions.ts'
import type { SyntheticReport } from './report.ts'
import { statisticsText } from './statistics.ts'

export interface SyntheticDocument {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** Layouts whose every figure a reader must find, so that what is planted is what is found. */
const LAYOUTS = ['text-tabs', 'text-tabs', 'html', 'markdown-pipes'].map(getLayout)
const EXTENSIONS: Readonly<Record<string, string>> = { 'text/html': 'html', 'text/markdown': 'md', 'text/plain': 'txt' }

export async function renderReport(report: SyntheticReport, seed: number): Promise<SyntheticDocument> {
  const random = randomOf(seed, 'layout', report.agency.index)
  const layout = random.pick(LAYOUTS)
  const name = `${report.agency.county.code}-${report.agency.name}-${report.year}`
  const { form } = report
  if (form === 'pre2019')
    return { name: `${name}.txt`, mediaType: 'text/plain', bytes: new TextEncoder().encode(statisticsText(report)) }
  const bytes = await layout.render(figuresOf(report, form), random, { ...PLAIN, blank: random.pick(['', '/', '—']) })
  return { name: `${name}.${EXTENSIONS[layout.mediaType] ?? 'txt'}`, mediaType: layout.mediaType, bytes }
}

const figuresOf = (report: SyntheticReport, edition: Figures['edition']): Figures => ({
  edition,
  agency: {
    name: report.agency.name,
    regionCode: report.agency.county.code,
    sector: report.agency.department.sector,
  },
  year: report.year,
  narrative: report.narrative,
  volume: report.volume,
  values: report.values,
})

/** What the parser reads of the document, filed under the agency that the generator, like a manifest, says it is of. */
export async function readSynthetic(report: SyntheticReport, seed: number): Promise<StoredDocumentInput> {
  const { name, bytes } = await renderReport(report, seed)
  const readings = await parseDocument({ name, bytes })
  return {
    bytes,
    reports: readings.map((reading) => ofAgency(reading, report)),
    publishedOn: report.publishedOn ?? undefined,
    synthetic: true,
  }
}

const isOfIdentity = ({ code }: { readonly code: string }) => code.startsWith('identity.')

/** The national table does not know the made-up regions; the manifest settles them. */
const ofAgency = (reading: ParsedReport, { agency }: SyntheticReport): ParsedReport => ({
  ...reading,
  agency: {
    name: agency.name,
    name_as_printed: agency.name,
    region_code: agency.county.code,
    level: 'county',
    sector: agency.department.sector,
  },
  findings: reading.findings.filter((finding) => !isOfIdentity(finding)),
  checks: reading.checks.filter((check) => !isOfIdentity(check)),
})
