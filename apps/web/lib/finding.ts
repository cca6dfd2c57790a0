import type { FindingCodeKey, Origin, Severity, Wording } from '@gongkai/schema/metrics'
import type { FindingFieldsFragment } from '../generated/graphql.ts'
import type { Span } from './fact.ts'
import { readFindingCode, readMetricKey, readOrigin, readSeverity } from './vocabulary.ts'

/** What a person decided about a finding. */
export type Ruling = NonNullable<FindingFieldsFragment['ruling']>

/** What an agency answered to a finding, or to its report as a whole. */
export type Reply = NonNullable<FindingFieldsFragment['reply']>

export interface Finding {
  readonly id: string
  readonly code: FindingCodeKey
  readonly severity: Severity
  readonly origin: Origin
  readonly metrics: readonly string[]
  readonly expected: number | null
  readonly actual: number | null
  readonly message: Wording
  readonly spans: readonly Span[]
  readonly legalBasis: string
  /** Null where nobody has decided. */
  readonly ruling: Ruling | null
  /** Of the agency, to it or else to its report; null where it has not answered. */
  readonly reply: Reply | null
}

export const readFinding = (row: FindingFieldsFragment): Finding => ({
  ...row,
  code: readFindingCode(row.code),
  severity: readSeverity(row.severity),
  origin: readOrigin(row.origin),
  metrics: row.metrics.map(readMetricKey),
})

const GRAVITY: Record<Severity, number> = { error: 0, warning: 1, info: 2 }

/** Sorts the gravest first and leaves equals as they were. */
export const byGravity = (a: Finding, b: Finding): number => GRAVITY[a.severity] - GRAVITY[b.severity]
