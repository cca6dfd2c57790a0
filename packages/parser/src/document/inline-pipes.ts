/** Rows whose cells a program has joined by pipes, with none before the first and behind the last: `规章 | 3 | 0 | 8`. */
import { SENTENCE_MARK } from '../text/wording.ts'
import type { Line } from './lines.ts'

/** Two cells may be a title and the name of its site. */
const FEWEST_PIPES = 2
/** Fewer lines may be the menu of a page. */
const FEWEST_LINES = 3
/** How far below heads the first row of figures stands. */
const MOST_HEADS = 6
const FIGURE_LAST = /\|\s*(?:-?[\d０-９][\d,.]*|[/—-]|无|nan|None)?\s*$/

const wordingOf = (text: string, { start, end }: Line) => text.slice(start, end)

export const isInlinePipeLine = (lines: readonly Line[], index: number, text: string): boolean => {
  const line = lines[index]
  if (!line || line.pipes < FEWEST_PIPES || line.isBetweenPipes) return false
  return !SENTENCE_MARK.test(wordingOf(text, line))
}

/** Whether such lines begin here, one of which ends in a figure. */
export const opensInlinePipes = (lines: readonly Line[], index: number, text: string): boolean => {
  let end = index
  while (end < index + MOST_HEADS && isInlinePipeLine(lines, end, text)) end++
  return end - index >= FEWEST_LINES && lines.slice(index, end).some((line) => FIGURE_LAST.test(wordingOf(text, line)))
}
