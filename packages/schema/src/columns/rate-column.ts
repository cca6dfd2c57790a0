/** A rate of one year for every agency, as a figure like any other. */
import type { Rate } from '../metrics/index.ts'
import { codeOf, NUMBER, STATES, type StandingState } from './cell-states.ts'
import type { Figure } from './column.ts'
import { NonzeroFigures } from './figure-blocks.ts'
import type { Figures } from './value-codes.ts'
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
    read(cells, places, scratch) {
      const metrics = [...rate.numerator, ...rate.denominator]
      const states = scratch.bytes(places.length)
      cells.readStates(states, gravestOf(metrics.map((metric) => cells.patterns.states.statesOf(metric))), places)
      const nonzero = new NonzeroFigures(places.length, scratch)
      const [numerators, denominators] = [scratch.float64(places.length), scratch.float64(places.length)]
      for (const metric of rate.numerator) addFigures(numerators, cells, metric, places, nonzero)
      for (const metric of rate.denominator) addFigures(denominators, cells, metric, places, nonzero)
      divide(numerators, denominators, { states, nonzero }, minimum)
      return { states, nonzero }
    },
  }
}

/** The states of the quotients in place of those of their parts. Apart, so that the compiler knows it from one rate to the next. */
function divide(numerators: Float64Array, denominators: Float64Array, { states, nonzero }: Figures, minimum: number) {
  nonzero.count = 0
  for (let i = 0; i < states.length; i++) {
    if (states[i] !== NUMBER) continue
    const numerator = numerators[i] as number
    const denominator = denominators[i] as number
    const state = stateOf(numerator, denominator, minimum)
    states[i] = state
    if (state === NUMBER && numerator !== 0) nonzero.add(i, numerator / denominator)
  }
}

function addFigures(sums: Float64Array, cells: YearCells, metric: number, places: Int32Array, found: NonzeroFigures) {
  found.count = 0
  cells.readFigures(found, metric, places)
  for (let i = 0; i < found.count; i++) {
    const index = found.indexes[i] as number
    sums[index] = (sums[index] as number) + (found.values[i] as number)
  }
}

/** By pattern, a number where all parts have one, else why not. */
function gravestOf(parts: readonly Uint8Array[]): Uint8Array {
  const states = new Uint8Array(parts[0]?.length ?? 0)
  for (let pattern = 0; pattern < states.length; pattern++) {
    let gravest = 0
    for (let i = 0; i < parts.length; i++) {
      const gravity = GRAVITIES[parts[i]?.[pattern] as number] as number
      if (gravity > gravest) gravest = gravity
    }
    states[pattern] = CODES[gravest] as number
  }
  return states
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
