/** A report as the parser reads it in the browser → as the pages show it, and how every rule ended on it. */
import type { Check, Fact as ParsedFact, Finding as ParsedFinding, ParsedReport } from '@gongkai/parser'
import { FINDING_CODES, type FindingCodeKey } from '@gongkai/schema/metrics'
import type { Fact } from './fact.ts'
import type { Finding } from './finding.ts'
import { type ReportView, reportView } from './report-view.ts'

const readFact = ({ metric, state, value, unit, span, resolved_by }: ParsedFact): Fact => ({
  metric,
  state,
  value,
  unit,
  span,
  isFromSums: resolved_by !== undefined,
})

const readFinding = ({ legal_basis, ...finding }: ParsedFinding, i: number): Finding => ({
  ...finding,
  id: String(i),
  reply: null,
  legalBasis: legal_basis,
  ruling: null,
})

export const readParsedReport = ({ form, text, facts, disclosure, checks, findings }: ParsedReport): ReportView =>
  reportView({
    form,
    text,
    facts: facts.map(readFact),
    volume: disclosure.volume,
    basis: disclosure.basis,
    counts: disclosure.counts.map(({ approximate, ...count }) => ({ ...count, isApproximate: approximate })),
    checks,
    findings: findings.map(readFinding),
  })

/** `not_run` where a rule needs more than the one file: reports of other years or agencies, or the day of publication. */
export type RuleStatus = Check['status'] | 'not_run'

export interface RuleOutcome {
  readonly code: FindingCodeKey
  readonly status: RuleStatus
  /** How many findings it made. */
  readonly findings: number
}

const CODES = Object.keys(FINDING_CODES) as FindingCodeKey[]
/** Not among the checks, since the name of the agency is sought in every file. */
const isOfIdentity = (code: FindingCodeKey) => code.startsWith('identity.')

const statusOf = (code: FindingCodeKey, findings: number, checks: readonly Check[]): RuleStatus => {
  const check = checks.find((one) => one.code === code)
  if (check) return check.status
  if (!isOfIdentity(code)) return 'not_run'
  return findings > 0 ? 'fail' : 'pass'
}

/** Every rule of the catalogue, in its order. */
export const ruleOutcomes = ({ checks, findings }: Pick<ParsedReport, 'checks' | 'findings'>): RuleOutcome[] =>
  CODES.map((code) => {
    const count = findings.filter((finding) => finding.code === code).length
    return { code, status: statusOf(code, count, checks), findings: count }
  })
