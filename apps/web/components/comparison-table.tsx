import { getMetric } from '@gongkai/schema/metrics'
import type { AgencyView } from '../lib/agency.ts'
import { hrefIn, type Lang } from '../lib/lang.ts'
import { messagesIn } from '../messages/index.ts'
import { HeadlineCell } from './headline-cell.tsx'

interface Props {
  readonly lang: Lang
  readonly agencies: readonly AgencyView[]
  readonly metric: string
  /** Newest first. */
  readonly years: readonly number[]
}

function Cell({
  lang,
  agency,
  metric,
  year,
}: Omit<Props, 'agencies' | 'years'> & {
  readonly agency: AgencyView
  readonly year: number
}) {
  const report = agency.reports.find((one) => one.year === year)
  const label = String(year)
  if (report) return <HeadlineCell report={report} metric={metric} lang={lang} label={label} />
  return (
    <td className="num soft small" data-label={label}>
      {messagesIn(lang).notFiled}
    </td>
  )
}

/** One metric of several agencies over the years; where a year has no report, the cell says so. */
export function ComparisonTable({ lang, agencies, metric, years }: Props) {
  const t = messagesIn(lang)
  return (
    <div className="table-scroll">
      <table className="stacking-table comparison-table">
        <caption className="visually-hidden">{getMetric(metric).label[lang]}</caption>
        <thead>
          <tr>
            <th scope="col">{t.agency}</th>
            {years.map((year) => (
              <th key={year} scope="col" className="num">
                {year}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {agencies.map((agency) => (
            <tr key={agency.id}>
              <th scope="row">
                <a href={hrefIn(lang, `/agencies/${agency.id}`)} lang="zh-CN">
                  {agency.name}
                </a>
              </th>
              {years.map((year) => (
                <Cell key={year} lang={lang} agency={agency} metric={metric} year={year} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
