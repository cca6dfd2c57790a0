/** A rate of one year for every agency, as a column like any other. */
import type { Rate } from '../metrics/index.ts'
import { codeOf, NUMBER, type StandingState } from './cell-states.ts'
import { type Column, rankedOrder } from './column.ts'
import type { YearCells } from './year-cells.ts'

/** A rate with the numbers of its metrics. */
export interface NumberedRate {
  readonly key: string
  readonly numerator: readonly number[]
  readonly denominator: readonly number[]
}

export function numberedRate(key: string, rate: Rate, numberOf: (metric: string) => number): NumberedRate {
  return { key, numerator: rate.numerator.map(numberOf), denominator: rate.denominator.map(numberOf) }
}

/** Of several parts without a number the gravest reason stands for the rate. */
const GRAVEST_FIRST: readonly StandingState[] = ['not_filed', 'not_on_form', 'missing', 'unreadable', 'blank']
const UNREADABLE = codeOf('unreadable')
const BELOW_MINIMUM = codeOf('below_minimum')

export function rateColumnOf(cells: YearCells, rate: NumberedRate, byId: Int32Array, minimum: number): Column {
  const parts = [...rate.numerator, ...rate.denominator].map((metric) => cells.statesOf(metric))
  const states = new Uint8Array(cells.size)
  const values = new Float64Array(cells.size)
  for (let place = 0; place < cells.size; place++) {
    const reason = reasonOf(parts, place)
    const { numerator, denominator } =
      reason === NUMBER ? casesOf(cells, rate, place) : { numerator: 0, denominator: 0 }
    states[place] = reason === NUMBER ? stateOf(numerator, denominator, minimum) : reason
    if (states[place] === NUMBER) values[place] = numerator / denominator
  }
  return { key: `${cells.serial}/${rate.key}/${minimum}`, states, values, order: rankedOrder(states, values, byId) }
}

function reasonOf(parts: readonly Uint8Array[], place: number): number {
  let isWhole = true
  for (const states of parts) isWhole &&= states[place] === NUMBER
  if (isWhole) return NUMBER
  const reason = GRAVEST_FIRST.find((state) => parts.some((states) => states[place] === codeOf(state)))
  return codeOf(reason ?? 'missing')
}

/** More than all, or fewer than none, is a figure that cannot be trusted. */
function stateOf(numerator: number, denominator: number, minimum: number): number {
  if (numerator < 0 || numerator > denominator) return UNREADABLE
  return denominator < Math.max(1, minimum) ? BELOW_MINIMUM : NUMBER
}

/** How many cases a rate divides by how many. */
export function casesOf(cells: YearCells, rate: NumberedRate, place: number) {
  const sum = (metrics: readonly number[]) => metrics.reduce((total, metric) => total + cells.valueAt(place, metric), 0)
  return { numerator: sum(rate.numerator), denominator: sum(rate.denominator) }
}
