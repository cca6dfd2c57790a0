/** Where figures are downloaded: addresses of the dashboard, which asks the API for the same export. */
import { formatRankingState, type RankingState } from './ranking-state.ts'
import type { RankingSubject } from './ranking-subject.ts'

export const EXPORT_FORMATS = ['csv', 'json', 'zip'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** All of a ranking, so neither its page nor how it is shown is part of the address. */
export const exportPath = ({ slug }: RankingSubject, state: RankingState, format: ExportFormat): string => {
  const { after: _, show: __, ...asked } = state
  return `/rankings/${slug}.${format}${formatRankingState(asked)}`
}

/** The address below the API’s origin that answers with the ranking; undefined of what is no ranking. */
export const exportAddress = (subject: RankingSubject, state: RankingState, format: string): string | undefined => {
  if (!EXPORT_FORMATS.some((known) => known === format)) return undefined
  const { after: _, show: __, ...asked } = state
  const query = new URLSearchParams(formatRankingState(asked))
  if (subject.rate) query.set('rate', subject.rate)
  else query.set('metric', subject.slug)
  return `/export/ranking.${format}?${query}`
}
