/**
 * Plain text and Markdown → document. Tables show as lines of tabs, lines of pipes, or one cell per line behind a tab;
 * all of them have lost their merged cells, so only the order within a row can be trusted.
 */

import { cellBetween } from './cell-between.ts'
import { commaRows, isCommaLine } from './comma-rows.ts'
import type { Block, Cell, Document, Span } from './document.ts'
import { withoutEmptyColumns } from './empty-columns.ts'
import { withFiguresBeside } from './figures-below.ts'
import { withGridRows } from './grid-rows.ts'
import { isInlinePipeLine, opensInlinePipes } from './inline-pipes.ts'
import { type Line, linesOf } from './lines.ts'
import { partedRows, partedStretches } from './parted-cells.ts'
import { MAX_CELLS, MAX_COLUMNS, tooLarge } from './table-grid.ts'
import { withTabularRows } from './tabular-rows.ts'

/** Cells of one line, cut at a separator. */
const cutCells = (text: string, row: number, line: Span, separator: string): Cell[] => {
  const cells: Cell[] = []
  for (let start = line.start; start <= line.end; ) {
    const found = text.indexOf(separator, start)
    const end = found < 0 || found > line.end ? line.end : found
    cells.push(cellBetween(text, row, cells.length, start, end))
    start = end + 1
  }
  return cells
}

const tabRows = (text: string, lines: readonly Line[]): Cell[] =>
  lines.flatMap((line, row) => cutCells(text, row, line, '\t'))

/** Emphasis, line ends and blanks that a converter leaves around the text of a Markdown cell. */
const CELL_MARKS = String.raw`(?:[*_\x60\s]|&nbsp;|</?(?:b|br|strong|em|i|p|span)\s*/?>)+`
const MARKS_BEFORE = new RegExp(`^${CELL_MARKS}`, 'i')
const MARKS_AFTER = new RegExp(`${CELL_MARKS}$`, 'i')
const LONGEST_MARKED_CELL = 200
const withoutMarks = (text: string, cell: Cell): Cell => {
  const raw = text.slice(cell.start, cell.end)
  if (!/[*_\x60<&]/.test(raw) || raw.length > LONGEST_MARKED_CELL) return cell
  const start = cell.start + (MARKS_BEFORE.exec(raw)?.[0].length ?? 0)
  const rest = text.slice(start, cell.end)
  return { ...cell, start, end: start + rest.replace(MARKS_AFTER, '').length }
}

const SEPARATOR_ROW = /^\s*\|?[\s:|-]*-[\s:|-]*\|?\s*$/
const SEVERAL_DASHES = /-\s*-/
/** Dashes below the heads; further below, one dash to a cell is a row of blanks. */
const isSeparatorRow = (text: string, { start, end }: Line, index: number) => {
  const line = text.slice(start, end)
  return SEPARATOR_ROW.test(line) && (index <= 1 || SEVERAL_DASHES.test(line))
}

const pipeRows = (text: string, lines: readonly Line[]): Cell[] =>
  lines
    .filter((line, index) => !isSeparatorRow(text, line, index))
    .flatMap(({ printedStart, printedEnd }, row) =>
      cutCells(text, row, { start: printedStart + 1, end: printedEnd - 1 }, '|').map((cell) =>
        withoutMarks(text, cell),
      ),
    )

const openPipeRows = (text: string, lines: readonly Line[]): Cell[] =>
  lines.flatMap(({ printedStart, end }, row) => cutCells(text, row, { start: printedStart + 1, end }, '|'))

const inlinePipeRows = (text: string, lines: readonly Line[]): Cell[] =>
  lines.flatMap((line, row) => cutCells(text, row, line, '|'))

