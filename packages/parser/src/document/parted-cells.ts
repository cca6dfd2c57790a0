/**
 * Rows as a browser copies them out of a table whose cells are paragraphs: a tab parts two cells wherever the lines of
 * their paragraphs end, and nothing but the end of a line parts two rows.
 *
 *     一、本年新收政府信息公开申请数量
 *
 *     →
 *
 *     217
 *
 *     →
 *
 *     二、上年结转政府信息公开申请数量
 */
import { cellBetween } from './cell-between.ts'
import type { Cell } from './document.ts'
import type { Line } from './lines.ts'

/** Lines from one of the table to the one behind it. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

const LONGEST_CELL_LINE = 100
/** Between two tabs stand the lines of one cell, or of the last of a row and the first of the next. */
const MOST_LINES_BETWEEN = 6
/** Fewer rows may be a wrapped cell each. */
const FEWEST_ROWS = 3

const FIGURE = /^(?:[-−]?[\d０-９][\d０-９,，.．]*(?:万?元|[件项条次份篇])?|[/／\\—－–-]+|无)$/
const isFigure = (words: string) => FIGURE.test(words)
const isWording = (words: string) => words !== '' && !isFigure(words)

const isShort = ({ printedStart, printedEnd }: Line) => printedEnd - printedStart <= LONGEST_CELL_LINE
const wordsOf = (text: string, { printedStart, printedEnd }: Line) => text.slice(printedStart, printedEnd)

/** The lines from each first tab to the last that short lines alone part from it. */
const tabbedStretches = (lines: readonly Line[]): Stretch[] => {
  const stretches: Stretch[] = []
  let from = -1
  let last = -1
  let between = 0
  const close = () => {
    if (from >= 0) stretches.push({ from, to: last + 1 })
    from = -1
  }
  lines.forEach((line, at) => {
    if (!line.isBlank) between++
    if (from >= 0 && (between > MOST_LINES_BETWEEN || (line.tabs === 0 && !isShort(line)))) close()
    if (!line.opensWithTab) return
    if (from < 0) from = at
    last = at
    between = 0
  })
  close()
  return stretches
}

/** With the first cell of the first row, and with the last figure of the last. */
const withEnds = (text: string, lines: readonly Line[], { from, to }: Stretch, before: number): Stretch => {
  let first = from - 1
  while (first >= before && lines[first]?.isBlank) first--
  const isCell = first >= before && isShort(lines[first] as Line)
  let last = to
  while (lines[last]?.isBlank) last++
  const line = lines[last]
  const isLast = line !== undefined && isFigure(wordsOf(text, line))
  return { from: isCell ? first : from, to: isLast ? last + 1 : to }
}

/** Whether the wording behind a figure always begins a line of its own, with no tab before it. */
const beginsRowsBare = (text: string, lines: readonly Line[], { from, to }: Stretch): boolean => {
  let isBehindFigure = false
  let rows = 0
  for (let at = from; at < to; at++) {
    const line = lines[at] as Line
    if (line.isBlank) continue
    const [first = '', ...others] = wordsOf(text, line).split('\t')
    if (isBehindFigure && isWording(first)) {
      if (line.opensWithTab) return false
      rows++
    }
    isBehindFigure = isFigure(others.at(-1)?.trim() ?? first)
  }
  return rows >= FEWEST_ROWS
}

/** The stretches of a text’s lines that are such rows, by the line with which they begin. */
export const partedStretches = (text: string, lines: readonly Line[]): ReadonlyMap<number, Stretch> => {
  const found = new Map<number, Stretch>()
  if (!text.includes('\n\t')) return found
  let before = 0
  for (const stretch of tabbedStretches(lines)) {
    const whole = withEnds(text, lines, stretch, before)
    if (beginsRowsBare(text, lines, whole)) found.set(whole.from, whole)
    before = whole.to
  }
  return found
}

/** More lines without anything in them stand between two rows than between two paragraphs of a cell. */
const FEWEST_BETWEEN_ROWS = 2

/** What stands before a piece of a line that no tab parts from it. */
interface Gap {
  readonly opensLine: boolean
  readonly blankLines: number
  /** Whether the cells of its table stand on the lines of the tabs before them, all but the first of each row. */
  readonly areCellsBehindTabs: boolean
}

/** A row being read, and the cell of it that is open. */
class OpenRow {
  readonly cells: Cell[] = []
  readonly #text: string
  readonly #row: number
  #start = -1
  #end = -1
  #holdsFigure = false
  #holdsWording = false

  constructor(text: string, row: number) {
    this.#text = text
    this.#row = row
  }

  get #words() {
    return this.#text.slice(this.#start, this.#end).trim()
  }

  get #isLastEmpty() {
    const last = this.cells.at(-1)
    return last !== undefined && last.start === last.end
  }

  /** Whether words behind such a gap are the first cell of another row. */
  isEndedBy(words: string, { opensLine, blankLines, areCellsBehindTabs }: Gap): boolean {
    if (!opensLine || this.cells.length === 0) return false
    if (areCellsBehindTabs) return this.#start < 0 || blankLines > 0
    if (this.#start >= 0 && blankLines >= FEWEST_BETWEEN_ROWS) return true
    if (isFigure(words)) return false
    if (this.#start >= 0) return isFigure(this.#words)
    return this.#holdsFigure || (this.#holdsWording && this.#isLastEmpty)
  }

  add(start: number, end: number) {
    if (this.#start < 0) this.#start = start
    this.#end = end
    if (isFigure(this.#words)) this.#holdsFigure = true
    else this.#holdsWording = true
  }

  /** Ends its open cell; one to which nothing was added is empty, where it stands. */
  closeCell(at: number) {
    const [start, end] = this.#start < 0 ? [at, at] : [this.#start, this.#end]
    this.cells.push(cellBetween(this.#text, this.#row, this.cells.length, start, end))
    this.#start = -1
  }
}

/** The cells of such lines, row by row. */
export const partedRows = (text: string, lines: readonly Line[]): Cell[] => {
  const rows = [new OpenRow(text, 0)]
  const open = () => rows.at(-1) as OpenRow
  const areCellsBehindTabs = lines.some(({ opensWithTab, isBlank }) => opensWithTab && !isBlank)
  let blankLines = 0
  const addPiece = (start: number, end: number, opensLine: boolean) => {
    const words = text.slice(start, end).trim()
    if (words === '') return
    if (open().isEndedBy(words, { opensLine, blankLines, areCellsBehindTabs })) {
      open().closeCell(start)
      rows.push(new OpenRow(text, rows.length))
    }
    open().add(start, end)
  }
  for (const { start, end, isBlank, tabs } of lines) {
    blankLines = isBlank && tabs === 0 ? blankLines + 1 : blankLines
    let from = start
    for (let tab = text.indexOf('\t', from); tab >= 0 && tab < end; tab = text.indexOf('\t', from)) {
      addPiece(from, tab, from === start)
      open().closeCell(tab)
      from = tab + 1
    }
    addPiece(from, end, from === start)
    if (!isBlank || tabs > 0) blankLines = 0
  }
  open().closeCell(lines.at(-1)?.end ?? 0)
  return rows.flatMap(({ cells }) => cells)
}
