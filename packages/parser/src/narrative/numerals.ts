/** Reads the figures of prose: 1,362 · 12.5 · 一百二十 · 三 · 万. */
import { parseChineseNumeral } from '../text/chinese-numerals.ts'
import { TEN_THOUSAND } from './wording.ts'

/** The number that digits or Chinese numerals write; both come as compact text. NaN for anything else. */
export function readNumeral(numeral: string): number {
  if (/^\d/.test(numeral)) return Number(numeral.replaceAll(',', ''))
  return (numeral === TEN_THOUSAND ? 10_000 : parseChineseNumeral(numeral)) ?? Number.NaN
}
