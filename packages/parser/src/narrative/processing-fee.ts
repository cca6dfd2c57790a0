/** What section six says of the 信息处理费, which every report must state. */

import type { Span } from '../document/document.ts'
import type { ProcessingFee } from '../report.ts'
import { compact, originalSpan } from '../text/characters.ts'
import { readNumeral } from './numerals.ts'
import { scanProse, yearBetween } from './prose.ts'
import { FEE_AMOUNT, FEE_NONE, FEE_RECEIVED, YUAN_PER_UNIT } from './wording.ts'

/** The statement stands at the beginning of its section. */
const LONGEST_STATEMENT = 20_000

/** The year that the statement’s sentence names last before it; undefined where it names none. */
export function readFeeYear(text: string, section: Span): { readonly year: number; readonly span: Span } | undefined {
  const { span } = readProcessingFee(text, section)
  if (!span) return undefined
  const source = compact(text, section.start, Math.min(span.end, section.start + LONGEST_STATEMENT))
  const prose = scanProse(source.text, source.units)
  const stated = prose.years.findLast(({ start }) => start >= (prose.sentences.at(-2) ?? 0))
  if (stated === undefined || yearBetween(prose, stated.start, source.text.length) === undefined) return undefined
  return { year: stated.year, span: originalSpan(source, stated.start, stated.start + String(stated.year).length) }
}

/** Reads the statement on the processing fee between two places of `text`. */
export function readProcessingFee(text: string, { start, end }: Span): ProcessingFee {
  const prose = compact(text, start, Math.min(end, start + LONGEST_STATEMENT))
  const amount = prose.text.match(FEE_RECEIVED) ?? prose.text.match(FEE_AMOUNT)
  const none = prose.text.match(FEE_NONE)
  const match = amount ?? none
  if (!match) return { state: 'not_stated', amount_yuan: null, span: null }
  const amountYuan = amount
    ? readNumeral(amount.groups?.amount ?? '') * (YUAN_PER_UNIT[amount.groups?.unit ?? ''] ?? 1)
    : 0
  const from = match.index ?? 0
  return {
    state: amountYuan > 0 ? 'collected' : 'none',
    amount_yuan: amountYuan,
    span: originalSpan(prose, from, from + match[0].length),
  }
}
