/** Legacy Word (.doc) → document: its text, and its tables with the merges their rows declare. */
import { find, read } from 'cfb'
import { withoutRadicals } from '../../text/radicals.ts'
import { UNSEEN_CHARACTERS } from '../decode.ts'
import { type Document, DocumentError } from '../document.ts'
import { DocumentBuilder } from '../document-builder.ts'
import { placedByEdges } from '../edge-grid.ts'
import type { CellEdges } from './paragraph-properties.ts'
import { TableRows } from './table-rows.ts'
import { findWordFile, type WordFile } from './word-file.ts'

const MEDIA_TYPE = 'application/msword'

const corrupt = (name: string) =>
  new DocumentError('document.corrupt', `${name} is damaged; open it in Word and save it again, best as .docx.`)
const unsupported = (name: string) =>
  new DocumentError(
    'document.unsupported',
    `${name} is an old Office file but no Word document that can be read; save it as .docx or PDF.`,
  )

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

const addLines = (document: DocumentBuilder, text: string) => {
  for (const line of text.split('\n')) document.addText(line.trim())
}

/** A table being read, and the lines of the cell that is open. */
interface OpenTable {
  readonly rows: TableRows
  lines: string[]
  /** Whether it lays out the page: its cells are lines of the page. */
  layout: boolean
}

/** Writes paragraphs, and tables as they end; what holds a table of several columns in a cell lays out the page. */
class PageReader {
  readonly #document = new DocumentBuilder()
  readonly #tables: OpenTable[] = []

  /** A paragraph `depth` tables deep, with the end of a cell or of a row behind it. */
  addParagraph(text: string, depth: number, end: 'cell' | 'row' | undefined, edges: readonly CellEdges[]) {
    this.#goTo(depth)
    const table = this.#tables.at(-1)
    if (table && !table.layout) table.lines.push(text)
    else addLines(this.#document, text)
    if (!table || table.layout) return
    if (end === 'row') table.rows.endRow(edges)
    else if (end === 'cell') table.rows.addCell(table.lines.filter((line) => line !== '').join('\n'))
    if (end) table.lines = []
  }

  finish(): Document {
    this.#goTo(0)
    return this.#document.build(MEDIA_TYPE)
  }

  #goTo(depth: number) {
    while (this.#tables.length > depth) this.#closeTable()
    while (this.#tables.length < depth) this.#tables.push({ rows: new TableRows(), lines: [], layout: false })
  }

  #closeTable() {
    const table = this.#tables.pop()
    const outer = this.#tables.at(-1)
    if (!table) return
    const cells = placedByEdges(table.rows.take())
    const isColumn = cells.every((cell) => cell.column === 0)
    if (outer && !outer.layout && isColumn) outer.lines.push(...cells.map(({ text }) => text), ...table.lines)
    else {
      for (const open of this.#tables) this.#layOut(open)
      this.#document.addTable(cells)
      for (const line of table.lines) addLines(this.#document, line)
    }
  }

  /** Writes what a table has gathered as lines. */
  #layOut(table: OpenTable) {
    for (const text of [...table.rows.take().map((cell) => cell.text), ...table.rows.takeRow(), ...table.lines])
      addLines(this.#document, text)
    table.lines = []
    table.layout = true
  }
}

function documentOf(file: WordFile): Document {
  const page = new PageReader()
  let start = 0
  for (const { 0: mark, index } of file.text.matchAll(PARAGRAPH_END)) {
    const { depth, endsInnerCell, endsRow, cells } = file.propertiesAt(index)
    const endsCell = depth > 1 ? endsInnerCell : mark === MARKS.cell
    const end = endsRow ? 'row' : endsCell ? 'cell' : undefined
    page.addParagraph(tidied(file.seenBetween(start, index)), Math.max(depth, endsCell ? 1 : 0), end, cells)
    start = index + 1
  }
  page.addParagraph(tidied(file.seenBetween(start, file.text.length)), 0, undefined, [])
  return page.finish()
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
