/** Numbers written in Chinese: 三, 十二, 一百零五, 一万二千, and digit by digit 二〇. */
import { CHINESE_DIGITS, CHINESE_NUMERAL, CHINESE_PLACES } from './wording.ts'

const TEN_THOUSAND = '万'

const readByDigit = (characters: readonly string[]) =>
  Number(characters.map((character) => CHINESE_DIGITS[character]).join(''))

/** 一百二 is a hundred and twenty in speech, and no number in print. */
const isCutShort = (characters: readonly string[]) => {
  const [before = '', last = ''] = characters.slice(-2)
  return last in CHINESE_DIGITS && (CHINESE_PLACES[before] ?? 0) > 10
}

const readByPlace = (characters: readonly string[]): number | undefined => {
  if (isCutShort(characters)) return undefined
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

const readBelowTenThousand = (text: string): number | undefined => {
  if (!CHINESE_NUMERAL.test(text)) return undefined
  const characters = [...text]
  return characters.some((character) => character in CHINESE_PLACES) ? readByPlace(characters) : readByDigit(characters)
}

/** The number that a numeral writes; undefined for anything else. */
export const parseChineseNumeral = (text: string): number | undefined => {
  const at = text.indexOf(TEN_THOUSAND)
  if (at < 0) return readBelowTenThousand(text)
  const thousands = readBelowTenThousand(text.slice(0, at))
  if (at === text.length - 1) return thousands && thousands * 10_000
  const rest = readBelowTenThousand(text.slice(at + 1))
  const isWhole = thousands !== undefined && rest !== undefined && text.length - at > 2
  return isWhole ? thousands * 10_000 + rest : undefined
}
