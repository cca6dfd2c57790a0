/** What a rule on a single report looks at, and what it says. */
import type { FindingCodeKey, Form } from '@gongkai/schema/metrics'
import type { Span } from '../document/document.ts'
import type { FactIndex } from '../facts/fact-index.ts'
import { placeOf } from '../grids/metric-place.ts'
import type { Narrative } from '../narrative/index.ts'
import type { Finding } from '../report.ts'
import type { Parts } from '../sections/sections.ts'

export interface CheckContext {
  readonly text: string
  readonly year: number | null
  readonly form: Form | null
  readonly parts: Parts
  readonly facts: FactIndex
  readonly narrative: Narrative
  readonly unitless: readonly string[]
  readonly missingTables: readonly string[]
  readonly hasUnboundRows: boolean
}

/** What a rule says of one thing it looked at; a failure is a finding without what its code already says. */
export type Outcome = 'pass' | 'not_assessable' | Omit<Finding, 'code' | 'severity' | 'legal_basis'>

export interface Rule {
  readonly code: FindingCodeKey
  readonly check: (context: CheckContext) => readonly Outcome[]
}

/** For rules that look at everything and return only what is wrong. */
export const orPass = (failures: readonly Outcome[]): readonly Outcome[] => (failures.length > 0 ? failures : ['pass'])

/**
 * The content of a cell for a sum: its value, null where it is blank, undefined where it is not known.
 * A blank cell adds nothing to a sum; that it is blank is a finding of its own.
 */
export const contentOf = (context: CheckContext, metric: string): number | null | undefined =>
  context.facts.contentAt(placeOf(metric))

export const spansOf = (context: CheckContext, metrics: readonly string[]): Span[] =>
  metrics.flatMap((metric) => context.facts.get(metric)?.span ?? [])
