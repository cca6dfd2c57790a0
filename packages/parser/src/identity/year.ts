/** The year a report is about. */
import { compactText } from '../text/characters.ts'
import {
  CHINESE_DIGITS,
  COUNTED_UNTIL,
  DATE_BEFORE,
  FILE_NAME_YEAR,
  OPENING_YEAR,
  OTHER_ZEROS,
  PERIOD,
  SPAN_OF_YEARS,
  YEAR_TOKEN,
} from './wording.ts'

export interface YearEvidence {
  /** The report’s title, or null where none was found. */
  readonly title: string | null
  readonly text: string
  readonly sourceName: string
}

const HEAD_LENGTH = 3000

/** The year of a phrase such as 2024年度 or 二〇二四年; null where it has none, or several. */
export function readYear(phrase: string): number | null {
  if (SPAN_OF_YEARS.test(phrase)) return null
  const digits = phrase.replace(DATE_BEFORE, '').match(YEAR_TOKEN)?.[1]
  if (digits === undefined) return null
  return /^\d+$/.test(digits) ? Number(digits) : readChineseYear(digits)
}

function readChineseYear(characters: string): number | null {
  const zeroed = characters.replace(OTHER_ZEROS, CHINESE_DIGITS[0] as string)
  const digits = [...zeroed].map((character) => CHINESE_DIGITS.indexOf(character))
  return digits.includes(-1) ? null : Number(digits.join(''))
}

/** The report’s year: the title’s, else that of the stated period, else that of the opening sentences, else that of the day its
 * figures are counted until, else the file’s. */
export function findYear({ title, text, sourceName }: YearEvidence): number | null {
  const fromTitle = title === null ? null : readYear(compactText(title))
  if (fromTitle !== null) return fromTitle
  const head = compactText(text, 0, Math.min(text.length, HEAD_LENGTH))
  const digits =
    head.match(PERIOD)?.[1] ??
    head.match(OPENING_YEAR)?.[1] ??
    head.match(COUNTED_UNTIL)?.[1] ??
    sourceName.match(FILE_NAME_YEAR)?.[1]
  return digits === undefined ? null : Number(digits)
}
