/** What has become of the source of a frozen embed since. */

import { formatDate } from '../lib/format.ts'
import type { Lang } from '../lib/lang.ts'
import { embedMessagesIn } from '../messages/embed.ts'

/** When figures became others than those shown; empty where nobody knows. */
export interface Restatement {
  /** When the last of the reports that were known then was read otherwise. */
  readonly restatedAt?: string | undefined
  /** When the last of those came that were not. */
  readonly filedAt?: string | undefined
}

const latest = (moments: readonly string[]): string | undefined => [...moments].sort().at(-1)

/** What is read of a report today, in place of what was shown. */
interface Reading {
  readonly parsedAt: string | undefined
  /** Whether the agency had filed when the embed was frozen. */
  readonly wasKnown: boolean
}

/** Of reports whose figures are others; what was read before it came to count later, nobody knows when. */
export const restatementOf = (readings: readonly Reading[], since = ''): Restatement => {
  const lastOf = (known: boolean) =>
    latest(readings.flatMap(({ parsedAt = '', wasKnown }) => (wasKnown === known && parsedAt > since ? parsedAt : [])))
  return { restatedAt: lastOf(true), filedAt: lastOf(false) }
}

interface YearChange {
  readonly year: number
  readonly at: string
  readonly restatedAt: string | null
}

/** Of years whose figures are others; first reports are told of where nothing was restated after them. */
export const restatementIn = (changes: readonly YearChange[] | undefined, years: readonly number[]): Restatement => {
  const found = (changes ?? []).filter(({ year }) => years.includes(year))
  const restatedAt = latest(found.flatMap((change) => change.restatedAt ?? []))
  const at = latest(found.map((change) => change.at))
  return { restatedAt, filedAt: at === restatedAt ? undefined : at }
}

/** For the reader, of an embed whose figures are others today. */
export const restatementWords = ({ restatedAt, filedAt }: Restatement, lang: Lang): string => {
  const t = embedMessagesIn(lang)
  const words = [
    restatedAt && t.restated(formatDate(restatedAt, lang)),
    filedAt && t.filedSince(formatDate(filedAt, lang)),
  ].filter(Boolean)
  return words.length > 0 ? words.join(' · ') : t.changed
}