/** A tab opens a cell, a bare line goes on with it, an empty line ends the row. */
const cellLineRows = (text: string, lines: readonly Line[]): Cell[] => {
  const cells: Cell[] = []
  let row = 0
  let column = 0
  for (const line of lines) {
    const last = cells.at(-1)
    if (line.opensWithTab) cells.push(cellBetween(text, row, column++, line.start, line.end))
    else if (line.isBlank) {
      if (column > 0) row++
      column = 0
    } else if (last && column > 0) {
      const start = last.start === last.end ? line.start : last.start
      cells[cells.length - 1] = cellBetween(text, row, column - 1, start, line.end)
    }
  }
  return cells
}

/** A way in which lines show a table: what opens it, which lines go on with it, and how they make rows. */
interface TableStyle {
  readonly opens: (lines: readonly Line[], index: number, text: string) => boolean
  readonly goesOn: (lines: readonly Line[], index: number, text: string) => boolean
  /** The cells in reading order. */
  readonly rows: (text: string, lines: readonly Line[]) => Cell[]
  /** Whether cells of these lines make no rows, so that the lines are running text. */
  readonly isRunning?: (lines: readonly Line[]) => boolean
}

const isPipeRow = (lines: readonly Line[], index: number) => lines[index]?.isBetweenPipes ?? false
const isTabRow = (lines: readonly Line[], index: number) => {
  const line = lines[index]
  return line !== undefined && line.tabs > 0 && !line.isBlank
}
const isCellLine = (lines: readonly Line[], index: number) => {
  const line = lines[index]
  return line?.opensWithTab === true && line.tabs === 1
}
/** Tabs and nothing else behind a row are a row of blanks. */
const isTabLine = (lines: readonly Line[], index: number) =>
  isTabRow(lines, index) || (lines[index]?.tabs ?? 0) >= FEWEST_TABS_OF_BLANKS
const FEWEST_TABS_OF_BLANKS = 3
const LONGEST_WRAPPED_LINE = 12
const MOST_WRAPPED_LINES = 8
const isShort = (line: Line | undefined) =>
  line !== undefined && line.printedEnd - line.printedStart <= LONGEST_WRAPPED_LINE
/** A wrapped piece of a cell, or the empty line between two rows: short, and only such lines before the next cell. */
const isWithinCells = (lines: readonly Line[], index: number) => {
  let at = index
  while (at - index < MOST_WRAPPED_LINES && isShort(lines[at]) && !isCellLine(lines, at)) at++
  return isCellLine(lines, at)
}

const FEWEST_OPEN_PIPES = 3
/** Fewer may be the lines of one wrapped row. */
const FEWEST_OPEN_ROWS = 3
const isLikePipeRow = (lines: readonly Line[], index: number, text: string, pipes: number) => {
  const line = lines[index]
  return line !== undefined && line.pipes === pipes && text[line.printedStart] === '|'
}
/** A pipe before every cell and none behind the last, so that a row that ends in one ends in a blank. */
const opensOpenPipes = (lines: readonly Line[], index: number, text: string) => {
  const pipes = lines[index]?.pipes ?? 0
  if (pipes < FEWEST_OPEN_PIPES) return false
  let end = index
  let closed = 0
  while (isLikePipeRow(lines, end, text, pipes)) if (isPipeRow(lines, end++)) closed++
  return end - index >= FEWEST_OPEN_ROWS && closed < end - index
}

/** More cells one a line than any row has, with nothing that parts rows, or with as many empty lines as cells. */
const hasNoRows = (lines: readonly Line[]): boolean => {
  const blank = lines.filter(({ isBlank, opensWithTab }) => isBlank && !opensWithTab).length
  const cells = lines.filter(({ opensWithTab }) => opensWithTab).length
  return cells > MOST_CELLS_OF_ROW && (blank === 0 || blank >= cells - 1)
}
const MOST_CELLS_OF_ROW = 15

/** A line with more cells than two rows have holds a table whose rows nothing parts; tabs behind its last cell count for none. */
const hasTableOnLine = (lines: readonly Line[]): boolean =>
  lines.some(({ tabs, printedEnd, end }) => tabs < MAX_COLUMNS && tabs - (end - printedEnd) > 2 * MOST_CELLS_OF_ROW)

