import type { RankingPageFragment } from '../generated/graphql.ts'
import { formatNumber } from '../lib/format.ts'
import type { Lang } from '../lib/lang.ts'
import { unrankedCounts } from '../lib/ranking.ts'
import { messagesIn } from '../messages/index.ts'
import { StateTag } from './state-tag.tsx'

/** Beside every ranking: the agencies that are not in it, by reason, so that silence is never taken for zero. */
export function Unranked({ page, lang }: { readonly page: RankingPageFragment; readonly lang: Lang }) {
  const t = messagesIn(lang)
  return (
    <dl className="not-ranked">
      {unrankedCounts(page).map(({ state, count }) => (
        <div key={state}>
          <dt>
            <StateTag state={state} lang={lang} />
          </dt>
          <dd>{formatNumber(count, lang)}</dd>
        </div>
      ))}
      <div>
        <dt>{t.notFiled}</dt>
        <dd>{formatNumber(page.notFiled, lang)}</dd>
      </div>
      {page.otherBasis > 0 && (
        <div>
          <dt>{t.otherBasis}</dt>
          <dd>{formatNumber(page.otherBasis, lang)}</dd>
        </div>
      )}
    </dl>
  )
}
