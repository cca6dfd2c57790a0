import type { RankingCountsFragment } from '../generated/graphql.ts'
import { formatNumber, formatRate } from '../lib/format.ts'
import type { Lang } from '../lib/lang.ts'
import { messagesIn } from '../messages/index.ts'

interface Props {
  readonly lang: Lang
  readonly distribution: RankingCountsFragment['distribution']
  readonly isRate: boolean
}

const ASPECTS = ['max', 'upperQuartile', 'median', 'lowerQuartile', 'min', 'mean'] as const
const DIGITS = 10

/** How all ranked figures are spread, not those of one page only. */
export function Spread({ lang, distribution, isRate }: Props) {
  const t = messagesIn(lang)
  const shown = (value: number) =>
    isRate ? formatRate(value, lang) : formatNumber(Math.round(value * DIGITS) / DIGITS, lang)
  return (
    <>
      <p className="soft small spread-lead">{t.spread}</p>
      <dl className="spread">
        {ASPECTS.flatMap((aspect) => {
          const value = distribution[aspect]
          if (value === null) return []
          return (
            <div key={aspect} data-median={aspect === 'median' || undefined}>
              <dt>{t.aspects[aspect]}</dt>
              <dd>{shown(value)}</dd>
            </div>
          )
        })}
      </dl>
    </>
  )
}
