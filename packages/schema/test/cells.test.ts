import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeCells, encodeCells, getFact, metricNumbersOf, type StoredFact } from '../src/db/index.ts'
import { type FactState, type Form, METRICS } from '../src/metrics/index.ts'

/** Numbers that are not the order of the catalogue, as after years of additions. */
const numbers = metricNumbersOf(METRICS.map(({ key }, i) => ({ key, number: (i * 7) % METRICS.length })))
const factsByMetric = (facts: readonly StoredFact[]) => new Map(facts.map((fact) => [fact.metric, fact]))

const text = '行政许可 1,362 /'.repeat(20)
const state = fc.constantFrom<Exclude<FactState, 'number'>>('blank', 'missing', 'unreadable', 'not_on_form')
const figure = fc.oneof(fc.integer(), fc.constant(0), fc.double({ noNaN: true, noDefaultInfinity: true }))
const span = fc
  .record({ start: fc.nat(text.length), length: fc.nat(9), page: fc.option(fc.integer({ min: 1, max: 900 })) })
  .map(({ start, length, page }) => ({
    start,
    end: Math.min(start + length, text.length),
    ...(page === null ? {} : { page }),
  }))
const fact = fc
  .record({
    metric: fc.constantFrom(...METRICS),
    reading: fc.oneof(
      state.map((state) => ({ state, value: null })),
      fc.tuple(figure, fc.boolean()).map(([value, bySums]) => ({
        state: 'number' as const,
        value: value + 0, // a negative zero is zero
        ...(bySums ? { resolved_by: 'sums' as const } : {}),
      })),
    ),
    span: fc.option(span),
  })
  .map(
    ({ metric: { key, unit }, reading, span }): StoredFact => ({
      metric: key,
      unit,
      ...reading,
      raw: span && text.slice(span.start, span.end),
      span,
    }),
  )
const facts = fc.uniqueArray(fact, { selector: ({ metric }) => metric, maxLength: METRICS.length })
const form = fc.constantFrom<Form | null>('2019', '2021', 'mixed', 'pre2019', null)

describe('cells', () => {
  it('are read as they were stored, and a metric without one as the form has it', () => {
    fc.assert(
      fc.property(facts, form, (facts, form) => {
        const decoded = factsByMetric(decodeCells(encodeCells(facts, form, numbers), text, numbers))
        const stored = factsByMetric(facts)
        for (const { key } of METRICS) expect(decoded.get(key)).toEqual(getFact(stored, key, form))
      }),
    )
  })

  it('of a metric that this program does not know yet are left out, and one added later says what the form says', () => {
    const known = METRICS.map(({ key }, number) => ({ key, number }))
    const later = metricNumbersOf([...known, { key: 'later.metric', number: METRICS.length }])
    const cells = encodeCells([], '2021', later)
    expect(cells.states).toHaveLength(METRICS.length + 1)
    expect(decodeCells(cells, '', later)).toHaveLength(METRICS.length)
    const older = { ...cells, states: cells.states.slice(0, 5) }
    expect(decodeCells(older, '', later).map(({ metric }) => metric)).toEqual(METRICS.slice(0, 5).map(({ key }) => key))
  })

  it('in a state that is none are refused', () => {
    const cells = { ...encodeCells([], null, numbers), states: 'x' }
    expect(() => decodeCells(cells, '', numbers)).toThrow('in the state "x"')
  })
})
