/** Reads the prose of a report: counts of disclosed information, figures the tables give too, and years. */

import type { Span } from '../document/document.ts'
import type { Disclosure, DisclosureCount, NarrativeMention } from '../report.ts'
import { type Compact, compact, originalSpan } from '../text/characters.ts'
import type { Telling } from './count-reading.ts'
import { type Count, readDisclosure } from './disclosure.ts'
import { listMentions } from './mentions.ts'
import { readFeeYear } from './processing-fee.ts'
import { scanProse } from './prose.ts'
import { YEAR } from './wording.ts'
import { listLeftYears, listOpeningYears, listPeriodYears, type PlacedYear } from './years.ts'

export { readProcessingFee } from './processing-fee.ts'

/** A year the prose claims for itself: as the period of its figures, or at the opening of a sentence about the agency. */
export interface YearMention {
  readonly year: number
  readonly role: 'period' | 'opening'
  readonly span: Span
}

export interface Narrative {
  readonly disclosure: Disclosure
  readonly mentions: readonly NarrativeMention[]
  readonly yearMentions: readonly YearMention[]
}

/** What is known of the report before its prose is read. */
export interface ReportKnown extends Telling {
  /** Where the report begins: the period of the figures is often stated above section one. */
  readonly preface?: number
}

/** Ten times the longest section one we know; what lies beyond is no prose, and is not searched. */
const LONGEST_NARRATIVE = 200_000

/**
 * Reads section one, which stands in `text` from `start` to `end`. Figures of other years than the report’s, and of
 * other agencies than the one that speaks, are left out.
 * Spans are UTF-16 places into `text`: of a count the number with its unit, of a mention the whole phrase.
 */
export function readNarrative(text: string, { start, end }: Span, known: ReportKnown): Narrative {
  const { preface = start } = known
  const source = compact(text, start, Math.min(end, start + LONGEST_NARRATIVE))
  const opening = compact(text, preface, Math.min(end, preface + LONGEST_NARRATIVE))
  const prose = scanProse(source.text, source.units)
  const { counts, volume } = readDisclosure(prose, known)
  return {
    disclosure: { ...volume, counts: counts.map((count) => countOf(source, count)) },
    mentions: listMentions(prose, known).map(({ start: from, end: to, ...mention }) => ({
      ...mention,
      span: originalSpan(source, from, to),
    })),
    yearMentions: [
      ...listPeriodYears(opening.text).map((year) => yearMention(opening, 'period', year)),
      ...listOpeningYears(prose, known.year).map((year) => yearMention(source, 'opening', year)),
    ],
  }
}

/**
 * Years before the report’s that sections five and six claim for themselves: what is left of an earlier report.
 * Spans are those of the years’ digits.
 */
export function readLeftYears(text: string, sections: LaterSections, reported: number): YearMention[] {
  const { problems, other } = sections
  const fee = other && readFeeYear(text, other)
  const source = problems && compact(text, problems.start, Math.min(problems.end, problems.start + LONGEST_SECTION))
  const left = source && ANY_YEAR.test(source.text) ? listLeftYears(scanProse(source.text, source.units), reported) : []
  return [
    ...left.map((year) => yearMention(source as Compact, 'opening', year)),
    ...(fee !== undefined && fee.year < reported ? [{ ...fee, role: 'opening' as const }] : []),
  ]
}

export interface LaterSections {
  readonly problems: Span | undefined
  readonly other: Span | undefined
}

const LONGEST_SECTION = 20_000
const ANY_YEAR = new RegExp(YEAR.source)

function countOf(source: Compact, { reading, kind, channel }: Count): DisclosureCount {
  const { value, approximate, unit, start, end } = reading.phrase
  return { value, approximate, unit, kind, channel, span: originalSpan(source, start, end) }
}

const YEAR_LENGTH = 4

const yearMention = (source: Compact, role: YearMention['role'], { year, start }: PlacedYear): YearMention => ({
  year,
  role,
  span: originalSpan(source, start, start + YEAR_LENGTH),
})
