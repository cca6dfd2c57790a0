import { describe, expect, test } from 'vitest'
import { CROSS_CODES, type CrossFinding, checkHistory, type Reading } from '../src/cross-report/index.ts'
import { dueDateOf } from '../src/cross-report/late.ts'
import { FINDING_CODES, type FindingCodeKey, getMetric } from '../src/metrics/index.ts'

interface Year extends Partial<Omit<Reading, 'valueOf' | 'isSettled'>> {
  /** Figures by metric key; a metric that is not named has none. */
  readonly figures?: Readonly<Record<string, number>>
  readonly settled?: readonly string[]
}

function readingOf({ figures = {}, settled = [], ...year }: Year): Reading {
  for (const key of Object.keys(figures)) getMetric(key)
  const known = {
    reportId: 1,
    agency: '嵩县教育局',
    level: 'county',
    sector: 'education',
    year: 2024,
    publishedOn: null,
  } as const
  return { ...known, ...year, valueOf: (key) => figures[key] ?? null, isSettled: (key) => settled.includes(key) }
}

/** The last year against those before it: how the rule ended, and its findings. */
function run(
  code: FindingCodeKey,
  ...years: readonly Year[]
): { status: string | undefined; findings: CrossFinding[] } {
  const readings = years.map((year, i) => readingOf({ year: 2024 - years.length + 1 + i, reportId: i + 1, ...year }))
  const [report, ...earlier] = readings.reverse() as [Reading, ...Reading[]]
  const { findings, checks } = checkHistory({ report, earlier })
  return {
    status: checks.find((check) => check.code === code)?.status,
    findings: findings.filter((finding) => finding.code === code),
  }
}

const out = (n: number) => ({ figures: { 'requests.carried_out.natural_person': n } })
const carriedIn = (n: number) => ({ figures: { 'requests.carried_in.natural_person': n } })

describe('carryover.requests', () => {
  test('passes where this year carries in what last year carried over', () => {
    expect(run('carryover.requests', out(3), carriedIn(3))).toEqual({ status: 'pass', findings: [] })
  })

  test('fails where it does not, and names the other report', () => {
    const { status, findings } = run('carryover.requests', out(3), carriedIn(2))
    expect(status).toBe('fail')
    expect(findings).toEqual([
      {
        code: 'carryover.requests',
        severity: 'error',
        legalBasis: FINDING_CODES['carryover.requests'].legalBasis,
        origin: 'document',
        metrics: ['requests.carried_in.natural_person'],
        expected: 3,
        actual: 2,
        relatedReportId: 1,
        message: {
          zh: '「自然人」列：上年结转为 2，而 2023 年报告结转下年度为 3。',
          en: 'Column “Natural persons”: 2 carried in, but the report of 2023 carried 3 over.',
        },
      },
    ])
  })

  test('looks at each column by itself', () => {
    const before = { figures: { 'requests.carried_out.enterprise': 1, 'requests.carried_out.total': 4 } }
    const now = { figures: { 'requests.carried_in.enterprise': 1, 'requests.carried_in.total': 5 } }
    expect(run('carryover.requests', before, now).findings.map(({ metrics }) => metrics)).toEqual([
      ['requests.carried_in.total'],
    ])
  })

  test('says nothing of a blank cell, which is no zero', () => {
    expect(run('carryover.requests', { figures: {} }, carriedIn(2)).status).toBe('not_assessable')
    expect(run('carryover.requests', out(3), { figures: {} }).status).toBe('not_assessable')
  })

  test('says nothing where the year before has no report', () => {
    expect(run('carryover.requests', { ...out(3), year: 2022 }, carriedIn(2)).status).toBe('not_assessable')
    expect(run('carryover.requests', carriedIn(2)).status).toBe('not_assessable')
  })

  test('does not blame the report for a figure that only the sums settled', () => {
    const settled = { ...out(3), settled: ['requests.carried_out.natural_person'] }
    expect(run('carryover.requests', settled, carriedIn(2)).findings[0]?.origin).toBe('unknown')
  })
})

describe('carryover.items', () => {
  const before = { figures: { 'permits.items_previous': 120, 'permits.items_change': -20 } }

  test('passes where the items of the year before are its own with its change', () => {
    expect(run('carryover.items', before, { figures: { 'permits.items_previous': 100 } }).status).toBe('pass')
  })

  test('fails where they are not', () => {
    const { findings } = run('carryover.items', before, { figures: { 'permits.items_previous': 120 } })
    expect(findings).toMatchObject([{ expected: 100, actual: 120, metrics: ['permits.items_previous'] }])
  })

  test('says nothing where the change is blank or the form no longer has the column', () => {
    const blank = { figures: { 'permits.items_previous': 120 } }
    expect(run('carryover.items', blank, blank).status).toBe('not_assessable')
    expect(run('carryover.items', before, { figures: { 'permits.decisions': 4 } }).status).toBe('not_assessable')
  })
})

