/** What the store takes: the JSON that `gongkai parse` prints (design §7), declared here so that schema stays below the parser. */
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
} from '../../metrics/index.ts'

/** UTF-16 offsets into the report's `text`; `page` is one-based, for documents that have pages. */
export interface StoredSpan {
  readonly start: number
  readonly end: number
  readonly page?: number
}

export interface StoredFact {
  readonly metric: string
  readonly state: FactState
  readonly value: number | null
  readonly unit: Unit
  readonly raw: string | null
  readonly span: StoredSpan | null
  readonly resolved_by?: 'sums'
}

export interface StoredCount {
  readonly value: number
  readonly approximate: boolean
  readonly unit: string
  readonly kind: CountKind
  readonly channel: Channel | null
  readonly span: StoredSpan
}

export interface StoredMention {
  readonly metric: string
  readonly value: number
  readonly relation: 'equal' | 'at_most' | 'part'
  readonly span: StoredSpan
}

export interface StoredCheck {
  readonly code: FindingCodeKey
  readonly status: 'pass' | 'fail' | 'not_assessable'
}

export interface StoredFinding {
  readonly code: FindingCodeKey
  readonly severity: Severity
  readonly origin: Origin
  readonly metrics: readonly string[]
  readonly expected: number | null
  readonly actual: number | null
  readonly message: Wording
  readonly spans: readonly StoredSpan[]
  readonly legal_basis: string
}

export interface StoredReportInput {
  readonly parser: string
  readonly source: {
    readonly name: string
    readonly media_type: string
    /** Lower-case hex of the bytes' SHA-256. */
    readonly sha256: string
    readonly bytes: number
  }
  readonly agency: {
    readonly name: string
    readonly name_as_printed: string
    readonly region_code: string | null
    readonly level: Level | null
    readonly sector: SectorKey
  }
  readonly year: number | null
  readonly form: Form | null
  readonly text: string
  readonly facts: readonly StoredFact[]
  readonly disclosure: {
    readonly volume: number | null
    readonly basis: Basis | null
    readonly counts: readonly StoredCount[]
  }
  readonly mentions: readonly StoredMention[]
  readonly findings: readonly StoredFinding[]
  readonly checks: readonly StoredCheck[]
  /** What `narrativeBands` says of the text; worked out by the store unless given. */
  readonly narrative_bands?: readonly number[]
}

export interface StoredDocumentInput {
  readonly bytes: Uint8Array
  /** What the file holds, in its order; all of one source and one parser version. */
  readonly reports: readonly StoredReportInput[]
  /** The division code the parser was given; in one way of writing, since another code is another reading. */
  readonly regionHint?: string | undefined
  /** The day it was published, `YYYY-MM-DD`, where that is known; one that was stored is not forgotten. */
  readonly publishedOn?: string | undefined
  /** Made up for a demonstration. */
  readonly synthetic?: boolean | undefined
}
