import { getMetric } from '@gongkai/schema/metrics'
import { type AgencyReport, isContradicted } from '../lib/agency.ts'
import { reportAnchor } from '../lib/fact.ts'
import { formatNumber } from '../lib/format.ts'
import { hrefIn, type Lang } from '../lib/lang.ts'
import { DisputedMark } from './disputed-mark.tsx'
import { StateTag } from './state-tag.tsx'

interface Props {
  readonly report: AgencyReport
  readonly metric: string
  readonly lang: Lang
  /** Said of the cell where its column has no head, on a telephone; the metric unless stated. */
  readonly label?: string
}

/** One figure of a report or the reason why it has none, which leads to its place. */
export function HeadlineCell({ report, metric, lang, label = getMetric(metric).label[lang] }: Props) {
  const fact = report.facts.find((one) => one.metric === metric)
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
        {isDisputed && <DisputedMark lang={lang} />}
        {shown}
      </a>
    </td>
  )
}
