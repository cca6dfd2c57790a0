/** HTML → document: tables with their merges, everything else as lines; the site’s scripts and hidden parts left out. */
import { decodeHTML } from 'entities'
import { kindTable, OBJECT_MARK, WHITE_SPACES } from '../../text/characters.ts'
import { TAG_LEAD, UNSEEN_CHARACTERS, WITHOUT_WIDTH } from '../decode.ts'
import type { Document } from '../document.ts'
import { DocumentBuilder, type PlacedCell } from '../document-builder.ts'
import { withTablesOfLines } from '../read-text.ts'
import { TableGrid } from '../table-grid.ts'
import { scanHtml, type TagHandler } from './html-scanner.ts'

type Role = 'inline' | 'dropped' | 'pre' | 'table' | 'row' | 'cell' | 'block'

const rolesOf = (role: Role, names: string) => names.split(' ').map((name) => [name, role] as const)
/** What an element is to a reader; one that is not listed begins a new line. */
const ROLES = new Map<string, Role>([
  ...rolesOf('inline', 'a abbr acronym b bdi bdo big cite code data dfn em font i img ins kbd label mark o:p q'),
  ...rolesOf('inline', 'ruby samp small span strong sub sup time tt u var wbr'),
  ...rolesOf('dropped', 'del s strike select svg math object audio video canvas rt rp'),
  ...rolesOf('pre', 'pre'),
  ...rolesOf('table', 'table'),
  ...rolesOf('row', 'tr'),
  ...rolesOf('cell', 'td th'),
])

/** Elements whose end tag may be left out, so that the next of their kind ends them. */
const UNCLOSED = new Set(['p', 'li', 'dt', 'dd', 'tr', 'td', 'th', 'option'])
const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr'])

const STYLE = /\sstyle\s*=\s*("[^"]*"|'[^']*'|[^\s>]*)/i
/** Not there for a reader, or struck out. */
const UNSEEN =
  /display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|(?:font-size|opacity)\s*:\s*0(?![.\d])|mso-hide\s*:\s*all|line-through/i
