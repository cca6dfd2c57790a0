/** What was read for one metric, before it becomes a fact. */
import { APPLICANTS, METRICS, type Metric, REQUEST_ROWS } from '@gongkai/schema/metrics'
import type { Figure } from '../figures/figures.ts'
import { placeOf } from './metric-place.ts'

export interface CellReading {
  /** `missing` is the absence of an entry: no label for it was found. */
  readonly state: 'number' | 'blank' | 'unreadable'
  /** What stands in the cell; undefined where a label was found and no certain cell for it. */
  readonly figure?: Figure
  readonly value: number | null
  readonly resolvedBySums?: boolean
}

/** Readings by metric, kept by its place in the catalogue. */
export class CellReadings {
  readonly #byPlace = new Array<CellReading | undefined>(METRICS.length).fill(undefined)
  #size = 0

  get size(): number {
    return this.#size
  }

  get(metric: string): CellReading | undefined {
    return this.#byPlace[placeOf(metric)]
  }

  has(metric: string): boolean {
    return this.get(metric) !== undefined
  }

  set(metric: string, reading: CellReading): void {
    this.setAt(placeOf(metric), reading)
  }

  at(place: number): CellReading | undefined {
    return this.#byPlace[place]
  }

  setAt(place: number, reading: CellReading): void {
    if (this.#byPlace[place] === undefined) this.#size++
    this.#byPlace[place] = reading
  }

  /** Whether none of them is unreadable. */
  get areCertain(): boolean {
    for (const reading of this.#byPlace) if (reading?.state === 'unreadable') return false
    return true
  }

  /** In the order of the catalogue. */
  values(): CellReading[] {
    return this.#byPlace.filter((reading) => reading !== undefined)
  }

  *[Symbol.iterator](): Generator<[metric: string, reading: CellReading]> {
    for (const [place, reading] of this.#byPlace.entries()) if (reading) yield [(METRICS[place] as Metric).key, reading]
  }
}

export const unreadable = (figure?: Figure): CellReading => ({
  state: 'unreadable',
  value: null,
  ...(figure ? { figure } : {}),
})

export const cellOf = (figure: Figure | undefined, resolvedBySums = false): CellReading =>
  figure === undefined
    ? unreadable()
    : resolvedBySums
      ? { state: figure.state, figure, value: figure.value, resolvedBySums }
      : { state: figure.state, figure, value: figure.value }

/** A blank counts as nothing in a sum; undefined where a part is not certain. */
export const sumOf = (values: readonly (number | null | undefined)[]): number | undefined => {
  let sum = 0
  for (const value of values) {
    if (value === undefined) return undefined
    sum += value ?? 0
  }
  return sum
}

/** The key of a cell of table 三. */
export const requestMetric = (row: string, applicant: string): string => `requests.${row}.${applicant}`

const REQUEST_PLACES = new Map(
  REQUEST_ROWS.map((row) => [row.key, APPLICANTS.map((applicant) => placeOf(requestMetric(row.key, applicant.key)))]),
)

/** The places in the catalogue of a row of table 三, from left to right. */
export const requestPlaces = (row: string): readonly number[] => REQUEST_PLACES.get(row) ?? []

/** Amounts of money have decimals; sums of them are compared to a thousandth. */
export const isEqual = (a: number, b: number): boolean => Math.abs(a - b) < 0.0005
