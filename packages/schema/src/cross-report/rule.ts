/** What a rule on several reports of one agency looks at, and what it says. */
import type { FindingCodeKey, Level, Origin, SectorKey, Severity, Wording } from '../metrics/index.ts'

/** A report as the rules see it: its figures, not its text. */
export interface Reading {
  readonly reportId: number
  readonly agency: string
  readonly level: Level | null
  readonly sector: SectorKey
  readonly year: number
  /** ISO date; null where nobody knows it. */
  readonly publishedOn: string | null
  /** The figure of a metric; null where the report has none, whatever the reason. A blank cell is no zero. */
  readonly valueOf: (metric: string) => number | null
  /** Whether the figure was settled by the sums of the form instead of being printed apart. */
  readonly isSettled: (metric: string) => boolean
}

export interface History {
  readonly report: Reading
  /** Other years of the same agency that come before it, the latest first; years may be lacking. */
  readonly earlier: readonly Reading[]
}

/** A failure is a finding without what its code already says, and without places, which need the text. */
export interface Failure {
  readonly origin: Origin
  readonly metrics: readonly string[]
  readonly expected: number | null
  readonly actual: number | null
  readonly message: Wording
  /** The other report it speaks of. */
  readonly relatedReportId: number | null
}

export type Outcome = 'pass' | 'not_assessable' | Failure

export interface CrossRule {
  readonly code: FindingCodeKey
  readonly check: (history: History) => readonly Outcome[]
}

export interface CrossFinding extends Failure {
  readonly code: FindingCodeKey
  readonly severity: Severity
  readonly legalBasis: string
}

/** The report of the year before; a year without a report compares with nothing. */
export const yearBefore = ({ report, earlier }: History): Reading | undefined =>
  earlier.find(({ year }) => year === report.year - 1)

/** Figures that the sums settled may be our reading and not the report’s. */
export const originOf = (...cells: readonly (readonly [Reading, string])[]): Origin =>
  cells.some(([reading, metric]) => reading.isSettled(metric)) ? 'unknown' : 'document'
