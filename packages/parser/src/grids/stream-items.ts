/** Running text as items: wording with its labels, and the figures that stand after it until the next wording. */

import type { Span } from '../document/document.ts'
import { type Figure, figureAt } from '../figures/figures.ts'
import { fold, kindTable } from '../text/characters.ts'
import {
  BRACKETED_ORDINAL,
  COUNT_UNITS,
  MONEY_UNITS,
  PAGE_FURNITURE,
  PROSE_AFTER_FIGURE,
  RUNNING_TITLE,
  TITLE_WORD,
} from '../text/wording.ts'
import type { Item } from './item.ts'
import type { LabelTable } from './labels.ts'

/** A mark for a blank: between spaces, lines and figures, or between pipes. */
const BLANK_BETWEEN =
  /(?<=^|[\s\d])(?<![.、]\n)(?:[/\\]|-{1,4}(?!-)|无)(?=[\s(\d一二三四五六七八九]|$)|(?<=[|│][^\S\n]*)(?:[/\\]|-{1,2}|无)(?=[^\S\n]*[|│])/y
/** A zero as a numeral, or taken for the letter by recognition, between spaces. */
const LETTER_FOR_ZERO = /(?<=^|[\s\dOo〇零])[Oo〇零](?=\s|$)/y
/** Letters that recognition has put for the first digits of a figure, or the one pipe of a line for a 1. */
const LETTERS_FOR_DIGITS = /(?<![A-Za-z])[A-Za-z]{1,3}(?=\d)|(?<=^[^\n|]*\s)\|(?=\d[^\n|]*$)/my
/** The same behind the other digits. */
const PIPE_FOR_DIGIT = /(?<=^[^\n|]*)\|(?=(?:\s[^\n|]*)?$)/my
/** Signs of a change of a stock. */
const SIGNS = '-+↑↓▲▼△▽增减'
const MINUS = 0x2d
const POINT = 0x2e
const COMMA = 0x2c
const ZERO = 0x30
const NINE = 0x39
const SPACE = 0x20
const isDigit = (code: number) => code >= ZERO && code <= NINE
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** A letter beside digits is one that recognition has put for a digit: with it nobody can read them, without it they lie. */
const LATIN = kindTable([1, LETTERS])

/** What a figure may begin with: most places of a text begin none. */
const OPENING = { digit: 1, sign: 2, blank: 4, letter: 8 }
const OPENINGS = kindTable(
  [OPENING.digit, '0123456789'],
  [OPENING.sign, SIGNS],
  [OPENING.blank, '/\\-无'],
  [OPENING.letter, `${LETTERS}〇零|`],
)

/** Digits and the marks within figures, without a space: one figure, or several run together. */
const digitsEnd = (folded: string, from: number): number => {
  let end = from + 1
  for (let i = end; i < folded.length; i++) {
    const code = folded.charCodeAt(i)
    if (isDigit(code) || LATIN[code] === 1) end = i + 1
    else if (code !== COMMA && code !== POINT && code !== MINUS) break
  }
  return end
}

const matchEnd = (sticky: RegExp, folded: string, at: number): number => {
  sticky.lastIndex = at
  return sticky.test(folded) ? sticky.lastIndex : at
}

const PIPE = 0x7c
const misreadEnd = (folded: string, end: number): number =>
  folded.charCodeAt(end) === PIPE ? matchEnd(PIPE_FOR_DIGIT, folded, end) : end

/** The end of what stands at a place like a figure; the place itself where nothing does. */
const figureEnd = (folded: string, at: number): number => {
  const opening = OPENINGS[folded.charCodeAt(at)] as number
  if (opening === 0) return at
  if (opening & OPENING.digit) return misreadEnd(folded, digitsEnd(folded, at))
  if (opening & OPENING.sign && isDigit(folded.charCodeAt(at + 1))) return digitsEnd(folded, at + 1)
  if (opening & OPENING.letter) {
    const end = matchEnd(LETTERS_FOR_DIGITS, folded, at)
    return end > at ? digitsEnd(folded, end) : matchEnd(LETTER_FOR_ZERO, folded, at)
  }
  return opening & OPENING.blank ? matchEnd(BLANK_BETWEEN, folded, at) : at
}

const DATE = /\d{4}-\d{1,2}-\d{1,2}/g
/** A note; not a label in brackets into which a page’s columns have put the figures of its row. */
const BRACKETED_DIGITS = /\([^()\d]*(?!\d[\s│|]+-?\d)\d(?:(?!\d[\s│|]+-?\d)[^()])*\)/g
const MONEY = new RegExp(`^\\s?(?:${Object.keys(MONEY_UNITS).join('|')})`)
/** A unit behind a figure that stands alone; an article of a law has its number before 条 too. */
const UNIT = new RegExp(`^[^\\S\\n]?(?:${COUNT_UNITS})(?=[\\s\\d/-]|$)`)
const ARTICLE_MARK = '第'
const ORDINAL_AFTER = /^\n?[.、](?!\d)/
const LETTER = /\p{L}/u

/** A page’s number between dashes, where lines have run into each other: it is no fall by so many. */
const PAGE_MARK = /(?<![\d-])-\d{1,3}-(?![\d-])/g

/** Each with a character that none is without, for most texts have none of them. */
const ASIDES: readonly (readonly [sign: string, pattern: RegExp])[] = [
  ['(', BRACKETED_DIGITS],
  ['-', DATE],
  ['-', PAGE_MARK],
  ['', new RegExp(PAGE_FURNITURE.source, 'gm')],
]
const TITLES = new RegExp(RUNNING_TITLE.source, 'gm')
/** A page’s columns put the figure of a row between the lines of its label, and a label between those of its group’s. */
const LINE_OF_DIGITS = /\n\d+\n/
const LINE_OF_LABEL = /\d[.、]\D[^)]*\n/
const isNote = (aside: string) => /\d/.test(aside) && !LINE_OF_DIGITS.test(aside) && !LINE_OF_LABEL.test(aside)
const blanksFor = (aside: string) => (isNote(aside) ? aside.replace(/[^\n]/g, ' ') : aside)
const DIGIT_AND_BRACKET = /\d\)/
/** `(1)` before a label as `1.`, place for place: its digit is no figure, and no note. */
const plainlyNumbered = (folded: string) =>
  DIGIT_AND_BRACKET.test(folded)
    ? folded.replace(BRACKETED_ORDINAL, (_, opening: string, digit: string) => `${opening && ' '}${digit}.`)
    : folded
