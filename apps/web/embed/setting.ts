/** All that an embed is written from besides its chart. */
import { type EmbedKind, type EmbedState, formatEmbedState, type Theme } from '../lib/embed-state.ts'
import { formatDate } from '../lib/format.ts'
import type { Lang } from '../lib/lang.ts'

export interface Setting {
  readonly kind: EmbedKind
  readonly state: EmbedState
  /** Where readers find this dashboard: scheme, host and port. */
  readonly origin: string
  /** When the figures were asked for. */
  readonly now: Date
  /** Proof that who asks may, as parameters that every address of this embed needs; empty where none is needed. */
  readonly proof: string
}

/** A line in place of a chart. */
export interface Notice {
  readonly lang: Lang
  readonly theme: Theme
  readonly text: string
}

/** The path of this embed in a format: `.csv`, `.svg`, `/difference`, or none. */
export const pathOf = ({ kind, state, proof }: Setting, format = ''): string => {
  const query = [formatEmbedState(kind, state), proof].filter(Boolean).join('&')
  return `/embed/${kind}${format}${query && `?${query}`}`
}

/** The day the figures are of. */
export const dayOf = ({ state, now }: Setting): string => formatDate(state.asOf ?? now, state.lang)
