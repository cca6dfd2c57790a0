/** Places the cells of a marked-up table on its grid, as the HTML table algorithm does: merges push later cells aside. */
import { DocumentError } from './document.ts'
import type { PlacedCell } from './document-builder.ts'

/** Far beyond any form; a table past these is an attack or no table of ours. */
export const MAX_COLUMNS = 1000
export const MAX_CELLS = 200_000

export const tooLarge = () =>
  new DocumentError(
    'document.too_large',
    `A table has more than ${MAX_COLUMNS} columns or ${MAX_CELLS} cells; no annual report does.`,
  )

export class TableGrid {
  readonly #cells: PlacedCell[] = []
  /** For each column, the first row that no merge from above covers. */
  readonly #freeFrom: number[] = []
  #row = -1
  #column = 0

  startRow(): void {
    this.#row++
    this.#column = 0
  }

  /** The next cell of the row; a row span of zero reaches to the last row. */
  addCell(text: string, columnSpan: number, rowSpan: number): void {
    if (this.#row < 0) this.startRow()
    while ((this.#freeFrom[this.#column] ?? 0) > this.#row) this.#column++
    const end = this.#column + columnSpan
    if (end > MAX_COLUMNS || this.#cells.length >= MAX_CELLS) throw tooLarge()
    const free = rowSpan === 0 ? Number.POSITIVE_INFINITY : this.#row + rowSpan
    for (let column = this.#column; column < end; column++) this.#freeFrom[column] = free
    this.#cells.push({ row: this.#row, column: this.#column, rowSpan: free - this.#row, columnSpan, text })
    this.#column = end
  }

  /** The cells placed so far, no merge reaching below the last row. */
  cells(): PlacedCell[] {
    const rows = this.#row + 1
    return this.#cells.map((cell) => (cell.row + cell.rowSpan > rows ? { ...cell, rowSpan: rows - cell.row } : cell))
  }
}
