/** All that an embed is written from besides its chart. */
import { type EmbedKind, type EmbedState, formatEmbedState } from '../lib/embed-state.ts'
import { formatDate } from '../lib/format.ts'

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

/** The path of this embed in a format: `.csv`, `.svg`, `/difference`, or none. */
export const pathOf = ({ kind, state, proof }: Setting, format = ''): string => {
  const query = [formatEmbedState(kind, state), proof].filter(Boolean).join('&')
  return `/embed/${kind}${format}${query && `?${query}`}`
}

/** The day the figures are of. */
export const dayOf = ({ state, now }: Setting): string => formatDate(state.asOf ?? now, state.lang)