describe('stock.in_force', () => {
  const before = { figures: { 'normative_documents.in_force': 30 } }
  const now = (in_force: number) => ({
    figures: {
      'normative_documents.in_force': in_force,
      'normative_documents.issued': 5,
      'normative_documents.repealed': 2,
    },
  })

  test('passes where issued and repealed explain the stock', () => {
    expect(run('stock.in_force', before, now(33)).status).toBe('pass')
  })

  test('warns, and never more, where they do not', () => {
    const { findings } = run('stock.in_force', before, now(35))
    expect(findings).toMatchObject([{ severity: 'warning', expected: 33, actual: 35 }])
    expect(findings[0]?.metrics).toEqual([
      'normative_documents.in_force',
      'normative_documents.issued',
      'normative_documents.repealed',
    ])
  })

  test('says nothing where one of the figures is blank', () => {
    expect(run('stock.in_force', before, { figures: { 'normative_documents.in_force': 35 } }).status).toBe(
      'not_assessable',
    )
  })
})

describe('outlier.year_on_year', () => {
  const years = (...figures: (number | null)[]) =>
    figures.map((n) => ({ figures: n === null ? {} : { 'penalties.decisions': n } }))
  const status = (...figures: (number | null)[]) => run('outlier.year_on_year', ...years(...figures)).status

  test('passes a figure that moves as the years before did', () => {
    expect(status(220, 310, 180, 260)).toBe('pass')
  })

  test('names a figure with a digit too many, and the years it was held against', () => {
    const { findings } = run('outlier.year_on_year', ...years(220, 310, 180, 2600))
    expect(findings).toMatchObject([
      { severity: 'warning', origin: 'unknown', expected: 220, actual: 2600, metrics: ['penalties.decisions'] },
    ])
    expect(findings[0]?.message.zh).toContain('2021、2022、2023')
    expect(findings[0]?.message.en).toContain('2021, 2022, 2023')
  })

  test('names a fall as well as a rise', () => {
    expect(status(2200, 3100, 1800, 20)).toBe('fail')
  })

  test('is not misled by one wild year among those before', () => {
    expect(status(220, 310, 24_000, 180, 260)).toBe('pass')
    expect(status(220, 310, 24_000, 180, 3_300)).toBe('fail')
  })

  test('passes a large change where such changes are the habit', () => {
    expect(status(10, 900, 30, 2500, 40_000)).toBe('pass')
  })

  test('passes a jump of small counts', () => {
    expect(status(1, 2, 0, 40)).toBe('pass')
  })

  test('says nothing from fewer than three years', () => {
    expect(status(220, 310, 2600)).toBe('not_assessable')
    expect(status(220, null, 310, 2600)).toBe('not_assessable')
    expect(status(220, 310, 180, null)).toBe('not_assessable')
  })

  test('does not look further back than five years', () => {
    expect(status(220, 310, 180, null, null, null, 2600)).toBe('not_assessable')
  })
})

describe('report.late', () => {
  const due = (year: Year) => dueDateOf(readingOf(year))

  test('passes a department’s report published on the last day', () => {
    expect(run('report.late', { publishedOn: '2025-01-31' })).toEqual({ status: 'pass', findings: [] })
  })

  test('fails one published after it, and counts the days', () => {
    expect(run('report.late', { publishedOn: '2025-02-14' }).findings).toMatchObject([
      { expected: 0, actual: 14, metrics: [], relatedReportId: null },
    ])
  })

  test('gives governments from the county upwards until the end of March', () => {
    expect(due({ sector: 'government' })).toBe('2025-03-31')
    expect(run('report.late', { sector: 'government', publishedOn: '2025-03-31' }).status).toBe('pass')
    expect(run('report.late', { sector: 'government', publishedOn: '2025-04-01' }).status).toBe('fail')
  })

  test('says nothing where the date of publication is not known', () => {
    expect(run('report.late', {}).status).toBe('not_assessable')
  })

  test('says nothing where the article sets no date', () => {
    expect(due({ sector: 'government', level: 'township' })).toBeUndefined()
    expect(due({ level: null })).toBeUndefined()
    expect(due({ year: 2018 })).toBeUndefined()
  })
})

test('every rule between reports has a code of the catalogue, once', () => {
  expect(CROSS_CODES.every((code) => code in FINDING_CODES)).toBe(true)
  expect(new Set(CROSS_CODES).size).toBe(CROSS_CODES.length)
})
