/** Columns and rows of the year before within a table of the report’s own year: `本年 | 上年` under a head, or before a row. */
import type { Block, Cell, Document, TableBlock } from '../document/document.ts'
import { compactText } from '../text/characters.ts'
import { OTHER_YEAR_HEAD, OWN_YEAR_HEAD, YEAR_HEAD, YEAR_WORD } from '../text/wording.ts'

const LONGEST_HEAD = 12

/** Whether a cell names the report’s own year, or the one before; undefined where it names none. */
const isOwnYear = (text: string, { start, end }: Cell, year: number | null): boolean | undefined => {
  if (end - start > LONGEST_HEAD || !text.slice(start, end).includes(YEAR_WORD)) return undefined
  const head = compactText(text, start, end)
  if (OWN_YEAR_HEAD.test(head)) return true
  if (OTHER_YEAR_HEAD.test(head)) return false
  const named = Number(YEAR_HEAD.exec(head)?.[1])
  return named === year ? true : named + 1 === year ? false : undefined
}

interface YearHead {
  readonly cell: Cell
  readonly isOwn: boolean
}
const yearHeads = (text: string, { cells }: TableBlock, year: number | null): YearHead[] =>
  cells.flatMap((cell) => {
    const isOwn = isOwnYear(text, cell, year)
    return isOwn === undefined ? [] : [{ cell, isOwn }]
  })

type Line = readonly YearHead[]

/** The lines of a table, rows or columns, that name both years in equal measure, by their place. */
const linesOfBoth = (heads: readonly YearHead[], lineOf: (cell: Cell) => number): [place: number, line: Line][] =>
  [...Map.groupBy(heads, ({ cell }) => lineOf(cell))].filter(
    ([, line]) => line.filter(({ isOwn }) => isOwn).length * 2 === line.length,
  )

const othersOf = (line: Line): Cell[] => line.flatMap(({ cell, isOwn }) => (isOwn ? [] : [cell]))
const columnsUnder = (cells: readonly Cell[]): readonly number[] =>
  cells.flatMap(({ column, columnSpan }) => Array.from({ length: columnSpan }, (_, i) => column + i))
const rowsBeside = (cells: readonly Cell[]): ReadonlySet<number> =>
  new Set(cells.flatMap(({ row, rowSpan }) => Array.from({ length: rowSpan }, (_, i) => row + i)))

/** A cell less some columns; what spans them is narrower, and what is one of them is none. */
const withoutColumns = (cell: Cell, columns: readonly number[]): Cell[] => {
  const lost = columns.filter((at) => at >= cell.column && at < cell.column + cell.columnSpan).length
  const before = columns.filter((at) => at < cell.column).length
  return lost === cell.columnSpan ? [] : [{ ...cell, column: cell.column - before, columnSpan: cell.columnSpan - lost }]
}

/** Years named in a row speak of the rows below it, and of the heads right above, until the next row that names them. */
const withoutOtherYear = (text: string, table: TableBlock, year: number | null): TableBlock => {
  const heads = yearHeads(text, table, year)
  if (!heads.some(({ isOwn }) => !isOwn)) return table
  const rows = linesOfBoth(heads, ({ row }) => row).map(([row, line]) => ({
    row,
    columns: columnsUnder(othersOf(line)),
  }))
  let last = 0
  /** Of rows in rising order. */
  const columnsAt = (row: number) => {
    while ((rows[last + 1]?.row ?? Number.POSITIVE_INFINITY) - 1 <= row) last++
    return rows[last]?.columns ?? []
  }
  const others = rows.length > 0 ? [] : linesOfBoth(heads, ({ column }) => column).flatMap(([, line]) => othersOf(line))
  const left = rowsBeside(others)
  return {
    ...table,
    cells: table.cells.flatMap((cell) => (left.has(cell.row) ? [] : withoutColumns(cell, columnsAt(cell.row)))),
  }
}

/** The document with its marked tables less what they say of the year before; as it is where none does. */
export const withoutYearColumns = (document: Document, year: number | null): Document => {
  const isMarked = (block: Block): block is TableBlock => block.kind === 'table' && block.exact
  if (!document.blocks.some(isMarked)) return document
  return {
    ...document,
    blocks: document.blocks.map((block) => (isMarked(block) ? withoutOtherYear(document.text, block, year) : block)),
  }
}
