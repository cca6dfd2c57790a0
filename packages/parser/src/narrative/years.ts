/** The years that prose claims for its own figures, so that a text of another year is noticed. */
import type { Prose, StatedYear } from './prose.ts'
import { OPENING_LEAD, OPENING_YEAR, OTHER_TIME, PERIOD_END, PERIOD_YEAR, PUT_RIGHT, YEARS_RESULT } from './wording.ts'

/** A year and where its digits stand. */
export type PlacedYear = StatedYear

/** 统计期限为2023年1月1日至12月31日. */
export const listPeriodYears = (text: string): PlacedYear[] =>
  text.includes(PERIOD_END)
    ? Array.from(text.matchAll(PERIOD_YEAR), (match) => ({ year: Number(match[1]), start: match.index }))
    : []

/** 2023年，我局…: sentences about what the agency did that year, and not in the report’s year beside it. */
export const listOpeningYears = (prose: Prose, reported: number | null): PlacedYear[] => {
  let sentence = 0
  return prose.years.filter((year) => {
    while ((prose.sentences[sentence + 1] ?? Number.POSITIVE_INFINITY) <= year.start) sentence++
    return opensSentence(prose, year, sentence, reported)
  })
}

/** 2022年，我局…取得成绩，但…: what a report of a later year has kept of last year’s section five. */
export const listLeftYears = (prose: Prose, reported: number): PlacedYear[] =>
  PUT_RIGHT.test(prose.text)
    ? []
    : listOpeningYears(prose, reported).filter(({ year, start }) => {
        const words = prose.text.slice(start, start + LONGEST_RESULT)
        return year < reported && YEARS_RESULT.test(words)
      })

const LONGEST_RESULT = 80
const LONGEST_OPENING = 24
/** Longer ones have lost their ends: of what their years speak cannot be told. */
const LONGEST_SENTENCE = 1000

function opensSentence(
  { text, sentences }: Prose,
  { start, year }: PlacedYear,
  sentence: number,
  reported: number | null,
): boolean {
  OPENING_YEAR.lastIndex = start
  if (!OPENING_YEAR.test(text)) return false
  const [begin, end] = [sentences[sentence] as number, sentences[sentence + 1] as number]
  if (end - begin > LONGEST_SENTENCE) return false
  const before = text.slice(Math.max(begin, start - LONGEST_OPENING - 1), start)
  const lead = before.slice(before.lastIndexOf(';') + 1)
  if (lead.length > LONGEST_OPENING || !OPENING_LEAD.test(lead)) return false
  const rest = text.slice(start, end)
  return !OTHER_TIME.test(rest) && (year === reported || !rest.includes(`${reported}年`))
}
