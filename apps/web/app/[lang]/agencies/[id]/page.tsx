import { FORMS, getMetric, LEVELS, SECTORS } from '@gongkai/schema/metrics'
import { Chart } from '../../../../charts/chart.tsx'
import { trendChart } from '../../../../charts/trend-chart.ts'
import { FindingCard } from '../../../../components/finding-card.tsx'
import { HeadlineCell } from '../../../../components/headline-cell.tsx'
import { page } from '../../../../components/page.tsx'
import { PLACE } from '../../../../components/ranking-table.tsx'
import { RegionCrumbs } from '../../../../components/region-crumbs.tsx'
import { Section } from '../../../../components/section.tsx'
import { Shell } from '../../../../components/shell.tsx'
import { YearTable } from '../../../../components/year-table.tsx'
import { AgencyDocument, type Metric, PeersDocument } from '../../../../generated/graphql.ts'
import { type AgencyState, decodeSegment } from '../../../../lib/address-state.ts'
import { type AgencyView, HEADLINE_METRICS, readAgency, trendOf } from '../../../../lib/agency.ts'
import { agencyFilter } from '../../../../lib/agency-filter.ts'
import { request } from '../../../../lib/backend.ts'
import { formatComparisonState } from '../../../../lib/comparison-state.ts'
import { enumOf } from '../../../../lib/enum-key.ts'
import { findAnswer } from '../../../../lib/find-answer.ts'
import { formatNumber } from '../../../../lib/format.ts'
import { hrefIn, type Lang } from '../../../../lib/lang.ts'
import { notFound } from '../../../../lib/not-found.ts'
import { type HeadlinePeers, type PeerPlace, peersOf, readPeers } from '../../../../lib/peers.ts'
import { picturePath } from '../../../../lib/picture.ts'
import { formatRankingState, slugOf } from '../../../../lib/ranking-state.ts'
import { messagesIn } from '../../../../messages/index.ts'

interface PartProps {
  readonly lang: Lang
  readonly agency: AgencyView
}

