/** Reads the figures of prose: 1,362 · 12.5 · 一百二十 · 三 · 万 · 1万2千. */
import { parseChineseNumeral } from '../text/chinese-numerals.ts'
import { TEN_THOUSAND } from './wording.ts'

const MIXED = new RegExp(`^(\\d+)${TEN_THOUSAND}(\\d+)(千)?$`)

/** The number that digits or Chinese numerals write; both come as compact text. NaN for anything else. */
export function readNumeral(numeral: string): number {
  const mixed = MIXED.exec(numeral)
  if (mixed) return Number(mixed[1]) * 10_000 + Number(mixed[2]) * (mixed[3] ? 1000 : 1)
  if (/^\d/.test(numeral)) return Number(numeral.replaceAll(',', ''))
  return (numeral === TEN_THOUSAND ? 10_000 : parseChineseNumeral(numeral)) ?? Number.NaN
}
