/** The years that prose claims for its own figures, so that a text of another year is noticed. */
import type { Prose, StatedYear } from './prose.ts'
import { OPENING_LEAD, OPENING_YEAR, OTHER_TIME, PERIOD_END, PERIOD_YEAR } from './wording.ts'

/** A year and where its digits stand. */
export type PlacedYear = StatedYear

/** 统计期限为2023年1月1日至12月31日. */
export const listPeriodYears = (text: string): PlacedYear[] =>
  text.includes(PERIOD_END)
    ? Array.from(text.matchAll(PERIOD_YEAR), (match) => ({ year: Number(match[1]), start: match.index }))
    : []

/** 2023年，我局…: sentences about what the agency did that year, and not in the report’s year beside it. */
export const listOpeningYears = (prose: Prose, reported: number | null): PlacedYear[] =>
  prose.years.filter((year) => opensSentence(prose, year, reported))

const LONGEST_OPENING = 24

function opensSentence({ text, sentences }: Prose, { start, year }: PlacedYear, reported: number | null): boolean {
  OPENING_YEAR.lastIndex = start
  if (!OPENING_YEAR.test(text)) return false
  const sentence = sentences.findLastIndex((begin) => begin <= start)
  const from = Math.max(sentences[sentence] as number, text.lastIndexOf(';', start) + 1)
  if (start - from > LONGEST_OPENING || !OPENING_LEAD.test(text.slice(from, start))) return false
  const rest = text.slice(start, sentences[sentence + 1])
  return !OTHER_TIME.test(rest) && (year === reported || !rest.includes(`${reported}年`))
}
