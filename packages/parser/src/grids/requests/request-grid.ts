/**
 * Table 三 by its grid: a figure is the row’s whose label stands in its row, and the applicant’s whose head stands in its
 * column, with other columns between them, the total anywhere, or the whole table on its side. Only where merges are kept,
 * and where the sums of the form prove it; of merged cells only zeros and blanks can be everybody’s.
 */
import { APPLICANTS, type Label, REQUEST_ROWS } from '@gongkai/schema/metrics'
import type { Cell, Document, Span, TableBlock } from '../../document/document.ts'
import { type Figure, figureAt } from '../../figures/figures.ts'
import { compactText } from '../../text/characters.ts'
import { CellReadings, cellOf, requestPlaces, unreadable } from '../cells.ts'
import { EDITIONS } from '../form-editions.ts'
import { REQUEST_LABELS } from '../labels.ts'
import { isRising } from '../order.ts'
import { isSubRow, OTHER_OUTCOME, type RequestsTable } from './request-rows.ts'
import { type SolvedRow, sumsHoldAt } from './request-sums.ts'

const APPLICANT_OF = new Map(
  APPLICANTS.flatMap(({ zh, aliases }: Label, applicant) =>
    [zh, ...aliases].map((wording) => [compactText(wording), applicant] as const),
  ),
)
const LONGEST_LABEL = 120

/** The row that a cell’s label names, if it names one and its wording is no head’s too. */
const rowOf = (text: string, { start, end }: Cell): string | undefined => {
  if (start === end || end - start > LONGEST_LABEL) return undefined
  const label = REQUEST_LABELS.match(text.slice(start, end)).findLast(({ kind }) => kind === 'row')
  return label?.weak ? undefined : label?.key
}

const turned = (table: TableBlock): TableBlock => ({
  ...table,
  cells: table.cells
    .map((cell) => ({
      ...cell,
      row: cell.column,
      column: cell.row,
      rowSpan: cell.columnSpan,
      columnSpan: cell.rowSpan,
    }))
    .sort((a, b) => a.row - b.row || a.column - b.column),
})

/** The last cell of each row that names one of the form; undefined where two rows are named alike. */
const findRows = (text: string, table: TableBlock): Map<string, Cell> | undefined => {
  const rows = new Map<string, Cell>()
  for (const cell of table.cells) {
    const key = cell.rowSpan === 1 ? rowOf(text, cell) : undefined
    if (key === undefined) continue
    if (rows.has(key)) return undefined
    rows.set(key, cell)
  }
  return rows
}

/** The column of each applicant’s head above the first row; undefined where two columns have one head. */
const findColumns = (text: string, table: TableBlock, firstRow: number): Map<number, number> | undefined => {
  const columns = new Map<number, number>()
  for (const cell of table.cells) {
    if (cell.row >= firstRow) break
    const applicant = APPLICANT_OF.get(compactText(text, cell.start, cell.end))
    if (applicant === undefined || cell.columnSpan > 1) continue
    if ((columns.get(applicant) ?? cell.column) !== cell.column) return undefined
    columns.set(applicant, cell.column)
  }
  return columns
}

/** Sums tell where the total stands; of the others only the order of the form tells that no head stands over another’s. */
const areColumnsInOrder = (columns: ReadonlyMap<number, number>): boolean =>
  isRising(APPLICANTS.slice(0, -1).flatMap((_, applicant) => columns.get(applicant) ?? []))

const areRowsInOrder = (rows: ReadonlyMap<string, Cell>): boolean =>
  isRising(REQUEST_ROWS.flatMap(({ key }) => rows.get(key)?.row ?? []))

/** Whether all rows of figures are of one width: no cell is lost, and none too many. */
const isRectangular = (table: TableBlock, rows: ReadonlyMap<string, Cell>): boolean => {
  const ends = new Map<number, number>()
  for (const { row, rowSpan, column, columnSpan } of table.cells)
    for (let i = row; i < row + rowSpan; i++) ends.set(i, Math.max(ends.get(i) ?? 0, column + columnSpan))
  return new Set(Array.from(rows.values(), ({ row }) => ends.get(row))).size === 1
}

const cellAt = (table: TableBlock, row: number, column: number): Cell | undefined =>
  table.cells.find(
    (cell) =>
      cell.row <= row &&
      row < cell.row + cell.rowSpan &&
      cell.column <= column &&
      column < cell.column + cell.columnSpan,
  )

/** What stands at a place; in a cell merged over several only nothing is everybody’s. */
const figureOf = (text: string, cell: Cell | undefined): Figure | undefined => {
  if (!cell) return undefined
  const figure = figureAt(text, cell)
  const isMerged = cell.rowSpan > 1 || cell.columnSpan > 1
  return isMerged && figure.value !== 0 && figure.state !== 'blank' ? undefined : figure
}

const TOTAL = APPLICANTS.length - 1

/** Elsewhere than behind all others the total must prove itself: blank cells may be those of any column. */
const isTotalProven = (rows: ReadonlyMap<string, SolvedRow>, columns: ReadonlyMap<number, number>): boolean =>
  columns.get(TOTAL) === Math.max(...columns.values()) ||
  Array.from(rows.values(), ({ cells }) => cells).every(
    (cells) => cells[TOTAL]?.value !== null || cells.every((cell) => !cell?.value),
  )

const readGrid = (text: string, table: TableBlock): RequestsTable | undefined => {
  const rows = findRows(text, table)
  const first = Math.min(...Array.from(rows?.values() ?? [], ({ row }) => row))
  const columns = rows && rows.size > 1 ? findColumns(text, table, first) : undefined
  if (!rows || !columns || columns.size < 2) return undefined
  if (!areColumnsInOrder(columns) || !areRowsInOrder(rows) || !isRectangular(table, rows)) return undefined
  if ([...rows.keys()].some(isSubRow)) rows.delete(OTHER_OUTCOME)
  const edition = EDITIONS.find((candidate) =>
    REQUEST_ROWS.every(({ key, forms }) => forms.includes(candidate) === rows.has(key)),
  )
  if (!edition) return undefined
  const solved = new Map<string, SolvedRow>()
  for (const [key, { row, column, columnSpan }] of rows) {
    const cells = APPLICANTS.map((_, applicant) => {
      const at = columns.get(applicant)
      return at === undefined || at < column + columnSpan ? undefined : figureOf(text, cellAt(table, row, at))
    })
    solved.set(key, { cells, isCut: false })
  }
  if (!sumsHoldAt(solved, [...columns.keys()]) || !isTotalProven(solved, columns)) return undefined
  const readings = new CellReadings()
  for (const [key, { cells }] of solved)
    requestPlaces(key).forEach((place, i) => {
      readings.setAt(place, cells[i] ? cellOf(cells[i]) : unreadable())
    })
  return { edition, readings, hasUnboundRows: false }
}

/** Reads table 三 of a range by the grid of a marked table; undefined where it does not prove itself, or there are several. */
export const readRequestsGrid = (document: Document, range: Span | undefined): RequestsTable | undefined => {
  const tables = document.blocks.filter(
    (block) => block.kind === 'table' && block.exact && range && block.start >= range.start && block.end <= range.end,
  ) as TableBlock[]
  // Of two tables with such rows one may be another year's, whether or not its sums hold.
  const [table, ...others] = tables.filter(({ cells }) =>
    cells.some((cell) => rowOf(document.text, cell) !== undefined),
  )
  if (!table || others.length > 0) return undefined
  return readGrid(document.text, table) ?? readGrid(document.text, turned(table))
}
