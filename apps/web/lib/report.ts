/** A report as the API answers it → as the pages show it. */
import type { Check } from '@gongkai/parser'
import type { ReportQuery } from '../generated/graphql.ts'
import { readFact } from './fact.ts'
import { readFinding } from './finding.ts'
import { type DisclosureCount, type ReportView, reportView } from './report-view.ts'
import { readBasis, readChannel, readCountKind, readFindingCode, readForm } from './vocabulary.ts'

type ReportRow = NonNullable<ReportQuery['report']>

const STATUSES = { PASS: 'pass', FAIL: 'fail', NOT_ASSESSABLE: 'not_assessable' } as const

const readCheck = ({ code, status }: ReportRow['checks'][number]): Check => ({
  code: readFindingCode(code),
  status: STATUSES[status],
})

const readCount = ({
  approximate,
  kind,
  channel,
  ...row
}: ReportRow['disclosure']['counts'][number]): DisclosureCount => ({
  ...row,
  isApproximate: approximate,
  kind: readCountKind(kind),
  channel: channel && readChannel(channel),
})

export const readReport = (row: ReportRow): ReportView =>
  reportView({
    form: row.form && readForm(row.form),
    text: row.document.text,
    facts: row.facts.map(readFact),
    volume: row.disclosure.volume,
    basis: row.disclosure.basis && readBasis(row.disclosure.basis),
    counts: row.disclosure.counts.map(readCount),
    checks: row.checks.map(readCheck),
    findings: row.findings.map(readFinding),
  })
