/** How the rules ended on a report, kept as three lists of codes. */
import { FINDING_CODES, type FindingCodeKey } from '../../metrics/index.ts'
import type { ChecksByStatus } from '../tables.ts'
import type { StoredCheck } from './stored-report.ts'

const CODES = Object.keys(FINDING_CODES) as FindingCodeKey[]

export function checksByStatus(checks: readonly StoredCheck[]): ChecksByStatus {
  const codesOf = (status: StoredCheck['status']) =>
    checks.flatMap((check) => (check.status === status ? check.code : []))
  return { pass: codesOf('pass'), fail: codesOf('fail'), not_assessable: codesOf('not_assessable') }
}

/** In the order of the catalogue of findings. */
export function listChecks(checks: ChecksByStatus): StoredCheck[] {
  const statuses = ['pass', 'fail', 'not_assessable'] as const
  const byCode = new Map(statuses.flatMap((status) => checks[status].map((code) => [code, status] as const)))
  return CODES.flatMap((code) => {
    const status = byCode.get(code)
    return status ? { code, status } : []
  })
}
