/** The embed: one small document with its own style, no script, and a way back to the source. */
import { type Metric, UNITS } from '@gongkai/schema/metrics'
import type { ReactNode } from 'react'
import type { EmbedRankingQuery } from '../generated/graphql.ts'
import type { EmbedState, Theme } from '../lib/embed-state.ts'
import { formatDate, formatNumber } from '../lib/format.ts'
import { hrefIn, type Lang, LOCALES } from '../lib/lang.ts'
import { unrankedCounts } from '../lib/ranking.ts'
import { formatRankingState, slugOf } from '../lib/ranking-state.ts'
import { messagesIn } from '../messages/index.ts'
import { EMBED_STYLE } from './embed-style.ts'

interface FrameProps {
  readonly lang: Lang
  readonly theme: Theme
  readonly title: string
  readonly children: ReactNode
}

export function EmbedFrame({ lang, theme, title, children }: FrameProps) {
  return (
    <html lang={LOCALES[lang]} data-theme={theme}>
      {/* biome-ignore lint/style/noHeadElement: this document is not one of Next’s pages */}
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{title}</title>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, nothing from outside */}
        <style dangerouslySetInnerHTML={{ __html: EMBED_STYLE }} />
      </head>
      <body>{children}</body>
    </html>
  )
}

type Ranking = EmbedRankingQuery['ranking']

interface Props {
  readonly state: EmbedState
  readonly metric: Metric
  readonly year: number
  readonly ranking: Ranking
  /** Reports that contradict their own figure. */
  readonly disputed: ReadonlySet<string>
  /** Whether figures are made up, which an embed must say by itself. */
  readonly isSynthetic: boolean
  readonly now: Date
}

function Row({
  entry,
  most,
  isDisputed,
  lang,
}: {
  readonly entry: Ranking['nodes'][number]
  readonly most: number
  readonly isDisputed: boolean
  readonly lang: Lang
}) {
  return (
    <tr>
      <td>{entry.rank}</td>
      <th scope="row">
        <a href={hrefIn(lang, `/agencies/${entry.agency.id}`)} target="_blank" rel="noopener">
          {entry.agency.name}
        </a>
        {isDisputed && (
          <a
            className="disputed"
            href={hrefIn(lang, `/reports/${entry.report.id}#findings`)}
            target="_blank"
            rel="noopener"
          >
            {messagesIn(lang).disputed}
          </a>
        )}
        <i style={{ width: `${most > 0 ? (100 * entry.value) / most : 0}%` }} />
      </th>
      <td>{formatNumber(entry.value, lang)}</td>
    </tr>
  )
}

export function RankingEmbed({ state, metric, year, ranking, disputed, isSynthetic, now }: Props) {
  const { lang, theme } = state
  const t = messagesIn(lang)
  const title = `${metric.label[lang]} ${year}`
  const most = Math.max(0, ...ranking.nodes.map((entry) => entry.value))
  const source = hrefIn(lang, `/rankings/${slugOf(metric.key)}${formatRankingState({ ...state, year })}`)
  return (
    <EmbedFrame lang={lang} theme={theme} title={title}>
      {isSynthetic && <p>{t.synthetic}</p>}
      <table>
        <caption>
          {title}
          <small>{UNITS[metric.unit][lang]}</small>
        </caption>
        <tbody>
          {ranking.nodes.map((entry) => (
            <Row
              key={entry.agency.id}
              entry={entry}
              most={most}
              isDisputed={disputed.has(entry.report.id)}
              lang={lang}
            />
          ))}
        </tbody>
      </table>
      {ranking.nodes.length === 0 && <p>{t.noRows}</p>}
      <footer>
        <span>
          {[
            ...unrankedCounts(ranking).map(({ wording, count }) => `${wording[lang]} ${count}`),
            `${t.notFiled} ${ranking.notFiled}`,
          ].join(' · ')}
        </span>
        <span>{t.embedOf(formatNumber(ranking.nodes.length, lang), formatNumber(ranking.totalCount, lang))}</span>
        <span>
          {t.embedSource}{' '}
          <a href={source} target="_blank" rel="noopener">
            {t.brandLong}
          </a>
        </span>
        <time dateTime={now.toISOString().slice(0, 10)}>{t.embedUpdated(formatDate(now, lang))}</time>
      </footer>
    </EmbedFrame>
  )
}
