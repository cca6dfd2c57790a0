/** The five samples with what they say, cell by cell; and the same reports made anew in other layouts and names. */
import { readdirSync, readFileSync } from 'node:fs'
import { documentOfText } from '../src/document/read-text.ts'
import { parseDocument } from '../src/parse-document.ts'
import type { Agency, DisclosureCount, Fact } from '../src/report.ts'
import { findReports } from '../src/sections/sections.ts'
import type { Edition, Figures } from './render/index.ts'

export interface ExpectedSample {
  readonly form: Edition
  readonly year: number
  readonly agency: Agency
  readonly facts: Readonly<Record<string, number>>
  readonly disclosure: {
    readonly volume: number
    readonly basis: string
    readonly counts: readonly (Omit<DisclosureCount, 'span' | 'approximate'> & { readonly text: string })[]
  }
  readonly findings: readonly { readonly code: string; readonly metrics: readonly string[] }[]
}

export interface Sample {
  readonly name: string
  readonly bytes: Uint8Array
  readonly expected: ExpectedSample
}

const SAMPLES = new URL('../../../samples/', import.meta.url)
const EXPECTED = new URL('fixtures/samples/', import.meta.url)

export const listSamples = (): Sample[] =>
  readdirSync(SAMPLES)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => ({
      name,
      bytes: readFileSync(new URL(name, SAMPLES)),
      expected: JSON.parse(readFileSync(new URL(name.replace('.txt', '.expected.json'), EXPECTED), 'utf8')),
    }))

export const parseOne = async (name: string, bytes: Uint8Array) => {
  const reports = await parseDocument({ name, bytes })
  const [report] = reports
  if (!report || reports.length > 1) throw new Error(`${name} holds ${reports.length} reports, not one.`)
  return report
}

export const valuesOf = (facts: readonly Fact[]): Record<string, number | string> =>
  Object.fromEntries(facts.map((fact) => [fact.metric, fact.value ?? fact.state]))

/** What a sample says, under another agency’s name, ready to be rendered in any layout. */
export const renamed = ({ bytes, expected }: Sample, agency: Figures['agency']): Figures => {
  const text = new TextDecoder().decode(bytes)
  const [parts] = findReports(documentOfText(text))
  if (!parts) throw new Error('A sample holds no report.')
  const lines = ({ start, end }: { start: number; end: number } = { start: 0, end: 0 }) =>
    text
      .slice(start, end)
      .replaceAll(expected.agency.name, agency.name)
      .split('\n')
      .filter((line) => line.trim() !== '')
  return {
    edition: expected.form,
    agency,
    year: expected.year,
    volume: expected.disclosure.volume,
    narrative: { overview: lines(parts.narrative), problems: lines(parts.problems), other: lines(parts.other) },
    values: new Map(Object.entries(expected.facts)),
  }
}
