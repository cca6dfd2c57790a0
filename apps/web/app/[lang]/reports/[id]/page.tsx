import { FORMS } from '@gongkai/schema/metrics'
import { notFound } from 'next/navigation'
import { Fragment } from 'react'
import { page } from '../../../../components/page.tsx'
import { ReportParts } from '../../../../components/report-parts.tsx'
import { Shell } from '../../../../components/shell.tsx'
import { ReportDocument, type ReportQuery } from '../../../../generated/graphql.ts'
import { request } from '../../../../lib/backend.ts'
import { findAnswer } from '../../../../lib/find-answer.ts'
import { formatDate } from '../../../../lib/format.ts'
import { hrefIn, type Lang } from '../../../../lib/lang.ts'
import { readReport } from '../../../../lib/report.ts'
import type { ReportView } from '../../../../lib/report-view.ts'
import { messagesIn } from '../../../../messages/index.ts'

interface PartProps {
  readonly lang: Lang
  readonly report: ReportView
}

type ReportRow = NonNullable<ReportQuery['report']>

function Particulars({ lang, report, row }: PartProps & { readonly row: ReportRow }) {
  const t = messagesIn(lang)
  const rows = [
    [t.form, report.form ? FORMS[report.form][lang] : t.formUnknown],
    [t.readAt, formatDate(row.parsedAt, lang)],
    [t.parser, row.parserVersion],
    [t.file, row.document.name],
    [t.sha256, row.document.sha256],
  ] as const
  return (
    <dl className="facts small">
      {rows.map(([name, value]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{name === t.sha256 ? <code>{value}</code> : value}</dd>
        </Fragment>
      ))}
    </dl>
  )
}

export default page<{ id: string }>(async ({ lang, params }) => {
  const answer = await findAnswer(request(ReportDocument, { id: decodeURIComponent(params.id) }))
  if (!answer?.report) notFound()
  const t = messagesIn(lang)
  const row = answer.report
  const report = readReport(row)
  return (
    <Shell lang={lang} path={`/reports/${params.id}`} title={`${row.agency.name} ${row.year}`}>
      <p className="crumb">
        <a href={hrefIn(lang, `/agencies/${row.agency.id}`)}>{t.wholeHistory}</a>
      </p>
      <h1>
        <span lang="zh-CN">{row.agency.name}</span> <span className="h1-sub">{t.reportTitle(row.year)}</span>
      </h1>
      <ReportParts lang={lang} report={report} />
      <section className="section">
        <Particulars lang={lang} report={report} row={row} />
      </section>
    </Shell>
  )
})
