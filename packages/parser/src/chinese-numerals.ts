/** Numbers written in Chinese: 三, 十二, 一百零五, and digit by digit 二〇. */
import { CHINESE_DIGITS, CHINESE_NUMERAL, CHINESE_PLACES } from './wording.ts'

const readByDigit = (characters: readonly string[]) =>
  Number(characters.map((character) => CHINESE_DIGITS[character]).join(''))

const readByPlace = (characters: readonly string[]): number => {
  let total = 0
  let digit: number | undefined
  for (const character of characters) {
    const place = CHINESE_PLACES[character]
    if (place === undefined) digit = CHINESE_DIGITS[character]
    else {
      total += (digit ?? 1) * place
      digit = undefined
    }
  }
  return total + (digit ?? 0)
}

/** The number that a numeral writes; undefined for anything else. */
export const parseChineseNumeral = (text: string): number | undefined => {
  if (!CHINESE_NUMERAL.test(text)) return undefined
  const characters = [...text]
  return characters.some((character) => character in CHINESE_PLACES) ? readByPlace(characters) : readByDigit(characters)
}
