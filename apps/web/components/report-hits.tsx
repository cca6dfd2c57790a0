import { formatNumber } from '../lib/format.ts'
import { hrefIn, type Lang } from '../lib/lang.ts'
import { type ReportHits as Hits, hitHref, piecesOf, type ReportHit } from '../lib/report-hits.ts'
import { messagesIn } from '../messages/index.ts'
import { Pager } from './pager.tsx'
import { Section } from './section.tsx'

function Hit({ lang, hit }: { readonly lang: Lang; readonly hit: ReportHit }) {
  const t = messagesIn(lang)
  const { id, agency, year } = hit.report
  return (
    <li>
      <p>
        <a href={hrefIn(lang, `/reports/${id}`)}>
          <span lang="zh-CN">{agency.name}</span> · {t.yearOf(year)}
        </a>
      </p>
      {hit.snippets.map((snippet) => (
        <q key={snippet.span.start} className="sentence" lang="zh-CN">
          <a href={hitHref(lang, hit, snippet)}>
            {piecesOf(snippet).map(({ start, text, isHit }) => (isHit ? <mark key={start}>{text}</mark> : text))}
          </a>
        </q>
      ))}
    </li>
  )
}

interface Props {
  readonly lang: Lang
  readonly hits: Hits
  /** Addresses of the pages before and after. */
  readonly first: string | undefined
  readonly next: string | undefined
}

/** Each sentence leads to its place in the report’s text. */
export function ReportHits({ lang, hits, first, next }: Props) {
  const t = messagesIn(lang)
  const count = t.reportHitCount(formatNumber(hits.totalCount, lang), hits.totalCountIsCapped)
  return (
    <Section id="hits" heading={t.reportHits} beside={<span className="soft small num">{count}</span>}>
      {hits.nodes.length === 0 && <p className="soft">{t.noReportHits}</p>}
      <ol className="search-results report-hits">
        {hits.nodes.map((hit) => (
          <Hit key={hit.report.id} lang={lang} hit={hit} />
        ))}
      </ol>
      <Pager lang={lang} first={first} next={next} />
    </Section>
  )
}
