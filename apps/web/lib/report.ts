/** A report as the API answers it → as the pages show it. */
import type { ReportQuery } from '../generated/graphql.ts'
import { readFact } from './fact.ts'
import { readFinding } from './finding.ts'
import { type DisclosureCount, type ReportView, reportView } from './report-view.ts'
import { readBasis, readChannel, readCountKind, readForm } from './vocabulary.ts'

type ReportRow = NonNullable<ReportQuery['report']>

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
    findings: row.findings.map(readFinding),
  })
