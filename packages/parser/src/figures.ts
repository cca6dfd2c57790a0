/** The text of a cell, or a figure in running text, as a number, as blank, or as unreadable. */
import { fold } from './characters.ts'
import { parseChineseNumeral } from './chinese-numerals.ts'
import type { Span } from './document.ts'
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

/** What most cells hold, which needs no folding. */
const WHOLE_NUMBER = /^(?:\d|[1-9]\d+)$/
const readWholeNumber = (raw: string): Reading => {
  const reading = { state: 'number', value: Number(raw) } as const
  return raw.length > 1 ? { ...reading, digits: raw } : reading
}

/** Reads what a cell says; never a number where two readings are possible. */
export const readFigure = (raw: string): Reading => {
  if (WHOLE_NUMBER.test(raw)) return readWholeNumber(raw)
  const text = fold(raw).replace(/\s+/g, ' ').trim()
  if (text === '' || BLANK_MARK.test(text)) return BLANK
  const match = PLAIN.exec(text.replace(/ (?=[^\d-])|(?<=[^\d,.]) /g, ''))
  if (match) return readNumber(match)
  const numeral = parseChineseNumeral(COUNTED_NUMERAL.exec(text)?.[1] ?? '')
  return numeral === undefined ? UNREADABLE : { state: 'number', value: numeral }
}

export const figureAt = (text: string, span: Span): Figure => {
  const raw = text.slice(span.start, span.end)
  return { ...span, raw, ...readFigure(raw) }
}

const FIGURE_OPENING = /^(?:$|[-\d/\\(&无空〇零一二两三四五六七八九十百千])/

/** Whether a cell is meant to hold a figure: empty, a mark, or beginning with a digit or numeral; else it is wording. */
export const looksLikeFigure = (raw: string): boolean => {
  if (WHOLE_NUMBER.test(raw)) return true
  const text = fold(raw).replace(/\s+/g, '')
  if (!FIGURE_OPENING.test(text)) return false
  if (text === '' || BLANK_MARK.test(text) || /^-?\d[\d,.-]*$/.test(text)) return true
  return readFigure(raw).state === 'number' || /^-?\d[\d,.]*(?:\(|万?元)/.test(text)
}
