import { APPLICANTS, metricsOfForm, REVIEW_COLUMNS, REVIEW_GROUPS } from '@gongkai/schema/metrics'
import { describe, expect, it } from 'vitest'
import {
  EDITIONS,
  expectedFacts,
  type Figures,
  formOf,
  LAYOUTS,
  PLAIN,
  randomFigures,
  resultRows,
  seededRandom,
  withBlankTotals,
} from './render/index.ts'

const DISCLOSURE_2021 = 10
const REQUEST_ROWS_2019 = 23

const decoded = async (bytes: Promise<Uint8Array>) => new TextDecoder().decode(await bytes)
const value = (figures: Figures, metric: string) => figures.values.get(metric) ?? Number.NaN
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)
const labelsOf = (figures: Figures) =>
  formOf(figures, PLAIN, seededRandom(0)).flatMap((part) =>
    part.kind === 'table' ? part.cells.filter((c) => c.metric === undefined).map((c) => c.text) : [],
  )

describe.each(EDITIONS)('figures of edition %s', (edition) => {
  const figures = randomFigures(seededRandom(7), edition)

  it('hold every metric of the form', () => {
    if (edition === 'mixed')
      return expect(figures.values.size).toBe(DISCLOSURE_2021 + REQUEST_ROWS_2019 * APPLICANTS.length + 15)
    expect([...figures.values.keys()].sort()).toEqual(
      metricsOfForm(edition)
        .map((metric) => metric.key)
        .sort(),
    )
  })

  it('satisfy the sums of the form', () => {
    for (const { key: applicant } of APPLICANTS) {
      const of = (row: string) => value(figures, `requests.${row}.${applicant}`)
      expect(of('received') + of('carried_in')).toBe(of('resolved_total') + of('carried_out'))
      expect(sum(resultRows(edition).map((row) => of(row.key)))).toBe(of('resolved_total'))
    }
    for (const { key: group } of REVIEW_GROUPS) {
      const parts = REVIEW_COLUMNS.filter((c) => c.key !== 'total').map((c) => value(figures, `${group}.${c.key}`))
      expect(sum(parts)).toBe(value(figures, `${group}.total`))
    }
    const [total, ...applicants] = APPLICANTS.map((a) => value(figures, `requests.received.${a.key}`)).reverse()
    expect(sum(applicants)).toBe(total)
  })

  it('print each metric in exactly one cell', () => {
    const cells = formOf(figures, PLAIN, seededRandom(0)).flatMap((part) => (part.kind === 'table' ? part.cells : []))
    const metrics = cells.flatMap((cell) => cell.metric ?? [])
    expect(metrics.sort()).toEqual([...figures.values.keys()].sort())
    expect(cells.filter((cell) => cell.metric).map((cell) => Number(cell.text))).not.toContain(Number.NaN)
  })

  it.each(LAYOUTS.filter((l) => /^text\//.test(l.mediaType)))('carry every label in $name', async (layout) => {
    const text = (await decoded(layout.render(figures, seededRandom(1), PLAIN))).replace(/<[^>]*>|\s|\|/g, '')
    for (const label of labelsOf(figures)) expect(text).toContain(label)
  })
})

it('renders the same bytes from the same seed', async () => {
  for (const layout of LAYOUTS) {
    const figures = randomFigures(seededRandom(3), '2021')
    const [first, second] = await Promise.all([1, 2].map(() => layout.render(figures, seededRandom(9))))
    expect(first, layout.name).toEqual(second)
  }
})

it('leaves blank cells blank in what it expects', () => {
  const facts = expectedFacts(withBlankTotals(randomFigures(seededRandom(1), '2021')))
  expect(facts.get('requests.received.total')).toEqual({ state: 'blank', value: null })
  expect(facts.get('requests.received.natural_person')?.state).toBe('number')
})
