/**
 * All figures of running text as the rows of table 三, where a page’s text has torn rows apart: some line by line, some
 * column by column. Only what every sum of the form proves is taken, and only where one way to read them is left.
 */
import { APPLICANTS } from '@gongkai/schema/metrics'
import type { Figure } from './figures.ts'
import type { Reading } from './readings.ts'
import { holdsRow, sumsHold } from './request-sums.ts'

const WIDTH = APPLICANTS.length
/** Rows that a page’s text may run through together. */
const MOST_TOGETHER = 8
const MOST_WITH_FIRST_AHEAD = 4
/** Ways to read the rows so far; where there are more, the sums of rows prove too little. */
const MOST_WAYS = 64

const rowsOfPlaces = (figures: readonly Figure[], count: number, placeOf: (row: number, column: number) => number) =>
  Array.from({ length: count }, (_, row) => APPLICANTS.map((_, column) => figures[placeOf(row, column)] as Figure))

/** Column by column; a single row is its own. */
const columnwise = (figures: readonly Figure[], from: number, count: number): Reading[] =>
  rowsOfPlaces(figures, count, (row, column) => from + column * count + row)

/** The first column, then the rest of each row. */
const firstColumnAhead = (figures: readonly Figure[], from: number, count: number): Reading[] =>
  rowsOfPlaces(figures, count, (row, column) =>
    column === 0 ? from + row : from + count + row * (WIDTH - 1) + column - 1,
  )

/** The ways in which the next rows may stand, a row of figures without a sum that holds being none. */
const nextRows = (figures: readonly Figure[], from: number, left: number): Reading[][] => {
  const counts = Array.from({ length: Math.min(left, MOST_TOGETHER) }, (_, i) => i + 1)
  const ways = [
    ...counts.map((count) => columnwise(figures, from, count)),
    ...counts.slice(1, MOST_WITH_FIRST_AHEAD).map((count) => firstColumnAhead(figures, from, count)),
  ]
  return ways.filter((rows) => rows.every(holdsRow))
}

const valuesOf = (rows: readonly Reading[]) => rows.flatMap((row) => row.map(({ value }) => value)).join()

/** The figures as the rows of `keys`, by key; undefined where they do not make as many, or in more than one way. */
export const rowsOfFlow = (figures: readonly Figure[], keys: readonly string[]): Map<string, Reading> | undefined => {
  if (figures.length !== keys.length * WIDTH) return undefined
  const ways = Array.from({ length: keys.length + 1 }, () => new Map<string, readonly Reading[]>())
  ways[0]?.set('', [])
  for (let row = 0; row < keys.length; row++) {
    const next = nextRows(figures, row * WIDTH, keys.length - row)
    if ((ways[row]?.size ?? 0) > MOST_WAYS) return undefined
    for (const before of ways[row]?.values() ?? [])
      for (const rows of next) {
        const longer = [...before, ...rows]
        ways[longer.length]?.set(valuesOf(longer), longer)
      }
  }
  const byKey = (rows: readonly Reading[]) => new Map(rows.map((row, i) => [keys[i] as string, row]))
  const proven = Array.from(ways[keys.length]?.values() ?? [], byKey).filter((rows) =>
    sumsHold(new Map([...rows].map(([key, cells]) => [key, { cells, isCut: false }])), keys),
  )
  return proven.length === 1 ? proven[0] : undefined
}
