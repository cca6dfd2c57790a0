import { type Metric, UNITS } from '@gongkai/schema/metrics'
import { notFound } from 'next/navigation'
import { Chart } from '../../../../charts/chart.tsx'
import { rankingChart } from '../../../../charts/ranking-chart.ts'
import { page } from '../../../../components/page.tsx'
import { Pager } from '../../../../components/pager.tsx'
import { RankingFilters } from '../../../../components/ranking-filters.tsx'
import { RankingTable } from '../../../../components/ranking-table.tsx'
import { Shell } from '../../../../components/shell.tsx'
import { Unranked } from '../../../../components/unranked.tsx'
import { FilterOptionsDocument, RankingDocument, type RankingPageFragment } from '../../../../generated/graphql.ts'
import { request } from '../../../../lib/backend.ts'
import { findAnswer } from '../../../../lib/find-answer.ts'
import { disputedReports } from '../../../../lib/finding.ts'
import { formatNumber } from '../../../../lib/format.ts'
import { hrefIn, type Lang } from '../../../../lib/lang.ts'
import { barsOf, isVolume, rankingVariables, readRankingRow } from '../../../../lib/ranking.ts'
import {
  findRankingMetric,
  formatRankingState,
  parseRankingState,
  type RankingState,
  slugOf,
} from '../../../../lib/ranking-state.ts'
import { regionOptions, regionVariables } from '../../../../lib/region-options.ts'
import { requestOrigin } from '../../../../lib/request-origin.ts'
import { messagesIn } from '../../../../messages/index.ts'

const PAGE_SIZE = 20

interface PartProps {
  readonly lang: Lang
  readonly metric: Metric
  readonly state: RankingState
}

function Definition({ lang, metric }: Omit<PartProps, 'state'>) {
  const t = messagesIn(lang)
  return (
    <section className="section" aria-labelledby="definition">
      <div className="section-head">
        <h2 id="definition">{t.aboutMetric}</h2>
        <a href={hrefIn(lang, '/methodology')}>{t.method.title}</a>
      </div>
      <dl className="facts">
        <dt>{t.definition}</dt>
        <dd>{metric.definition[lang]}</dd>
        <dt>{t.legalBasis}</dt>
        <dd lang="zh-CN">{metric.legalBasis}</dd>
        <dt>{t.unit}</dt>
        <dd>{UNITS[metric.unit][lang]}</dd>
        <dt>{t.metricKey}</dt>
        <dd>
          <code>{metric.key}</code>
        </dd>
      </dl>
    </section>
  )
}

/** Addresses of the pages before and after this one. */
const pagesAround = ({ lang, metric, state }: PartProps, info: RankingPageFragment['pageInfo']) => {
  const { after, ...first } = state
  const hrefOf = (next: RankingState) => hrefIn(lang, `/rankings/${slugOf(metric.key)}${formatRankingState(next)}`)
  return {
    first: after && hrefOf(first),
    next: info.hasNextPage && info.endCursor ? hrefOf({ ...first, after: info.endCursor }) : undefined,
  }
}

function EmbedSnippet({ lang, metric, state, origin }: PartProps & { readonly origin: string }) {
  const t = messagesIn(lang)
  const { after: _, ...first } = state
  const query = formatRankingState(first)
  const source = `${origin}/embed/ranking?metric=${slugOf(metric.key)}&lang=${lang}${query.replace('?', '&')}`
  return (
    <section className="section" aria-labelledby="embed">
      <div className="section-head">
        <h2 id="embed">{t.embed}</h2>
      </div>
      <p className="small soft">{t.embedHint}</p>
      <code className="snippet">{`<iframe src="${source}" title="${metric.label[lang]}" width="100%" height="480" loading="lazy"></iframe>`}</code>
    </section>
  )
}

export default page<{ metric: string }>(async ({ lang, params, query }) => {
  const metric = findRankingMetric(decodeURIComponent(params.metric))
  if (!metric) notFound()
  const t = messagesIn(lang)
  const asked = parseRankingState(query) ?? notFound()
  const filters = await request(FilterOptionsDocument, regionVariables(asked.region))
  const { years } = filters
  const year = asked.year ?? years[0] ?? new Date().getFullYear() - 1
  const state = { ...asked, year }
  const answer = await findAnswer(
    request(RankingDocument, {
      ...rankingVariables(metric, year, state),
      first: PAGE_SIZE,
      after: state.after ?? null,
      withDisclosure: isVolume(metric),
    }),
  )
  if (!answer) notFound()
  const { ranking, disputes } = answer
  const disputed = disputedReports(disputes.nodes, metric.key)
  const rows = ranking.nodes.map((entry) => readRankingRow(entry, disputed))
  const name = metric.label[lang]
  const path = `/rankings/${slugOf(metric.key)}${formatRankingState(asked)}`
  return (
    <Shell lang={lang} path={path} title={`${name} ${year}`}>
      <h1>
        {name} <span className="h1-year">{year}</span>
      </h1>
      <p className="lead">{isVolume(metric) ? t.volumeCaveat : t.tableCaveat}</p>
      <RankingFilters
        lang={lang}
        metric={metric}
        state={state}
        years={years.includes(year) ? years : [year, ...years]}
        regions={regionOptions(filters)}
      />
      <section className="unranked-strip" aria-label={t.notRankedHeading}>
        <p>
          {t.ranked} <strong className="num">{formatNumber(ranking.totalCount, lang)}</strong>
          <span className="soft small"> · {t.notRankedLead}</span>
        </p>
        <Unranked page={ranking} lang={lang} />
      </section>
      <div className="ranking-view">
        <Chart spec={rankingChart(name, barsOf(rows, lang))} summary={t.chartOf(name, year)} lang={lang} />
        <div>
          <RankingTable lang={lang} metric={metric} year={year} rows={rows} />
          <Pager lang={lang} {...pagesAround({ lang, metric, state }, ranking.pageInfo)} />
        </div>
      </div>
      <Definition lang={lang} metric={metric} />
      <EmbedSnippet lang={lang} metric={metric} state={state} origin={await requestOrigin()} />
    </Shell>
  )
})
