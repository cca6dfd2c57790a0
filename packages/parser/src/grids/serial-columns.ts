/** Columns of serial numbers, which the form does not have: their cells are no figures of the rows they number. */

import type { Cell, TableBlock } from '../document/document.ts'
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

/** The cells of a table without those of its column of serial numbers. */
export const withoutSerials = (text: string, table: TableBlock): readonly Cell[] => {
  const column = serialColumn(text, table)
  if (column === undefined) return table.cells
  return table.cells.filter(
    (cell) =>
      cell.column !== column ||
      cell.columnSpan > 1 ||
      !(isHead(text, cell) || SERIAL.test(text.slice(cell.start, cell.end))),
  )
}
