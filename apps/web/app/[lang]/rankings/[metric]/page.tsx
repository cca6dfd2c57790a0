import { MINIMUM_CASES } from '@gongkai/schema/metrics'
import { Chart } from '../../../../charts/chart.tsx'
import { rankingChart, showsMedian } from '../../../../charts/ranking-chart.ts'
import { EmbedSnippet } from '../../../../components/embed-snippet.tsx'
import { MeasureSwitch } from '../../../../components/measure-switch.tsx'
import { page } from '../../../../components/page.tsx'
import { Pager } from '../../../../components/pager.tsx'
import { RankingFilters } from '../../../../components/ranking-filters.tsx'
import { RankingTable } from '../../../../components/ranking-table.tsx'
import { Section } from '../../../../components/section.tsx'
import { Shell } from '../../../../components/shell.tsx'
import { Spread } from '../../../../components/spread.tsx'
import { Unranked } from '../../../../components/unranked.tsx'
import { FilterOptionsDocument } from '../../../../generated/graphql.ts'
import { formatAbsentState, REASONS, type Reason } from '../../../../lib/absent-state.ts'
import { decodeSegment } from '../../../../lib/address-state.ts'
import { request } from '../../../../lib/backend.ts'
import { exportPath } from '../../../../lib/export-path.ts'
import { findPage } from '../../../../lib/find-answer.ts'
import { formatNumber } from '../../../../lib/format.ts'
import { hrefIn, type Lang } from '../../../../lib/lang.ts'
import { loadRanking, type RankingPart } from '../../../../lib/load-ranking.ts'
import { notFound } from '../../../../lib/not-found.ts'
import { picturePath } from '../../../../lib/picture.ts'
import { barsOf, isVolume, type Measure } from '../../../../lib/ranking.ts'
import { formatRankingState, parseRankingState, type RankingState } from '../../../../lib/ranking-state.ts'
import { findSubject, hasShares, type RankingSubject, unitOf } from '../../../../lib/ranking-subject.ts'
import { regionOptions, regionVariables } from '../../../../lib/region-options.ts'
import { requestOrigin } from '../../../../lib/request-origin.ts'
import { type Messages, messagesIn } from '../../../../messages/index.ts'

interface PartProps {
  readonly lang: Lang
  readonly subject: RankingSubject
  readonly state: RankingState & { readonly year: number }
}

function Definition({ lang, subject }: Omit<PartProps, 'state'>) {
  const t = messagesIn(lang)
  return (
    <Section
      id="definition"
      heading={t.aboutMetric}
      beside={<a href={hrefIn(lang, '/methodology')}>{t.method.title}</a>}
    >
      <dl className="facts">
        <dt>{t.definition}</dt>
        <dd>{subject.definition[lang]}</dd>
        <dt>{t.legalBasis}</dt>
        <dd lang="zh-CN">{subject.legalBasis}</dd>
        <dt>{t.unit}</dt>
        <dd>{unitOf(subject, lang)}</dd>
        <dt>{t.metricKey}</dt>
        <dd>
          <code>{subject.metric?.key ?? subject.slug}</code>
        </dd>
      </dl>
    </Section>
  )
}

/** Addresses of the pages before and after this one. */
const pagesAround = ({ lang, subject, state }: PartProps, info: RankingPart['pageInfo']) => {
  const { after: _, around: __, ...first } = state
  const hrefOf = (next: RankingState) => hrefIn(lang, `/rankings/${subject.slug}${formatRankingState(next)}`)
  return {
    first: info.hasPreviousPage ? hrefOf(first) : undefined,
    next: info.hasNextPage && info.endCursor ? hrefOf({ ...first, after: info.endCursor }) : undefined,
  }
}

/** Where agencies without a figure are listed, by reason. */
const listsOf = ({ lang, subject, state }: PartProps): Readonly<Record<Reason, string>> => {
  const { after: _, around: __, show: ___, direction: ____, ...asked } = state
  const hrefOf = (reason: Reason) => hrefIn(lang, `/absent${formatAbsentState({ ...asked, of: subject.slug, reason })}`)
  return Object.fromEntries((Object.keys(REASONS) as Reason[]).map((reason) => [reason, hrefOf(reason)])) as Record<
    Reason,
    string
  >
}

function Downloads({ lang, subject, state }: PartProps) {
  const t = messagesIn(lang)
  return (
    <p className="downloads small">
      {t.download}:{' '}
      {(['csv', 'json', 'zip'] as const).map((format) => (
        <a key={format} href={exportPath(subject, state, format)} download title={t.downloadHint}>
          {format.toUpperCase()}
        </a>
      ))}
      {(['svg', 'png'] as const).map((format) => (
        <a key={format} href={pictureOf({ lang, subject, state }).replace('.png', `.${format}`)}>
          {format.toUpperCase()}
        </a>
      ))}
    </p>
  )
}

