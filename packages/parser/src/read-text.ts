/**
 * Plain text and Markdown → document. Tables show as lines of tabs, lines of pipes, or one cell per line behind a tab;
 * all of them have lost their merged cells, so only the order within a row can be trusted.
 */
import { fold } from './characters.ts'
import type { Block, Cell, Document, Span } from './document.ts'
import { MAX_CELLS, MAX_COLUMNS, tooLarge } from './table-grid.ts'
import { SENTENCE_MARK } from './wording.ts'

interface Line extends Span {
  readonly text: string
}

const linesOf = (text: string): Line[] => {
  const lines: Line[] = []
  for (let start = 0; start <= text.length; ) {
    const found = text.indexOf('\n', start)
    const end = found < 0 ? text.length : found
    lines.push({ start, end, text: text.slice(start, end) })
    start = end + 1
  }
  return lines
}

const trimmed = (text: string, start: number, end: number): Span => {
  let from = start
  let to = end
  while (from < to && text.charCodeAt(from) <= 0x20) from++
  while (to > from && text.charCodeAt(to - 1) <= 0x20) to--
  return { start: from, end: to }
}

/** Cells of one line, cut at a separator. */
const cutCells = (text: string, line: Span, separator: string): Span[] => {
  const cells: Span[] = []
  for (let start = line.start; start <= line.end; ) {
    const found = text.indexOf(separator, start)
    const end = found < 0 || found > line.end ? line.end : found
    cells.push(trimmed(text, start, end))
    start = end + 1
  }
  return cells
}

const SEPARATOR_ROW = /^\s*\|?[\s:|-]*-[\s:|-]*\|?\s*$/
const PIPE_ROW = /^\s*\|.*\|\s*$/
const CELL_LINE = /^\t[^\t]*$/

const isEmpty = (line: Span) => line.start === line.end
const isCellLine = (line: Line | undefined) => line !== undefined && CELL_LINE.test(line.text)

/** Emphasis, line ends and blanks that a converter leaves around the text of a Markdown cell. */
const CELL_MARKS = String.raw`(?:[*_\x60\s]|&nbsp;|</?(?:b|br|strong|em|i|p|span)\s*/?>)+`
const MARKS_BEFORE = new RegExp(`^${CELL_MARKS}`, 'i')
const MARKS_AFTER = new RegExp(`${CELL_MARKS}$`, 'i')
const withoutMarks = (text: string, cell: Span): Span => {
  const raw = text.slice(cell.start, cell.end)
  if (!/[*_\x60<&]/.test(raw) || raw.length > LONGEST_MARKED_CELL) return cell
  const start = cell.start + (MARKS_BEFORE.exec(raw)?.[0].length ?? 0)
  const rest = text.slice(start, cell.end)
  return { start, end: start + rest.replace(MARKS_AFTER, '').length }
}
const LONGEST_MARKED_CELL = 200

const pipeCells = (text: string, line: Line): Span[] => {
  const inner = trimmed(text, line.start, line.end)
  return cutCells(text, { start: inner.start + 1, end: inner.end - 1 }, '|').map((cell) => withoutMarks(text, cell))
}

/** A tab opens a cell, a bare line goes on with it, an empty line ends the row. */
const cellLineRows = (text: string, lines: readonly Line[]): Span[][] => {
  const rows: Span[][] = [[]]
  for (const line of lines) {
    const row = rows.at(-1) as Span[]
    const last = row.at(-1)
    if (line.text.startsWith('\t')) row.push(trimmed(text, line.start, line.end))
    else if (line.text.trim() === '') rows.push([])
    else if (last) row[row.length - 1] = trimmed(text, isEmpty(last) ? line.start : last.start, line.end)
  }
  return rows.filter((row) => row.length > 0)
}

// ── Lines of commas ─────────────────────────────────────────────────────────────────────────────────────────────────

const QUOTED = /^"[^"]*"$/
const FIGURE_CELL = /^(?:-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?|[-/]|无)?$/
const DIGITS_LAST = /\d$/
/** Without a label before them fewer figures may be one with its thousands marked. */
const FEWEST_BARE_FIGURES = 5
const LONGEST_COMMA_LINE = 300
const LONGEST_COMMA_HEAD = 40
const MOST_COMMA_HEADS = 4

/** Cells of a line of commas; those within quotation marks are the cell’s own. */
const commaCells = (text: string, line: Span): Span[] => {
  const separator = text.slice(line.start, line.end).includes(',') ? ',' : '，'
  const cells: Span[] = []
  let start = line.start
  let isQuoted = false
  for (let at = line.start; at <= line.end; at++) {
    const mark = at === line.end ? separator : text.charAt(at)
    if (mark === '"') isQuoted = !isQuoted
    if (at < line.end && (isQuoted || mark !== separator)) continue
    const cell = trimmed(text, start, at)
    cells.push(QUOTED.test(text.slice(cell.start, cell.end)) ? { start: cell.start + 1, end: cell.end - 1 } : cell)
    start = at + 1
  }
  return cells
}

const textsOfCommas = ({ text }: Line): string[] =>
  /[,，]/.test(text) && text.length <= LONGEST_COMMA_LINE
    ? commaCells(text, { start: 0, end: text.length }).map(({ start, end }) => fold(text.slice(start, end)))
    : []

