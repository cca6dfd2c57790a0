/**
 * Synthetic reports as the store takes them, without writing and reading a document of each: a million in the time that
 * tens of thousands take to be parsed. The text is short, holds every figure at its place, and is what the bytes say.
 */
import { createHash } from 'node:crypto'
import type { StoredDocumentInput, StoredFact, StoredReportInput } from '@gongkai/schema/db'
import {
  APPLICANTS,
  FINDING_CODES,
  type FormEdition,
  type Metric,
  metricsOfForm,
  SECTIONS,
} from '@gongkai/schema/metrics'
import { headOf } from './heading.ts'
import type { Fault, SyntheticReport } from './report.ts'
import { statisticsText } from './statistics.ts'

/** Stands for the version of a parser. */
export const GENERATOR = 'synthetic-1'

export function storedSynthetic(report: SyntheticReport): StoredDocumentInput {
  const { text, facts } =
    report.form === 'pre2019' ? { text: statisticsText(report), facts: [] } : written(report, report.form)
  const bytes = Buffer.from(text)
  const name = `${report.agency.county.code}-${report.agency.name}-${report.year}.txt`
  const source = { name, media_type: 'text/plain', sha256: sha256Of(bytes), bytes: bytes.length }
  return {
    bytes,
    reports: [inputOf(report, source, text, facts)],
    publishedOn: report.publishedOn ?? undefined,
    synthetic: true,
  }
}

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

function inputOf(
  { agency, year, form, volume, ...report }: SyntheticReport,
  source: StoredReportInput['source'],
  text: string,
  facts: readonly StoredFact[],
): StoredReportInput {
  const assessed = PLANTED.filter(() => facts.length > 0)
  const found = assessed.filter(({ code }) => report.faults.has(code))
  const start = text.indexOf(`${volume}条`)
  return {
    parser: GENERATOR,
    source,
    agency: {
      name: agency.name,
      name_as_printed: agency.name,
      region_code: agency.county.code,
      level: 'county',
      sector: agency.department.sector,
    },
    year,
    form,
    text,
    facts,
    disclosure: {
      volume,
      basis: 'stated_total',
      counts: [
        {
          value: volume,
          approximate: false,
          unit: '条',
          kind: 'total',
          channel: null,
          span: { start, end: start + String(volume).length },
        },
      ],
    },
    mentions: [],
    findings: found.map((planted) => findingOf(planted, report, facts)),
    checks: assessed.map(({ code }) => ({ code, status: report.faults.has(code) ? 'fail' : 'pass' })),
  }
}

/** What the parser would have said of a fault within one report; those between reports the store finds itself. */
interface Planted {
  readonly code: Fault
  readonly metrics: readonly string[]
  readonly expected: (value: (metric: string) => number) => number
  readonly actual: (value: (metric: string) => number) => number
}

const total = (row: string) => `requests.${row}.total`
const granted = APPLICANTS.map(({ key }) => `requests.granted.${key}`)
const BALANCE = ['received', 'carried_in', 'resolved_total', 'carried_out'].map(total)

const PLANTED: readonly Planted[] = [
  {
    code: 'sum.balance',
    metrics: BALANCE,
    expected: (value) => value(total('received')) + value(total('carried_in')),
    actual: (value) => value(total('resolved_total')) + value(total('carried_out')),
  },
  {
    code: 'sum.applicants',
    metrics: granted,
    expected: (value) => granted.slice(0, -1).reduce((sum, metric) => sum + value(metric), 0),
    actual: (value) => value(total('granted')),
  },
]

function findingOf(
  { code, metrics, expected, actual }: Planted,
  { values }: Pick<SyntheticReport, 'values'>,
  facts: readonly StoredFact[],
): StoredReportInput['findings'][number] {
  const { severity, legalBasis, zh, en } = FINDING_CODES[code]
  const figures = [expected, actual].map((figure) => figure((metric) => values.get(metric) ?? 0))
  const message = { zh: `${zh}：${figures.join('，')}。`, en: `${en}: ${figures.join(', ')}.` }
  return {
    code,
    severity,
    origin: 'document',
    metrics,
    expected: figures[0] ?? null,
    actual: figures[1] ?? null,
    message,
    spans: facts.flatMap(({ metric, span }) => (span && metrics.includes(metric) ? span : [])),
    legal_basis: legalBasis,
  }
}

interface Line {
  readonly label: string
  readonly metrics: readonly Metric[]
}

/** A row of the form a line: its label, then its figures. */
const linesOf = (form: FormEdition): readonly Line[] =>
  [...Map.groupBy(metricsOfForm(form), ({ address }) => `${address.section} ${address.row}`).values()].map(
    (metrics) => ({
      label: metrics[0]?.label.zh.split(' · ')[0] ?? '',
      metrics,
    }),
  )
const LINES: Readonly<Record<FormEdition, readonly Line[]>> = { '2019': linesOf('2019'), '2021': linesOf('2021') }
const headingOf = (place: number) => `${SECTIONS[place]?.number}${SECTIONS[place]?.zh}`
const FIRST_SECTION_OF: Readonly<Record<string, number>> = { disclosure: 1, requests: 2, reviews: 3 }

function written(report: SyntheticReport, form: FormEdition): { text: string; facts: StoredFact[] } {
  let text = `${headOf(report).join('\n')}\n`
  let section = ''
  const facts: StoredFact[] = []
  for (const { label, metrics } of LINES[form]) {
    const own = metrics[0]?.address.section ?? ''
    if (own !== section) text += `${headingOf(FIRST_SECTION_OF[own] ?? 0)}\n`
    section = own
    text += label
    for (const metric of metrics) {
      const value = report.values.get(metric.key) ?? null
      const raw = value === null ? '/' : String(value)
      const span = { start: text.length + 1, end: text.length + 1 + raw.length }
      text += ` ${raw}`
      const state = value === null ? 'blank' : 'number'
      facts.push({ metric: metric.key, state, value, unit: metric.unit, raw, span })
    }
    text += '\n'
  }
  text += [headingOf(4), ...report.narrative.problems, headingOf(5), ...report.narrative.other, ''].join('\n')
  return { text, facts }
}
