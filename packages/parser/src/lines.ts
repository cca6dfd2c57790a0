/** The lines of a text, and what of them tells a table, in one pass over its characters. */
import { kindTable, WHITE_SPACES } from './characters.ts'
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

const TAB = '\t'
const LINE_FEED = '\n'
const PIPE = '|'.charCodeAt(0)

const KIND = { space: 1, tab: 2, lineFeed: 4, comma: 8 }
const KINDS = kindTable([KIND.space, WHITE_SPACES], [KIND.tab, TAB], [KIND.lineFeed, LINE_FEED], [KIND.comma, ',，'])
const kindAt = (text: string, at: number) => KINDS[text.charCodeAt(at)] as number

const lineOf = (text: string, start: number, end: number, tabs: number, hasComma: boolean): Line => {
  let from = start
  let to = end
  while (from < to && kindAt(text, from) & KIND.space) from++
  while (to > from && kindAt(text, to - 1) & KIND.space) to--
  return {
    start,
    end,
    printedStart: from,
    printedEnd: to,
    tabs,
    opensWithTab: tabs > 0 && text.startsWith(TAB, start),
    hasComma,
    isBlank: to === from,
    isBetweenPipes: to - from > 1 && text.charCodeAt(from) === PIPE && text.charCodeAt(to - 1) === PIPE,
  }
}

/** All lines of a text whose only line ends are line feeds. Most characters are of no kind, and passed over at once. */
export const linesOf = (text: string): Line[] => {
  const lines: Line[] = []
  let start = 0
  let tabs = 0
  let hasComma = false
  for (let at = 0; at < text.length; at++) {
    const kind = kindAt(text, at)
    if (kind === 0) continue
    if (kind & KIND.comma) hasComma = true
    else if (kind & KIND.tab) tabs++
    else if (kind & KIND.lineFeed) {
      lines.push(lineOf(text, start, at, tabs, hasComma))
      start = at + 1
      tabs = 0
      hasComma = false
    }
  }
  lines.push(lineOf(text, start, text.length, tabs, hasComma))
  return lines
}
