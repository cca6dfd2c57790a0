import { type Metric, UNITS } from '@gongkai/schema/metrics'
import { Chart } from '../charts/chart.tsx'
import { rankingChart } from '../charts/ranking-chart.ts'
import type { RankingPageFragment } from '../generated/graphql.ts'
import { reportAnchor } from '../lib/fact.ts'
import { formatNumber } from '../lib/format.ts'
import { hrefIn, type Lang } from '../lib/lang.ts'
import { barsOf, type RankingRow, readRankingRow } from '../lib/ranking.ts'
import { formatRankingState, type RankingState, slugOf } from '../lib/ranking-state.ts'
import { messagesIn } from '../messages/index.ts'
import { DoubtTags } from './doubt-tags.tsx'
import { Unranked } from './unranked.tsx'

interface Props {
  readonly lang: Lang
  readonly metric: Metric
  readonly state: RankingState & { readonly year: number }
  readonly page: RankingPageFragment
}

function TopRow({ row, metric, lang }: { readonly row: RankingRow; readonly metric: Metric; readonly lang: Lang }) {
  return (
    <tr>
      <td className="num">{row.rank}</td>
      <th scope="row">
        <a href={hrefIn(lang, `/agencies/${row.agency.id}`)}>{row.agency.name}</a>
        <DoubtTags row={row} lang={lang} />
      </th>
      <td className="num">
        <a href={hrefIn(lang, `/reports/${row.reportId}#${reportAnchor(metric.key)}`)}>
          {formatNumber(row.value, lang)}
        </a>
      </td>
    </tr>
  )
}

/** The first places of a ranking, as a chart and as a table. */
export function RankingPanel({ lang, metric, state, page }: Props) {
  const t = messagesIn(lang)
  const rows = page.nodes.map(readRankingRow)
  const name = metric.label[lang]
  const { year } = state
  const hrefOf = (to: RankingState) => hrefIn(lang, `/rankings/${slugOf(metric.key)}${formatRankingState(to)}`)
  return (
    <section className="panel" aria-labelledby={`panel-${metric.key}`}>
      <h3 id={`panel-${metric.key}`}>
        {name} <span className="soft small">{UNITS[metric.unit][lang]}</span>
      </h3>
      <Chart lang={lang} spec={rankingChart(name, barsOf(rows, lang))} summary={t.chartOf(name, year)} />
      <table>
        <caption className="visually-hidden">{t.tableOf(name, year)}</caption>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t.rank}</th>
            <th scope="col">{t.agency}</th>
            <th scope="col">{t.value}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <TopRow key={row.agency.id} row={row} metric={metric} lang={lang} />
          ))}
        </tbody>
      </table>
      <div>
        {rows.length === 0 && <p className="small">{t.noRows}</p>}
        <p className="soft small not-ranked-lead">{t.notRankedHeading}</p>
        <Unranked page={page} lang={lang} />
        <p className="more">
          <a href={hrefOf(state)}>{t.wholeRanking}</a>{' '}
          <a href={hrefOf({ ...state, direction: 'asc' })}>{t.lowestFirst}</a>
        </p>
      </div>
    </section>
  )
}
