/** The parsed report: exactly the JSON that `gongkai parse` prints (design §7), so its keys are snake_case. */
import type {
  Basis,
  Channel,
  CountKind,
  FactState,
  FindingCodeKey,
  Form,
  Level,
  Origin,
  SectorKey,
  Severity,
  Unit,
  Wording,
} from '@gongkai/schema/metrics'
import type { Span } from './document/document.ts'

export interface ReportSource {
  readonly name: string
  readonly media_type: string
  /** Lower-case hex of the bytes’ SHA-256. */
  readonly sha256: string
  readonly bytes: number
}

export interface Agency {
  readonly name: string
  readonly name_as_printed: string
  /** Six digits of the national division code; null where it could not be settled. */
  readonly region_code: string | null
  readonly level: Level | null
  readonly sector: SectorKey
}

/** One figure of the form, or the reason why it has none. Only the state `number` carries a value. */
export interface Fact {
  readonly metric: string
  readonly state: FactState
  readonly value: number | null
  readonly unit: Unit
  /** The text the value was read from: `text.slice(span.start, span.end) === raw`. Null where nothing stands there. */
  readonly raw: string | null
  readonly span: Span | null
  /** `sums` where run-together digits had exactly one reading that satisfies the sums of the form. */
  readonly resolved_by?: 'sums'
}

/** A sentence of the narrative that counts disclosed information (design §5). */
export interface DisclosureCount {
  readonly value: number
  readonly approximate: boolean
  /** As printed: 条, 件, 篇, 份 are items and may be summed; 次, 期, 个, 场 are not. */
  readonly unit: string
  readonly kind: CountKind
  readonly channel: Channel | null
  readonly span: Span
}

export interface Disclosure {
  readonly volume: number | null
  readonly basis: Basis | null
  readonly counts: readonly DisclosureCount[]
}

/** A figure of the narrative that speaks of a figure of the tables. */
export interface NarrativeMention {
  readonly metric: string
  /** Metrics that the words do not tell from this one: the figure is compared with the sum of all of them. */
  readonly together_with?: readonly string[]
  readonly value: number
  /** How the two must relate: the same figure, at most the table’s, or a part of it. */
  readonly relation: 'equal' | 'at_most' | 'part'
  readonly span: Span
}

/** What section six says of the 信息处理费, which every report must state and which is no 行政事业性收费. */
export interface ProcessingFee {
  /** `collected`: an amount is named; `none`: none was collected; `not_stated`: the section does not say. */
  readonly state: 'collected' | 'none' | 'not_stated'
  /** Null unless stated. */
  readonly amount_yuan: number | null
  readonly span: Span | null
}

export interface Finding {
  readonly code: FindingCodeKey
  readonly severity: Severity
  readonly origin: Origin
  readonly metrics: readonly string[]
  readonly expected: number | null
  readonly actual: number | null
  readonly message: Wording
  readonly spans: readonly Span[]
  readonly legal_basis: string
}

/** How one rule ended on this report. */
export interface Check {
  readonly code: FindingCodeKey
  readonly status: 'pass' | 'fail' | 'not_assessable'
}

export interface ParsedReport {
  readonly schema: 1
  readonly parser: string
  readonly source: ReportSource
  readonly agency: Agency
  readonly year: number | null
  readonly form: Form | null
  readonly text: string
  /** Every metric of the form found, in the order of the catalogue. */
  readonly facts: readonly Fact[]
  readonly disclosure: Disclosure
  readonly mentions: readonly NarrativeMention[]
  readonly processing_fee: ProcessingFee
  readonly findings: readonly Finding[]
  readonly checks: readonly Check[]
}
