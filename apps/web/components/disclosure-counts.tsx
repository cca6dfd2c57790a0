import { BASES, CHANNELS, COUNT_KINDS } from '@gongkai/schema/metrics'
import { figureId } from '../lib/fact.ts'
import { formatNumber } from '../lib/format.ts'
import type { Lang } from '../lib/lang.ts'
import { quoteAt } from '../lib/quote.ts'
import { countId, countPlaceId, type ReportView } from '../lib/report.ts'
import { messagesIn } from '../messages/index.ts'
import { StateTag } from './state-tag.tsx'

interface Props {
  readonly lang: Lang
  readonly report: ReportView
}

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

function Volume({ report, lang }: Props) {
  const fact = report.facts.get('disclosure.volume')
  const { volume, basis } = report
  return (
    <span className="figure" id={figureId('disclosure.volume')}>
      {volume === null ? <StateTag state={fact?.state ?? 'missing'} lang={lang} /> : formatNumber(volume, lang)}
      {basis && <span className="basis">{BASES[basis][lang]}</span>}
    </span>
  )
}

/** What the narrative counts as disclosed, each with its sentence, and what the year’s volume rests on. */
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
          <tr>
            <th scope="row">{t.volume}</th>
            <td className="num">
              <Volume report={report} lang={lang} />
            </td>
          </tr>
        </tbody>
      </table>
    </section>
  )
}
