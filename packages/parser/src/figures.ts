/** The text of a cell, or a figure in running text, as a number, as blank, or as unreadable. */
import { fold, OBJECT_MARK } from './characters.ts'
import { parseChineseNumeral } from './chinese-numerals.ts'
import type { Span } from './document.ts'
import { remembered } from './remembered.ts'
import { BLANK_MARK, COUNT_UNITS, MONEY_UNITS } from './wording.ts'

export type FigureState = 'number' | 'blank' | 'unreadable'

/** What stands in one cell, or in one place of a row where the document has no cells. */
export interface Figure extends Span {
  readonly state: FigureState
  readonly raw: string
  readonly value: number | null
  /** Factor to 万元 where the cell itself prints a unit of money. */
  readonly moneyFactor?: number
  /** The digits alone, where they may be several figures run together. */
  readonly digits?: string
}

const NUMBER = String.raw`-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`
const NOTE = String.raw`(?:\([^()]*\))?`
const PLAIN = new RegExp(`^(${NUMBER})(${Object.keys(MONEY_UNITS).join('|')}|${COUNT_UNITS})?${NOTE}$`)
const COUNTED_NUMERAL = new RegExp(`^(.+?)(?:${COUNT_UNITS})?${NOTE}$`)

type Reading = Omit<Figure, keyof Span | 'raw'>
const BLANK: Reading = { state: 'blank', value: null }
const UNREADABLE: Reading = { state: 'unreadable', value: null }
/** 007 is no number anybody prints: figures run together, or a serial number. */
const LEADING_ZERO = /^0\d/

const readNumber = (match: RegExpMatchArray): Reading => {
  const printed = match[1] as string
  const digits = /^\d{2,}$/.test(printed) && !match[2] ? { digits: printed } : {}
  if (LEADING_ZERO.test(printed)) return { ...UNREADABLE, ...digits }
  const factor = MONEY_UNITS[match[2] ?? '']
  return {
    state: 'number',
    value: Number(printed.replaceAll(',', '')),
    ...(factor === undefined ? {} : { moneyFactor: factor }),
    ...digits,
  }
}

const ZERO = 0x30
/** As many digits as a number holds exactly. */
const MOST_DIGITS = 15

/** What most cells hold, a whole number without marks, read digit by digit; NaN for anything else. */
export const wholeNumberAt = (text: string, start: number, end: number): number => {
  const length = end - start
  const isPlain = length === 1 || (length > 1 && length <= MOST_DIGITS && text.charCodeAt(start) !== ZERO)
  let value = isPlain ? 0 : Number.NaN
  for (let i = start; i < end && isPlain; i++) {
    const digit = text.charCodeAt(i) - ZERO
    if (digit < 0 || digit > 9) return Number.NaN
    value = value * 10 + digit
  }
  return value
}

const readMarked = remembered((raw: string): Reading => {
  const text = fold(raw).replace(/\s+/g, ' ').trim()
  if (text === '' || BLANK_MARK.test(text)) return BLANK
  const match = PLAIN.exec(text.replace(/ (?=[^\d-])|(?<=[^\d,.]) /g, ''))
  if (match) return readNumber(match)
  const numeral = parseChineseNumeral(COUNTED_NUMERAL.exec(text)?.[1] ?? '')
  return numeral === undefined ? UNREADABLE : { state: 'number', value: numeral }
})

/** Reads what a cell says; never a number where two readings are possible. */
export const readFigure = (raw: string): Reading => {
  const value = wholeNumberAt(raw, 0, raw.length)
  if (Number.isNaN(value)) return readMarked(raw)
  return raw.length > 1 ? { state: 'number', value, digits: raw } : { state: 'number', value }
}

/** The figure at a place; written out for the plain ones, of which a report has some two hundred. */
export const figureAt = (text: string, span: Span): Figure => {
  const { start, end, page } = span
  const raw = text.slice(start, end)
  const value = page === undefined ? wholeNumberAt(text, start, end) : Number.NaN
  if (!Number.isNaN(value))
    return end - start > 1
      ? { start, end, raw, state: 'number', value, digits: raw }
      : { start, end, raw, state: 'number', value }
  const place = page === undefined ? { start, end } : { start, end, page }
  return { ...place, raw, ...readFigure(raw) }
}

const FIGURE_OPENING = /^(?:$|[-\d\ufffc/\\(&无空〇零一二两三四五六七八九十百千])/

/** Whether a cell is meant to hold a figure: empty, a mark, or beginning with a digit or numeral; else it is wording. */
export const looksLikeFigure = (raw: string): boolean => {
  const text = fold(raw).replace(/\s+/g, '')
  if (!FIGURE_OPENING.test(text)) return false
  if (text === '' || text === OBJECT_MARK || BLANK_MARK.test(text) || /^-?\d[\d,.-]*$/.test(text)) return true
  return readFigure(raw).state === 'number' || /^-?\d[\d,.]*(?:\(|万?元)/.test(text)
}
