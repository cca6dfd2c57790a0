import { getMetric, type Metric } from '@gongkai/schema/metrics'
import { readConfig } from '../config.ts'
import {
  OverviewDocument,
  RegionAgenciesDocument,
  type RegionAgenciesQuery,
  RegionGroupsDocument,
  RegionPathDocument,
} from '../generated/graphql.ts'
import { parseState, type SearchParams, YEAR_READERS } from '../lib/address-state.ts'
import { request } from '../lib/backend.ts'
import { formatEmbedState, type Grouping, MAX_BARS } from '../lib/embed-state.ts'
import { findAnswer } from '../lib/find-answer.ts'
import { formatNumber } from '../lib/format.ts'
import { hrefIn, type Lang } from '../lib/lang.ts'
import { notFound } from '../lib/not-found.ts'
import { picturePath } from '../lib/picture.ts'
import { coverageBelow, dimensionBelow, findPath, pathVariables, regionRows } from '../lib/region.ts'
import { regionName } from '../lib/region-name.ts'
import { messagesIn } from '../messages/index.ts'
import { CoverageView } from './coverage-view.tsx'
import { HeadlineRankings } from './headline-rankings.tsx'
import { RegionCrumbs } from './region-crumbs.tsx'
import { RegionMap } from './region-map.tsx'
import { RegionName } from './region-name.tsx'
import { RegionTable } from './region-table.tsx'
import { Section } from './section.tsx'
import { Shell } from './shell.tsx'
import { YearLinks } from './year-links.tsx'

const SUMMED = [
  ['disclosure-volume', getMetric('disclosure.volume')],
  ['permits', getMetric('permits.decisions')],
  ['penalties', getMetric('penalties.decisions')],
] as const

interface Props {
  readonly lang: Lang
  /** Division code; the whole country unless stated. */
  readonly code?: string
  readonly query: SearchParams
}

function Agencies({ lang, agencies }: { readonly lang: Lang; readonly agencies: RegionAgenciesQuery['agencies'] }) {
  const t = messagesIn(lang)
  const unnamed = agencies.totalCount - agencies.nodes.length
  if (agencies.totalCount === 0) return <p>{t.noAgencies}</p>
  return (
    <ul className="name-list">
      {agencies.nodes.map(({ id, name }) => (
        <li key={id}>
          <a href={hrefIn(lang, `/agencies/${id}`)} lang="zh-CN">
            {name}
          </a>
        </li>
      ))}
      {unnamed > 0 && <li className="soft">{t.andMore(formatNumber(unnamed, lang))}</li>}
    </ul>
  )
}

interface SumsProps extends Omit<Props, 'query'> {
  readonly year: number
}

/** The figures of all agencies added up for each region below, as charts; where charts need a signature, none is led to. */
function RegionSums({ lang, code, year }: SumsProps) {
  if (readConfig().signingKeys.length > 0) return null
  const t = messagesIn(lang)
  const by = dimensionBelow(code).toLowerCase() as Grouping
  const queryOf = (metric: Metric) =>
    formatEmbedState('summary', { metric, year, by, first: MAX_BARS, lang, ...(code && { region: code }) })
  return (
    <p className="region-sums">
      <span>{t.regionSums}</span>
      {SUMMED.map(([slug, metric]) => (
        <a key={slug} href={`/embed/summary?${queryOf(metric)}`}>
          {t.navLabels[slug]}
        </a>
      ))}
      <a href={hrefIn(lang, `/embed?kind=summary&${queryOf(SUMMED[0][1])}`)}>{t.otherSums}</a>
    </p>
  )
}

/** A region, or the country: who has filed in the regions below it, and its rankings. */
export async function RegionPage({ lang, code, query }: Props) {
  const t = messagesIn(lang)
  const divisions = await findAnswer(request(RegionPathDocument, pathVariables(code)))
  const path = divisions && (code === undefined ? [] : findPath(code, divisions))
  if (!path) notFound('regions')
  const year = parseState(YEAR_READERS, query).year ?? divisions.years[0] ?? new Date().getFullYear() - 1
  const { children } = divisions
  const filter = code ? { region: code } : null
  const [overview, groups, leaf] = await Promise.all([
    request(OverviewDocument, { year, filter }),
    request(RegionGroupsDocument, { year, filter, groupBy: dimensionBelow(code) }),
    code && children.length === 0 ? request(RegionAgenciesDocument, { region: code }) : undefined,
  ])
  const rows = regionRows(overview.coverage, coverageBelow(children, groups))
  const name = path.at(-1)?.name ?? t.country
  const shown = code ? regionName(name, lang) : name
  const address = code ? `/regions/${code}` : '/regions'
  return (
    <Shell
      lang={lang}
      path={`${address}?year=${year}`}
      title={`${shown} ${year}`}
      description={t.describe.region(shown, year)}
      picture={picturePath('ranking', {
        metric: getMetric('disclosure.volume'),
        year,
        lang,
        ...(code && { region: code }),
      })}
    >
      {path.length > 0 && <RegionCrumbs lang={lang} path={path.slice(0, -1)} year={year} />}
      <h1>
        {code ? <RegionName lang={lang} name={name} /> : name} <span className="h1-year">{year}</span>
      </h1>
      <YearLinks lang={lang} path={address} years={divisions.years} year={year} />
      {leaf ? (
        <Section id="agencies" heading={t.agenciesOf}>
          <Agencies lang={lang} agencies={leaf.agencies} />
        </Section>
      ) : (
        <Section id="below" heading={t.regionsBelow}>
          <div className="region-view">
            <RegionMap lang={lang} year={year} rows={rows.rows} />
            <RegionTable lang={lang} year={year} {...rows} />
          </div>
          <RegionSums lang={lang} year={year} {...(code && { code })} />
        </Section>
      )}
      <CoverageView lang={lang} coverage={overview.coverage} year={year} region={code} />
      <HeadlineRankings lang={lang} year={year} region={code} overview={overview}>
        <a href={hrefIn(lang, `/findings?year=${year}${code ? `&region=${code}` : ''}`)}>{t.findingsHeading}</a>
      </HeadlineRankings>
    </Shell>
  )
}
