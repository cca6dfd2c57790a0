/**
 * The markup of Word’s document part → HTML, in one pass: its paragraphs, and its tables with their merged cells. mammoth
 * does this and much more, but with it a browser would load half as much again, and wait several times as long.
 */
import { scanHtml, type TagHandler } from '../html/html-scanner.ts'

/** A cell, or several merged downwards. */
interface WordCell {
  /** Which piece is its tag; written once its properties are known, and again for each row it reaches into. */
  readonly piece: number
  columnSpan: number
  rowSpan: number
  /** True where it only goes on with the cell above, or with the one before it, as older files say. */
  goesOn: boolean
  goesOnLeft: boolean
}

interface WordTable {
  /** The cell last begun in each column of the grid. */
  readonly above: Map<number, WordCell>
  column: number
  cell: WordCell | undefined
  /** The cell before, in its row; `taken` where that one goes on with the cell above. */
  before: WordCell | 'taken' | undefined
  /** Which piece begins the row, and whether nobody sees it. */
  row: { piece: number; isUnseen: boolean }
}

/** What stands for marks that are elements of their own. */
const MARKS = new Map([
  ['w:tab', '\t'],
  ['w:br', '<br>'],
  ['w:cr', '<br>'],
  ['w:drawing', '<img>'],
  ['w:pict', '<img>'],
  ['w:object', '<img>'],
  ['w:nobreakhyphen', '\u2011'],
  // Formulas whose parts stand above each other, which their characters alone do not say.
  ['m:f', '<img>'],
  ['m:ssup', '<img>'],
  ['m:ssub', '<img>'],
  ['m:rad', '<img>'],
])
/** Elements of text: of a paragraph, and of a formula. */
const TEXTS = new Set(['w:t', 'm:t'])
/** Text that was deleted or moved away, the older of two ways to say the same, and properties that no longer hold. */
const DROPPED = new Set([
  'w:del',
  'w:movefrom',
  'mc:fallback',
  'w:rprchange',
  'w:pprchange',
  'w:tcprchange',
  'w:trprchange',
])
/** Properties of a row that was deleted or is hidden. */
const UNSEEN_ROWS = new Set(['w:del', 'w:hidden'])

/** Properties of a run whose text no reader sees, or sees struck out. */
const UNSEEN = new Set(['w:vanish', 'w:strike', 'w:dstrike'])
/** A raised or lowered figure is a note or a power; without a mark it would run into the figure before it. */
const RAISED: Readonly<Record<string, string>> = { superscript: '^', subscript: '_' }

