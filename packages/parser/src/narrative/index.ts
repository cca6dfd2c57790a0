/** Reads the prose of a report: counts of disclosed information, figures the tables give too, and years. */
import { type Compact, compact, originalSpan } from '../characters.ts'
import type { Span } from '../document.ts'
import type { Disclosure, DisclosureCount, NarrativeMention } from '../report.ts'
import { type Count, readDisclosure } from './disclosure.ts'
import { listMentions } from './mentions.ts'
import { OPENING_YEAR, PERIOD_YEAR } from './wording.ts'

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

/** Ten times the longest section one we know; what lies beyond is no prose, and is not searched. */
const LONGEST_NARRATIVE = 200_000

/**
 * Reads section one, which stands in `text` from `start` to `end`. `year` is the report’s: figures of other years are
 * left out. The period of the figures is often stated above section one, so it is searched from `preface` on.
 * Spans are UTF-16 places into `text`: of a count the number with its unit, of a mention the whole phrase.
 */
export function readNarrative(text: string, { start, end }: Span, year: number | null, preface = start): Narrative {
  const prose = compact(text, start, Math.min(end, start + LONGEST_NARRATIVE))
  const opening = compact(text, preface, Math.min(end, preface + LONGEST_NARRATIVE))
  const { counts, volume } = readDisclosure(prose.text, year)
  return {
    disclosure: { ...volume, counts: counts.map((count) => countOf(prose, count)) },
    mentions: listMentions(prose.text, year).map(({ start: from, end: to, ...mention }) => ({
      ...mention,
      span: originalSpan(prose, from, to),
    })),
    yearMentions: [...yearMentions(opening, PERIOD_YEAR, 'period'), ...yearMentions(prose, OPENING_YEAR, 'opening')],
  }
}

function countOf(prose: Compact, { reading, kind, channel }: Count): DisclosureCount {
  const { value, approximate, unit, start, end } = reading.phrase
  return { value, approximate, unit, kind, channel, span: originalSpan(prose, start, end) }
}

function yearMentions(prose: Compact, pattern: RegExp, role: YearMention['role']): YearMention[] {
  return [...prose.text.matchAll(pattern)].map((match) => {
    const digits = match[1] as string
    const at = match.index + match[0].indexOf(digits)
    return { year: Number(digits), role, span: originalSpan(prose, at, at + digits.length) }
  })
}