/** Wording, then figures, and nothing else. */
const isCommaRow = (line: Line | undefined): boolean => {
  const cells = line ? textsOfCommas(line) : []
  const figures = cells.findIndex((cell) => cell !== '' && FIGURE_CELL.test(cell))
  if (figures < 0 || !cells.slice(figures).every((cell) => FIGURE_CELL.test(cell))) return false
  const wordings = cells.slice(0, figures).filter((cell) => cell !== '')
  return wordings.length > 0
    ? !wordings.some((wording) => DIGITS_LAST.test(wording))
    : cells.length - figures >= FEWEST_BARE_FIGURES
}

/** A row of heads, or of several, above a row of figures. */
const isCommaHead = (lines: readonly Line[], index: number): boolean => {
  let at = index
  while (at - index < MOST_COMMA_HEADS && isHeadOfCommas(lines[at])) at++
  return at > index && isCommaRow(lines[at])
}
const isHeadOfCommas = (line: Line | undefined): boolean =>
  line !== undefined &&
  !isCommaRow(line) &&
  !SENTENCE_MARK.test(line.text) &&
  textsOfCommas(line).length > 1 &&
  textsOfCommas(line).every((cell) => cell.length <= LONGEST_COMMA_HEAD)
const isCommaLine = (lines: readonly Line[], index: number) => isCommaRow(lines[index]) || isCommaHead(lines, index)

/** A way in which lines show a table: what opens it, which lines go on with it, and how they make rows. */
interface TableStyle {
  readonly opens: (lines: readonly Line[], index: number) => boolean
  readonly goesOn: (lines: readonly Line[], index: number) => boolean
  readonly rows: (text: string, lines: readonly Line[]) => Span[][]
}

const isPipeRow = (lines: readonly Line[], index: number) => PIPE_ROW.test(lines[index]?.text ?? '')
const isTabRow = (lines: readonly Line[], index: number) => {
  const text = lines[index]?.text ?? ''
  return text.includes('\t') && text.trim() !== ''
}
const LONGEST_WRAPPED_LINE = 12
const MOST_WRAPPED_LINES = 8
const isShort = (line: Line | undefined) => line !== undefined && line.text.trim().length <= LONGEST_WRAPPED_LINE
/** A wrapped piece of a cell, or the empty line between two rows: short, and only such lines before the next cell. */
const isWithinCells = (lines: readonly Line[], index: number) => {
  let at = index
  while (at - index < MOST_WRAPPED_LINES && isShort(lines[at]) && !isCellLine(lines[at])) at++
  return isCellLine(lines[at])
}

const TABLE_STYLES: readonly TableStyle[] = [
  {
    opens: isPipeRow,
    goesOn: isPipeRow,
    rows: (text, lines) => lines.filter((line) => !SEPARATOR_ROW.test(line.text)).map((line) => pipeCells(text, line)),
  },
  {
    opens: (lines, index) => isCellLine(lines[index]),
    goesOn: (lines, index) => isCellLine(lines[index]) || isWithinCells(lines, index),
    rows: cellLineRows,
  },
  { opens: isTabRow, goesOn: isTabRow, rows: (text, lines) => lines.map((line) => cutCells(text, line, '\t')) },
  { opens: isCommaLine, goesOn: isCommaLine, rows: (text, lines) => lines.map((line) => commaCells(text, line)) },
]

const tableOf = (text: string, style: TableStyle, lines: readonly Line[]): Block => {
  const rows = style.rows(text, lines)
  const cells: Cell[] = rows.flatMap((row, y) =>
    row.map(({ start, end }, x) => ({ row: y, column: x, rowSpan: 1, columnSpan: 1, start, end })),
  )
  if (cells.length > MAX_CELLS || rows.some((row) => row.length > MAX_COLUMNS)) throw tooLarge()
  return { kind: 'table', start: lines[0]?.start ?? 0, end: lines.at(-1)?.end ?? 0, cells, exact: false }
}

const tableEnd = (lines: readonly Line[], index: number, style: TableStyle): number => {
  let end = index + 1
  while (end < lines.length && style.goesOn(lines, end)) end++
  return end
}

/** Splits a normalised text into blocks of text, one per line, and tables. */
export const blocksOfText = (text: string): Block[] => {
  const lines = linesOf(text)
  const blocks: Block[] = []
  for (let i = 0; i < lines.length; ) {
    const style = TABLE_STYLES.find((candidate) => candidate.opens(lines, i))
    const end = style ? tableEnd(lines, i, style) : i + 1
    const line = lines[i] as Line
    if (style) blocks.push(tableOf(text, style, lines.slice(i, end)))
    else if (line.text.trim() !== '') blocks.push({ kind: 'text', start: line.start, end: line.end })
    i = end
  }
  return blocks
}

/** A backslash before a mark that Markdown would else take for its own; before a pipe it keeps a cell together. */
const ESCAPED_MARK = /\\([!-/:-@[-`{}~])/g
const INLINE_TAG = /<br\s*\/?>|<\/?(?:b|strong|em|i|u|p|span|font|center|div)(?:\s[^<>\n]{0,200})?>/gi
const withoutMarkup = (text: string): string => {
  const unescaped = text.includes('\\') ? text.replace(ESCAPED_MARK, '$1') : text
  return unescaped.includes('<') ? unescaped.replace(INLINE_TAG, ' ') : unescaped
}

/** A normalised text, plain or Markdown, as a document. Throws `document.too_large` for a table no report has. */
export const documentOfText = (printed: string): Document => {
  const text = withoutMarkup(printed)
  return { mediaType: 'text/plain', text, blocks: blocksOfText(text) }
}
