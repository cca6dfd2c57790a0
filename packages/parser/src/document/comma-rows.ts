/** Lines of commas as rows of a table, as a spreadsheet exports them. */

import { fold, kindTable, spellingsOf } from '../text/characters.ts'
import { SENTENCE_MARK } from '../text/wording.ts'
import { cellBetween } from './cell-between.ts'
import type { Cell, Span } from './document.ts'
import type { Line } from './lines.ts'

/** What stands between a label and its first figure. */
const COLON_BEFORE_FIGURE = /^[:：][\d０-９/无-]/
const QUOTED = /^"[^"]*"$/
const FIGURE_CELL = /^(?:-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?|[-/]|无)?$/
const DIGITS_LAST = /\d$/
/** Without a label before them fewer figures may be one with its thousands marked. */
const FEWEST_BARE_FIGURES = 5
const LONGEST_COMMA_LINE = 300
const LONGEST_COMMA_HEAD = 40
const MOST_COMMA_HEADS = 4

/** What tells where a cell ends: most characters do not. */
const MARK = { separator: 1, quote: 2, opening: 4, closing: 8, colon: 16 }
const MARKS = kindTable(
  [MARK.separator, ',，'],
  [MARK.quote, '"'],
  [MARK.opening, '(（'],
  [MARK.closing, ')）'],
  [MARK.colon, ':：'],
)

/** Cells of a line of commas; those within quotation marks or brackets are the cell’s own. */
const cellsOf = (text: string, row: number, line: Span): Cell[] => {
  const separator = text.slice(line.start, line.end).includes(',') ? ',' : '，'
  const cells: Cell[] = []
  let start = line.start
  let isQuoted = false
  let depth = 0
  const close = (end: number) => {
    const cell = cellBetween(text, row, cells.length, start, end)
    const isInMarks = QUOTED.test(text.slice(cell.start, cell.end))
    cells.push(isInMarks ? { ...cell, start: cell.start + 1, end: cell.end - 1 } : cell)
    start = end + 1
  }
  for (let at = line.start; at < line.end; at++) {
    const mark = MARKS[text.charCodeAt(at)] as number
    if (mark === 0) continue
    if (mark === MARK.quote) isQuoted = !isQuoted
    else if (mark === MARK.opening) depth++
    else if (mark === MARK.closing) depth = Math.max(0, depth - 1)
    else if (isQuoted || depth > 0) continue
    else if (mark === MARK.separator ? text[at] === separator : isBeforeFigures(text, at, cells)) close(at)
  }
  close(line.end)
  return cells
}

/** A colon behind the label of a row. */
const isBeforeFigures = (text: string, at: number, cells: readonly Cell[]) =>
  cells.length === 0 && COLON_BEFORE_FIGURE.test(text.slice(at, at + 2))

export const commaRows = (text: string, lines: readonly Line[]): Cell[] =>
  lines.flatMap((line, row) => cellsOf(text, row, line))

const textsOf = (text: string, line: Line): string[] =>
  line.hasComma && line.end - line.start <= LONGEST_COMMA_LINE
    ? cellsOf(text, 0, line).map(({ start, end }) => fold(text.slice(start, end)))
    : []

/** How a line may end whose last cell is one of these. */
const LASTS = kindTable([1, spellingsOf('0123456789-/无,"')])
/** Most lines of prose are told by their last character. */
const mayBeRow = (text: string, line: Line | undefined): line is Line =>
  line?.hasComma === true && LASTS[text.charCodeAt(line.printedEnd - 1)] === 1

/** Wording, then figures, and nothing else. */
const isRow = (text: string, line: Line | undefined): boolean => {
  const cells = mayBeRow(text, line) ? textsOf(text, line) : []
  const figures = cells.findIndex((cell) => cell !== '' && FIGURE_CELL.test(cell))
  if (figures < 0 || !cells.slice(figures).every((cell) => FIGURE_CELL.test(cell))) return false
  const wordings = cells.slice(0, figures).filter((cell) => cell !== '')
  return wordings.length > 0
    ? !wordings.some((wording) => DIGITS_LAST.test(wording))
    : cells.length - figures >= FEWEST_BARE_FIGURES
}

const isHead = (text: string, line: Line | undefined): boolean => {
  if (line === undefined || isRow(text, line) || SENTENCE_MARK.test(text.slice(line.start, line.end))) return false
  const cells = textsOf(text, line)
  return cells.length > 1 && cells.every((cell) => cell.length <= LONGEST_COMMA_HEAD)
}

/** A row of heads, or of several, above a row of figures. */
const isAboveRow = (text: string, lines: readonly Line[], index: number): boolean => {
  let row = index + 1
  while (row <= index + MOST_COMMA_HEADS && !mayBeRow(text, lines[row])) row++
  if (row > index + MOST_COMMA_HEADS) return false
  let at = index
  while (at - index < MOST_COMMA_HEADS && isHead(text, lines[at])) at++
  return at > index && isRow(text, lines[at])
}

/** Whether a line is a row of commas, or stands as a head above one. */
export const isCommaLine = (lines: readonly Line[], index: number, text: string): boolean =>
  lines[index]?.hasComma === true && (isRow(text, lines[index]) || isAboveRow(text, lines, index))
