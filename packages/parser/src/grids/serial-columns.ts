/** Columns of serial numbers, which the form does not have: their cells are no figures of the rows they number. */

import type { Cell, TableBlock } from '../document/document.ts'
import { wholeNumberAt } from '../figures/figures.ts'
import { kindTable } from '../text/characters.ts'
import { remembered } from '../text/remembered.ts'
import { SERIAL_HEAD } from '../text/wording.ts'

const SHORTEST_HEAD = 2
const LONGEST_HEAD = 6
const SERIAL = /^\s*\d{0,3}\s*$/

const isSerialHead = remembered((raw): boolean => SERIAL_HEAD.test(raw.replace(/\s/g, '')))
/** Every such head has one of these. */
const SERIAL_MARKS = kindTable([1, '号次'])
const hasSerialMark = (text: string, start: number, end: number): boolean => {
  for (let i = start; i < end; i++) if (SERIAL_MARKS[text.charCodeAt(i)] === 1) return true
  return false
}
const isHead = (text: string, { start, end }: Cell) =>
  end - start >= SHORTEST_HEAD &&
  end - start <= LONGEST_HEAD &&
  hasSerialMark(text, start, end) &&
  isSerialHead(text.slice(start, end))

/** The column under a head that says so; where merges are lost only the first is certain. */
const serialColumn = (text: string, { cells, exact }: TableBlock): number | undefined => {
  const head = cells.find((cell) => cell.columnSpan === 1 && isHead(text, cell))
  return head && (exact || head.column === 0) ? head.column : undefined
}

/** Fewer rows than this may count up by chance. */
const FEWEST_COUNTED_ROWS = 4
/** Whether numbers count up from 0 or 1 without a gap. */
const isCount = (numbers: readonly number[]): boolean =>
  numbers.length >= FEWEST_COUNTED_ROWS &&
  (numbers[0] === 0 || numbers[0] === 1) &&
  numbers.every((number, i) => i === 0 || number === (numbers[i - 1] as number) + 1)

const isFirst = (text: string, { start, end }: Cell) => start === end || wholeNumberAt(text, start, end) <= 1

/** Rows and columns that a program has numbered, with no head that says so: its numbers run on through all labels. */
const withoutCounts = (text: string, { cells, exact }: TableBlock): readonly Cell[] => {
  const [corner] = cells
  if (exact || !corner || !isFirst(text, corner)) return cells
  const numbersIn = (own: readonly Cell[]) => own.map(({ start, end }) => wholeNumberAt(text, start, end))
  const first = cells.filter(({ column }) => column === 0)
  const hasHead =
    corner.start === corner.end && isCount(numbersIn(cells.filter(({ row, column }) => row === 0 && column > 0)))
  if (!isCount(numbersIn(hasHead ? first.slice(1) : first))) return cells
  return cells.filter(({ row, column }) => column > 0 && !(hasHead && row === 0))
}

/** The cells of a table without those of its column of serial numbers. */
export const withoutSerials = (text: string, table: TableBlock): readonly Cell[] => {
  const column = serialColumn(text, table)
  if (column === undefined) return withoutCounts(text, table)
  return table.cells.filter(
    (cell) =>
      cell.column !== column ||
      cell.columnSpan > 1 ||
      !(isHead(text, cell) || SERIAL.test(text.slice(cell.start, cell.end))),
  )
}
