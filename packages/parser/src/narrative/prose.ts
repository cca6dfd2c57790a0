/** One pass over compact prose: where its sentences begin, and what stands in them that may be read. */

import { unitsOf } from '../text/code-units.ts'
import { readNumeral } from './numerals.ts'
import {
  AMOUNT,
  BEFORE_HEDGED,
  CLAUSE_ENDS,
  CUES,
  DATED,
  DIGITS,
  HEDGE,
  HEDGE_BEHIND,
  LONGEST_HEDGE,
  MULTIPLIERS,
  NOUGHTS,
  NUMBER_ENDS,
  NUMERALS,
  SENTENCE_ENDS,
  TEN_THOUSAND,
  UNCERTAIN_NUMBER,
  YEAR,
} from './wording.ts'

/** A figure with its unit; offsets are into the compact text. */
export interface Amount {
  readonly value: number
  readonly approximate: boolean
  readonly unit: string
  /** Where the words begin that hedge it, or else the number. */
  readonly start: number
  readonly numberStart: number
  readonly end: number
  /** Number of the sentence, from zero. */
  readonly sentence: number
}

/** 2024年, where it says what the sentence is about and not up to which day it counts. */
export interface StatedYear {
  readonly year: number
  readonly start: number
}

export interface Prose {
  readonly text: string
  /** Where each sentence begins; the end of the text comes last. */
  readonly sentences: readonly number[]
  readonly amounts: readonly Amount[]
  readonly years: readonly StatedYear[]
  /** Places where a statement without a figure may begin (未收到…), or a nought without a unit. */
  readonly cues: readonly number[]
}

/* Kinds of characters, as bits of one table. */
const DIGIT = 1
const NUMERAL = 2
const NUMBER = DIGIT | NUMERAL
const ENDS_SENTENCE = 4
const ENDS_CLAUSE = 8
const CUE = 16
const ENDS_NUMBER = 32
const HEDGES = 64
const BEGINS_SOMETHING = NUMBER | ENDS_SENTENCE | CUE

const KINDS = (() => {
  const table = new Uint8Array(0x10000)
  const mark = (characters: string, kind: number) => {
    for (const character of characters) table[character.charCodeAt(0)] = (table[character.charCodeAt(0)] ?? 0) | kind
  }
  mark(DIGITS, DIGIT)
  mark(NUMERALS + TEN_THOUSAND, NUMERAL)
  mark(SENTENCE_ENDS, ENDS_SENTENCE)
  mark(CLAUSE_ENDS, ENDS_CLAUSE)
  mark(CUES, CUE)
  mark(NUMBER_ENDS, ENDS_NUMBER)
  mark(BEFORE_HEDGED, HEDGES)
  return table
})()

const kindAt = (text: string, at: number) => KINDS[text.charCodeAt(at)] ?? 0

/** `units` are the code units of the text. */
export function scanProse(text: string, units: Uint16Array = unitsOf(text)): Prose {
  const sentences = [0]
  const amounts: Amount[] = []
  const years: StatedYear[] = []
  const cues: number[] = []
  let at = 0
  while (at < text.length) {
    const kind = KINDS[units[at] as number] as number
    if ((kind & BEGINS_SOMETHING) === 0) {
      at++
      continue
    }
    if (kind & NUMBER) {
      const end = numberEnd(text, at)
      const amount = kindAt(text, end) & ENDS_NUMBER ? amountAt(text, at, sentences.length - 1) : undefined
      if (amount) amounts.push(amount)
      else if (isYear(text, at, end)) years.push({ year: Number(text.slice(end - 4, end)), start: end - 4 })
      else if (end - at === 1 && NOUGHTS.includes(text[at] as string)) cues.push(at)
      at = amount?.end ?? end
      continue
    }
    if (kind & ENDS_SENTENCE) sentences.push(at + 1)
    else cues.push(at)
    at++
  }
  sentences.push(text.length)
  return { text, sentences, amounts, years, cues }
}

/** 1,362 and 12.5 are one number each, and so is 一万二千. */
function numberEnd(text: string, start: number): number {
  let at = start + 1
  while (kindAt(text, at) & NUMBER || isMarkWithin(text, at)) at++
  return at
}

const isMarkWithin = (text: string, at: number) =>
  (text[at] === ',' || text[at] === '.') && (kindAt(text, at - 1) & kindAt(text, at + 1) & DIGIT) !== 0

/** Also behind a list’s number: 1.2024年. */
function isYear(text: string, start: number, end: number): boolean {
  YEAR.lastIndex = end - 4
  return end - start >= 4 && YEAR.test(text) && (kindAt(text, end - 5) & DIGIT) === 0
}

function amountAt(text: string, at: number, sentence: number): Amount | undefined {
  AMOUNT.lastIndex = at
  const match = AMOUNT.exec(text)
  if (!match) return undefined
  const [, digits = '', multiplier, excess, late, more, unit = ''] = match
  const before = kindAt(text, at - 1) & HEDGES ? text.slice(Math.max(0, at - LONGEST_HEDGE), at + 1) : ''
  if (before !== '' && UNCERTAIN_NUMBER.test(before)) return undefined
  const hedge = before === '' ? '' : (HEDGE.exec(before)?.[0] ?? '')
  return {
    value: exact(readNumeral(digits) * factor(multiplier) * factor(late)),
    approximate:
      hedge !== '' || excess !== undefined || more !== undefined || isHedgedBehind(text, at + match[0].length),
    unit,
    start: at - hedge.length,
    numberStart: at,
    end: at + match[0].length,
    sentence,
  }
}

const isHedgedBehind = (text: string, end: number) => HEDGE_BEHIND.some((word) => text.startsWith(word, end))

/** 3.26万 is 32600, whatever binary fractions make of it. */
const exact = (value: number) => (Number.isInteger(value) ? value : Math.round(value * THOUSANDTHS) / THOUSANDTHS)
const THOUSANDTHS = 1000

const factor = (multiplier: string | undefined) => (multiplier === undefined ? 1 : (MULTIPLIERS[multiplier] ?? 1))

/** Where the clause begins that ends before `end`, at the earliest `from`. */
export function clauseStart(text: string, from: number, end: number): number {
  let at = end
  while (at > from && !(kindAt(text, at - 1) & ENDS_CLAUSE)) at--
  return at
}

/** The year that the words between two places are about; undefined where they name none. */
export function yearBetween({ years, text }: Prose, from: number, to: number): number | undefined {
  let stated: number | undefined
  for (const { year, start } of years) {
    if (start >= to) break
    if (start >= from && !isDated(text, start)) stated = year
  }
  return stated
}

/** 截至2023年…: up to then, not of it; nor is 2023年3月 the year. */
function isDated(text: string, start: number): boolean {
  return DATED.test(text.slice(Math.max(0, start - 3), start + 8))
}
