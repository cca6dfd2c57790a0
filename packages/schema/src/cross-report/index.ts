/** Every rule on several reports: a row each, ending pass, fail or not assessable (design §6). Pure functions. */
import { FINDING_CODES, type FindingCodeKey } from '../metrics/index.ts'
import { CARRY_OVER_RULES } from './carry-over.ts'
import { LATE_RULE } from './late.ts'
import { OUTLIER_RULE } from './outlier.ts'
import type { CrossFinding, CrossRule, History, Outcome } from './rule.ts'

export * from './duplicate.ts'
export { narrativeBands } from './fingerprint.ts'
export type { Place } from './narrative.ts'
export type { CrossFinding, CrossRule, Failure, History, Outcome, Reading } from './rule.ts'

/** Rules on the years of one agency; copied text is looked for among all (duplicate.ts). */
export const CROSS_RULES: readonly CrossRule[] = [...CARRY_OVER_RULES, OUTLIER_RULE, LATE_RULE]

/** The codes of findings between reports, in the order they are shown. */
export const CROSS_CODES: readonly FindingCodeKey[] = [...CROSS_RULES.map(({ code }) => code), 'text.duplicate']

/** How one rule ended on a report. */
export interface CrossCheck {
  readonly code: FindingCodeKey
  readonly status: 'pass' | 'fail' | 'not_assessable'
}

const statusOf = (outcomes: readonly Outcome[]): CrossCheck['status'] => {
  if (outcomes.some((outcome) => typeof outcome === 'object')) return 'fail'
  return outcomes.includes('pass') ? 'pass' : 'not_assessable'
}

const findingsOf = (code: FindingCodeKey, outcomes: readonly Outcome[]): CrossFinding[] => {
  const { severity, legalBasis } = FINDING_CODES[code]
  return outcomes.flatMap((outcome) =>
    typeof outcome === 'object' ? [{ code, severity, legalBasis, ...outcome }] : [],
  )
}

/** Runs the rules on a report and the years before it: their findings, and how each rule ended. */
export function checkHistory(history: History): { findings: CrossFinding[]; checks: CrossCheck[] } {
  const results = CROSS_RULES.map(({ code, check }) => ({ code, outcomes: check(history) }))
  return {
    findings: results.flatMap(({ code, outcomes }) => findingsOf(code, outcomes)),
    checks: results.map(({ code, outcomes }) => ({ code, status: statusOf(outcomes) })),
  }
}
