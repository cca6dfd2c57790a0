import type { RankingCountsFragment } from '../generated/graphql.ts'
import type { Reason } from '../lib/absent-state.ts'
import { formatNumber } from '../lib/format.ts'
import type { Lang } from '../lib/lang.ts'
import { unrankedCounts } from '../lib/ranking.ts'
import { messagesIn } from '../messages/index.ts'
import { StateTag } from './state-tag.tsx'

interface Props {
  readonly page: RankingCountsFragment
  readonly lang: Lang
  /** Where the agencies of each reason are listed; reasons without an address are only counted. */
  readonly lists?: Readonly<Partial<Record<Reason, string>>>
}

const Count = ({
  count,
  lang,
  to,
}: {
  readonly count: number
  readonly lang: Lang
  readonly to: string | undefined
}) => (to && count > 0 ? <a href={to}>{formatNumber(count, lang)}</a> : formatNumber(count, lang))

/** Beside every ranking: the agencies that are not in it, by reason, so that silence is never taken for zero. */
export function Unranked({ page, lang, lists = {} }: Props) {
  const t = messagesIn(lang)
  return (
    <dl className="not-ranked">
      {unrankedCounts(page).map(({ state, count }) => (
        <div key={state}>
          <dt>
            <StateTag state={state} lang={lang} />
          </dt>
          <dd>
            <Count count={count} lang={lang} to={state === 'number' ? undefined : lists[state]} />
          </dd>
        </div>
      ))}
      <div>
        <dt>{t.notFiled}</dt>
        <dd>
          <Count count={page.notFiled} lang={lang} to={lists.not_filed} />
        </dd>
      </div>
      {page.belowMinimum > 0 && (
        <div>
          <dt>{t.belowMinimum}</dt>
          <dd>
            <Count count={page.belowMinimum} lang={lang} to={lists.below_minimum} />
          </dd>
        </div>
      )}
      {page.otherBasis > 0 && (
        <div>
          <dt>{t.otherBasis}</dt>
          <dd>
            <Count count={page.otherBasis} lang={lang} to={lists.other_basis} />
          </dd>
        </div>
      )}
    </dl>
  )
}
