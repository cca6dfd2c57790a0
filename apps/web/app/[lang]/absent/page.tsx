import { AgencySelects, FilterForm } from '../../../components/filter-form.tsx'
import { page } from '../../../components/page.tsx'
import { Pager } from '../../../components/pager.tsx'
import { Shell } from '../../../components/shell.tsx'
import { AbsentDocument, FilterOptionsDocument } from '../../../generated/graphql.ts'
import { agencyFilter } from '../../../lib/agency-filter.ts'
import { request } from '../../../lib/backend.ts'
import { findAnswer } from '../../../lib/find-answer.ts'
import { formatNumber } from '../../../lib/format.ts'
import { hrefIn } from '../../../lib/lang.ts'
import { notFound } from '../../../lib/not-found.ts'
import { formatRankingState, parseRankingState, type RankingState } from '../../../lib/ranking-state.ts'
import { regionOptions, regionVariables } from '../../../lib/region-options.ts'
import { messagesIn } from '../../../messages/index.ts'

const PAGE_SIZE = 100

/** Known agencies without a report of a year: the ones that every ranking counts and cannot rank. */
export default page(async ({ lang, query }) => {
  const t = messagesIn(lang)
  const asked = parseRankingState(query) ?? notFound()
  const filters = await request(FilterOptionsDocument, regionVariables(asked.region))
  const year = asked.year ?? filters.years[0] ?? new Date().getFullYear() - 1
  const state = { ...asked, year }
  const { after, ...first } = state
  const variables = { year, filter: agencyFilter(state), first: PAGE_SIZE, after: after ?? null }
  const { coverage } = (await findAnswer(request(AbsentDocument, variables))) ?? notFound()
  const { nodes, pageInfo } = coverage.notFiledAgencies
  const hrefOf = (to: RankingState) => hrefIn(lang, `/absent${formatRankingState(to)}`)
  return (
    <Shell lang={lang} path={`/absent${formatRankingState(state)}`} title={`${t.notFiled} ${year}`}>
      <h1>
        {t.notFiled} <span className="h1-year">{year}</span>
      </h1>
      <p className="lead">
        {t.coverageOf(formatNumber(coverage.filed, lang), formatNumber(coverage.agencies, lang))}. {t.coverageLead}
      </p>
      <FilterForm lang={lang} path={hrefIn(lang, '/absent')} state={state}>
        <AgencySelects lang={lang} state={state} years={filters.years} regions={regionOptions(filters)} />
      </FilterForm>
      <section className="section" aria-label={t.notFiled}>
        {nodes.length === 0 && <p>{t.everyoneFiled}</p>}
        <ul className="name-list">
          {nodes.map(({ id, name }) => (
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
      </section>
    </Shell>
  )
})
