/** Writes a document’s text and its blocks together, so that every span is right by construction. */
import type { Block, Cell, Document } from './document.ts'

/** A cell with its text, before it has a place in the document. */
export interface PlacedCell extends Omit<Cell, 'start' | 'end'> {
  readonly text: string
}

const inReadingOrder = (a: PlacedCell, b: PlacedCell) => a.row - b.row || a.column - b.column

const isInOrder = (cells: readonly PlacedCell[]) =>
  cells.every((cell, i) => i === 0 || inReadingOrder(cells[i - 1] as PlacedCell, cell) <= 0)

export class DocumentBuilder {
  readonly #pieces: string[] = []
  readonly #blocks: Block[] = []
  #length = 0

  /** A line or paragraph outside tables; one without characters is left out. */
  addText(text: string, page?: number): void {
    if (text === '') return
    this.#separate()
    const start = this.#length
    this.#write(text)
    const block = { kind: 'text', start, end: this.#length } as const
    this.#blocks.push(page === undefined ? block : { ...block, page })
  }

  /** A table whose merges are known: rows become lines, cells are joined by tabs. */
  addTable(placed: readonly PlacedCell[]): void {
    if (placed.length === 0) return
    this.#separate()
    const start = this.#length
    const cells: Cell[] = []
    let row = -1
    for (const cell of isInOrder(placed) ? placed : [...placed].sort(inReadingOrder)) {
      if (cells.length > 0) this.#write(cell.row === row ? '\t' : '\n')
      row = cell.row
      cells.push(this.#cell(cell))
    }
    this.#blocks.push({ kind: 'table', start, end: this.#length, cells, exact: true })
  }

  build(mediaType: string): Document {
    return { mediaType, text: this.#pieces.join(''), blocks: this.#blocks }
  }

  /** Written out member by member: this runs for every cell of every report. */
  #cell({ row, column, rowSpan, columnSpan, text, page }: PlacedCell): Cell {
    const start = this.#length
    this.#write(text)
    const cell = { row, column, rowSpan, columnSpan, start, end: this.#length }
    return page === undefined ? cell : { ...cell, page }
  }

  #separate() {
    if (this.#length > 0) this.#write('\n')
  }

  #write(text: string) {
    this.#pieces.push(text)
    this.#length += text.length
  }
}
