/**
 * All figures of running text as the rows of table 三, where a page’s text has torn rows apart: some line by line, some
 * column by column. Only what every sum of the form proves is taken, and only where one way to read them is left.
 */
import { APPLICANTS } from '@gongkai/schema/metrics'
import type { Figure } from '../../figures/figures.ts'
import { type Reading, sharedCells } from '../../figures/readings.ts'
import { holdsRow, sumsHold } from './request-sums.ts'

const WIDTH = APPLICANTS.length
/** Rows that a page’s text may run through together. */
const MOST_TOGETHER = 30
/** Ways to read the rows so far; where there are more, the sums of rows prove too little. */
const MOST_WAYS = 256

/** All ways to part a row into groups of neighbouring columns: how many columns each group has. */
const partings = (width: number): number[][] =>
  width === 0
    ? [[]]
    : Array.from({ length: width }, (_, i) => i + 1).flatMap((first) =>
        partings(width - first).map((rest) => [first, ...rest]),
      )
const PARTINGS = partings(WIDTH)

/**
 * Rows that are torn into groups of columns, each group printed row by row before the next one begins: groups of one
 * column each are the table column by column, one group of all is a table row by row.
 */
const tornRows = (figures: readonly Figure[], from: number, count: number, groups: readonly number[]): Reading[] => {
  const rows = Array.from({ length: count }, (): Figure[] => [])
  let at = from
  for (const columns of groups)
    for (const row of rows) for (let i = 0; i < columns; i++) row.push(figures[at++] as Figure)
  return rows
}

/** Of each figure whether an empty line or wording stands before it, so that a piece of a torn table may begin there. */
const breaksBefore = (text: string, figures: readonly Figure[]): boolean[] =>
  figures.map((figure, i) => {
    const gap = i === 0 ? '' : text.slice(figures[i - 1]?.end, figure.start)
    return i === 0 || gap.trim() !== '' || gap.indexOf('\n') !== gap.lastIndexOf('\n')
  })

/** Whether a stretch of figures has none of a row that stands whole behind its own label. */
const isTorn = (figures: readonly Figure[], from: number, count: number, whole: ReadonlySet<Figure>): boolean => {
  for (let i = from; i < from + count * WIDTH; i++) if (whole.has(figures[i] as Figure)) return false
  return true
}

/** Whether each group of columns begins and ends where a piece does. */
const areWholePieces = (
  breaks: readonly boolean[],
  from: number,
  count: number,
  groups: readonly number[],
): boolean => {
  let at = from
  return groups.every((columns) => {
    const isStart = breaks[at]
    at += columns * count
    return isStart && (breaks[at] ?? true)
  })
}

/** All figures of a table in running text. */
interface Flow {
  readonly figures: readonly Figure[]
  readonly breaks: readonly boolean[]
  /** First figures of rows that stand whole behind their own label. */
  readonly whole: ReadonlySet<Figure>
}

/** The ways in which the next rows may stand, a row of figures without a sum that holds being none. */
const nextRows = ({ figures, breaks, whole }: Flow, from: number, left: number): Reading[][] => {
  const single = tornRows(figures, from, 1, [WIDTH])
  const ways = single.every(holdsRow) ? [single] : []
  for (let count = 2; count <= Math.min(left, MOST_TOGETHER) && isTorn(figures, from, count, whole); count++)
    for (const groups of PARTINGS) {
      if (groups.length === 1 || !areWholePieces(breaks, from, count, groups)) continue
      const rows = tornRows(figures, from, count, groups)
      if (rows.every(holdsRow)) ways.push(rows)
    }
  return ways
}

const valuesOf = (rows: readonly Reading[]) => rows.flatMap((row) => row.map(({ value }) => value)).join()

/** Rows so far, and how many of them are torn. */
interface Way {
  readonly rows: readonly Reading[]
  readonly torn: number
}
/** By the values of their rows: of ways that say the same, the one that tears fewest rows tells best where they stand. */
type Ways = Map<string, Way>

const addWay = (ways: Ways, way: Way) => {
  const values = valuesOf(way.rows)
  if (way.torn < (ways.get(values)?.torn ?? Number.POSITIVE_INFINITY)) ways.set(values, way)
}

/** All ways to read the figures as that many rows; undefined where there are too many. */
const waysOf = (flow: Flow, count: number): (readonly Reading[])[] | undefined => {
  const ways = Array.from({ length: count + 1 }, (): Ways => new Map())
  ways[0]?.set('', { rows: [], torn: 0 })
  for (let row = 0; row < count; row++) {
    const before = ways[row] as Ways
    if (before.size > MOST_WAYS) return undefined
    const next = before.size > 0 ? nextRows(flow, row * WIDTH, count - row) : []
    for (const { rows, torn } of before.values())
      for (const own of next)
        addWay(ways[row + own.length] as Ways, {
          rows: [...rows, ...own],
          torn: torn + (own.length > 1 ? own.length : 0),
        })
  }
  return Array.from((ways[count] as Ways).values(), ({ rows }) => rows)
}

/** A row of a torn table: the cells on which all ways to read it agree. */
export type FlowRow = readonly (Figure | undefined)[]

/**
 * The figures as the rows of `keys`, by key; undefined where they do not make as many, or no way adds up. `whole` are the
 * first figures of rows that stand whole behind their own label.
 */
export const rowsOfFlow = (
  text: string,
  figures: readonly Figure[],
  keys: readonly string[],
  whole: ReadonlySet<Figure>,
): Map<string, FlowRow> | undefined => {
  if (figures.length !== keys.length * WIDTH) return undefined
  const addsUp = (rows: readonly Reading[]) =>
    sumsHold(new Map(rows.map((cells, i) => [keys[i] as string, { cells, isCut: false }])), keys)
  const proven = waysOf({ figures, breaks: breaksBefore(text, figures), whole }, keys.length)?.filter(addsUp) ?? []
  if (proven.length === 0) return undefined
  return new Map(keys.map((key, i) => [key, sharedCells(proven.map((rows) => rows[i] as Reading))]))
}
