/** A rate of one year for every agency, as a figure like any other. */
import type { Rate } from '../metrics/index.ts'
import { codeOf, NUMBER, type StandingState } from './cell-states.ts'
import type { Figure } from './column.ts'
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

/** From fewer cases than `minimum` none is made. */
export function rateFigure(rate: NumberedRate, minimum: number): Figure {
  const metrics = [...rate.numerator, ...rate.denominator]
  const stateFor = (cells: YearCells, place: number, states: readonly number[]) => {
    const reason = reasonOf(states)
    return reason === NUMBER ? stateOf(casesOf(cells, rate, place), minimum) : reason
  }
  return {
    name: `${rate.key}/${minimum}`,
    statesOf(cells) {
      const parts = metrics.map((metric) => cells.statesOf(metric))
      return Uint8Array.from({ length: cells.size }, (_, place) =>
        stateFor(
          cells,
          place,
          parts.map((states) => states[place] as number),
        ),
      )
    },
    stateAt: (cells, place) =>
      stateFor(
        cells,
        place,
        metrics.map((metric) => cells.stateAt(place, metric)),
      ),
    valueAt(cells, place) {
      const { numerator, denominator } = casesOf(cells, rate, place)
      return numerator / denominator
    },
  }
}

/** Of the states of all parts. */
function reasonOf(states: readonly number[]): number {
  if (states.every((state) => state === NUMBER)) return NUMBER
  return codeOf(GRAVEST_FIRST.find((state) => states.includes(codeOf(state))) ?? 'missing')
}

/** More than all, or fewer than none, is a figure that cannot be trusted. */
function stateOf({ numerator, denominator }: Cases, minimum: number): number {
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
