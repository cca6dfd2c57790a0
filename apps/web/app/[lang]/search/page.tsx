import { LEVELS, SECTORS } from '@gongkai/schema/metrics'
import { page } from '../../../components/page.tsx'
import { Shell } from '../../../components/shell.tsx'
import type { SearchQuery } from '../../../generated/graphql.ts'
import { formatNumber } from '../../../lib/format.ts'
import { hrefIn, type Lang } from '../../../lib/lang.ts'
import { placeOf, readSearchText, searchAgencies } from '../../../lib/search.ts'
import { readLevel, readSector } from '../../../lib/vocabulary.ts'
import { messagesIn } from '../../../messages/index.ts'

const MAX_SHOWN = 100

function Found({ lang, agency }: { readonly lang: Lang; readonly agency: SearchQuery['search'][number] }) {
  const { id, name, level, sector, regionCode } = agency
  const kinds = [level && LEVELS[readLevel(level)][lang], SECTORS[readSector(sector)][lang], regionCode]
  return (
    <li>
      <a href={hrefIn(lang, `/agencies/${id}`)} lang="zh-CN">
        {name}
      </a>
      <p className="soft small">
        <span lang="zh-CN">{placeOf(agency)}</span> {kinds.filter(Boolean).join(' · ')}
      </p>
    </li>
  )
}

/** What the search box leads to: without JavaScript, or where none of its suggestions was taken. */
export default page(async ({ lang, query }) => {
  const t = messagesIn(lang)
  const text = readSearchText(query.q)
  const found = await searchAgencies(text, MAX_SHOWN)
  const lead =
    found.length > 0 ? t.foundCount(formatNumber(found.length, lang), found.length === MAX_SHOWN) : t.foundNone
  return (
    <Shell
      lang={lang}
      path={`/search?${new URLSearchParams({ q: text })}`}
      title={text ? t.searchFor(text) : t.search}
      searched={text}
    >
      <h1>{text ? t.searchFor(text) : t.search}</h1>
      <p className="lead" role="status">
        {text ? lead : t.searchHint}
      </p>
      <ol className="search-results">
        {found.map((agency) => (
          <Found key={agency.id} lang={lang} agency={agency} />
        ))}
      </ol>
    </Shell>
  )
})
