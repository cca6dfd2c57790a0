/** The sums of table 三, as solver of rows with several readings and as proof of rows bound by order. */
import { APPLICANTS } from '@gongkai/schema/metrics'
import type { Figure } from '../../figures/figures.ts'
import { type Reading, sharedCells } from '../../figures/readings.ts'
import { isEqual, sumOf } from '../cells.ts'
import { readingsInBalance } from './request-solver.ts'

/** The cells of a row that are certain; undefined where readings differ. */
export interface SolvedRow {
  readonly cells: readonly (Figure | undefined)[]
  /** True where run-together digits had to be cut. */
  readonly isCut: boolean
}

const WIDTH = APPLICANTS.length
const TOTAL = WIDTH - 1
const RECEIVED = 'received'
const CARRIED_IN = 'carried_in'
const RESOLVED = 'resolved_total'
const CARRIED_OUT = 'carried_out'
const BALANCE = { received: RECEIVED, carriedIn: CARRIED_IN, resolved: RESOLVED, carriedOut: CARRIED_OUT }
const BALANCED = Object.values(BALANCE)
const isOutcome = (key: string) => !BALANCED.includes(key)

const contentOf = (figure: Figure | undefined): number | null | undefined =>
  figure === undefined || figure.state === 'unreadable' ? undefined : figure.value

/** Whether the applicants of a reading add up to its total; a row that cannot be added up does not hold. */
export const holdsRow = (reading: Reading): boolean => {
  const total = contentOf(reading[TOTAL])
  const sum = sumOf(reading.slice(0, TOTAL).map(contentOf))
  return typeof total === 'number' && sum !== undefined && isEqual(sum, total)
}

const holdsAt = (cells: Reading, total: number): boolean => {
  const sum = sumOf(cells.filter((_, i) => i !== total).map(contentOf))
  return sum !== undefined && isEqual(sum, contentOf(cells[total]) ?? 0)
}

/** So many rows of several applicants in which the last but one has no fewer than all others tell that it is their total. */
const FEWEST_TOTALS = 3

/** Whether the total may stand where a column is missing: in the last but one, which holds no less than all others together. */
const mayOtherBeTotal = (told: readonly Reading[]): boolean => {
  const sums = told.map((cells) => ({
    other: contentOf(cells[TOTAL - 1]) ?? 0,
    rest: sumOf(cells.slice(0, TOTAL - 1).map(contentOf)) ?? Number.NaN,
  }))
  return sums.every(({ other, rest }) => other >= rest) && sums.filter(({ rest }) => rest > 0).length >= FEWEST_TOTALS
}

/** Whether another column is the sum of the rest in every row that says anything, and the last one is not. */
export const hasTotalElsewhere = (rows: Iterable<SolvedRow>): boolean => {
  const told: Reading[] = []
  for (const { cells } of rows)
    if (cells.some((cell) => cell?.value) && cells.every(Boolean)) told.push(cells as Reading)
  if (told.length > 0 && told.every(hasOpenTotal)) return mayOtherBeTotal(told)
  if (!told.some((cells) => cells[TOTAL]?.state === 'number' && !holdsRow(cells))) return false
  return APPLICANTS.some((_, column) => column !== TOTAL && told.every((cells) => holdsAt(cells, column)))
}

type Rows = ReadonlyMap<string, readonly (Figure | undefined)[]>

const columnOf = (rows: Rows, keys: readonly string[], column: number) =>
  sumOf(keys.map((key) => contentOf(rows.get(key)?.[column])))

const columnHolds = (rows: Rows, keys: readonly string[], column: number): boolean => {
  const outcomes = columnOf(rows, keys.filter(isOutcome), column)
  const resolved = columnOf(rows, [RESOLVED], column)
  const incoming = columnOf(rows, [RECEIVED, CARRIED_IN], column)
  const outgoing = columnOf(rows, [RESOLVED, CARRIED_OUT], column)
  if (outcomes === undefined || resolved === undefined || incoming === undefined || outgoing === undefined) return false
  return isEqual(outcomes, resolved) && isEqual(incoming, outgoing)
}

/** Whether every column of whole rows, one for each key, is right. */
export const isBalanced = (rows: readonly (readonly Figure[])[], keys: readonly string[]): boolean => {
  const outcomes = new Float64Array(WIDTH)
  const balance = new Float64Array(WIDTH)
  rows.forEach((row, i) => {
    const key = keys[i] as string
    const [into, sign] = isOutcome(key) ? [outcomes, 1] : [balance, key === RECEIVED || key === CARRIED_IN ? 1 : -1]
    for (let column = 0; column < WIDTH; column++) {
      const value = row[column]?.value ?? 0
      into[column] = (into[column] as number) + sign * value
      if (key === RESOLVED) outcomes[column] = (outcomes[column] as number) - value
    }
  })
  return outcomes.every((sum) => isEqual(sum, 0)) && balance.every((sum) => isEqual(sum, 0))
}

