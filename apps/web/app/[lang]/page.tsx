import { getMetric } from '@gongkai/schema/metrics'
import { Arrivals } from '../../components/arrivals.tsx'
import { CoverageView } from '../../components/coverage-view.tsx'
import { FindingCard } from '../../components/finding-card.tsx'
import { HeadlineRankings } from '../../components/headline-rankings.tsx'
import { page } from '../../components/page.tsx'
import { RegionTable } from '../../components/region-table.tsx'
import { Section } from '../../components/section.tsx'
import { Shell } from '../../components/shell.tsx'
import { YearLinks } from '../../components/year-links.tsx'
import {
  ArrivalsDocument,
  HomeDocument,
  type HomeQuery,
  OverviewDocument,
  type Severity,
  YearsDocument,
} from '../../generated/graphql.ts'
import { parseState, YEAR_READERS } from '../../lib/address-state.ts'
import { request } from '../../lib/backend.ts'
import { readFinding } from '../../lib/finding.ts'
import { formatDate, formatNumber } from '../../lib/format.ts'
import { hrefIn, type Lang } from '../../lib/lang.ts'
import { picturePath } from '../../lib/picture.ts'
import { groupRows } from '../../lib/region.ts'
import { messagesIn } from '../../messages/index.ts'

interface PartProps {
  readonly lang: Lang
  readonly data: HomeQuery
}

function Hero({ lang, year, data }: PartProps & { readonly year: number }) {
  const t = messagesIn(lang)
  const tally = [
    [data.agencies.totalCount, t.agenciesCount],
    [data.reports.totalCount, `${t.reportsCount} · ${year}`],
    [data.findingCounts.total, `${t.findingsCount} · ${year}`],
  ] as const
  return (
    <div className="hero">
      <div>
        <h1>{t.heroTitle}</h1>
        <p className="lead">{t.heroLead}</p>
      </div>
      <dl className="tally">
        {tally.map(([count, name]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{formatNumber(count, lang)}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

/** How many of each severity there are in the year, those that are not shown here too. */
const findingsSummary = (lang: Lang, { findingCounts }: HomeQuery): string => {
  const countOf = (severity: Severity) => findingCounts.severities.find((one) => one.severity === severity)?.count ?? 0
  return messagesIn(lang).findingsSummary(countOf('ERROR'), countOf('WARNING'), countOf('INFO'))
}

function Findings({ lang, data }: PartProps) {
  const t = messagesIn(lang)
  const findings = data.findings.nodes.map(({ report, knownSince, ...row }) => ({
    ...readFinding(row),
    report,
    knownSince,
  }))
  if (findings.length === 0) return <p className="soft">{t.noFindingsHere}</p>
  return (
    <ol className="finding-list">
      {findings.map(({ report, knownSince, ...finding }) => (
        <FindingCard key={finding.id} lang={lang} finding={finding}>
          <p>
            <a href={hrefIn(lang, `/reports/${report.id}#findings`)}>
              <span lang="zh-CN">{report.agency.name}</span> · {t.yearOf(report.year)}
            </a>{' '}
            <span className="soft small">{t.foundOn(formatDate(knownSince, lang))}</span>
          </p>
        </FindingCard>
      ))}
    </ol>
  )
}

export default page(async ({ lang, query }) => {
  const t = messagesIn(lang)
  const { years } = await request(YearsDocument, {})
  const year = parseState(YEAR_READERS, query).year ?? years[0] ?? new Date().getFullYear() - 1
  const [data, overview, arrivals] = await Promise.all([
    request(HomeDocument, { year }),
    request(OverviewDocument, { year, filter: null }),
    request(ArrivalsDocument, {}),
  ])
  return (
    <Shell
      lang={lang}
      path={`/?year=${year}`}
      picture={picturePath('ranking', { metric: getMetric('disclosure.volume'), year, lang })}
    >
      <Hero lang={lang} year={year} data={data} />
      <HeadlineRankings lang={lang} year={year} overview={overview}>
        <YearLinks lang={lang} path="/" years={years} year={year} />
      </HeadlineRankings>
      <CoverageView lang={lang} coverage={overview.coverage} year={year} />
      <Section
        id="provinces"
        heading={t.coverageByRegion}
        beside={<a href={hrefIn(lang, `/regions?year=${year}`)}>{t.pageLabels.regions}</a>}
      >
        <RegionTable lang={lang} year={year} rows={groupRows(data.provinces)} unknown={[]} />
      </Section>
      <Section
        id="findings"
        heading={t.newestFindings}
        beside={
          <>
            <span className="soft small">{findingsSummary(lang, data)}</span>{' '}
            <a href={hrefIn(lang, `/findings?year=${year}`)}>{t.allRules}</a>
          </>
        }
      >
        <Findings lang={lang} data={data} />
      </Section>
      <Arrivals lang={lang} arrivals={arrivals} />
    </Shell>
  )
})
