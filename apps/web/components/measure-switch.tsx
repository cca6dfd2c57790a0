import { hrefIn, type Lang } from '../lib/lang.ts'
import type { Measure } from '../lib/ranking.ts'
import { formatRankingState, type RankingState } from '../lib/ranking-state.ts'
import { hasShares, type RankingSubject, relatedSubjects } from '../lib/ranking-subject.ts'
import { messagesIn } from '../messages/index.ts'

interface Props {
  readonly lang: Lang
  readonly subject: RankingSubject
  readonly state: RankingState
  readonly measure: Measure
}

interface Way {
  readonly label: string
  readonly slug: string
  readonly state: RankingState
  readonly isCurrent: boolean
}

const waysOf = ({ lang, subject, state, measure }: Props): Way[] => {
  const t = messagesIn(lang)
  const { after: _, show: __, minimum: ___, ...agencies } = state
  const { basis: ____, ...withoutBasis } = agencies
  const share: Way = {
    label: t.share,
    slug: subject.slug,
    state: { ...agencies, show: 'share' },
    isCurrent: measure === 'share',
  }
  const own: Way[] = subject.metric
    ? [
        { label: t.count, slug: subject.slug, state: agencies, isCurrent: measure === 'count' },
        ...(hasShares(subject) ? [share] : []),
      ]
    : [{ label: subject.label[lang], slug: subject.slug, state: agencies, isCurrent: true }]
  const related = relatedSubjects(subject).map(({ label, slug }) => ({
    label: label[lang],
    slug,
    state: withoutBasis,
    isCurrent: false,
  }))
  return [...own, ...related]
}

/** The same agencies by count, by share, or by a rate; each is an address of its own. */
export function MeasureSwitch(props: Props) {
  const { lang } = props
  return (
    <nav className="measure-switch" aria-label={messagesIn(lang).shownAs}>
      {waysOf(props).map(({ label, slug, state, isCurrent }) => (
        <a
          key={label}
          href={hrefIn(lang, `/rankings/${slug}${formatRankingState(state)}`)}
          aria-current={isCurrent ? 'true' : undefined}
        >
          {label}
        </a>
      ))}
    </nav>
  )
}
