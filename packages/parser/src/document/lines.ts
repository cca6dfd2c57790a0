/** The lines of a text, and what of them tells a table, in one pass over its characters. */
import { kindTable, WHITE_SPACES } from '../text/characters.ts'
import { unitsOf } from '../text/code-units.ts'
import type { Span } from './document.ts'

export interface Line extends Span {
  /** Where its first character stands that is no white space, and where its last one ends. */
  readonly printedStart: number
  readonly printedEnd: number
  readonly tabs: number
  readonly opensWithTab: boolean
  readonly hasComma: boolean
  readonly isBlank: boolean
  /** Whether it begins and ends with a pipe, blanks apart. */
  readonly isBetweenPipes: boolean
}

const TAB = 0x09
const LINE_FEED = 0x0a
const COMMA = 0x2c
const WIDE_COMMA = 0xff0c
const PIPE = 0x7c

const SPACES = kindTable([1, WHITE_SPACES])
const isSpaceAt = (units: Uint16Array, at: number) => SPACES[units[at] as number] === 1

const lineOf = (units: Uint16Array, start: number, end: number, tabs: number, hasComma: boolean): Line => {
  let from = start
  let to = end
  while (from < to && isSpaceAt(units, from)) from++
  while (to > from && isSpaceAt(units, to - 1)) to--
  return {
    start,
    end,
    printedStart: from,
    printedEnd: to,
    tabs,
    opensWithTab: tabs > 0 && units[start] === TAB,
    hasComma,
    isBlank: to === from,
    isBetweenPipes: to - from > 1 && units[from] === PIPE && units[to - 1] === PIPE,
  }
}

/** All lines of a text whose only line ends are line feeds. Most characters are beyond the marks that tell, and passed over at once. */
export const linesOf = (text: string): Line[] => {
  const lines: Line[] = []
  let start = 0
  let tabs = 0
  let hasComma = false
  const units = unitsOf(text)
  for (let at = 0; at < text.length; at++) {
    const unit = units[at] as number
    if (unit > COMMA && unit !== WIDE_COMMA) continue
    if (unit === TAB) tabs++
    else if (unit === COMMA || unit === WIDE_COMMA) hasComma = true
    else if (unit === LINE_FEED) {
      lines.push(lineOf(units, start, at, tabs, hasComma))
      start = at + 1
      tabs = 0
      hasComma = false
    }
  }
  lines.push(lineOf(units, start, text.length, tabs, hasComma))
  return lines
}
