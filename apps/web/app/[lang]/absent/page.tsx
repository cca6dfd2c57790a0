import { AgencySelects, FilterForm, Select } from '../../../components/filter-form.tsx'
import { page } from '../../../components/page.tsx'
import { Pager } from '../../../components/pager.tsx'
import { Section } from '../../../components/section.tsx'
import { Shell } from '../../../components/shell.tsx'
import { reasonIn, Unplaced } from '../../../components/unplaced.tsx'
import {
  AbsentDocument,
  type AbsentQuery,
  type Basis,
  FilterOptionsDocument,
  type Metric,
  type Rate,
  UnrankedDocument,
  type UnrankedQuery,
  type UnrankedState,
} from '../../../generated/graphql.ts'
import {
  type AbsentState,
  formatAbsentState,
  parseAbsentState,
  REASONS,
  type Reason,
} from '../../../lib/absent-state.ts'
import { agencyFilter } from '../../../lib/agency-filter.ts'
import { request } from '../../../lib/backend.ts'
import { enumOf } from '../../../lib/enum-key.ts'
import { findPage } from '../../../lib/find-answer.ts'
import { formatNumber } from '../../../lib/format.ts'
import { hrefIn, type Lang } from '../../../lib/lang.ts'
import { notFound } from '../../../lib/not-found.ts'
import { findSubject, type RankingSubject } from '../../../lib/ranking-subject.ts'
import { regionOptions, regionVariables } from '../../../lib/region-options.ts'
import { messagesIn } from '../../../messages/index.ts'

const PAGE_SIZE = 100

type YearState = AbsentState & { readonly year: number }

const loadUnplaced = async ({ metric, rate }: RankingSubject, state: YearState): Promise<UnrankedQuery['unranked']> => {
  const answer = await findPage(
    request(UnrankedDocument, {
      metric: metric ? enumOf<Metric>(metric.key) : null,
      rate: rate ? enumOf<Rate>(rate) : null,
      year: state.year,
      filter: agencyFilter(state),
      basis: state.basis ? enumOf<Basis>(state.basis) : null,
      minimum: rate ? (state.minimum ?? null) : null,
      state: state.reason ? enumOf<UnrankedState>(state.reason) : null,
      first: PAGE_SIZE,
      after: state.after ?? null,
    }),
    state.after,
  )
  return answer?.unranked ?? notFound()
}

const loadAbsent = async (state: YearState): Promise<AbsentQuery['coverage']> => {
  const { year, after } = state
  const answer = await findPage(
    request(AbsentDocument, { year, filter: agencyFilter(state), first: PAGE_SIZE, after: after ?? null }),
    after,
  )
  return answer?.coverage ?? notFound()
}

const reasonsIn = (lang: Lang) =>
  (Object.keys(REASONS) as Reason[]).map((value) => ({ value, label: reasonIn(lang, value) }))

/** Agencies that a ranking counts and cannot rank, by reason; of no ranking in particular, those without a report. */
export default page(async ({ lang, query }) => {
  const t = messagesIn(lang)
  const asked = parseAbsentState(query)
  const filters = await request(FilterOptionsDocument, regionVariables(asked.region))
  const state = { ...asked, year: asked.year ?? filters.years[0] ?? new Date().getFullYear() - 1 }
  const { year, after, ...others } = state
  const subject = state.of === undefined ? undefined : findSubject(state.of)
  const unplaced = subject && (await loadUnplaced(subject, state))
  const coverage = subject ? undefined : await loadAbsent(state)
  const { pageInfo } = unplaced ?? coverage?.notFiledAgencies ?? notFound()
  const hrefOf = (to: AbsentState) => hrefIn(lang, `/absent${formatAbsentState(to)}`)
  const first = { ...others, year }
  const heading = subject ? t.withoutFigure(subject.label[lang]) : t.notFiled
  return (
    <Shell
      lang={lang}
      path={`/absent${formatAbsentState(state)}`}
      title={`${heading} ${year}`}
      description={t.notRankedLead}
    >
      <h1>
        {heading} <span className="h1-year">{year}</span>
      </h1>
      <p className="lead">
        {coverage && t.coverageOf(formatNumber(coverage.filed, lang), formatNumber(coverage.agencies, lang))}
        {coverage && <br />}
        {coverage && t.coverageLead}
        {unplaced && t.withoutFigureLead(formatNumber(unplaced.totalCount, lang))}
      </p>
      <FilterForm lang={lang} path={hrefIn(lang, '/absent')}>
        {subject && <input type="hidden" name="of" value={subject.slug} />}
        {state.basis && <input type="hidden" name="basis" value={state.basis} />}
        {state.minimum && <input type="hidden" name="minimum" value={state.minimum} />}
        {subject && <Select name="reason" label={t.reason} all={t.reasonAll} choices={reasonsIn(lang)} state={state} />}
        <AgencySelects lang={lang} state={state} years={filters.years} regions={regionOptions(filters, state.region)} />
      </FilterForm>
      <Section id="list" heading={state.reason ? reasonIn(lang, state.reason) : heading}>
        {subject && unplaced && <Unplaced lang={lang} subject={subject} rows={unplaced.nodes} />}
        {coverage?.notFiledAgencies.nodes.length === 0 && <p>{t.everyoneFiled}</p>}
        <ul className="name-list">
          {coverage?.notFiledAgencies.nodes.map(({ id, name }) => (
            <li key={id}>
              <a href={hrefIn(lang, `/agencies/${id}`)} lang="zh-CN">
                {name}
              </a>
            </li>
          ))}
        </ul>
        <Pager
          lang={lang}
          first={after && hrefOf(first)}
          next={
            pageInfo.hasNextPage && pageInfo.endCursor ? hrefOf({ ...first, after: pageInfo.endCursor }) : undefined
          }
        />
      </Section>
    </Shell>
  )
})