const SYMBOL = /\sw:char\s*=\s*["']([0-9a-f]{1,4})["']/i
/** Places that each font of symbols fills as it likes; only a picture of it would tell. */
const PRIVATE = { first: 0xe000, last: 0xf8ff }
const symbolOf = (attributes: string): string => {
  const code = Number.parseInt(SYMBOL.exec(attributes)?.[1] ?? '', 16)
  const isTold = code > 0 && (code < PRIVATE.first || code > PRIVATE.last)
  return isTold ? `&#${code};` : '<img>'
}

const VALUE = /\sw:val\s*=\s*["']([^"']*)/
const attributeValue = (attributes: string): string | undefined => VALUE.exec(attributes)?.[1]
/** A property without a value is set. */
const isOn = (attributes: string) => !['0', 'false', 'off', 'none'].includes(attributeValue(attributes) ?? '')
const countOf = (attributes: string): number => Math.max(1, Number.parseInt(attributeValue(attributes) ?? '1', 10) || 1)

const STYLE = '<w:style '
const STYLE_NAME = /^[^>]*?\bw:styleId\s*=\s*["']([^"']*)/
const UNSEEN_STYLE = /<w:(?:vanish|d?strike)\b([^<>]*)>/

/** The styles, of `word/styles.xml`, whose text no reader sees, or sees struck out. */
export const unseenStyles = (xml: string): ReadonlySet<string> =>
  new Set(
    xml.split(STYLE).flatMap((style) => {
      const property = UNSEEN_STYLE.exec(style)
      return property && isOn(property[1] ?? '') ? (STYLE_NAME.exec(style)?.[1] ?? []) : []
    }),
  )

/** What a document’s markup refers to. */
interface WordReferences {
  /** Styles of runs that no reader sees. */
  readonly unseen: ReadonlySet<string>
  /** Pages that stand in place of text, by their names in the document; taken out where they are written. */
  readonly pages: Map<string, string>
}
const PAGE_NAME = /\sr:id\s*=\s*["']([^"']*)/

const tagOf = ({ columnSpan, rowSpan }: WordCell) => `<td colspan="${columnSpan}" rowspan="${rowSpan}">`

class WordReader implements TagHandler {
  readonly #pieces: string[] = []
  readonly #tables: WordTable[] = []
  #droppedDepth = 0
  #isText = false
  /** How the text of this run looks; undefined outside runs, where properties are those of a paragraph mark. */
  #run: { isUnseen: boolean; mark: string } | undefined
  readonly #references: WordReferences

  constructor(references: WordReferences) {
    this.#references = references
  }

  html(): string {
    return this.#pieces.join('')
  }

  text(source: string): void {
    if (this.#isText && this.#droppedDepth === 0 && !this.#run?.isUnseen)
      this.#pieces.push((this.#run?.mark ?? '') + source)
  }

  open(name: string, attributes: string): void {
    const hasContent = !attributes.endsWith('/')
    if (DROPPED.has(name) && hasContent) this.#droppedDepth++
    if (this.#droppedDepth > 0) return
    if (TEXTS.has(name)) this.#isText = hasContent
    else if (name === 'w:sym') this.#addSymbol(symbolOf(attributes))
    else if (name === 'w:r') this.#run = { isUnseen: false, mark: '' }
    else if (this.#run && UNSEEN.has(name)) this.#run.isUnseen = isOn(attributes)
    else if (this.#run && name === 'w:rstyle') this.#run.isUnseen ||= this.#isUnseenStyle(attributes)
    else if (this.#run && name === 'w:vertalign') this.#run.mark = RAISED[attributeValue(attributes) ?? ''] ?? ''
    else if (name === 'w:p') this.#pieces.push('<p>')
    else if (name === 'w:altchunk') this.#pieces.push(this.#pageOf(attributes))
    else if (MARKS.has(name)) this.#pieces.push(MARKS.get(name) as string)
    else this.#openTablePart(name, attributes)
  }

  close(name: string): void {
    if (DROPPED.has(name)) this.#droppedDepth--
    if (this.#droppedDepth > 0) return
    if (TEXTS.has(name)) this.#isText = false
    else if (name === 'w:r') this.#run = undefined
    else if (name === 'w:p') this.#pieces.push('</p>')
    else if (name === 'w:tc') this.#closeCell()
    else if (name === 'w:tr') this.#closeRow()
    else if (name === 'w:tbl' && this.#tables.pop()) this.#pieces.push('</table>')
  }

  #isUnseenStyle(attributes: string): boolean {
    return this.#references.unseen.has(attributeValue(attributes) ?? '')
  }

  #pageOf(attributes: string): string {
    const name = PAGE_NAME.exec(attributes)?.[1] ?? ''
    const page = this.#references.pages.get(name) ?? ''
    this.#references.pages.delete(name)
    return page
  }

  #addSymbol(symbol: string) {
    if (!this.#run?.isUnseen) this.#pieces.push(symbol)
  }

  #openTablePart(name: string, attributes: string): void {
    const table = this.#tables.at(-1)
    if (name === 'w:tbl') this.#openTable()
    else if (!table) return
    else if (name === 'w:tr') this.#openRow(table)
    else if (name === 'w:tc') this.#openCell(table)
    else if (name === 'w:gridbefore') this.#skipColumns(table, countOf(attributes))
    else if (name === 'w:gridspan' && table.cell) table.cell.columnSpan = countOf(attributes)
    else if (name === 'w:vmerge' && table.cell) table.cell.goesOn = attributeValue(attributes) !== 'restart'
    else if (name === 'w:hmerge' && table.cell) table.cell.goesOnLeft = attributeValue(attributes) !== 'restart'
    else if (UNSEEN_ROWS.has(name) && !table.cell) table.row.isUnseen = isOn(attributes)
  }

  #openTable() {
    const row = { piece: 0, isUnseen: false }
    this.#tables.push({ above: new Map(), column: 0, cell: undefined, before: undefined, row })
    this.#pieces.push('<table>')
  }

  #openRow(table: WordTable) {
    table.column = 0
    table.before = undefined
    table.row = { piece: this.#pieces.length, isUnseen: false }
    this.#pieces.push('<tr>')
  }

  #openCell(table: WordTable) {
    table.cell = { piece: this.#pieces.length, columnSpan: 1, rowSpan: 1, goesOn: false, goesOnLeft: false }
    this.#pieces.push('')
  }

  /** A cell that goes on is taken back: the one before it is wider, or the one above it reaches one row further. */
  #closeCell() {
    const table = this.#tables.at(-1)
    const cell = table?.cell
    if (!table || !cell) return
    table.cell = undefined
    if (table.row.isUnseen) return
    const column = table.column
    table.column += cell.columnSpan
    const above = table.above.get(column)
    const { before } = table
    if (cell.goesOnLeft && before) {
      if (before === 'taken') this.#takeBack(cell)
      else this.#extend(before, cell, 'columnSpan', cell.columnSpan)
    } else if (cell.goesOn && above) {
      table.before = 'taken'
      this.#extend(above, cell, 'rowSpan', 1)
    } else this.#endCell(table, cell, column)
  }

  #takeBack(cell: WordCell) {
    this.#pieces.length = cell.piece
  }

  #extend(earlier: WordCell, cell: WordCell, side: 'columnSpan' | 'rowSpan', by: number) {
    this.#takeBack(cell)
    earlier[side] += by
    this.#pieces[earlier.piece] = tagOf(earlier)
  }

  #endCell(table: WordTable, cell: WordCell, column: number) {
    table.above.set(column, cell)
    table.before = cell
    this.#pieces[cell.piece] = tagOf(cell)
    this.#pieces.push('</td>')
  }

  #closeRow() {
    const row = this.#tables.at(-1)?.row
    if (row?.isUnseen) this.#pieces.length = row.piece
  }

  #skipColumns(table: WordTable, count: number) {
    table.column += count
    this.#pieces.push(`<td colspan="${count}"></td>`)
  }
}

/** HTML of the text of `word/document.xml`; entities stay as they are written. */
export function htmlOfWord(xml: string, references: WordReferences): string {
  const reader = new WordReader(references)
  scanHtml(xml, reader)
  return reader.html()
}
