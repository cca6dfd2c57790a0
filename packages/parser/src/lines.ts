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

const TAB = 0x09
const LINE_FEED = 0x0a
const PIPE = 0x7c

const WHITE_SPACE = 1
const COMMA = 2
const KINDS = kindTable([WHITE_SPACE, WHITE_SPACES], [COMMA, ',，'])

/** A line that is being read; it is done where it ends. */
class OpenLine implements Line {
  readonly start: number
  end: number
  printedStart: number
  printedEnd: number
  tabs = 0
  opensWithTab = false
  hasComma = false
  isBlank = true
  isBetweenPipes = false

  constructor(start: number) {
    this.start = start
    this.end = start
    this.printedStart = start
    this.printedEnd = start
  }

  print(at: number): void {
    if (this.isBlank) this.printedStart = at
    this.isBlank = false
    this.printedEnd = at + 1
  }

  close(text: string, end: number): Line {
    const { start, tabs, printedStart: from, printedEnd: to } = this
    this.end = end
    this.opensWithTab = tabs > 0 && text.charCodeAt(start) === TAB
    this.isBetweenPipes = to - from > 1 && text.charCodeAt(from) === PIPE && text.charCodeAt(to - 1) === PIPE
    return this
  }
}

/** All lines of a text whose only line ends are line feeds. */
export const linesOf = (text: string): Line[] => {
  const lines: Line[] = []
  let line = new OpenLine(0)
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const kind = KINDS[code] as number
    if (code === LINE_FEED) {
      lines.push(line.close(text, at))
      line = new OpenLine(at + 1)
    } else if (code === TAB) line.tabs++
    else if (kind !== WHITE_SPACE) {
      line.print(at)
      if (kind === COMMA) line.hasComma = true
    }
  }
  lines.push(line.close(text, text.length))
  return lines
}
