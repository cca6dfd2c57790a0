/** A rate of one year for every agency, as a figure like any other. */
import type { Rate } from '../metrics/index.ts'
import { codeOf, NUMBER, STATES, type StandingState } from './cell-states.ts'
import type { Figure } from './column.ts'
import { NonzeroBuilder } from './figure-blocks.ts'
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
const GRAVEST_LAST: readonly StandingState[] = ['number', 'blank', 'unreadable', 'missing', 'not_on_form', 'not_filed']
const CODES = Uint8Array.from(GRAVEST_LAST, codeOf)
const GRAVITIES = Uint8Array.from(STATES, (state) => GRAVEST_LAST.indexOf(state))
const UNREADABLE = codeOf('unreadable')
const BELOW_MINIMUM = codeOf('below_minimum')

/** From fewer cases than `minimum` none is made. */
export function rateFigure(rate: NumberedRate, minimum: number): Figure {
  return {
    name: `${rate.key}/${minimum}`,
    read(cells, places) {
      const metrics = [...rate.numerator, ...rate.denominator]
      const byPattern = gravestOf(metrics.map((metric) => cells.patterns.states.statesOf(metric)))
      const states = cells.statesByPattern(byPattern, places)
      const numerators = sumsOf(cells, rate.numerator, places)
      const denominators = sumsOf(cells, rate.denominator, places)
      const nonzero = new NonzeroBuilder(places.length)
      for (let i = 0; i < places.length; i++) {
        if (states[i] !== NUMBER) continue
        const numerator = numerators[i] as number
        const denominator = denominators[i] as number
        const state = stateOf(numerator, denominator, minimum)
        states[i] = state
        if (state === NUMBER && numerator !== 0) nonzero.add(i, numerator / denominator)
      }
      return { states, nonzero: nonzero.finish() }
    },
  }
}

/** A number where all parts have one, else why not. */
function gravestOf(parts: readonly Uint8Array[]): Uint8Array {
  const gravest = new Uint8Array(parts[0]?.length ?? 0)
  for (const states of parts)
    for (let i = 0; i < states.length; i++)
      gravest[i] = Math.max(gravest[i] as number, GRAVITIES[states[i] as number] as number)
  return gravest.map((gravity) => CODES[gravity] as number)
}

function sumsOf(cells: YearCells, metrics: readonly number[], places: Int32Array): Float64Array {
  const sums = new Float64Array(places.length)
  for (const metric of metrics) {
    const { indexes, values } = cells.nonzeroOf(metric, places)
    for (let i = 0; i < indexes.length; i++) {
      const index = indexes[i] as number
      sums[index] = (sums[index] as number) + (values[i] as number)
    }
  }
  return sums
}

/** More than all, or fewer than none, is a figure that cannot be trusted. */
function stateOf(numerator: number, denominator: number, minimum: number): number {
  if (numerator < 0 || numerator > denominator) return UNREADABLE
  return denominator < Math.max(1, minimum) ? BELOW_MINIMUM : NUMBER
}

/** How many cases a rate divides by how many. */
interface Cases {
  readonly numerator: number
  readonly denominator: number
}

export function casesOf(cells: YearCells, rate: NumberedRate, place: number): Cases {
  const sum = (metrics: readonly number[]) => metrics.reduce((total, metric) => total + cells.valueAt(place, metric), 0)
  return { numerator: sum(rate.numerator), denominator: sum(rate.denominator) }
}
