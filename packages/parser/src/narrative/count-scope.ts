/** Of what time a figure is: this year as a whole, some months of it, another year, or all years so far. */
import type { CountPhrase } from './count-phrases.ts'
import { type Prose, yearBetween } from './prose.ts'
import {
  ADOPTED,
  COMPARISON,
  FROM_BEFORE,
  LAST_YEAR,
  PART_OF_YEAR,
  PLANNED,
  RESPECTIVELY,
  SINCE_BEGINNING,
  SINCE_THIS_YEAR,
  SINCE_YEAR,
  THIS_YEAR,
} from './wording.ts'

/** Differences, figures of which it is open whose they are, of some months, of plans, and of what others took up. */
export const isOutOfPlay = (phrase: CountPhrase) =>
  COMPARISON.test(phrase.clause) ||
  RESPECTIVELY.test(phrase.clause) ||
  PLANNED.test(phrase.clause) ||
  ADOPTED.test(phrase.clause) ||
  isOfPartOfYear(phrase)

const isOfPartOfYear = ({ clause, clauseBefore }: CountPhrase) =>
  (PART_OF_YEAR.test(clause) || PART_OF_YEAR.test(clauseBefore)) && !THIS_YEAR.test(clause)

/** Since the beginning of something, whenever that was. */
export function isCumulative({ lead }: Pick<CountPhrase, 'lead'>, year: number | null): boolean {
  if (!SINCE_BEGINNING.test(lead) || SINCE_THIS_YEAR.test(lead)) return false
  return !THIS_YEAR.test(lead) && !(year !== null && lead.includes(SINCE_YEAR(year)))
}

export const saysThisYear = (clause: string, year: number | null) =>
  THIS_YEAR.test(clause) || (year !== null && clause.includes(String(year)))

/** The last year named before the figure, unless it only dates the count (截至2023年…). */
export function speaksOfAnotherYear(phrase: CountPhrase, prose: Prose, year: number | null): boolean {
  const { clause, clauseBefore, sentenceStart, wordsEnd } = phrase
  if (FROM_BEFORE.test(clause)) return true
  if (saysThisYear(clause, year)) return isAnother(yearBetween(prose, wordsEnd - clause.length, wordsEnd), year)
  if (LAST_YEAR.test(clause) || LAST_YEAR.test(clauseBefore)) return true
  return isAnother(yearBetween(prose, sentenceStart, wordsEnd), year)
}

const isAnother = (stated: number | undefined, year: number | null) =>
  year !== null && stated !== undefined && stated !== year
