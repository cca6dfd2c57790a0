import { AgencyList } from '../../../components/agency-list.tsx'
import { FilterForm, PlaceSelects } from '../../../components/filter-form.tsx'
import { page } from '../../../components/page.tsx'
import { Pager } from '../../../components/pager.tsx'
import { Shell } from '../../../components/shell.tsx'
import { AgenciesDocument, FilterOptionsDocument } from '../../../generated/graphql.ts'
import { agencyFilter } from '../../../lib/agency-filter.ts'
import { type AgencyListState, formatAgencyListState, parseAgencyListState } from '../../../lib/agency-list-state.ts'
import { request } from '../../../lib/backend.ts'
import { findPage } from '../../../lib/find-answer.ts'
import { formatNumber } from '../../../lib/format.ts'
import { hrefIn } from '../../../lib/lang.ts'
import { notFound } from '../../../lib/not-found.ts'
import { regionOptions, regionVariables } from '../../../lib/region-options.ts'
import { messagesIn } from '../../../messages/index.ts'

const PAGE_SIZE = 50

/** Every agency that is known, in the Chinese order of names. */
export default page(async ({ lang, query }) => {
  const t = messagesIn(lang)
  const state = parseAgencyListState(query)
  const { after, ...first } = state
  const filter = { ...agencyFilter(state), ...(state.q && { text: state.q }) }
  const [options, answer] = await Promise.all([
    request(FilterOptionsDocument, regionVariables(state.region)),
    findPage(request(AgenciesDocument, { filter, first: PAGE_SIZE, after: after ?? null }), after),
  ])
  if (!answer) notFound()
  const { totalCount, nodes, pageInfo } = answer.agencies
  const hrefOf = (to: AgencyListState) => hrefIn(lang, `/agencies${formatAgencyListState(to)}`)
  const next = pageInfo.hasNextPage && pageInfo.endCursor ? hrefOf({ ...first, after: pageInfo.endCursor }) : undefined
  return (
    <Shell
      lang={lang}
      path={`/agencies${formatAgencyListState(state)}`}
      title={t.agenciesTitle}
      description={t.agenciesLead}
    >
      <h1>{t.agenciesTitle}</h1>
      <p className="lead">{t.agenciesLead}</p>
      <FilterForm lang={lang} path={hrefIn(lang, '/agencies')}>
        <label>
          {t.searchAgency}
          <input type="search" name="q" defaultValue={state.q ?? ''} autoComplete="off" />
        </label>
        <PlaceSelects lang={lang} state={state} regions={regionOptions(options, state.region)} />
      </FilterForm>
      <p role="status" className="soft">
        {totalCount > 0 ? t.foundCount(formatNumber(totalCount, lang), false) : t.foundNone}
      </p>
      <AgencyList lang={lang} agencies={nodes} />
      <Pager lang={lang} first={after && hrefOf(first)} next={next} />
    </Shell>
  )
})