const HIDDEN_ATTRIBUTE = /\shidden(?=[\s=/]|$)/i
const isHidden = (attributes: string) =>
  UNSEEN.test(attributes)
    ? UNSEEN.test(STYLE.exec(attributes)?.[1] ?? '')
    : attributes.includes('hidden') && HIDDEN_ATTRIBUTE.test(attributes.replace(/"[^"]*"|'[^']*'/g, '""'))

/** What shows a reader something that is no text; in a cell it leaves the mark that stands for an object. */
const OBJECTS = 'img input select textarea object embed svg canvas video'.split(' ')
const HIDDEN_INPUT = /\stype\s*=\s*["']?hidden/i
/** A field of text shows its value; a box to tick or a button does not. */
const OTHER_INPUT = /\stype\s*=\s*["']?(?!text|number)\w/i
const INPUT_VALUE = /\svalue\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i
const inputValue = (attributes: string): string => {
  const [, quoted, single, bare] = (!OTHER_INPUT.test(attributes) && INPUT_VALUE.exec(attributes)) || []
  return quoted ?? single ?? bare ?? ''
}

/** A raised or lowered figure is a note or a power; without a mark it would run into the figure before it. */
const RAISED: Readonly<Record<string, string>> = { sup: '^', sub: '_' }

interface Element {
  readonly role: Role
  readonly isObject: boolean
  /** The mark that stands before its text. */
  readonly mark: string
}
const ELEMENTS = new Map(
  [...ROLES.keys(), ...OBJECTS].map((name): [string, Element] => [
    name,
    { role: ROLES.get(name) ?? 'block', isObject: OBJECTS.includes(name), mark: RAISED[name] ?? '' },
  ]),
)
const BLOCK: Element = { role: 'block', isObject: false, mark: '' }
const elementOf = (name: string): Element => ELEMENTS.get(name) ?? BLOCK

const COLUMN_SPAN = /\scolspan\s*=\s*(?:["']\s*)?(\d{1,5})/i
const ROW_SPAN = /\srowspan\s*=\s*(?:["']\s*)?(\d{1,5})/i
const MAX_COLUMN_SPAN = 1000
const columnSpanOf = (attributes: string) =>
  attributes === '' ? 1 : Math.min(Math.max(Number(COLUMN_SPAN.exec(attributes)?.[1] ?? 1), 1), MAX_COLUMN_SPAN)
const rowSpanOf = (attributes: string) => (attributes === '' ? 1 : Number(ROW_SPAN.exec(attributes)?.[1] ?? 1))

const SPACE_RUN = /[\s\u00a0\u2028\u2029\u3000]+/g
const ODD_SPACE = new RegExp(`[\\t-\\r\\u00a0\\u2028\\u2029\\u3000${WITHOUT_WIDTH}${TAG_LEAD}]| {2}`)
const SPACES = kindTable([1, `${WHITE_SPACES}${WITHOUT_WIDTH}${TAG_LEAD}`])
/** Most lines are a label or a figure without any space. */
const hasSpace = (line: string): boolean => {
  for (let i = 0; i < line.length; i++) if (SPACES[line.charCodeAt(i)] === 1) return true
  return false
}
const tidied = (line: string) => {
  if (!hasSpace(line)) return line
  return (ODD_SPACE.test(line) ? line.replace(UNSEEN_CHARACTERS, '').replace(SPACE_RUN, ' ') : line).trim()
}

/** Longer than any label or note of the form: a table with such a cell lays out the page. */
const MAX_CELL_LENGTH = 1000

/** One column, or a cell of whole paragraphs, is a page’s layout. */
const isTabular = (cells: readonly PlacedCell[]) =>
  cells.some((cell) => cell.column > 0) && cells.every((cell) => cell.text.length <= MAX_CELL_LENGTH)

/** A table being read. Once it is known to lay out the page (it holds a table) its cells are lines of the page. */
interface OpenTable {
  readonly grid: TableGrid
  layout: boolean
  isInRow: boolean
  isInCell: boolean
  cell: { text: string; readonly columnSpan: number; readonly rowSpan: number } | undefined
}

class PageReader implements TagHandler {
  readonly #document = new DocumentBuilder()
  readonly #tables: OpenTable[] = []
  readonly #keepsLines: boolean
  #line = ''
  #hidden = ''
  #hiddenDepth = 0
  #preDepth = 0

  /** With `keepsLines` a line end outside tables ends a line: in text and Markdown that hold HTML tables. */
  constructor(keepsLines: boolean) {
    this.#keepsLines = keepsLines
  }

  text(source: string): void {
    if (this.#hiddenDepth > 0) return
    const text = source.includes('&') ? decodeHTML(source) : source
    const keepsLines = this.#preDepth > 0 || (this.#keepsLines && this.#tables.length === 0)
    if (keepsLines) this.#addKeptLines(text.split('\n'))
    else this.#line += text
  }

  #addKeptLines([first = '', ...others]: readonly string[]) {
    this.#line += first
    for (const line of others) {
      this.#endLine()
      this.#line = line
    }
  }

  open(name: string, attributes: string): void {
    if (this.#hiddenDepth > 0 && !this.#leavesHidden(name)) return
    const { role, isObject, mark } = elementOf(name)
    const isUnseen = attributes !== '' && isHidden(attributes)
    if (isObject && !isUnseen) this.#addObject(name, attributes)
    if (role === 'dropped' || isUnseen) this.#hide(name)
    else if (name === 'br' && this.#isRowOfPipes()) this.text(' ')
    else if (role !== 'inline') this.#openBlock(role, attributes)
    else if (mark !== '') this.text(mark)
  }

  /** Where lines are kept, a break within one of pipes is one of a cell. */
  #isRowOfPipes = () => this.#keepsLines && this.#tables.length === 0 && this.#line.trimStart().startsWith('|')

  #openBlock(role: Role, attributes: string) {
    this.#endLine()
    if (role === 'cell') this.#openCell(attributes)
    else if (role === 'row') this.#openRow()
    else if (role === 'table') this.#openTable()
    else if (role === 'pre') this.#preDepth++
  }

  close(name: string): void {
    if (this.#hiddenDepth > 0) {
      if (name === this.#hidden) this.#hiddenDepth--
      return
    }
    const { role } = elementOf(name)
    if (role === 'inline') return
    this.#endLine()
    if (role === 'cell') this.#closeCell()
    else if (role === 'row') this.#closeRow()
    else if (role === 'table') this.#closeTable()
    else if (role === 'pre' && this.#preDepth > 0) this.#preDepth--
  }

  finish(mediaType: string): Document {
    this.#endLine()
    while (this.#tables.length > 0) this.#closeTable()
    return this.#document.build(mediaType)
  }

  #addObject(name: string, attributes: string) {
    if (!this.#tables.at(-1)?.cell || HIDDEN_INPUT.test(attributes)) return
    const value = name === 'input' ? inputValue(attributes) : ''
    if (value === '') this.#line += OBJECT_MARK
    else this.text(value)
  }

  #hide(name: string) {
    if (VOID.has(name)) return
    this.#hidden = name
    this.#hiddenDepth = 1
  }

  /** Inside a hidden element only its own kind counts; one that needs no end tag ends where the next begins. */
  #leavesHidden(name: string): boolean {
    if (name !== this.#hidden) return false
    if (UNCLOSED.has(name)) this.#hiddenDepth = 0
    else this.#hiddenDepth++
    return this.#hiddenDepth === 0
  }

  #endLine() {
    if (this.#line === '') return
    const line = tidied(this.#line)
    this.#line = ''
    if (line === '') return
    const cell = this.#tables.at(-1)?.cell
    if (cell) cell.text = cell.text === '' ? line : `${cell.text}\n${line}`
    else this.#document.addText(line)
  }

  /** A table within a cell makes the outer one the page’s layout; between cells it shows that the outer one has ended. */
  #openTable() {
    const outer = this.#tables.at(-1)
    if (outer?.isInCell) this.#layOut(outer)
    else if (outer) this.#closeTable()
    this.#tables.push({ grid: new TableGrid(), layout: false, isInRow: false, isInCell: false, cell: undefined })
  }

  /** Writes what a table has gathered as lines, and everything that follows in it too. */
  #layOut(table: OpenTable) {
    for (const cell of table.layout ? [] : table.grid.cells()) this.#addLines(cell.text)
    table.layout = true
    if (table.cell) this.#addLines(table.cell.text)
    table.cell = undefined
  }

  #addLines(text: string) {
    for (const line of text.replaceAll(OBJECT_MARK, '').split('\n')) this.#document.addText(line)
  }

  #openRow() {
    this.#closeCell()
    const table = this.#tables.at(-1)
    if (!table) return
    table.isInRow = true
    if (!table.layout) table.grid.startRow()
  }

  #closeRow() {
    this.#closeCell()
    const table = this.#tables.at(-1)
    if (table) table.isInRow = false
  }

  #openCell(attributes: string) {
    this.#closeCell()
    const table = this.#tables.at(-1)
    if (!table) return
    if (!table.isInRow) this.#openRow()
    table.isInCell = true
    if (table.layout) return
    table.cell = { text: '', columnSpan: columnSpanOf(attributes), rowSpan: rowSpanOf(attributes) }
  }

  #closeCell() {
    const table = this.#tables.at(-1)
    if (!table) return
    table.isInCell = false
    const cell = table.cell
    if (!cell) return
    table.cell = undefined
    table.grid.addCell(cell.text, cell.columnSpan, cell.rowSpan)
  }

  #closeTable() {
    this.#closeCell()
    const table = this.#tables.pop()
    if (!table || table.layout) return
    const cells = table.grid.cells()
    if (isTabular(cells)) this.#document.addTable(cells)
    else for (const cell of cells) this.#addLines(cell.text)
  }
}

/** A heading or the dashes below the heads of a table: Markdown may begin with a tag too, or with the place of an image. */
const MARKDOWN = /^(?:#{1,6} \S|[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$)/m

/**
 * Reads a page’s markup, already decoded; Markdown, and text that does not begin with a tag, keep their own lines.
 * Throws `document.too_large` for a table no report has.
 */
export function documentOfHtml(html: string, mediaType: string): Document {
  const keepsLines = !/^\s*</.test(html) || MARKDOWN.test(html)
  const reader = new PageReader(keepsLines)
  scanHtml(html, reader)
  const document = reader.finish(mediaType)
  return keepsLines ? withTablesOfLines(document) : document
}
