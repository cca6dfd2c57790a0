import type { Cell } from './document.ts'

const SPACE = 0x20

/** The cell of a text between two places, without the blanks around it. */
export const cellBetween = (text: string, row: number, column: number, start: number, end: number): Cell => {
  let from = start
  let to = end
  while (from < to && text.charCodeAt(from) <= SPACE) from++
  while (to > from && text.charCodeAt(to - 1) <= SPACE) to--
  return { row, column, rowSpan: 1, columnSpan: 1, start: from, end: to }
}
