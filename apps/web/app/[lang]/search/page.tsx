import { AgencyList } from '../../../components/agency-list.tsx'
import { page } from '../../../components/page.tsx'
import { ReportHits } from '../../../components/report-hits.tsx'
import { Section } from '../../../components/section.tsx'
import { Shell } from '../../../components/shell.tsx'
import { parseState, readCursor } from '../../../lib/address-state.ts'
import { formatAgencyListState } from '../../../lib/agency-list-state.ts'
import { formatNumber } from '../../../lib/format.ts'
import { hrefIn } from '../../../lib/lang.ts'
import { findReportHits } from '../../../lib/report-hits.ts'
import { readSearchText, searchAgencies } from '../../../lib/search.ts'
import { messagesIn } from '../../../messages/index.ts'

/** So many that the one meant is among them, and few enough that what reports say stands not far below. */
const MAX_SHOWN = 20

/** What the search box leads to: agencies by name, and reports by what they say. */
export default page(async ({ lang, query }) => {
  const t = messagesIn(lang)
  const text = readSearchText(query.q)
  const { after } = parseState<{ after?: string }>({ after: readCursor }, query)
  const [found, hits] = await Promise.all([searchAgencies(text, MAX_SHOWN), findReportHits(text, after)])
  const path = `/search?${new URLSearchParams({ q: text })}`
  const count = t.foundCount(formatNumber(found.length, lang), found.length === MAX_SHOWN)
  const next = hits?.pageInfo.hasNextPage ? `${path}&after=${hits.pageInfo.endCursor}#hits` : undefined
  return (
    <Shell lang={lang} path={path} title={text ? t.searchFor(text) : t.search} searched={text} hasFigures={text !== ''}>
      <h1>{text ? t.searchFor(text) : t.search}</h1>
      {!text && <p className="lead">{t.searchHint}</p>}
      {text && (
        <Section id="agencies" heading={t.agenciesOf}>
          <p className="soft" role="status">
            {found.length > 0 ? count : t.foundNone}
          </p>
          <AgencyList lang={lang} agencies={found} />
          {found.length === MAX_SHOWN && (
            <p className="more">
              <a href={hrefIn(lang, `/agencies${formatAgencyListState({ q: text })}`)}>{t.allFound}</a>
            </p>
          )}
        </Section>
      )}
      {hits && (
        <ReportHits lang={lang} hits={hits} first={after && hrefIn(lang, path)} next={next && hrefIn(lang, next)} />
      )}
    </Shell>
  )
})
