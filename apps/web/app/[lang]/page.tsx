import { getMetric } from '@gongkai/schema/metrics'
import { CoverageView } from '../../components/coverage-view.tsx'
import { FindingCard } from '../../components/finding-card.tsx'
import { page } from '../../components/page.tsx'
import { RankingPanel } from '../../components/ranking-panel.tsx'
import { Shell } from '../../components/shell.tsx'
import { HomeDocument, type HomeQuery, YearsDocument } from '../../generated/graphql.ts'
import { request } from '../../lib/backend.ts'
import { byGravity, readFinding } from '../../lib/finding.ts'
import { formatNumber } from '../../lib/format.ts'
import { hrefIn, type Lang } from '../../lib/lang.ts'
import { parseRankingState } from '../../lib/ranking-state.ts'
import { messagesIn } from '../../messages/index.ts'

const SHOWN_FINDINGS = 6

interface PartProps {
  readonly lang: Lang
  readonly data: HomeQuery
}

function Hero({ lang, data }: PartProps) {
  const t = messagesIn(lang)
  const tally = [
    [data.agencies.totalCount, t.agenciesCount],
    [data.reports.totalCount, t.reportsCount],
    [data.allFindings.totalCount, t.findingsCount],
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

function YearLinks({
  lang,
  years,
  year,
}: {
  readonly lang: Lang
  readonly years: readonly number[]
  readonly year: number
}) {
  return (
    <nav className="year-links" aria-label={messagesIn(lang).years}>
      {years.map((one) => (
        <a key={one} href={hrefIn(lang, `/?year=${one}`)} aria-current={one === year ? 'true' : undefined}>
          {messagesIn(lang).yearOf(one)}
        </a>
      ))}
    </nav>
  )
}

function Findings({ lang, data }: PartProps) {
  const t = messagesIn(lang)
  const findings = data.findings.nodes
    .map(({ report, ...row }) => ({ ...readFinding(row), report }))
    .sort(byGravity)
    .slice(0, SHOWN_FINDINGS)
  if (findings.length === 0) return <p className="soft">{t.noFindings}</p>
  return (
    <ol className="finding-list">
      {findings.map(({ report, ...finding }) => (
        <FindingCard key={finding.id} lang={lang} finding={finding}>
          <p>
            <a href={hrefIn(lang, `/reports/${report.id}#findings`)}>
              {report.agency.name} · {t.yearOf(report.year)}
            </a>
          </p>
        </FindingCard>
      ))}
    </ol>
  )
}

export default page(async ({ lang, query }) => {
  const t = messagesIn(lang)
  const { years } = await request(YearsDocument, {})
  const year = parseRankingState(query).year ?? years[0] ?? new Date().getFullYear() - 1
  const data = await request(HomeDocument, { year })
  const rankings = [
    ['disclosure.volume', data.volume],
    ['permits.decisions', data.permits],
    ['penalties.decisions', data.penalties],
  ] as const
  return (
    <Shell lang={lang} path={`/?year=${year}`}>
      <Hero lang={lang} data={data} />
      <section className="section" aria-labelledby="rankings">
        <div className="section-head">
          <h2 id="rankings">{t.rankingsHeading}</h2>
          <YearLinks lang={lang} years={years} year={year} />
        </div>
        <div className="three">
          {rankings.map(([key, ranking]) => (
            <RankingPanel
              key={key}
              lang={lang}
              metric={getMetric(key)}
              year={year}
              page={ranking}
              disputes={data.disputes.nodes}
            />
          ))}
        </div>
      </section>
      <CoverageView lang={lang} coverage={data.coverage} year={year} />
      <section className="section" aria-labelledby="findings">
        <div className="section-head">
          <h2 id="findings">{t.findingsHeading}</h2>
          <a href={hrefIn(lang, `/findings?year=${year}`)}>{t.allRules}</a>
        </div>
        <Findings lang={lang} data={data} />
      </section>
    </Shell>
  )
})
