/** Copied text (内容雷同): a narrative that says nearly the same as another agency’s or another year’s. */
import { FINDING_CODES } from '../metrics/index.ts'
import { resemblanceOf, type Shingled, sharedPassages, shingledOf } from './likeness.ts'
import { formatCrossMessage } from './messages.ts'
import { narrativeOf, type Place } from './narrative.ts'
import type { CrossFinding } from './rule.ts'

/** A report as this rule sees it. */
export interface Text {
  readonly reportId: number
  readonly agency: string
  readonly year: number
  readonly text: string
  /** Where the cells of its tables stand in `text`. */
  readonly cells: readonly Place[]
}

export interface DuplicateFinding extends CrossFinding {
  /** The passages that both share, in the report’s text and in the other’s. */
  readonly spans: readonly Place[]
  readonly relatedSpans: readonly Place[]
}

/**
 * Share of shingles from which two narratives are called near-identical. Measured: two agencies’ own narratives share at
 * most 2 %, one agency’s in two years 6 %, copies with every name and figure replaced at least 81 % (docs/duplicates.md).
 */
const LEAST_RESEMBLANCE = 0.6

/** A text is compared with many, and cut into shingles once. */
const cut = new WeakMap<Text, Shingled>()
function shingled(text: Text): Shingled {
  const known = cut.get(text) ?? shingledOf(narrativeOf(text.text, text.cells))
  cut.set(text, known)
  return known
}

/** The report that a text repeats most, of those given; undefined where it is like none of them. */
export function findDuplicate(report: Text, others: readonly Text[]): DuplicateFinding | undefined {
  const own = shingled(report)
  const [closest] = others
    .map((other) => ({ other, resemblance: resemblanceOf(own, shingled(other)) }))
    .filter(({ resemblance }) => resemblance >= LEAST_RESEMBLANCE)
    .sort((a, b) => b.resemblance - a.resemblance || a.other.year - b.other.year || a.other.reportId - b.other.reportId)
  if (!closest) return undefined
  const { other, resemblance } = closest
  const { passages, otherPassages } = sharedPassages(own, shingled(other))
  const { severity, legalBasis } = FINDING_CODES['text.duplicate']
  const share = Math.round(resemblance * 100)
  return {
    code: 'text.duplicate',
    severity,
    legalBasis,
    origin: 'document',
    metrics: [],
    expected: null,
    actual: share,
    message: formatCrossMessage('duplicate', { agency: other.agency, year: other.year, share }),
    relatedReportId: other.reportId,
    spans: passages,
    relatedSpans: otherPassages,
  }
}
