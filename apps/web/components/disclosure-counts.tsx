import { BASES, CHANNELS, COUNT_KINDS, METRICS, type Metric } from '@gongkai/schema/metrics'
import { formatNumber } from '../lib/format.ts'
import type { Lang } from '../lib/lang.ts'
import { quoteAt } from '../lib/quote.ts'
import { countId, countPlaceId, type ReportView } from '../lib/report-view.ts'
import { messagesIn } from '../messages/index.ts'
import { Figure } from './figure.tsx'

interface Props {
  readonly lang: Lang
  readonly report: ReportView
}

const NARRATIVE_METRICS = METRICS.filter(({ address }) => address.section === 'narrative')

function CountRow({ report, lang, index }: Props & { readonly index: number }) {
  const count = report.counts[index]
  if (!count) return null
  const { before, marked, after } = quoteAt(report.text, count.span)
  return (
    <tr>
      <th scope="row">
        {COUNT_KINDS[count.kind][lang]}
        {count.channel && ` · ${CHANNELS[count.channel][lang]}`}
        <q className="sentence" lang="zh-CN">
          {before}
          <b>{marked}</b>
          {after}
        </q>
      </th>
      <td className="num">
        {count.isApproximate && <span className="soft">{messagesIn(lang).approximateMark} </span>}
        <a className="figure" id={countId(index)} href={`#${countPlaceId(index)}`}>
          {formatNumber(count.value, lang)} {count.unit}
        </a>
      </td>
    </tr>
  )
}

function NarrativeRow({ report, lang, metric }: Props & { readonly metric: Metric }) {
  const fact = report.facts.get(metric.key)
  if (!fact) return null
  const basis = metric.key === 'disclosure.volume' ? report.basis : null
  return (
    <tr>
      <th scope="row">
        {metric.label[lang]}
        {basis && <span className="basis">{BASES[basis][lang]}</span>}
      </th>
      <td className="num">
        <Figure fact={fact} lang={lang} isDisputed={report.disputed.has(metric.key)} />
      </td>
    </tr>
  )
}

/** What the narrative counts as disclosed, each with its sentence, and what they make of each metric of the narrative. */
export function DisclosureCounts({ report, lang }: Props) {
  const t = messagesIn(lang)
  return (
    <section className="figure-group" aria-labelledby="section-narrative">
      <h3 id="section-narrative">{t.narrativeHeading}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.kind}</th>
            <th scope="col" className="num">
              {t.value}
            </th>
          </tr>
        </thead>
        <tbody>
          {report.counts.map((count, i) => (
            <CountRow key={`${count.span.start}-${count.span.end}`} report={report} lang={lang} index={i} />
          ))}
          {NARRATIVE_METRICS.map((metric) => (
            <NarrativeRow key={metric.key} report={report} lang={lang} metric={metric} />
          ))}
        </tbody>
      </table>
    </section>
  )
}
