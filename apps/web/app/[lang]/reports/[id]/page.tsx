import { FORMS, getMetric } from '@gongkai/schema/metrics'
import { Fragment } from 'react'
import { page } from '../../../../components/page.tsx'
import { ReportParts } from '../../../../components/report-parts.tsx'
import { ReportVersions } from '../../../../components/report-versions.tsx'
import { Section } from '../../../../components/section.tsx'
import { Shell } from '../../../../components/shell.tsx'
import { ReportDocument, type ReportQuery } from '../../../../generated/graphql.ts'
import { decodeSegment } from '../../../../lib/address-state.ts'
import { request } from '../../../../lib/backend.ts'
import { findAnswer } from '../../../../lib/find-answer.ts'
import { formatDate, formatNumber } from '../../../../lib/format.ts'
import { hrefIn, type Lang } from '../../../../lib/lang.ts'
import { notFound } from '../../../../lib/not-found.ts'
import { picturePath } from '../../../../lib/picture.ts'
import { parsePlace } from '../../../../lib/place-in-text.ts'
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
    [
      t.file,
      <a key="file" href={`/documents/${row.document.sha256}`} download>
        {row.document.name}
      </a>,
    ],
    [t.fileSize, t.bytes(formatNumber(row.document.bytes, lang))],
    [t.sha256, <code key="sha256">{row.document.sha256}</code>],
  ] as const
  return (
    <dl className="facts small">
      {rows.map(([name, value]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  )
}

function Reply({ lang, reply }: { readonly lang: Lang; readonly reply: NonNullable<ReportRow['reply']> }) {
  const t = messagesIn(lang)
  return (
    <Section
      id="reply"
      heading={t.replyHeading}
      beside={
        <span className="soft small">
          {' '}
          {reply.author} · {formatDate(reply.madeAt, lang)}{' '}
        </span>
      }
    >
      <p className="reply">{reply.text}</p>
      {reply.inputsChanged && <p className="soft small">{t.inputsChanged}</p>}
    </Section>
  )
}

export default page<{ id: string }>(async ({ lang, params, query }) => {
  const id = decodeSegment(params.id) ?? notFound()
  const answer = await findAnswer(request(ReportDocument, { id }))
  if (!answer?.report) notFound('agencies')
  const t = messagesIn(lang)
  const row = answer.report
  const report = readReport(row)
  return (
    <Shell
      lang={lang}
      path={`/reports/${params.id}`}
      title={`${row.agency.name} ${row.year}`}
      description={t.describe.report(row.agency.name, row.year)}
      picture={picturePath('trend', { metric: getMetric('disclosure.volume'), agency: [row.agency.id], lang })}
    >
      <p className="crumb">
        <a href={hrefIn(lang, `/agencies/${row.agency.id}`)}>{t.wholeHistory}</a>
      </p>
      <h1>
        <span lang="zh-CN">{row.agency.name}</span> <span className="h1-sub">{t.reportTitle(row.year)}</span>
      </h1>
      {row.reply && <Reply lang={lang} reply={row.reply} />}
      <ReportParts lang={lang} report={report} found={parsePlace(query)} />
      <ReportVersions lang={lang} versions={row.versions} />
      <section className="section">
        <Particulars lang={lang} report={report} row={row} />
      </section>
    </Shell>
  )
})
