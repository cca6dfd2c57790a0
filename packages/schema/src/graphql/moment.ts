import { badInput } from './errors.ts'

/** A day alone would be another moment in another time zone. */
const MOMENT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/

/** Throws BAD_USER_INPUT for what is no moment of ISO 8601 with its time zone. */
export function readMoment(value: unknown): Date {
  const [text, day] = (typeof value === 'string' && MOMENT.exec(value)) || []
  const moment = text && day && isDay(day) ? new Date(text) : undefined
  if (moment && moment.getUTCFullYear() > 0) return moment // the database has no year 0, and NaN is no more than it
  throw badInput(`${JSON.stringify(value)} is no moment; write it like “2025-01-31T08:00:00Z”.`)
}

/** Of a text like “2025-01-31”; JavaScript reads the 30th of February as the 1st of March. */
export const isDay = (day: string) => new Date(day).getUTCDate() === Number(day.slice(-2))

/** What counted at a moment; one that has not come could still change. Throws BAD_USER_INPUT for such. */
export function readAsOf(moment: Date | null | undefined): Date | undefined {
  if (moment && moment.getTime() > Date.now()) throw badInput(`asOf: ${moment.toISOString()} is still to come.`)
  return moment ?? undefined
}
