import { getMetric } from '@gongkai/schema/metrics'
import type { ReactNode } from 'react'
import type { OverviewQuery } from '../generated/graphql.ts'
import type { Lang } from '../lib/lang.ts'
import { messagesIn } from '../messages/index.ts'
import { RankingPanel } from './ranking-panel.tsx'
import { Section } from './section.tsx'

interface Props {
  readonly lang: Lang
  readonly year: number
  /** Division code the rankings are restricted to; the whole country unless stated. */
  readonly region?: string | undefined
  readonly overview: OverviewQuery
  /** Stands beside the heading. */
  readonly children?: ReactNode
}

/** The first places of the three headline rankings. */
export function HeadlineRankings({ lang, year, region, overview, children }: Props) {
  const rankings = [
    ['disclosure.volume', overview.volume],
    ['permits.decisions', overview.permits],
    ['penalties.decisions', overview.penalties],
  ] as const
  return (
    <Section id="rankings" heading={messagesIn(lang).rankingsHeading} beside={children}>
      <p className="soft small mixed-caveat">{messagesIn(lang).mixedCaveat(true, true)}</p>
      <div className="three">
        {rankings.map(([key, ranking]) => (
          <RankingPanel
            key={key}
            lang={lang}
            metric={getMetric(key)}
            state={region ? { year, region } : { year }}
            page={ranking}
          />
        ))}
      </div>
    </Section>
  )
}
