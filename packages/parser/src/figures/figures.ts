/** The text of a cell, or a figure in running text, as a number, as blank, or as unreadable. */

import type { Span } from '../document/document.ts'
import { fold, OBJECT_MARK } from '../text/characters.ts'
import { parseChineseNumeral } from '../text/chinese-numerals.ts'
import { remembered } from '../text/remembered.ts'
import {
  BLANK_MARK,
  COUNT_UNITS,
  DASH_LIKE_NUMERAL,
  FALL,
  MONEY_END,
  MONEY_OPENING,
  MONEY_UNITS,
  RISE,
} from '../text/wording.ts'

export type FigureState = 'number' | 'blank' | 'unreadable'

/** What stands in one cell, or in one place of a row where the document has no cells. */
export interface Figure extends Span {
  readonly state: FigureState
  readonly raw: string
  readonly value: number | null
  /** Factor to 万元 where the cell itself prints a unit of money. */
  readonly moneyFactor?: number
  /** True where a word or an arrow is its sign, which only a change of a stock has. */
  readonly isChange?: true
  /** The digits alone, where they may be several figures run together. */
  readonly digits?: string
}

const NUMBER = String.raw`-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`
/** A note in brackets, or its mark; one that speaks of 元 is a unit, and no note. */
const NOTE = String.raw`(?:\([^()元]*\)|\^?[①-⑳*※]|\^?\[注?\d{0,2}\])?`
const MONEY_UNIT = Object.keys(MONEY_UNITS).join('|')
const PLAIN = new RegExp(`^(${NUMBER})(?:${COUNT_UNITS})?${NOTE}$`)
const MONEY = new RegExp(
  `^(?:${MONEY_OPENING})?(${NUMBER})(?:(${MONEY_UNIT})|\\((${MONEY_UNIT})\\))(?:${MONEY_END})?${NOTE}$`,
)
const CHANGE = new RegExp(`^(?:(${RISE})|${FALL})(${NUMBER})(?:${COUNT_UNITS})?$`)
const COUNTED = new RegExp(`(?:${COUNT_UNITS})${NOTE}$`)
const COUNTED_NUMERAL = new RegExp(`^(.+?)(?:${COUNT_UNITS})?${NOTE}$`)

type Reading = Omit<Figure, keyof Span | 'raw'>
const BLANK: Reading = { state: 'blank', value: null }
const UNREADABLE: Reading = { state: 'unreadable', value: null }
/** 007 is no number anybody prints: figures run together, or a serial number; of zeros alone all are zero. */
const LEADING_ZERO = /^0\d*[1-9]|^00+\./
const RUN_OF_DIGITS = /^\d{2,}$/
/** Recognition takes a lone zero for the letter. */
const LETTER_FOR_ZERO = /^[Oo]$/

const readPrinted = (printed: string): Reading =>
  LEADING_ZERO.test(printed) ? UNREADABLE : { state: 'number', value: Number(printed.replaceAll(',', '')) }

const readPlain = (text: string): Reading | undefined => {
  const printed = PLAIN.exec(text)?.[1]
  if (printed === undefined) return undefined
  const digits = RUN_OF_DIGITS.test(printed) && !COUNTED.test(text) ? { digits: printed } : {}
  return { ...readPrinted(printed), ...digits }
}

const readMoney = (text: string): Reading | undefined => {
  const [, printed, unit, bracketed] = MONEY.exec(text) ?? []
  const factor = MONEY_UNITS[unit ?? bracketed ?? '']
  return printed === undefined || factor === undefined ? undefined : { ...readPrinted(printed), moneyFactor: factor }
}

const readChange = (text: string): Reading | undefined => {
  const [, rise, printed] = CHANGE.exec(text) ?? []
  if (printed === undefined || printed.startsWith('-')) return undefined
  const { state, value } = readPrinted(printed)
  return { state, value: value && rise === undefined ? -value : value, isChange: true }
}

/** 三万 is a count or an amount; of money nobody could tell. A lone 一 is one, or a dash. */
const readNumeral = (text: string): Reading | undefined => {
  if (text === DASH_LIKE_NUMERAL) return UNREADABLE
  const numeral = text.includes('万') ? undefined : parseChineseNumeral(COUNTED_NUMERAL.exec(text)?.[1] ?? '')
  return numeral === undefined ? undefined : { state: 'number', value: numeral }
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

/** What recognition takes for a formula: `$12$`, `$\mathrm{12}$`, `$1{,}362$`. */
const FORMULA = /^\$([^$]*)\$$/
const FORMULA_MARKS = /\\(?:math|text)[a-z]*|[{}\\]/g
const withoutFormula = (text: string): string =>
  text.startsWith('$') ? text.replace(FORMULA, (_, held: string) => held.replace(FORMULA_MARKS, '').trim()) : text

const readMarked = remembered((raw: string): Reading => {
  const text = withoutFormula(
    fold(raw)
      .replace(/(?:\s|&nbsp;)+/g, ' ')
      .trim(),
  )
  if (text === '' || BLANK_MARK.test(text)) return BLANK
  if (LETTER_FOR_ZERO.test(text)) return { state: 'number', value: 0 }
  const closed = text.replace(/ (?=[^\d-])|(?<=[^\d,.]) /g, '')
  return readPlain(closed) ?? readMoney(closed) ?? readChange(closed) ?? readNumeral(text) ?? UNREADABLE
})

/** Reads what a cell says; never a number where two readings are possible. */
export const readFigure = (raw: string): Reading => {
  const value = wholeNumberAt(raw, 0, raw.length)
  if (Number.isNaN(value)) return readMarked(raw)
  return raw.length > 1 ? { state: 'number', value, digits: raw } : { state: 'number', value }
}

/** The figure at a place; written out for the plain ones, of which a report has some two hundred. */
export const figureAt = (text: string, { start, end, page }: Span): Figure => {
  const raw = text.slice(start, end)
  if (page !== undefined) return { start, end, page, raw, ...readFigure(raw) }
  if (start === end) return { start, end, raw, state: 'blank', value: null }
  const value = wholeNumberAt(text, start, end)
  if (Number.isNaN(value)) return { start, end, raw, ...readMarked(raw) }
  return end - start > 1
    ? { start, end, raw, state: 'number', value, digits: raw }
    : { start, end, raw, state: 'number', value }
}

const FIGURE_OPENING = /^(?:$|[-\dOo\ufffc/\\(&无空不暂没未Nn…〇零一二两三四五六七八九十百千¥￥人+↑↓▲▼△▽增新减])/
const SIGNED = /^[+↑↓▲▼△▽]\d/

/** Whether a cell is meant to hold a figure: empty, a mark, or beginning with a digit or numeral; else it is wording. */
export const looksLikeFigure = (raw: string): boolean => {
  const text = withoutFormula(fold(raw).replace(/\s+|&nbsp;/g, ''))
  if (!FIGURE_OPENING.test(text)) return false
  if (
    text === '' ||
    text === OBJECT_MARK ||
    text === DASH_LIKE_NUMERAL ||
    BLANK_MARK.test(text) ||
    /^-?\d[\d,.-]*$/.test(text)
  )
    return true
  return readFigure(raw).state === 'number' || SIGNED.test(text) || /^-?\d[\d,.]*(?:\(|万?元)/.test(text)
}
