/**
 * Rows of tabs whose cells were wrapped: a line that ends within a label goes on in the next, as text copied out of a
 * table does. Only the catalogue’s wording tells such a line from the end of a row.
 */
import { APPLICANT_GROUPS, APPLICANTS, type Label } from '@gongkai/schema/metrics'
import { rowsOfCells } from '../document/cell-rows.ts'
import type { Block, Cell, Document, Span, TableBlock } from '../document/document.ts'
import { looksLikeFigure, wholeNumberAt } from '../figures/figures.ts'
import { fold, kindTable, WHITE_SPACES } from '../text/characters.ts'
import { LEADING_ORDINAL, SENTENCE_MARK } from '../text/wording.ts'
import { LABEL_TABLES, labelBody } from './labels.ts'

const APPLICANT_LABELS: readonly Label[] = [...APPLICANTS, ...APPLICANT_GROUPS]
const BODIES = [
  ...LABEL_TABLES.flatMap((table) => table.entries.map((entry) => entry.body)),
  ...APPLICANT_LABELS.flatMap((label) => [label.zh, ...label.aliases].map(labelBody)),
]
/** Every beginning of a label. */
const BEGINNINGS = new Set(BODIES.flatMap((body) => Array.from(body, (_, i) => body.slice(0, i + 1))))

const LONGEST_WRAPPED_LINE = 40
/** Lines that add nothing to a beginning would else go on with it without end. */
const LONGEST_WRAPPED_CELL = 200
const TAB = 0x09
const LINE_FEED = 0x0a
const SPACES = kindTable([1, WHITE_SPACES])
/** Whether nothing but a tab, and blanks around it, stands between two cells of a line. */
const isTabBetween = (text: string, start: number, end: number): boolean => {
  let tabs = 0
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i)
    if (unit === LINE_FEED || SPACES[unit] !== 1) return false
    if (unit === TAB) tabs++
  }
  return tabs > 0
}

/** The cells of one line; of a line outside tables, itself. */
interface Row {
  readonly cells: readonly Cell[]
  /** The block of a line that no tab cuts; it stays as it is unless a row goes on with it. */
  readonly line: Block | undefined
}

const isTabTable = (text: string, block: Block): block is TableBlock =>
  block.kind === 'table' &&
  !block.exact &&
  block.cells.every((cell, i) => {
    const before = block.cells[i - 1]
    return before?.row !== cell.row || isTabBetween(text, before.end, cell.start)
  })

const isShortLine = (text: string, { kind, start, end }: Block) =>
  kind === 'text' && end - start <= LONGEST_WRAPPED_LINE && !SENTENCE_MARK.test(text.slice(start, end))

const rowsOf = (block: Block): Row[] => {
  if (block.kind === 'text')
    return [{ cells: [{ ...block, row: 0, column: 0, rowSpan: 1, columnSpan: 1 }], line: block }]
  return rowsOfCells(block.cells).map((cells) => ({ cells, line: undefined }))
}

const isWording = (raw: string) => raw !== '' && !looksLikeFigure(raw)

/** Whether a line ends within a label that the next one goes on with. */
const goesOn = (text: string, above: Row, below: Row): boolean => {
  const [a, b] = [above.cells.at(-1) as Cell, below.cells[0] as Cell]
  if (b.start !== a.end + 1 || text.charCodeAt(a.end) !== LINE_FEED || b.end - a.start > LONGEST_WRAPPED_CELL)
    return false
  if (!Number.isNaN(wholeNumberAt(text, a.start, a.end))) return false
  const [end, start] = [text.slice(a.start, a.end), text.slice(b.start, b.end)]
  if (!isWording(end) || !isWording(start)) return false
  const printed = fold(`${end}${start}`).replace(/\s/g, '')
  return !LEADING_ORDINAL.test(fold(start)) && BEGINNINGS.has(labelBody(printed.replace(LEADING_ORDINAL, '')))
}

const joined = (above: Row, below: Row): Row => {
  const [last, first] = [above.cells.at(-1) as Cell, below.cells[0] as Cell]
  return { cells: [...above.cells.slice(0, -1), { ...last, end: first.end }, ...below.cells.slice(1)], line: undefined }
}

const tableOf = (rows: readonly Row[]): Block => {
  const cells = rows.flatMap((row, index) => row.cells.map((cell, column) => ({ ...cell, row: index, column })))
  return { kind: 'table', start: cells[0]?.start ?? 0, end: cells.at(-1)?.end ?? 0, cells, exact: false }
}

/** Lines of one cell that stayed alone are text, rows between them tables. */
const blocksOf = (rows: readonly Row[]): Block[] => {
  const blocks: Block[] = []
  let open: Row[] = []
  const close = () => {
    if (open.length > 0) blocks.push(tableOf(open))
    open = []
  }
  for (const row of rows) {
    if (row.line === undefined) open.push(row)
    else {
      close()
      blocks.push(row.line)
    }
  }
  close()
  return blocks
}

/** The rows of a run of lines, wrapped ones joined; undefined where none is wrapped. */
const wholeRows = (text: string, blocks: readonly Block[]): Row[] | undefined => {
  const lines = blocks.flatMap(rowsOf)
  const rows: Row[] = []
  /** The lines of the row that is open: they are joined only where one of them has tabs. */
  let own: Row[] = []
  const close = () => {
    if (own.length === 0) return
    if (own.some((line) => line.line === undefined)) rows.push(own.reduce(joined))
    else rows.push(...own)
  }
  let open: Row | undefined
  for (const line of lines) {
    const isWrapped = open !== undefined && goesOn(text, open, line)
    if (!isWrapped) close()
    own = isWrapped ? [...own, line] : [line]
    open = isWrapped ? joined(open as Row, line) : line
  }
  close()
  return rows.length < lines.length ? rows : undefined
}

/** The document with the wrapped cells of its rows of tabs made whole, within a range. */
export const withWholeCells = (document: Document, range: Span): Document => {
  const { text } = document
  if (!document.blocks.some((block) => block.kind === 'table' && !block.exact)) return document
  const blocks: Block[] = []
  let run: Block[] = []
  const close = () => {
    const rows = run.some((block) => block.kind === 'table') ? wholeRows(text, run) : undefined
    for (const block of rows ? blocksOf(rows) : run) blocks.push(block)
    run = []
  }
  for (const block of document.blocks) {
    const isWithin = block.start >= range.start && block.end <= range.end
    if (isWithin && (isShortLine(text, block) || isTabTable(text, block))) run.push(block)
    else {
      close()
      blocks.push(block)
    }
  }
  close()
  return { ...document, blocks }
}
