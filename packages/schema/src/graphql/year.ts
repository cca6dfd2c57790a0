import type { Snapshot } from '../columns/index.ts'
import { badInput, nothingThere } from './errors.ts'

/** The Regulations that demand the reports are of 2007, and years are stored in two bytes. */
const FIRST_YEAR = 2007
const LAST_YEAR = 2999

/** Throws BAD_USER_INPUT for a number that is no year of a report. */
export function readYear<Y extends number | null | undefined>(year: Y): Y {
  if (year === null || year === undefined || (year >= FIRST_YEAR && year <= LAST_YEAR)) return year
  throw badInput(`year: ${year} is no year of a report; write one from ${FIRST_YEAR} to ${LAST_YEAR}.`)
}

/** The newest year that has reports, for who names none; throws NOT_FOUND where there are no reports. */
export function newestYearOf(snapshot: Snapshot): number {
  const year = snapshot.findNewestYear()
  if (year === undefined) throw nothingThere('There are no reports yet, and so no newest year; name one.')
  return year
}

const MAX_YEARS = 20

/** Each year once; throws BAD_USER_INPUT for none, too many, or a number that is no year of a report. */
export function readYears(years: readonly number[]): readonly number[] {
  const distinct = [...new Set(years.map((year) => readYear(year)))]
  if (distinct.length > 0 && distinct.length <= MAX_YEARS) return distinct
  throw badInput(`years: name 1 to ${MAX_YEARS} years.`)
}

/** The years named, or so many up to the newest; of neither, undefined. Throws BAD_USER_INPUT as `readYears`, and for both. */
export function readYearsOrLast(
  years: readonly number[] | null | undefined,
  last: number | null | undefined,
): (snapshot: Snapshot) => readonly number[] | undefined {
  const named = years ? readYears(years) : undefined
  if (typeof last !== 'number') return () => named
  if (named) throw badInput('last: name years, or how many of the last, not both.')
  if (last < 1 || last > MAX_YEARS) throw badInput(`last: name 1 to ${MAX_YEARS}.`)
  return (snapshot) => Array.from({ length: last }, (_, i) => newestYearOf(snapshot) - i)
}
