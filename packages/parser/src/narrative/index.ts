/** Reads the prose of a report: counts of disclosed information, figures the tables give too, and years. */
import { type CompactText, compactText, originalSpan } from '../compact-text.ts'
import type { Span } from '../document.ts'
import type { Disclosure, DisclosureCount, NarrativeMention } from '../report.ts'
import { type Count, listCounts, volumeOf } from './disclosure.ts'
import { listMentions } from './mentions.ts'
import { OPENING_YEAR, PERIOD_YEAR } from './wording.ts'

export { type ProcessingFee, readProcessingFee } from './processing-fee.ts'

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

/**
 * Reads section one, which stands in `text` from `start` to `end`. `year` is the report’s: figures of other years are
 * left out. Spans are UTF-16 offsets into `text`: of a count the number with its unit, of a mention the whole phrase.
 */
export function readNarrative(text: string, { start, end }: Span, year: number | null): Narrative {
  const compact = compactText(text, start, end)
  const counts = listCounts(compact.text, year)
  return {
    disclosure: { ...volumeOf(counts), counts: counts.map((count) => countOf(compact, count)) },
    mentions: listMentions(compact.text, year).map(({ start: from, end: to, ...mention }) => ({
      ...mention,
      span: originalSpan(compact, from, to),
    })),
    yearMentions: [...yearMentions(compact, PERIOD_YEAR, 'period'), ...yearMentions(compact, OPENING_YEAR, 'opening')],
  }
}

function countOf(compact: CompactText, { reading, kind, channel }: Count): DisclosureCount {
  const { value, approximate, unit, start, end } = reading.phrase
  return { value, approximate, unit, kind, channel, span: originalSpan(compact, start, end) }
}

function yearMentions(compact: CompactText, pattern: RegExp, role: YearMention['role']): YearMention[] {
  return [...compact.text.matchAll(pattern)].map((match) => {
    const digits = match[1] as string
    const at = match.index + match[0].indexOf(digits)
    return { year: Number(digits), role, span: originalSpan(compact, at, at + digits.length) }
  })
}
