/** Builds reports to store: the cells named, and everything else missing from the document. */
import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import {
  type StoredDocumentInput,
  type StoredFact,
  type StoredReportInput,
  type StoreOutcome,
  storeReports,
  type Tables,
} from '../src/db/index.ts'
import { type FactState, getMetric } from '../src/metrics/index.ts'

type Figure = number | Exclude<FactState, 'number'>

export interface ReportFixture extends Partial<Omit<StoredReportInput, 'agency' | 'facts' | 'source'>> {
  readonly agency?: Partial<StoredReportInput['agency']>
  /** By metric key: a number, or the reason why there is none. */
  readonly figures?: Readonly<Record<string, Figure>>
  /** Stands for the document’s bytes; other bytes are another document. */
  readonly bytes?: string
  readonly name?: string
}

const cellText = (figure: Figure) => (typeof figure === 'number' ? String(figure) : figure === 'blank' ? '/' : '')

/** The cells, and a text that holds each cell’s raw text at its span. */
function writeCells(figures: Readonly<Record<string, Figure>>): { text: string; facts: StoredFact[] } {
  let text = ''
  const facts = Object.entries(figures).map(([key, figure]): StoredFact => {
    const raw = cellText(figure)
    text += `${getMetric(key).label.zh} `
    const span = raw === '' ? null : { start: text.length, end: text.length + raw.length }
    text += `${raw}\n`
    const cell = { metric: key, unit: getMetric(key).unit, raw: raw || null, span }
    return typeof figure === 'number'
      ? { ...cell, state: 'number', value: figure }
      : { ...cell, state: figure, value: null }
  })
  return { text, facts }
}

/** What the parser says of a cell that is blank. */
export const blankCellFinding = (metric: string): StoredReportInput['findings'][number] => ({
  code: 'cell.blank',
  severity: 'warning',
  origin: 'document',
  metrics: [metric],
  expected: null,
  actual: null,
  message: { zh: '空白', en: 'Blank' },
  spans: [],
  legal_basis: '条例',
})

/** A report of the 2021 form and its document. */
export function documentOf(...fixtures: readonly ReportFixture[]): StoredDocumentInput {
  const bytes = Buffer.from(fixtures.map((fixture) => fixture.bytes ?? JSON.stringify(fixture)).join('\n'))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { bytes, reports: fixtures.map((fixture) => reportOf(fixture, sha256, bytes.byteLength)) }
}

function reportOf(fixture: ReportFixture, sha256: string, bytes: number): StoredReportInput {
  const { agency, figures = {}, bytes: _, name = 'report.txt', ...rest } = fixture
  return {
    parser: '1.0.0',
    source: { name, media_type: 'text/plain', sha256, bytes },
    agency: {
      name: '洛阳市卫生健康委员会',
      name_as_printed: agency?.name ?? '市卫生健康委员会',
      region_code: '410300',
      level: 'prefecture',
      sector: 'health',
      ...agency,
    },
    year: 2024,
    form: '2021',
    ...writeCells(figures),
    disclosure: { volume: null, basis: null, counts: [] },
    mentions: [],
    findings: [],
    checks: [],
    ...rest,
  }
}

/** Stores one document; throws what kept it from being stored. */
export async function storeDocument(db: Kysely<Tables>, document: StoredDocumentInput): Promise<StoreOutcome> {
  const [outcome] = await storeReports(db, [document])
  if (!outcome || outcome.status === 'failed') throw outcome?.error
  return outcome
}
