/** The lines of a text, and what of them tells a table, in one pass over its characters. */
import { kindTable, WHITE_SPACES } from '../text/characters.ts'
import { unitsOf } from '../text/code-units.ts'
import type { Span } from './document.ts'

export interface Line extends Span {
  /** Where its first character stands that is no white space, and where its last one ends. */
  readonly printedStart: number
  readonly printedEnd: number
  readonly tabs: number
  readonly pipes: number
  readonly opensWithTab: boolean
  readonly hasComma: boolean
  readonly isBlank: boolean
  /** Whether it begins and ends with a pipe, blanks apart. */
  readonly isBetweenPipes: boolean
}

const TAB = 0x09
const LINE_FEED = 0x0a
const PIPE = 0x7c

const SPACES = kindTable([1, WHITE_SPACES])
const isSpaceAt = (units: Uint16Array, at: number) => SPACES[units[at] as number] === 1

/** What is counted in a line; most characters are none of these. */
const COUNTED = kindTable([1, '\t\n,，|'])

interface Counts {
  readonly tabs: number
  readonly pipes: number
  readonly commas: number
}

const lineOf = (units: Uint16Array, start: number, end: number, { tabs, pipes, commas }: Counts): Line => {
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
    pipes,
    opensWithTab: tabs > 0 && units[start] === TAB,
    hasComma: commas > 0,
    isBlank: to === from,
    isBetweenPipes: pipes > 1 && units[from] === PIPE && units[to - 1] === PIPE,
  }
}

/** All lines of a text whose only line ends are line feeds. */
export const linesOf = (text: string): Line[] => {
  const lines: Line[] = []
  const units = unitsOf(text)
  let start = 0
  let tabs = 0
  let pipes = 0
  let commas = 0
  for (let at = 0; at < text.length; at++) {
    const unit = units[at] as number
    if (COUNTED[unit] === 0) continue
    if (unit === TAB) tabs++
    else if (unit === PIPE) pipes++
    else if (unit !== LINE_FEED) commas++
    else {
      lines.push(lineOf(units, start, at, { tabs, pipes, commas }))
      start = at + 1
      tabs = pipes = commas = 0
    }
  }
  lines.push(lineOf(units, start, text.length, { tabs, pipes, commas }))
  return lines
}
