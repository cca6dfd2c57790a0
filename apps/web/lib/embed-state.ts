/** What an embed’s address asks for; the same words as the ranking’s own address, with a language and a theme. */
import type { Metric } from '@gongkai/schema/metrics'
import { isLang, type Lang } from './lang.ts'
import { findRankingMetric, parseRankingState, type RankingState } from './ranking-state.ts'

export type Theme = 'light' | 'dark' | 'auto'

export interface EmbedState extends RankingState {
  /** Undefined where the address asks for what there is not: another metric, or a filter we do not know. */
  readonly metric: Metric | undefined
  readonly lang: Lang
  readonly theme: Theme
  readonly first: number
}

const THEMES: readonly string[] = ['light', 'dark', 'auto']
const DEFAULT_METRIC = 'disclosure-volume'
const DEFAULT_FIRST = 10
const MAX_FIRST = 50

const readFirst = (text: string | null): number => {
  const first = /^\d{1,4}$/.test(text ?? '') ? Number(text) : DEFAULT_FIRST
  return Math.min(MAX_FIRST, Math.max(1, first))
}

export const parseEmbedState = (query: URLSearchParams): EmbedState => {
  const lang = query.get('lang') ?? ''
  const theme = query.get('theme') ?? ''
  const ranking = parseRankingState(Object.fromEntries(query))
  return {
    ...ranking,
    metric: ranking && findRankingMetric(query.get('metric') || DEFAULT_METRIC),
    lang: isLang(lang) ? lang : 'zh',
    theme: THEMES.includes(theme) ? (theme as Theme) : 'auto',
    first: readFirst(query.get('first')),
  }
}
