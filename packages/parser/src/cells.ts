/** What was read for one metric, before it becomes a fact. */
import { APPLICANTS, REQUEST_ROWS } from '@gongkai/schema/metrics'
import type { Figure } from './figures.ts'

export interface CellReading {
  /** `missing` is the absence of an entry: no label for it was found. */
  readonly state: 'number' | 'blank' | 'unreadable'
  /** What stands in the cell; undefined where a label was found and no certain cell for it. */
  readonly figure?: Figure
  readonly value: number | null
  readonly resolvedBySums?: boolean
}

/** Readings by metric key. */
export type CellReadings = Map<string, CellReading>

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

const REQUEST_METRICS = new Map(
  REQUEST_ROWS.map((row) => [row.key, APPLICANTS.map((applicant) => requestMetric(row.key, applicant.key))]),
)

/** The keys of a row of table 三, from left to right. They are made once: a string put together anew is slow to look up. */
export const requestMetrics = (row: string): readonly string[] => REQUEST_METRICS.get(row) ?? []

/** Amounts of money have decimals; sums of them are compared to a thousandth. */
export const isEqual = (a: number, b: number): boolean => Math.abs(a - b) < 0.0005
