/** Reads the figures of prose: 1,362 · 12.5 · 一百二十 · 三. */
import { parseChineseNumeral } from '../text/chinese-numerals.ts'

/** The number that digits or Chinese numerals write; both come as compact text. NaN for anything else. */
export const readNumeral = (numeral: string): number =>
  /^\d/.test(numeral) ? Number(numeral.replaceAll(',', '')) : (parseChineseNumeral(numeral) ?? Number.NaN)
