/**
 * All figures of running text as the rows of table 三, where a page’s text has torn rows apart: some line by line, some
 * column by column. Only what every sum of the form proves is taken, and only where one way to read them is left.
 */
import { APPLICANTS } from '@gongkai/schema/metrics'
import type { Figure } from '../../figures/figures.ts'
import { type Reading, sharedCells } from '../../figures/readings.ts'
import { REQUEST_LABELS } from '../labels.ts'
import { holdsRow, receivedOf, sumsHold } from './request-sums.ts'
import { PARTINGS, type Pieces, TEARS, type Tear } from './torn-rows.ts'

const WIDTH = APPLICANTS.length
/** Rows that a page’s text may run through together. */
const MOST_TOGETHER = 30
/** Ways to read the rows so far; where there are more, the sums of rows prove too little. */
const MOST_WAYS = 256

const namesRow = (wording: string) => REQUEST_LABELS.match(wording).some(({ kind, weak }) => kind === 'row' && !weak)

/** Of each figure whether an empty line or wording stands before it, so that a piece of a torn table may begin there. */
const breaksBefore = (text: string, figures: readonly Figure[]): Omit<Pieces, 'figures'> => {
  const gaps = figures.map((figure, i) => (i === 0 ? '' : text.slice(figures[i - 1]?.end, figure.start)))
  const isWording = gaps.map((gap) => gap.trim() !== '')
  const breaks = gaps.map((gap, i) => i === 0 || isWording[i] === true || gap.indexOf('\n') !== gap.lastIndexOf('\n'))
  const isLabelled = gaps.map((gap, i) => i === 0 || (isWording[i] === true && namesRow(gap)))
  return { breaks, isWording, isLabelled }
}

/** Whether a stretch of figures has none of a row that stands whole behind its own label. */
const isTorn = (figures: readonly Figure[], from: number, count: number, whole: ReadonlySet<Figure>): boolean => {
  for (let i = from; i < from + count * WIDTH; i++) if (whole.has(figures[i] as Figure)) return false
  return true
}

/** All figures of a table in running text. */
interface Flow extends Pieces {
  /** First figures of rows that stand whole behind their own label. */
  readonly whole: ReadonlySet<Figure>
}

/** The ways in which the next rows may stand, a row of figures without a sum that holds being none. */
const nextRows = (flow: Flow, tear: Tear, from: number, left: number): Reading[][] => {
  const row = flow.figures.slice(from, from + WIDTH)
  const ways: Reading[][] = holdsRow(row) || isBlankRow(flow, from) ? [[row]] : []
  for (let count = 1; count <= Math.min(left, MOST_TOGETHER) && isTorn(flow.figures, from, count, flow.whole); count++)
    for (const groups of PARTINGS)
      if (groups.length > 1) ways.push(...tear(flow, from, count, groups).filter(holdsRows))
  return ways
}
/** A row of marks for blanks says nothing that could fail to add up; told as one only where each stands by itself. */
const isBlankRow = ({ figures, breaks }: Flow, from: number): boolean =>
  figures.slice(from, from + WIDTH).every(({ state }, i) => state === 'blank' && breaks[from + i])
const holdsRows = (rows: readonly Reading[]) => rows.every(holdsRow)

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

/** All ways to read the figures from one on as that many rows; undefined where there are too many. */
const waysOf = (flow: Flow, from: number, count: number, tear: Tear): (readonly Reading[])[] | undefined => {
  const ways = Array.from({ length: count + 1 }, (): Ways => new Map())
  ways[0]?.set('', { rows: [], torn: 0 })
  for (let row = 0; row < count; row++) {
    const before = ways[row] as Ways
    if (before.size > MOST_WAYS) return undefined
    const next = before.size > 0 ? nextRows(flow, tear, from + row * WIDTH, count - row) : []
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
  const flow = { figures, ...breaksBefore(text, figures), whole }
  for (const tear of TEARS) {
    const proven = waysOf(flow, 0, keys.length, tear)?.filter(addsUp) ?? []
    if (proven.length > 0) return sharedRows(keys, proven)
  }
  for (const tear of flow.isWording.slice(1, WIDTH).includes(true) ? TEARS : []) {
    const below = waysOf(flow, WIDTH, keys.length - 1, tear) ?? []
    const proven = below.map((rows) => [firstRow(figures.slice(0, WIDTH), rows, keys), ...rows]).filter(addsUp)
    if (proven.length > 0) return sharedRows(keys, proven)
  }
  return undefined
}

/** The figures of the first row, among which the heads stand, in the order that the balance with the other rows gives them. */
const firstRow = (figures: readonly Figure[], rows: readonly Reading[], keys: readonly string[]): Reading => {
  const left = [...figures]
  return figures.map((_, column) => {
    const at = left.findIndex(({ value }) => value === receivedOf(rows, keys, column))
    return left.splice(Math.max(0, at), 1)[0] as Figure
  })
}

const sharedRows = (keys: readonly string[], proven: readonly (readonly Reading[])[]): Map<string, FlowRow> =>
  new Map(keys.map((key, i) => [key, sharedCells(proven.map((rows) => rows[i] as Reading))]))
