import { FORMS, getMetric } from '@gongkai/schema/metrics'
import { type AgencyReport, type AgencyView, HEADLINE_METRICS } from '../lib/agency.ts'
import { reportAnchor } from '../lib/fact.ts'
import { formatNumber } from '../lib/format.ts'
import { hrefIn, type Lang } from '../lib/lang.ts'
import { messagesIn } from '../messages/index.ts'
import { StateTag } from './state-tag.tsx'

interface Props {
  readonly lang: Lang
  readonly agency: AgencyView
}

function HeadlineCell({
  report,
  metric,
  lang,
}: {
  readonly report: AgencyReport
  readonly metric: string
  readonly lang: Lang
}) {
  const fact = report.facts.find((one) => one.metric === metric)
  if (!fact) return <td />
  const shown = fact.value === null ? <StateTag state={fact.state} lang={lang} /> : formatNumber(fact.value, lang)
  const isDisputed =
    fact.value !== null &&
    report.findings.some((finding) => finding.severity === 'error' && finding.metrics.includes(metric))
  return (
    <td className="num">
      <a
        className="figure"
        href={hrefIn(lang, `/reports/${report.id}#${reportAnchor(metric)}`)}
        data-disputed={isDisputed || undefined}
      >
        {shown}
        {isDisputed && <span className="visually-hidden">（{messagesIn(lang).disputed}）</span>}
      </a>
    </td>
  )
}

function YearRow({ report, lang }: { readonly report: AgencyReport; readonly lang: Lang }) {
  const t = messagesIn(lang)
  return (
    <tr>
      <th scope="row" className="num">
        <a href={hrefIn(lang, `/reports/${report.id}`)}>{t.yearOf(report.year)}</a>
      </th>
      {HEADLINE_METRICS.map((metric) => (
        <HeadlineCell key={metric} report={report} metric={metric} lang={lang} />
      ))}
      <td>{report.form ? FORMS[report.form][lang] : t.formUnknown}</td>
      <td className="num">
        <a href={hrefIn(lang, `/reports/${report.id}#findings`)}>{formatNumber(report.findings.length, lang)}</a>
      </td>
    </tr>
  )
}

/** One row per report: its headline figures or the reasons why it has none, its form, and how many findings. */
export function YearTable({ lang, agency }: Props) {
  const t = messagesIn(lang)
  if (agency.reports.length === 0) return <p>{t.notFiled}</p>
  return (
    <div className="table-scroll">
      <table className="year-table">
        <caption className="visually-hidden">{t.headline}</caption>
        <thead>
          <tr>
            <th scope="col">{t.report}</th>
            {HEADLINE_METRICS.map((metric) => (
              <th key={metric} scope="col" className="num">
                {getMetric(metric).label[lang]}
              </th>
            ))}
            <th scope="col">{t.form}</th>
            <th scope="col" className="num">
              {t.findingsOf}
            </th>
          </tr>
        </thead>
        <tbody>
          {agency.reports.map((report) => (
            <YearRow key={report.id} report={report} lang={lang} />
          ))}
        </tbody>
      </table>
    </div>
  )
}
