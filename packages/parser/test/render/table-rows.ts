/** Views of a form's table that layouts share: its rows of anchors, and its full grid with merged places. */
import type { FormCell, FormTable } from './form.ts'

/** The cells that begin in each row, from left to right. */
export const anchorRows = (table: FormTable): FormCell[][] =>
  Array.from({ length: table.rows }, (_, row) => table.cells.filter((cell) => cell.row === row))

/** One place of the full grid: where its cell begins, or how a merge covers it. */
export interface Place {
  readonly cell: FormCell
  readonly kind: 'anchor' | 'right' | 'below'
}

/** Every place of the table; `right` is covered by a merge in its own row, `below` by one from a row above. */
export function fullGrid(table: FormTable): Place[][] {
  const grid: Place[][] = Array.from({ length: table.rows }, () => [])
  for (const cell of table.cells)
    for (let r = 0; r < cell.rowSpan; r++)
      for (let c = 0; c < cell.columnSpan; c++) {
        const row = grid[cell.row + r] as Place[]
        row[cell.column + c] = { cell, kind: r > 0 ? 'below' : c > 0 ? 'right' : 'anchor' }
      }
  return grid
}

/** A text broken into lines of at most `width` characters, as a narrow cell or page breaks it. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = []
  for (let at = 0; at < text.length; at += width) lines.push(text.slice(at, at + width))
  return lines
}

export const isFigure = (cell: FormCell): boolean => cell.metric !== undefined
