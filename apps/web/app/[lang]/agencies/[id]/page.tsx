import { FORMS, getMetric, LEVELS, SECTORS } from '@gongkai/schema/metrics'
import { notFound } from 'next/navigation'
import { Chart } from '../../../../charts/chart.tsx'
import { trendChart } from '../../../../charts/trend-chart.ts'
import { FindingCard } from '../../../../components/finding-card.tsx'
import { page } from '../../../../components/page.tsx'
import { Shell } from '../../../../components/shell.tsx'
import { YearTable } from '../../../../components/year-table.tsx'
import { AgencyDocument, type Metric } from '../../../../generated/graphql.ts'
import { type AgencyView, HEADLINE_METRICS, readAgency, trendOf } from '../../../../lib/agency.ts'
import { request } from '../../../../lib/backend.ts'
import { formatComparisonState } from '../../../../lib/comparison-state.ts'
import { enumOf } from '../../../../lib/enum-key.ts'
import { findAnswer } from '../../../../lib/find-answer.ts'
import { hrefIn, type Lang } from '../../../../lib/lang.ts'
import { messagesIn } from '../../../../messages/index.ts'

interface PartProps {
  readonly lang: Lang
  readonly agency: AgencyView
}

function Profile({ lang, agency }: PartProps) {
  const t = messagesIn(lang)
  const rows = [
    [t.region, agency.regionPath.length > 0 ? agency.regionPath.join(' · ') : t.regionUnknown],
    [t.regionCode, agency.regionCode ?? t.none],
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

function Trends({ lang, agency }: PartProps) {
  const t = messagesIn(lang)
  if (agency.reports.length < 2) return null
  return (
    <section className="section" aria-labelledby="trends">
      <div className="section-head">
        <h2 id="trends">{t.trendHeading}</h2>
        <span className="soft small">{t.trendBreak}</span>
      </div>
      <div className="trends">
        {HEADLINE_METRICS.slice(0, 3).map((key) => {
          const name = getMetric(key).label[lang]
          const spec = trendChart(name, trendOf(agency, key, lang), FORMS, lang)
          return (
            <figure key={key}>
              <figcaption>
                <h3>{name}</h3>
              </figcaption>
              <Chart spec={spec} summary={t.trendOf(name)} lang={lang} />
            </figure>
          )
        })}
      </div>
    </section>
  )
}

function Findings({ lang, agency }: PartProps) {
  const t = messagesIn(lang)
  const findings = agency.reports.flatMap((report) => report.findings.map((finding) => ({ report, finding })))
  return (
    <section className="section" aria-labelledby="findings">
      <div className="section-head">
        <h2 id="findings">{t.findingsOf}</h2>
      </div>
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
    </section>
  )
}

export default page<{ id: string }>(async ({ lang, params }) => {
  const id = decodeURIComponent(params.id)
  const answer = await findAnswer(
    request(AgencyDocument, { id, metrics: HEADLINE_METRICS.map((key) => enumOf<Metric>(key)) }),
  )
  if (!answer?.agency) notFound()
  const agency = readAgency(answer.agency)
  const t = messagesIn(lang)
  return (
    <Shell lang={lang} path={`/agencies/${params.id}`} title={agency.name}>
      <p className="crumb">{agency.regionPath.join(' · ') || t.regionUnknown}</p>
      <h1 lang="zh-CN">{agency.name}</h1>
      <Profile lang={lang} agency={agency} />
      <section className="section" aria-labelledby="years">
        <div className="section-head">
          <h2 id="years">{t.headline}</h2>
          <a href={hrefIn(lang, `/compare${formatComparisonState({ agencies: [agency.id], search: '' })}`)}>
            {t.compareWith}
          </a>
        </div>
        <YearTable lang={lang} agency={agency} />
      </section>
      <Trends lang={lang} agency={agency} />
      <Findings lang={lang} agency={agency} />
    </Shell>
  )
})
