import { getMetric, UNITS } from '@gongkai/schema/metrics'
import { Chart } from '../../../charts/chart.tsx'
import { rankingChart } from '../../../charts/ranking-chart.ts'
import { AgencyPicker } from '../../../components/agency-picker.tsx'
import { ComparisonTable } from '../../../components/comparison-table.tsx'
import { page } from '../../../components/page.tsx'
import { Section } from '../../../components/section.tsx'
import { Shell } from '../../../components/shell.tsx'
import { ComparisonDocument, type Metric } from '../../../generated/graphql.ts'
import { type AgencyView, HEADLINE_METRICS, readAgency } from '../../../lib/agency.ts'
import { request } from '../../../lib/backend.ts'
import { BadAddress } from '../../../lib/bad-address.ts'
import { barsOf, inOrder, yearsOf } from '../../../lib/comparison.ts'
import {
  type ComparisonState,
  comparedMetrics,
  formatComparisonState,
  parseComparisonState,
} from '../../../lib/comparison-state.ts'
import { enumOf } from '../../../lib/enum-key.ts'
import { findAnswer } from '../../../lib/find-answer.ts'
import { hrefIn, type Lang } from '../../../lib/lang.ts'
import { NotFound } from '../../../lib/not-found.ts'
import { picturePath } from '../../../lib/picture.ts'
import { messagesIn } from '../../../messages/index.ts'

interface PartProps {
  readonly lang: Lang
  readonly state: ComparisonState
}

interface Link {
  readonly label: string
  readonly state: ComparisonState
  readonly isCurrent: boolean
}

function Links({ lang, name, links }: { readonly lang: Lang; readonly name: string; readonly links: readonly Link[] }) {
  return (
    <nav className="year-links" aria-label={name}>
      {links.map(({ label, state, isCurrent }) => (
        <a
          key={label}
          href={hrefIn(lang, `/compare${formatComparisonState(state)}`)}
          aria-current={isCurrent ? 'true' : undefined}
        >
          {label}
        </a>
      ))}
    </nav>
  )
}

function Choices({
  lang,
  state,
  years,
  year,
}: PartProps & { readonly years: readonly number[]; readonly year: number }) {
  const t = messagesIn(lang)
  const metrics = [undefined, ...HEADLINE_METRICS].map((metric) => ({
    label: metric ? getMetric(metric).label[lang] : t.headlineMetrics,
    state: { ...state, metric },
    isCurrent: state.metric === metric,
  }))
  const ofYears = years.map((one) => ({
    label: t.yearOf(one),
    state: { ...state, year: one },
    isCurrent: one === year,
  }))
  return (
    <div className="comparison-choices">
      <Links lang={lang} name={t.aboutMetric} links={metrics} />
      <Links lang={lang} name={t.years} links={ofYears} />
    </div>
  )
}

interface ComparisonProps {
  readonly lang: Lang
  readonly agencies: readonly AgencyView[]
  readonly metric: string
  readonly years: readonly number[]
  readonly year: number
}

function Comparison({ lang, agencies, metric, years, year }: ComparisonProps) {
  const t = messagesIn(lang)
  const { label, unit } = getMetric(metric)
  const name = label[lang]
  const bars = barsOf(agencies, metric, year, lang)
  return (
    <Section
      id={`compare-${metric}`}
      heading={
        <>
          {name} <span className="soft small">{UNITS[unit][lang]}</span>
        </>
      }
      beside={<span className="soft small">{t.chartYear(year)}</span>}
    >
      <div className="ranking-view">
        {bars.length > 0 ? (
          <Chart lang={lang} spec={rankingChart(name, bars)} summary={t.chartOf(name, year)} />
        ) : (
          <p className="soft">{t.noRows}</p>
        )}
        <ComparisonTable lang={lang} agencies={agencies} metric={metric} years={years} />
      </div>
    </Section>
  )
}

const pictureOf = (lang: Lang, state: ComparisonState, year: number | undefined): string | undefined =>
  state.agencies.length > 0 && year
    ? picturePath('compare', {
        metric: getMetric(state.metric ?? HEADLINE_METRICS[0]),
        year,
        agency: state.agencies,
        lang,
      })
    : undefined

const findComparison = (state: ComparisonState) =>
  findAnswer(
    request(ComparisonDocument, {
      ids: [...state.agencies],
      metrics: comparedMetrics(state).map((key) => enumOf<Metric>(key)),
      text: state.search,
    }),
  )

const noAgencies = (ids: readonly string[]) => new BadAddress(ids.map((value) => ({ name: 'agency', value })))

/** The API refuses all for the sake of one that is no id, and does not say which. */
const refuseNoIds = async (state: ComparisonState): Promise<never> => {
  const answers = await Promise.all(state.agencies.map((id) => findComparison({ agencies: [id], search: '' })))
  const wrong = state.agencies.filter((_, i) => !answers[i])
  throw wrong.length > 0 ? noAgencies(wrong) : new NotFound()
}

export default page(async ({ lang, query }) => {
  const t = messagesIn(lang)
  const state = parseComparisonState(query)
  const metrics = comparedMetrics(state)
  const answer = (await findComparison(state)) ?? (await refuseNoIds(state))
  const agencies = inOrder(answer.agencies.nodes.map(readAgency), state.agencies)
  const absent = state.agencies.filter((id) => !agencies.some((agency) => agency.id === id))
  if (absent.length > 0) throw noAgencies(absent)
  const years = yearsOf(agencies)
  const year = state.year ?? years[0]
  return (
    <Shell
      lang={lang}
      path={`/compare${formatComparisonState(state)}`}
      title={t.compareTitle}
      description={t.compareLead}
      picture={pictureOf(lang, state, year)}
    >
      <h1>{t.compareTitle}</h1>
      <p className="lead">{t.compareLead}</p>
      <AgencyPicker lang={lang} state={state} agencies={agencies} found={answer.search} />
      {year !== undefined && agencies.length > 0 && (
        <>
          <Choices lang={lang} state={state} years={years} year={year} />
          {metrics.map((metric) => (
            <Comparison key={metric} lang={lang} agencies={agencies} metric={metric} years={years} year={year} />
          ))}
        </>
      )}
    </Shell>
  )
})
