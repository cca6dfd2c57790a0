import type { Fact } from '../lib/fact.ts'
import { figureId, placeId } from '../lib/fact.ts'
import { formatNumber } from '../lib/format.ts'
import type { Lang } from '../lib/lang.ts'
import { messagesIn } from '../messages/index.ts'
import { DisputedMark } from './disputed-mark.tsx'
import { StateTag } from './state-tag.tsx'

interface Props {
  readonly fact: Fact
  readonly lang: Lang
  /** Whether a finding speaks of this figure. */
  readonly isDisputed: boolean
}

/** One figure of a report, which leads to its place in the source; a reason where it has no value. */
export function Figure({ fact, lang, isDisputed }: Props) {
  const t = messagesIn(lang)
  const shown = fact.value === null ? <StateTag state={fact.state} lang={lang} /> : formatNumber(fact.value, lang)
  const marks = {
    id: figureId(fact.metric),
    className: 'figure',
    'data-zero': fact.value === 0 || undefined,
    'data-disputed': isDisputed || undefined,
  }
  const content = (
    <>
      {isDisputed && <DisputedMark lang={lang} />}
      {shown}
      {fact.isFromSums && <sup title={t.resolvedBySums}>Σ</sup>}
    </>
  )
  if (!fact.span) return <span {...marks}>{content}</span>
  return (
    <a {...marks} href={`#${placeId(fact.metric)}`}>
      {content}
    </a>
  )
}
