import { FACT_STATES, type FactState, FORMS, getMetric } from '@gongkai/schema/metrics'
import { notFound } from 'next/navigation'
import { Fragment } from 'react'
import { DisclosureCounts } from '../../../../components/disclosure-counts.tsx'
import { FindingCard } from '../../../../components/finding-card.tsx'
import { DisclosureTables, RequestMatrix, ReviewTable } from '../../../../components/form-tables.tsx'
import { page } from '../../../../components/page.tsx'
import { PlaceFollower } from '../../../../components/place-follower.tsx'
import { Shell } from '../../../../components/shell.tsx'
import { SourceText } from '../../../../components/source-text.tsx'
import { StateTag } from '../../../../components/state-tag.tsx'
import { ReportDocument, type ReportQuery } from '../../../../generated/graphql.ts'
import { request } from '../../../../lib/backend.ts'
import { findingId } from '../../../../lib/fact.ts'
import { findAnswer } from '../../../../lib/find-answer.ts'
import { formatDate, formatNumber } from '../../../../lib/format.ts'
import { hrefIn, type Lang } from '../../../../lib/lang.ts'
import { marksOf, quotesOf, type ReportView, readReport } from '../../../../lib/report.ts'
import type { Mark } from '../../../../lib/source-pieces.ts'
import { messagesIn } from '../../../../messages/index.ts'

interface PartProps {
  readonly lang: Lang
  readonly report: ReportView
}

type ReportRow = NonNullable<ReportQuery['report']>
const STATES = Object.keys(FACT_STATES) as FactState[]

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

function Findings({ lang, report, marks }: PartProps & { readonly marks: readonly Mark[] }) {
  const t = messagesIn(lang)
  const quotes = quotesOf(report, marks)
  const countOf = (severity: string) => report.findings.filter((finding) => finding.severity === severity).length
  return (
    <section className="section" aria-labelledby="findings">
      <div className="section-head">
        <h2 id="findings">{t.atAGlance}</h2>
        <span className="soft small">{t.findingsSummary(countOf('error'), countOf('warning'), countOf('info'))}</span>
      </div>
      {report.findings.length === 0 && <p className="soft">{t.noFindings}</p>}
      <ol className="finding-list">
        {report.findings.map((finding, i) => (
          <FindingCard key={finding.id} id={findingId(i)} lang={lang} finding={finding} quotes={quotes[i] ?? []} />
        ))}
      </ol>
    </section>
  )
}

/** How many figures are in each state that this report has, so that a blank is never read as a zero. */
function States({ lang, report }: PartProps) {
  const facts = [...report.facts.values()].filter(({ metric }) => getMetric(metric).address.section !== 'narrative')
  const counts = STATES.map((state) => [state, facts.filter((fact) => fact.state === state).length] as const)
  return (
    <p className="legend">
      {counts
        .filter(([, count]) => count > 0)
        .map(([state, count]) => (
          <span key={state}>
            <StateTag state={state} lang={lang} /> <span className="num">{formatNumber(count, lang)}</span>
          </span>
        ))}
      {facts.some((fact) => fact.isFromSums) && <span>Σ {messagesIn(lang).resolvedBySums}</span>}
    </p>
  )
}

function Figures({ lang, report }: PartProps) {
  const t = messagesIn(lang)
  const props = { lang, facts: report.facts, disputed: report.disputed }
  return (
    <section aria-labelledby="figures">
      <div className="section-head">
        <h2 id="figures">{t.figures}</h2>
        <a href="#source">{t.toSource}</a>
      </div>
      <States lang={lang} report={report} />
      <DisclosureCounts lang={lang} report={report} />
      <DisclosureTables {...props} />
      <RequestMatrix {...props} />
      <ReviewTable {...props} />
    </section>
  )
}

function Source({ lang, report, marks }: PartProps & { readonly marks: readonly Mark[] }) {
  const t = messagesIn(lang)
  return (
    <section className="source" id="source" aria-labelledby="source-heading">
      <div className="section-head">
        <h2 id="source-heading">{t.source}</h2>
        <a href="#figures">{t.backToFigures}</a>
      </div>
      <p className="small soft source-lead">{t.sourceLead}</p>
      <SourceText text={report.text} marks={marks} label={t.source} />
    </section>
  )
}

export default page<{ id: string }>(async ({ lang, params }) => {
  const answer = await findAnswer(request(ReportDocument, { id: decodeURIComponent(params.id) }))
  if (!answer?.report) notFound()
  const t = messagesIn(lang)
  const row = answer.report
  const report = readReport(row)
  const marks = marksOf(report, lang)
  return (
    <Shell lang={lang} path={`/reports/${params.id}`} title={`${row.agency.name} ${row.year}`}>
      <p className="crumb">
        <a href={hrefIn(lang, `/agencies/${row.agency.id}`)}>{t.wholeHistory}</a>
      </p>
      <h1>
        <span lang="zh-CN">{row.agency.name}</span> <span className="h1-sub">{t.reportTitle(row.year)}</span>
      </h1>
      <Findings lang={lang} report={report} marks={marks} />
      <div className="section report-view">
        <Figures lang={lang} report={report} />
        <Source lang={lang} report={report} marks={marks} />
      </div>
      <section className="section">
        <Particulars lang={lang} report={report} row={row} />
      </section>
      <PlaceFollower />
    </Shell>
  )
})
