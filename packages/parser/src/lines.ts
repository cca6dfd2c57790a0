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

/** What is counted on the way through a line. */
type Counted = Pick<Line, 'start' | 'end' | 'printedStart' | 'printedEnd' | 'tabs' | 'hasComma'>

const TAB = 0x09
const LINE_FEED = 0x0a
const PIPE = 0x7c

const WHITE_SPACE = 1
const COMMA = 2
const KINDS = kindTable([WHITE_SPACE, WHITE_SPACES], [COMMA, ',，'])

const lineOf = (text: string, { start, end, printedStart, printedEnd, tabs, hasComma }: Counted): Line => ({
  start,
  end,
  printedStart,
  printedEnd,
  tabs,
  opensWithTab: tabs > 0 && text.charCodeAt(start) === TAB,
  hasComma,
  isBlank: printedEnd === printedStart,
  isBetweenPipes:
    printedEnd - printedStart > 1 && text.charCodeAt(printedStart) === PIPE && text.charCodeAt(printedEnd - 1) === PIPE,
})

/** All lines of a text whose only line ends are line feeds. Its variables are local: this runs for every character. */
export const linesOf = (text: string): Line[] => {
  const lines: Line[] = []
  let start = 0
  let printedStart = 0
  let printedEnd = 0
  let tabs = 0
  let hasComma = false
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : LINE_FEED
    const kind = KINDS[code] as number
    if (kind !== WHITE_SPACE) {
      if (printedEnd === start) printedStart = at
      printedEnd = at + 1
      if (kind === COMMA) hasComma = true
    } else if (code === TAB) tabs++
    else if (code === LINE_FEED) {
      lines.push(lineOf(text, { start, end: at, printedStart, printedEnd, tabs, hasComma }))
      start = at + 1
      printedStart = start
      printedEnd = start
      tabs = 0
      hasComma = false
    }
  }
  return lines
}