function Profile({ lang, agency }: PartProps) {
  const t = messagesIn(lang)
  const rows = [
    [t.regionCode, agency.regionCode ?? t.regionUnknown],
    [t.level, agency.level ? LEVELS[agency.level][lang] : t.none],
    [t.sector, SECTORS[agency.sector][lang]],
  ] as const
  return (
    <dl className="profile">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

interface TrendProps extends PartProps {
  readonly peers: HeadlinePeers
}

/** What the chart draws, for those who do not see it. */
function TrendTable({ lang, agency, peers, metric }: TrendProps & { readonly metric: string }) {
  const t = messagesIn(lang)
  const medians = new Map(peers[metric]?.points.map(({ year, value }) => [year, value]))
  return (
    <table className="trend-table small">
      <caption className="visually-hidden">{getMetric(metric).label[lang]}</caption>
      <thead>
        <tr>
          <th scope="col">{t.year}</th>
          <th scope="col" className="num">
            {t.thisAgency}
          </th>
          <th scope="col" className="num">
            {t.peerMedian}
          </th>
        </tr>
      </thead>
      <tbody>
        {agency.reports.map((report) => {
          const median = medians.get(report.year) ?? null
          return (
            <tr key={report.id}>
              <th scope="row">{report.year}</th>
              <HeadlineCell report={report} metric={metric} lang={lang} />
              <td className="num">{median === null ? t.none : formatNumber(median, lang)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Trends({ lang, agency, peers }: TrendProps) {
  const t = messagesIn(lang)
  if (agency.reports.length < 2) return null
  return (
    <Section id="trends" heading={t.trendHeading} beside={<span className="soft small">{t.trendBreak}</span>}>
      <div className="trends">
        {HEADLINE_METRICS.slice(0, 3).map((key) => {
          const name = getMetric(key).label[lang]
          const points = peers[key]?.points
          const median = points && { name: t.peerMedianDashed, points }
          const spec = trendChart(name, trendOf(agency, key, lang), FORMS, lang, median)
          return (
            <figure key={key}>
              <figcaption>
                <h3>{name}</h3>
              </figcaption>
              <Chart lang={lang} spec={spec} summary={t.trendOf(name)} />
              <TrendTable lang={lang} agency={agency} peers={peers} metric={key} />
            </figure>
          )
        })}
      </div>
    </Section>
  )
}

interface PeerRankingsProps extends TrendProps {
  readonly group: AgencyState
  readonly year: number
}

const placeIn = ({ entry, total }: PeerPlace, lang: Lang): string => {
  const t = messagesIn(lang)
  if (!entry) return t.placeless
  const said = (count: number) => formatNumber(count, lang)
  const { rank, rankRange } = entry
  if (rankRange.best === rankRange.worst) return t.placeOf(said(rank), said(total))
  return t.placeWithin(said(rank), said(total), said(rankRange.best), said(rankRange.worst))
}

/** Its places in the three rankings among the agencies it is fairly compared with. */
function PeerRankings({ lang, agency, peers, group, year }: PeerRankingsProps) {
  const t = messagesIn(lang)
  const query = formatRankingState({ ...group, year, around: agency.id })
  return (
    <p className="peer-rankings">
      <span>{t.peerRankings(year)}</span>
      {Object.entries(peers).map(([key, { place }]) => (
        <a key={key} href={hrefIn(lang, `/rankings/${slugOf(key)}${query}#${PLACE}`)}>
          {t.navLabels[slugOf(key) as keyof typeof t.navLabels]} {placeIn(place, lang)}
        </a>
      ))}
    </p>
  )
}

function Findings({ lang, agency }: PartProps) {
  const t = messagesIn(lang)
  if (agency.reports.length === 0) return null // nothing was checked
  const findings = agency.reports.flatMap((report) => report.findings.map((finding) => ({ report, finding })))
  return (
    <Section id="findings" heading={t.findingsOf}>
      {findings.length === 0 && <p className="soft">{t.noFindings}</p>}
      <ol className="finding-list">
        {findings.map(({ report, finding }) => (
          <FindingCard key={finding.id} lang={lang} finding={finding}>
            <p>
              <a href={hrefIn(lang, `/reports/${report.id}#findings`)}>{t.reportTitle(report.year)}</a>
            </p>
          </FindingCard>
        ))}
      </ol>
    </Section>
  )
}

export default page<{ id: string }>(async ({ lang, params }) => {
  const id = decodeSegment(params.id) ?? notFound()
  const answer = await findAnswer(
    request(AgencyDocument, { id, metrics: HEADLINE_METRICS.map((key) => enumOf<Metric>(key)) }),
  )
  if (!answer?.agency) notFound('agencies')
  const agency = readAgency(answer.agency)
  const t = messagesIn(lang)
  const group = peersOf(agency)
  const year = agency.reports[0]?.year ?? new Date().getFullYear() - 1
  const asked = group && { filter: agencyFilter(group), year, agency: agency.id }
  const peers = asked ? readPeers(await request(PeersDocument, asked)) : {}
  return (
    <Shell
      lang={lang}
      path={`/agencies/${params.id}`}
      title={agency.name}
      description={t.describe.agency(agency.name)}
      picture={picturePath('trend', { metric: getMetric('disclosure.volume'), agency: [agency.id], lang })}
    >
      <RegionCrumbs lang={lang} path={agency.regionPath} />
      <h1 lang="zh-CN">{agency.name}</h1>
      <Profile lang={lang} agency={agency} />
      {group && <PeerRankings lang={lang} agency={agency} peers={peers} group={group} year={year} />}
      <Section
        id="years"
        heading={t.headline}
        beside={
          <a href={hrefIn(lang, `/compare${formatComparisonState({ agencies: [agency.id], search: '' })}`)}>
            {' '}
            {t.compareWith}{' '}
          </a>
        }
      >
        <YearTable lang={lang} agency={agency} />
      </Section>
      <Trends lang={lang} agency={agency} peers={peers} />
      <Findings lang={lang} agency={agency} />
    </Shell>
  )
})
