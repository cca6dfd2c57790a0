/** On the page of a ranking: the line that shows it in another page, and the way to all other lines. */
import { snippetsOf } from '../lib/embed-snippets.ts'
import { formatEmbedState } from '../lib/embed-state.ts'
import { hrefIn, type Lang } from '../lib/lang.ts'
import type { RankingState } from '../lib/ranking-state.ts'
import type { RankingSubject } from '../lib/ranking-subject.ts'
import { messagesIn } from '../messages/index.ts'
import { Section } from './section.tsx'

const HEIGHT = 480

interface Props {
  readonly lang: Lang
  readonly subject: RankingSubject
  readonly state: RankingState
  readonly origin: string
}

export function EmbedSnippet({ lang, subject, state, origin }: Props) {
  const t = messagesIn(lang)
  const { metric, rate, label } = subject
  const query = formatEmbedState('ranking', { ...state, ...(metric && { metric }), ...(rate && { rate }), lang })
  const title = [label[lang], state.year].filter(Boolean).join(' ')
  return (
    <Section
      id="embed"
      heading={t.embed}
      beside={<a href={hrefIn(lang, `/embed?kind=ranking&${query}`)}>{t.footerLabels.embed}</a>}
    >
      <p className="small soft">{t.embedHint}</p>
      <code className="snippet">{snippetsOf({ origin, kind: 'ranking', query, title, height: HEIGHT }).frame}</code>
    </Section>
  )
}