/** What came in by one column of the rows below 一, by the balance of the form. */
export const receivedOf = (below: readonly Reading[], keys: readonly string[], column: number): number | undefined => {
  const figureOf = (key: string) => below[keys.indexOf(key) - 1]?.[column]?.value
  const [carriedIn, resolved, carriedOut] = [CARRIED_IN, RESOLVED, CARRIED_OUT].map(figureOf)
  const isTold = typeof carriedIn === 'number' && typeof resolved === 'number' && typeof carriedOut === 'number'
  return isTold ? resolved + carriedOut - carriedIn : undefined
}

/** A row filled in with its total left blank: its total is not nothing, it is not told. */
const hasOpenTotal = (cells: readonly (Figure | undefined)[]): boolean =>
  cells[TOTAL]?.state === 'blank' && cells.slice(0, TOTAL).some((cell) => cell?.state === 'number')

/** Whether every row of `keys` is there and every column and row that can be added up does add up. */
export const sumsHold = (rows: ReadonlyMap<string, SolvedRow>, keys: readonly string[]): boolean => {
  const cells: Rows = new Map([...rows].map(([key, row]) => [key, row.cells]))
  const whole = [...cells.values()].filter((row) => !hasOpenTotal(row))
  const width = whole.length === cells.size ? WIDTH : TOTAL
  return (
    keys.every((key) => cells.has(key)) &&
    APPLICANTS.slice(0, width).every((_, column) => columnHolds(cells, keys, column)) &&
    whole.every((row) => row.every((cell) => cell?.state === 'blank') || holdsRow(row as Reading))
  )
}

/** Whether the columns named add up, and all rows too where every column is named. */
export const sumsHoldAt = (rows: ReadonlyMap<string, SolvedRow>, columns: readonly number[]): boolean => {
  const keys = [...rows.keys()]
  if (columns.length === WIDTH) return sumsHold(rows, keys)
  const cells: Rows = new Map([...rows].map(([key, row]) => [key, row.cells]))
  return columns.every((column) => columnHolds(cells, keys, column))
}

const isCut = (reading: Reading): boolean =>
  reading.some((cell, i) => {
    const next = reading[i + 1]
    return next !== undefined && cell.end === next.start && cell.raw !== '' && next.raw !== ''
  })

const isRun = (reading: Reading): boolean => reading.every((cell, i) => i === 0 || cell.start === reading[i - 1]?.end)

/** One digit to a cell: there is no other way to cut them. */
const isTight = (reading: Reading): boolean => (reading.at(-1)?.end ?? 0) - (reading[0]?.start ?? 0) === WIDTH

/**
 * Whether every row has readings, and no choice among them adds up: one of them is cut wrongly, and while others have
 * several readings no sum tells which.
 */
const hasNoFit = (
  rows: ReadonlyMap<string, readonly Reading[]>,
  fitting: ReadonlyMap<string, readonly Reading[]> | undefined,
): boolean =>
  fitting !== undefined &&
  BALANCED.every((key) => rows.has(key)) &&
  [...rows.values()].every((readings) => readings.length > 0) &&
  [...rows.values()].some((readings) => readings.length > 1) &&
  [...fitting.values()].every((own) => own.length === 0)

/**
 * Chooses among the readings of each row by the sums of the form; keeps only cells on which all that fit agree. A cell lost
 * from a row and figures run together look alike, so a cut of several figures must fit every column.
 */
export const solveRows = (rows: ReadonlyMap<string, readonly Reading[]>): Map<string, SolvedRow> => {
  const read = new Map([...rows].filter(([, readings]) => readings.length > 0))
  const isTold = (readings: readonly Reading[]) => readings.length === 1 && !readings.some(isCut)
  const fitting = [...read.values()].every(isTold) ? undefined : readingsInBalance(read, BALANCE)
  const isContradicted = hasNoFit(rows, fitting)
  const solved = new Map<string, SolvedRow>()
  for (const [key, readings] of read) {
    const own = fitting?.get(key) ?? []
    const [first] = readings
    const isProven = own.length > 0 || (first !== undefined && isRun(first) && (!isContradicted || isTight(first)))
    if (first && isTold(readings)) solved.set(key, { cells: first, isCut: false })
    else if (isProven) solved.set(key, { cells: sharedCells(own.length > 0 ? own : readings), isCut: true })
    else solved.set(key, { cells: APPLICANTS.map(() => undefined), isCut: true })
  }
  return solved
}
