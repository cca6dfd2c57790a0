/** Separators that stand for no cell: before or behind every row, or two between all cells of merged columns. */
import { rowsOfCells } from './cell-rows.ts'
import type { Cell } from './document.ts'

const isEmpty = ({ start, end }: Cell) => start === end

/** How many cells of a row are empty before the first that is not. */
const emptyBefore = (row: readonly Cell[]): number => {
  const printed = row.findIndex((cell) => !isEmpty(cell))
  return printed < 0 ? row.length : printed
}

const WORDING = /\p{L}\s*\p{L}/u
/** A row of heads, which ends in its last head: without one the empty ends of all rows may be blanks of the last column. */
const isOfHeads = (text: string, row: readonly Cell[]): boolean =>
  row.some((cell) => !isEmpty(cell)) &&
  row.every((cell) => isEmpty(cell) || WORDING.test(text.slice(cell.start, cell.end)))

/** Rows of one length whose every second cell is empty, less those; undefined of others. */
const withoutGaps = (rows: readonly (readonly Cell[])[]): (readonly Cell[])[] | undefined => {
  const isCell = (column: number) => column % 2 === 0
  if (!rows.every((row) => row.every((cell, column) => isCell(column) || isEmpty(cell)))) return undefined
  return rows.map((row) => row.filter((_, column) => isCell(column)))
}

/** A table may have more rows than a function can be given numbers. */
const leastOf = (rows: readonly (readonly Cell[])[], count: (row: readonly Cell[]) => number): number =>
  rows.reduce((least, row) => Math.min(least, count(row)), Number.POSITIVE_INFINITY)

/** Rows of various lengths: what is empty at the same end of every one of them is no cell. */
const withoutEnds = (rows: readonly (readonly Cell[])[]): (readonly Cell[])[] | undefined => {
  const before = leastOf(rows, emptyBefore)
  const behind = leastOf(rows, (row) => emptyBefore(row.toReversed()))
  if (before + behind === 0) return undefined
  return rows.map((row) => row.slice(before, Math.max(before, row.length - behind)))
}

/** Fewer rows than this have no rule. */
const FEWEST_ROWS = 3

/** The cells of a table of lines without those that no row prints. */
export const withoutEmptyColumns = (text: string, cells: readonly Cell[]): readonly Cell[] => {
  if (!cells.some(isEmpty)) return cells
  const rows = rowsOfCells(cells)
  if (rows.length < FEWEST_ROWS) return cells
  const kept = rows.every((row) => row.length === rows[0]?.length) ? withoutGaps(rows) : withoutEnds(rows)
  if (!kept || !rows.some((row) => isOfHeads(text, row))) return cells
  return kept.flatMap((row) => row.map((cell, column) => ({ ...cell, column })))
}
