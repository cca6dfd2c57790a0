/** Reads the figures of prose: 1,362 · 12.5 · 一百二十 · 三. */
import { CHINESE_DIGITS, MULTIPLIERS } from './wording.ts'

/** The number that digits or Chinese numerals write; both come as compact text. */
export function readNumeral(numeral: string): number {
  return /^\d/.test(numeral) ? Number(numeral.replaceAll(',', '')) : readChinese(numeral)
}

/** 一百二十 and also 二〇 digit by digit. */
function readChinese(numeral: string): number {
  const characters = [...numeral]
  if (!characters.some((character) => character in MULTIPLIERS)) {
    return Number(characters.map((character) => CHINESE_DIGITS[character]).join(''))
  }
  let total = 0
  let digit: number | undefined
  for (const character of characters) {
    const multiplier = MULTIPLIERS[character]
    if (multiplier === undefined) {
      digit = CHINESE_DIGITS[character]
      continue
    }
    total += (digit ?? 1) * multiplier
    digit = undefined
  }
  return total + (digit ?? 0)
}