/** Blanks out, place for place, what holds digits that are no figures: notes in brackets, dates, page numbers. */
const withoutAsides = (folded: string) =>
  ASIDES.reduce(
    (text, [sign, pattern]) => (text.includes(sign) ? text.replace(pattern, blanksFor) : text),
    withoutTitles(plainlyNumbered(folded)),
  )
const withoutTitles = (folded: string) => (TITLE_WORD.test(folded) ? folded.replace(TITLES, blanksFor) : folded)

/** Whether the digit at the end of a number is the numbering of the label that follows without any mark. */
const isBareOrdinal = (digit: string, after: string, labelTable: LabelTable): boolean =>
  labelTable.bodiesByNumber.get(`${digit}.`)?.some((body) => after.startsWith(body.slice(0, 4))) ?? false

/**
 * Whether a number ends in the numbering of the next label; one that ends its line does not where it has several digits, or
 * other figures stand before it.
 */
const endsInOrdinal = (digits: string, before: string, after: string, labels: LabelTable): boolean => {
  const last = digits.charAt(digits.length - 1)
  if (last === '0' || (digits.length > 1 && /^\s/.test(after))) return false
  if (/^[^\S\n]*\n(?![.、])/.test(after) && /\d[^\S\n]+$/.test(before)) return false
  return ORDINAL_AFTER.test(after) || isBareOrdinal(last, after.replace(/\s/g, ''), labels)
}

const LONGEST_AFTER = 12
/** Between figures of a row there is nothing that could say they are none. */
const isBeforeDigit = (folded: string, from: number): boolean => {
  let at = from
  while (folded.charCodeAt(at) <= SPACE) at++
  return isDigit(folded.charCodeAt(at))
}

/** Where a figure ends, with its unit of money; undefined where it is a date, a share, a sentence or a numbering. */
const trueEnd = (folded: string, start: number, end: number, labels: LabelTable): number | undefined => {
  if (isBeforeDigit(folded, end)) return end
  const after = folded.slice(end, end + LONGEST_AFTER)
  const money = MONEY.exec(after)
  if (money) return end + money[0].length
  const unit = folded.charAt(start - 1) === ARTICLE_MARK ? null : UNIT.exec(after)
  if (unit) return end + unit[0].length
  if (endsInOrdinal(folded.slice(start, end), folded.slice(Math.max(0, start - LONGEST_AFTER), start), after, labels))
    return end - 1 > start ? end - 1 : undefined
  return PROSE_AFTER_FIGURE.test(after) ? undefined : end
}

const isSpace = (text: string, start: number, end: number): boolean => {
  for (let i = start; i < end; i++) if (text.charCodeAt(i) > SPACE) return false
  return true
}

const wordingItem = (wording: string, labels: LabelTable): Item & { figures: Figure[] } => ({
  labels: labels.match(wording),
  figures: [],
  bounded: false,
  columns: [],
  end: 'uneven',
  endsAt: 0,
  figuresFirst: false,
  wording,
  unknownCells: 0,
})

/** Items of a stretch that has no cells; `range` may span lines. */
export const itemsOfStream = (text: string, range: Span, labels: LabelTable): Item[] => {
  const folded = withoutAsides(fold(text.slice(range.start, range.end)))
  const items: ReturnType<typeof wordingItem>[] = []
  let from = 0
  const takeWording = (to: number) => {
    if (items.length > 0 && isSpace(folded, from, to)) return
    const wording = folded.slice(from, to)
    if (items.length === 0 || LETTER.test(wording)) items.push(wordingItem(wording, labels))
  }
  for (let at = 0; at < folded.length; ) {
    const found = figureEnd(folded, at)
    const end = found > at ? trueEnd(folded, at, found, labels) : undefined
    if (end !== undefined) {
      takeWording(at)
      items.at(-1)?.figures.push(figureAt(text, { start: range.start + at, end: range.start + end }))
      from = end
    }
    at = Math.max(found, at + 1)
  }
  takeWording(folded.length)
  return items
}
