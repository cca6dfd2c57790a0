/** Legacy Word (.doc) → document: its text, and its tables with the merges their rows declare. */
import { find, read } from 'cfb'
import { withoutRadicals } from '../../text/radicals.ts'
import { UNSEEN_CHARACTERS } from '../decode.ts'
import { type Document, DocumentError } from '../document.ts'
import { DocumentBuilder } from '../document-builder.ts'
import { type EdgedCell, placedByEdges } from '../edge-grid.ts'
import type { CellEdges } from './paragraph-properties.ts'
import { findWordFile, type WordFile } from './word-file.ts'

const MEDIA_TYPE = 'application/msword'

const corrupt = (name: string) =>
  new DocumentError('document.corrupt', `${name} is damaged; open it in Word and save it again, best as .docx.`)
const unsupported = (name: string) =>
  new DocumentError(
    'document.unsupported',
    `${name} is an old Office file but no Word document that can be read; save it as .docx or PDF.`,
  )

/** Far beyond the form’s tables. */
const MAX_CELLS = 20_000
const tooLarge = () =>
  new DocumentError('document.too_large', `A table has more than ${MAX_CELLS} cells; no annual report does.`)

/** The control characters that Word keeps in its text. */
const MARKS = {
  cell: '\x07',
  line: '\x0b',
  page: '\x0c',
  column: '\x0e',
  fieldBegin: '\x13',
  fieldResult: '\x14',
  fieldEnd: '\x15',
  hyphen: '\x1e',
}

/** A field’s instruction; its result, which follows, is text. */
const FIELD_INSTRUCTION = new RegExp(
  `${MARKS.fieldBegin}[^${MARKS.fieldBegin}${MARKS.fieldResult}${MARKS.fieldEnd}]*${MARKS.fieldResult}?`,
  'g',
)
const LINE_BREAK = new RegExp(`[${MARKS.line}${MARKS.column}]`, 'g')
const CONTROL = /[^\P{Cc}\n\t]/gu
const SPACES = /[ \t\u00a0\u3000]+/g
const tidied = (text: string) =>
  withoutRadicals(text)
    .replace(FIELD_INSTRUCTION, '')
    .replace(LINE_BREAK, '\n')
    .replaceAll(MARKS.hyphen, '-')
    .replace(CONTROL, '')
    .replace(UNSEEN_CHARACTERS, '')
    .replace(SPACES, ' ')
    .trim()

const PARAGRAPH_END = new RegExp(`[\r${MARKS.page}${MARKS.cell}]`, 'g')

/** Gathers rows until a paragraph outside tables ends the table. */
class TableRows {
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

const addLines = (document: DocumentBuilder, text: string) => {
  for (const line of text.split('\n')) document.addText(line.trim())
}

function documentOf(file: WordFile): Document {
  const document = new DocumentBuilder()
  const rows = new TableRows()
  let start = 0
  let lines: string[] = []
  for (const { 0: mark, index } of file.text.matchAll(PARAGRAPH_END)) {
    const { inTable, endsRow, cells } = file.propertiesAt(index)
    lines.push(tidied(file.text.slice(start, index)))
    start = index + 1
    if (inTable && !endsRow && mark !== MARKS.cell) continue
    const text = lines.filter((line) => line !== '').join('\n')
    lines = []
    if (endsRow) rows.endRow(cells)
    else if (mark === MARKS.cell) rows.addCell(text)
    else {
      document.addTable(placedByEdges(rows.take()))
      addLines(document, text)
    }
  }
  document.addTable(placedByEdges(rows.take()))
  addLines(document, tidied(file.text.slice(start)))
  return document.build(MEDIA_TYPE)
}

/** Reads a .doc of Word 97 to 2003. Throws `document.corrupt`, and `document.unsupported` for other old Office files. */
export function readDoc(bytes: Uint8Array, name: string): Document {
  try {
    const container = read(bytes, { type: 'array' })
    const stream = (path: string) => {
      const content = find(container, path)?.content
      return content && Uint8Array.from(content)
    }
    const main = stream('WordDocument')
    const tables = [stream('0Table'), stream('1Table')]
    const file = main && findWordFile({ main, tables, data: stream('Data') })
    if (!file) throw unsupported(name)
    return documentOf(file)
  } catch (error) {
    throw error instanceof DocumentError ? error : corrupt(name)
  }
}
