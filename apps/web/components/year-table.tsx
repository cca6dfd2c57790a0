import { FORMS, getMetric } from '@gongkai/schema/metrics'
import { type AgencyReport, type AgencyView, HEADLINE_METRICS } from '../lib/agency.ts'
import { formatNumber, shortFormName } from '../lib/format.ts'
import { hrefIn, type Lang } from '../lib/lang.ts'
import { messagesIn } from '../messages/index.ts'
import { HeadlineCell } from './headline-cell.tsx'

interface Props {
  readonly lang: Lang
  readonly agency: AgencyView
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
      <td data-label={t.form} title={report.form ? FORMS[report.form][lang] : undefined}>
        {report.form ? shortFormName(FORMS[report.form][lang]) : t.formUnknown}
      </td>
      <td className="num" data-label={t.findingsOf}>
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
      <table className="stacking-table year-table">
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
