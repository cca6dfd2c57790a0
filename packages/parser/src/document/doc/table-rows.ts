/** The rows of a Word table, whose cells are known by their edges. */
import { DocumentError } from '../document.ts'
import type { EdgedCell } from '../edge-grid.ts'
import type { CellEdges } from './paragraph-properties.ts'

/** Far beyond the form’s tables. */
const MAX_CELLS = 20_000
const tooLarge = () =>
  new DocumentError('document.too_large', `A table has more than ${MAX_CELLS} cells; no annual report does.`)

/** Gathers rows until a paragraph outside tables ends the table. */
export class TableRows {
  #row = 0
  #cells: EdgedCell[] = []
  #texts: string[] = []

  addCell(text: string) {
    if (this.#cells.length + this.#texts.length > MAX_CELLS) throw tooLarge()
    this.#texts.push(text)
  }

  /** Ends a row; one that declares no edges counts its cells. */
  endRow(declared: readonly CellEdges[]) {
    this.#texts.forEach((text, i) => {
      const edges = declared[i] ?? plainEdges(i)
      const before = this.#findContinued(edges)
      const [row, { left, right }] = [this.#row, edges]
      if (!before) this.#cells.push({ row, rowSpan: 1, left, right, text })
      else if (edges.goesOnLeft) this.#replace(before, { right })
      else this.#replace(before, { rowSpan: row + 1 - before.row })
    })
    this.#texts = []
    this.#row++
  }

  /** The cell that one goes on with: the last of its row, or the one of its width that reaches down to its row. */
  #findContinued({ left, right, goesOnLeft, goesOnAbove }: CellEdges): EdgedCell | undefined {
    if (goesOnLeft) return this.#cells.findLast((cell) => cell.row === this.#row)
    if (!goesOnAbove) return undefined
    return this.#cells.find(
      (cell) => cell.row + cell.rowSpan === this.#row && isNear(cell.left, left) && isNear(cell.right, right),
    )
  }

  #replace(cell: EdgedCell, change: Partial<EdgedCell>) {
    this.#cells[this.#cells.indexOf(cell)] = { ...cell, ...change }
  }

  /** The cells of the row that is open. */
  takeRow(): string[] {
    const texts = this.#texts
    this.#texts = []
    return texts
  }

  /** The table’s cells; a new one begins. */
  take(): EdgedCell[] {
    const cells = this.#cells
    this.#cells = []
    this.#row = 0
    return cells
  }
}

const PLAIN_WIDTH = 100
const plainEdges = (i: number): CellEdges => ({
  left: i * PLAIN_WIDTH,
  right: (i + 1) * PLAIN_WIDTH,
  goesOnLeft: false,
  goesOnAbove: false,
})
const NEAR = 3
const isNear = (a: number, b: number) => Math.abs(a - b) <= NEAR
