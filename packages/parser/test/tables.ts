/** What a reader’s tables must equal: the grid of the form as it was rendered. */
import type { Cell, Document } from '../src/document/document.ts'
import { type FormPart, type FormTable, formOf } from './render/index.ts'

const placed = ({ row, column, rowSpan, columnSpan }: Omit<Cell, 'start' | 'end'>, text: string) =>
  `${row},${column} ${rowSpan}×${columnSpan} ${text.replace(/\s+/g, '')}`

/** Each cell of each table as one line: place, size, text without spaces. */
export const tablesOf = (document: Document): string[][] =>
  document.blocks.flatMap((block) =>
    block.kind === 'table' ? [block.cells.map((cell) => placed(cell, document.text.slice(cell.start, cell.end)))] : [],
  )

const isTable = (part: FormPart): part is FormTable => part.kind === 'table'
const inReadingOrder = (a: { row: number; column: number }, b: { row: number; column: number }) =>
  a.row - b.row || a.column - b.column

/** The same of the form; `random` must be as it was when the layout rendered it. */
export const tablesOfForm = (...form: Parameters<typeof formOf>): string[][] =>
  formOf(...form)
    .filter(isTable)
    .map((table) => [...table.cells].sort(inReadingOrder).map((cell) => placed(cell, cell.text)))

/** The text of every block, in order. */
export const blockTexts = (document: Document): string[] =>
  document.blocks.map((block) => document.text.slice(block.start, block.end))
