import { AgencyList } from '../../../components/agency-list.tsx'
import { page } from '../../../components/page.tsx'
import { ReportHits } from '../../../components/report-hits.tsx'
import { Section } from '../../../components/section.tsx'
import { Shell } from '../../../components/shell.tsx'
import { parseState, readCursor } from '../../../lib/address-state.ts'
import { formatNumber } from '../../../lib/format.ts'
import { hrefIn } from '../../../lib/lang.ts'
import { notFound } from '../../../lib/not-found.ts'
import { findReportHits } from '../../../lib/report-hits.ts'
import { readSearchText, searchAgencies } from '../../../lib/search.ts'
import { messagesIn } from '../../../messages/index.ts'

const MAX_SHOWN = 100

/** What the search box leads to: agencies by name, and reports by what they say. */
export default page(async ({ lang, query }) => {
  const t = messagesIn(lang)
  const text = readSearchText(query.q)
  const { after } = parseState<{ after?: string }>({ after: readCursor }, query) ?? notFound()
  const [found, hits] = await Promise.all([searchAgencies(text, MAX_SHOWN), findReportHits(text, after)])
  const path = `/search?${new URLSearchParams({ q: text })}`
  const count = t.foundCount(formatNumber(found.length, lang), found.length === MAX_SHOWN)
  const next = hits?.pageInfo.hasNextPage ? `${path}&after=${hits.pageInfo.endCursor}#hits` : undefined
  return (
    <Shell lang={lang} path={path} title={text ? t.searchFor(text) : t.search} searched={text}>
      <h1>{text ? t.searchFor(text) : t.search}</h1>
      {!text && <p className="lead">{t.searchHint}</p>}
      {text && (
        <Section id="agencies" heading={t.agenciesOf}>
          <p className="soft" role="status">
            {found.length > 0 ? count : t.foundNone}
          </p>
          <AgencyList lang={lang} agencies={found} />
        </Section>
      )}
      {hits && (
        <ReportHits lang={lang} hits={hits} first={after && hrefIn(lang, path)} next={next && hrefIn(lang, next)} />
      )}
    </Shell>
  )
})
