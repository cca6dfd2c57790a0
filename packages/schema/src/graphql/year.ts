import { badInput } from './errors.ts'

/** The Regulations that demand the reports are of 2007, and years are stored in two bytes. */
const FIRST_YEAR = 2007
const LAST_YEAR = 2999

/** Throws BAD_USER_INPUT for a number that is no year of a report. */
export function readYear<Y extends number | null | undefined>(year: Y): Y {
  if (year === null || year === undefined || (year >= FIRST_YEAR && year <= LAST_YEAR)) return year
  throw badInput(`year: ${year} is no year of a report; reports begin with ${FIRST_YEAR}.`)
}

const MAX_YEARS = 20

/** Each year once; throws BAD_USER_INPUT for none, too many, or a number that is no year of a report. */
export function readYears(years: readonly number[]): readonly number[] {
  const distinct = [...new Set(years.map((year) => readYear(year)))]
  if (distinct.length > 0 && distinct.length <= MAX_YEARS) return distinct
  throw badInput(`years: name 1 to ${MAX_YEARS} years.`)
}
