import { getMetric, SEVERITIES } from '@gongkai/schema/metrics'
import { AgencySelects, choicesOf, FilterForm, Select } from '../../../components/filter-form.tsx'
import { FindingCard } from '../../../components/finding-card.tsx'
import { FindingFacets } from '../../../components/finding-facets.tsx'
import { page } from '../../../components/page.tsx'
import { Pager } from '../../../components/pager.tsx'
import { RuleFacets, RuleSummary } from '../../../components/rule-facets.tsx'
import { SectionHead } from '../../../components/section.tsx'
import { Shell } from '../../../components/shell.tsx'
import {
  FilterOptionsDocument,
  type FilterOptionsQuery,
  FindingCountsDocument,
  type FindingOrder,
  FindingsDocument,
  type FindingsQuery,
} from '../../../generated/graphql.ts'
import { request } from '../../../lib/backend.ts'
import { enumOf } from '../../../lib/enum-key.ts'
import { findPage } from '../../../lib/find-answer.ts'
import { readFinding } from '../../../lib/finding.ts'
import { FINDING_ORDERS, type FindingState, formatFindingState, parseFindingState } from '../../../lib/finding-state.ts'
import { chosenIn, findingAnchor, findingVariables, ruleCounts } from '../../../lib/findings.ts'
import { formatNumber } from '../../../lib/format.ts'
import { hrefIn, type Lang } from '../../../lib/lang.ts'
import { notFound } from '../../../lib/not-found.ts'
import { regionOptions, regionVariables } from '../../../lib/region-options.ts'
import { messagesIn } from '../../../messages/index.ts'

const PAGE_SIZE = 20

interface PartProps {
  readonly lang: Lang
  readonly state: FindingState
}

type FindingRow = FindingsQuery['findings']['nodes'][number]

function Filters({ lang, state, options }: PartProps & { readonly options: FilterOptionsQuery }) {
  const t = messagesIn(lang)
  return (
    <FilterForm lang={lang} path={hrefIn(lang, '/findings')}>
      {state.rule && <input type="hidden" name="rule" value={state.rule} />}
      {state.metric && <input type="hidden" name="metric" value={state.metric} />}
      {state.origin && <input type="hidden" name="origin" value={state.origin} />}
      <Select
        name="severity"
        label={t.severity}
        all={t.severityAll}
        choices={choicesOf(SEVERITIES, lang)}
        state={state}
      />
      <AgencySelects
        lang={lang}
        state={state}
        years={options.years}
        allYears={t.yearAll}
        regions={regionOptions(options, state.region)}
      />
      <Select
        name="sort"
        label={t.order}
        all={t.orderOfAgencies}
        choices={(Object.keys(FINDING_ORDERS) as (keyof typeof FINDING_ORDERS)[]).map((value) => ({
          value,
          label: t.findingOrders[value],
        }))}
        state={state}
      />
    </FilterForm>
  )
}

function PlacedFinding({ lang, row }: { readonly lang: Lang; readonly row: FindingRow }) {
  const t = messagesIn(lang)
  const { report, ...fields } = row
  const finding = readFinding(fields)
  return (
    <FindingCard lang={lang} finding={finding}>
      <p className="finding-report">
        <a href={hrefIn(lang, `/reports/${report.id}#findings`)}>
          <span lang="zh-CN">{report.agency.name}</span> · {t.yearOf(report.year)}
        </a>{' '}
        <a className="small" href={hrefIn(lang, `/reports/${report.id}#${findingAnchor(finding)}`)}>
          {t.seeInSource}
        </a>
      </p>
    </FindingCard>
  )
}

/** Addresses of the pages before and after this one. */
const pagesAround = ({ lang, state }: PartProps, info: FindingsQuery['findings']['pageInfo']) => {
  const { after, ...first } = state
  const hrefOf = (next: FindingState) => hrefIn(lang, `/findings${formatFindingState(next)}`)
  return {
    first: after && hrefOf(first),
    next: info.hasNextPage && info.endCursor ? hrefOf({ ...first, after: info.endCursor }) : undefined,
  }
}

export default page(async ({ lang, query }) => {
  const t = messagesIn(lang)
  const state = parseFindingState(query)
  const { metrics, ...counted } = findingVariables(state)
  const [options, counts, answer] = await Promise.all([
    request(FilterOptionsDocument, regionVariables(state.region)),
    request(FindingCountsDocument, counted),
    findPage(
      request(FindingsDocument, {
        ...counted,
        metrics,
        first: PAGE_SIZE,
        after: state.after ?? null,
        orderBy: state.sort ? enumOf<FindingOrder>(state.sort) : null,
      }),
      state.after,
    ),
  ])
  if (!answer) notFound()
  const { findings } = answer
  return (
    <Shell
      lang={lang}
      path={`/findings${formatFindingState(state)}`}
      title={t.findingsHeading}
      description={t.findingsLead}
    >
      <h1>{t.findingsHeading}</h1>
      <p className="lead">{t.findingsLead}</p>
      <Filters lang={lang} state={state} options={options} />
      <div className="findings-view">
        <details className="facet-column">
          <summary>{t.narrow}</summary>
          <FindingFacets lang={lang} state={state} counts={counts} />
          <RuleFacets lang={lang} state={state} rules={ruleCounts(counts)} />
        </details>
        <section aria-labelledby="list">
          <SectionHead
            id="list"
            heading={chosenIn(state, lang).join(' · ') || t.allRules}
            beside={<span className="soft small num">{t.findingsTotal(formatNumber(findings.totalCount, lang))}</span>}
          />
          {state.metric && <p className="rule-summary">{t.onlyMetric(getMetric(state.metric).label[lang])}</p>}
          <RuleSummary lang={lang} state={state} />
          {findings.nodes.length === 0 && <p className="soft">{t.noFindingsHere}</p>}
          <ol className="finding-list">
            {findings.nodes.map((row) => (
              <PlacedFinding key={row.id} lang={lang} row={row} />
            ))}
          </ol>
          <Pager lang={lang} {...pagesAround({ lang, state }, findings.pageInfo)} />
        </section>
      </div>
    </Shell>
  )
})