const pictureOf = ({ lang, subject: { metric, rate }, state }: PartProps): string => {
  const { after: _, around: __, show: ___, ...asked } = state
  return picturePath('ranking', { ...asked, ...(metric && { metric }), ...(rate && { rate }), lang })
}

const measureOf = (subject: RankingSubject, { show }: RankingState): Measure => {
  if (subject.rate) return 'rate'
  return hasShares(subject) ? (show ?? 'count') : 'count'
}

const caveatOf = ({ rate, metric }: RankingSubject, t: Messages): string => {
  if (rate) return t.rateCaveat
  return metric && isVolume(metric) ? t.volumeCaveat : t.tableCaveat
}

/** Where nobody is ranked for having too few cases, which is not to say that nobody reported. */
function TooFewCases({ lang, subject, state, count }: PartProps & { readonly count: number }) {
  const t = messagesIn(lang)
  const minimum = state.minimum ?? MINIMUM_CASES
  return (
    <p>
      {t.allBelowMinimum(count, minimum)}{' '}
      {minimum > 1 && (
        <a href={hrefIn(lang, `/rankings/${subject.slug}${formatRankingState({ ...state, minimum: 1 })}`)}>
          {t.lowerMinimum}
        </a>
      )}
    </p>
  )
}

function Figures({ ranking, ...props }: PartProps & { readonly ranking: RankingPart }) {
  const { lang, subject, state } = props
  const t = messagesIn(lang)
  const { rows, counts, pageInfo } = ranking
  const measure = measureOf(subject, state)
  const name = subject.label[lang]
  const bars = barsOf(rows, lang, measure)
  const median = measure === 'count' ? counts.distribution.median || undefined : undefined
  const { around } = state
  const isPlaceless = around !== undefined && !state.after && !rows.some(({ agency }) => agency.id === around)
  return (
    <>
      {isPlaceless && <p className="soft">{t.noPlace}</p>}
      <Spread lang={lang} distribution={counts.distribution} isRate={measure === 'rate'} />
      <div className="ranking-view">
        {bars.length > 0 && (
          <div>
            <Chart lang={lang} spec={rankingChart(name, bars, median)} summary={t.chartOf(name, state.year)} />
            {showsMedian(bars, median) && <p className="soft small chart-note">{t.medianLine}</p>}
          </div>
        )}
        <div>
          {rows.length === 0 && counts.belowMinimum > 0 ? (
            <TooFewCases {...props} count={counts.belowMinimum} />
          ) : (
            <RankingTable
              lang={lang}
              subject={subject}
              year={state.year}
              measure={measure}
              rows={rows}
              around={around}
            />
          )}
          <Pager lang={lang} {...pagesAround(props, pageInfo)} />
          <Downloads {...props} />
        </div>
      </div>
    </>
  )
}

export default page<{ metric: string }>(async ({ lang, params, query }) => {
  const subject = findSubject(decodeSegment(params.metric) ?? notFound('metrics')) ?? notFound('metrics')
  const t = messagesIn(lang)
  const asked = parseRankingState(query)
  const filters = await request(FilterOptionsDocument, regionVariables(asked.region))
  const { years } = filters
  const year = asked.year ?? years[0] ?? new Date().getFullYear() - 1
  const state = { ...asked, year }
  const ranking = (await findPage(loadRanking(subject, year, state), state.after)) ?? notFound()
  const props = { lang, subject, state }
  const name = subject.label[lang]
  return (
    <Shell
      lang={lang}
      path={`/rankings/${subject.slug}${formatRankingState(asked)}`}
      title={`${name} ${year}`}
      description={t.describe.ranking(name, year)}
      picture={pictureOf(props)}
    >
      <h1>
        {name} <span className="h1-year">{year}</span>
      </h1>
      <p className="lead">{caveatOf(subject, t)}</p>
      <RankingFilters
        {...props}
        years={years.includes(year) ? years : [year, ...years]}
        regions={regionOptions(filters, state.region)}
      />
      {!(state.level && state.sector) && (
        <p className="soft small mixed-caveat">{t.mixedCaveat(!state.level, !state.sector)}</p>
      )}
      <MeasureSwitch {...props} measure={measureOf(subject, state)} />
      <section className="unranked-strip" aria-label={t.notRankedHeading}>
        <p>
          {t.ranked} <strong className="num">{formatNumber(ranking.totalCount, lang)}</strong>
        </p>
        <p className="soft small">{t.notRankedLead}</p>
        <Unranked page={ranking.counts} lang={lang} lists={listsOf(props)} />
      </section>
      <Figures {...props} ranking={ranking} />
      <Definition lang={lang} subject={subject} />
      <EmbedSnippet {...props} origin={await requestOrigin()} />
    </Shell>
  )
})
