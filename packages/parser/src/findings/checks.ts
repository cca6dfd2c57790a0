/** Every rule on a single report: a row each, ending pass, fail or not assessable (design §6). */
import { FINDING_CODES, type FindingCodeKey } from '@gongkai/schema/metrics'
import type { Check, Finding } from '../report.ts'
import { CELL_RULES } from './check-cells.ts'
import { SUM_RULES } from './check-sums.ts'
import { TEXT_RULES } from './check-text.ts'
import type { CheckContext, Outcome, Rule } from './rule.ts'

export const RULES: readonly Rule[] = [...SUM_RULES, ...TEXT_RULES, ...CELL_RULES]

const isFailure = (outcome: Outcome) => typeof outcome === 'object'
/** A rule that found nothing to look at has passed nothing. */
const statusOf = (outcomes: readonly Outcome[]): Check['status'] => {
  if (outcomes.some(isFailure)) return 'fail'
  return outcomes.includes('pass') ? 'pass' : 'not_assessable'
}

const findingOf = (code: FindingCodeKey, outcome: Exclude<Outcome, string>): Finding => {
  const { severity, legalBasis } = FINDING_CODES[code]
  return { code, severity, ...outcome, legal_basis: legalBasis }
}

/** Runs all rules: their findings, and how each rule ended. */
export const checkReport = (context: CheckContext): { findings: Finding[]; checks: Check[] } => {
  const findings: Finding[] = []
  const checks = RULES.map(({ code, check }): Check => {
    const outcomes = check(context)
    for (const outcome of outcomes) if (typeof outcome === 'object') findings.push(findingOf(code, outcome))
    return { code, status: statusOf(outcomes) }
  })
  return { findings, checks }
}