const TABLE_STYLES: readonly TableStyle[] = [
  {
    opens: opensOpenPipes,
    goesOn: (lines, index, text) => isLikePipeRow(lines, index, text, lines[index - 1]?.pipes ?? 0),
    rows: openPipeRows,
  },
  { opens: isPipeRow, goesOn: isPipeRow, rows: pipeRows },
  {
    opens: isCellLine,
    goesOn: (lines, index) => isCellLine(lines, index) || isWithinCells(lines, index),
    rows: cellLineRows,
    isRunning: hasNoRows,
  },
  { opens: isTabRow, goesOn: isTabLine, rows: tabRows, isRunning: hasTableOnLine },
  { opens: opensInlinePipes, goesOn: isInlinePipeLine, rows: inlinePipeRows },
  { opens: isCommaLine, goesOn: isCommaLine, rows: commaRows },
]

const tableOf = (text: string, rows: TableStyle['rows'], lines: readonly Line[]): Block => {
  const printed = rows(text, lines)
  if (printed.length > MAX_CELLS || printed.some((cell) => cell.column >= MAX_COLUMNS)) throw tooLarge()
  const cells = withoutEmptyColumns(text, printed)
  return { kind: 'table', start: lines[0]?.start ?? 0, end: lines.at(-1)?.end ?? 0, cells, exact: false }
}

const tableEnd = (text: string, lines: readonly Line[], index: number, style: TableStyle): number => {
  let end = index + 1
  while (end < lines.length && style.goesOn(lines, end, text)) end++
  return end
}

/** Splits a normalised text into blocks of text, one per line, and tables. */
export const blocksOfText = (text: string): Block[] => {
  const lines = linesOf(text)
  const blocks: Block[] = []
  const hasInlinePipes = text.includes(' | ')
  const parted = partedStretches(text, lines)
  for (let i = 0; i < lines.length; ) {
    const line = lines[i] as Line
    const stretch = parted.get(i)
    if (stretch) {
      blocks.push(tableOf(text, partedRows, lines.slice(i, stretch.to)))
      i = stretch.to
      continue
    }
    const hasPipes = line.isBetweenPipes || line.pipes >= FEWEST_OPEN_PIPES || (line.pipes > 0 && hasInlinePipes)
    const mayOpen = line.tabs > 0 || line.hasComma || hasPipes
    const style = mayOpen ? TABLE_STYLES.find((candidate) => candidate.opens(lines, i, text)) : undefined
    const end = style ? tableEnd(text, lines, i, style) : i + 1
    const own = style ? lines.slice(i, end) : [line]
    if (style && !style.isRunning?.(own)) blocks.push(tableOf(text, style.rows, own))
    else for (const { isBlank, start, end } of own) if (!isBlank) blocks.push({ kind: 'text', start, end })
    i = end
  }
  return blocks
}

const moved = <Own extends Span>(span: Own, by: number): Own => ({
  ...span,
  start: span.start + by,
  end: span.end + by,
})
const movedBlock = (block: Block, by: number): Block =>
  block.kind === 'table' ? { ...moved(block, by), cells: block.cells.map((cell) => moved(cell, by)) } : moved(block, by)

/** A document whose lines draw tables too, beside those that are marked: Markdown of which some tables stand as HTML. */
export const withTablesOfLines = (document: Document): Document => {
  const blocks: Block[] = []
  let from = 0
  const readUpTo = (end: number) => {
    const start = from
    blocks.push(...blocksOfText(document.text.slice(start, end)).map((block) => movedBlock(block, start)))
  }
  for (const block of document.blocks) {
    if (block.kind !== 'table') continue
    readUpTo(block.start)
    blocks.push(block)
    from = block.end
  }
  readUpTo(document.text.length)
  return { ...document, blocks }
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
  const text = withFiguresBeside(withoutMarkup(withTabularRows(withGridRows(printed))))
  return { mediaType: 'text/plain', text, blocks: blocksOfText(text) }
}
