import { getMetric } from '@gongkai/schema/metrics'
import { type AgencyReport, isContradicted } from '../lib/agency.ts'
import { reportAnchor } from '../lib/fact.ts'
import { formatNumber } from '../lib/format.ts'
import { hrefIn, type Lang } from '../lib/lang.ts'
import { messagesIn } from '../messages/index.ts'
import { StateTag } from './state-tag.tsx'

/** One figure of a report or the reason why it has none, which leads to its place. */
export function HeadlineCell({
  report,
  metric,
  lang,
}: {
  readonly report: AgencyReport
  readonly metric: string
  readonly lang: Lang
}) {
  const fact = report.facts.find((one) => one.metric === metric)
  const label = getMetric(metric).label[lang]
  if (!fact) return <td data-label={label} />
  const shown = fact.value === null ? <StateTag state={fact.state} lang={lang} /> : formatNumber(fact.value, lang)
  const isDisputed = fact.value !== null && isContradicted(report, metric)
  return (
    <td className="num" data-label={label}>
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
