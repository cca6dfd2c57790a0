/** Where figures are downloaded: addresses of the dashboard, for which it asks the API (`page-charts.ts`). */
import { formatRankingState, type RankingState } from './ranking-state.ts'
import type { RankingSubject } from './ranking-subject.ts'

export const EXPORT_FORMATS = ['csv', 'json', 'zip'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** All of a ranking, so neither its page nor how it is shown is part of the address. */
export const exportPath = ({ slug }: RankingSubject, state: RankingState, format: ExportFormat): string => {
  const { after: _, around: __, show: ___, ...asked } = state
  return `/rankings/${slug}.${format}${formatRankingState(asked)}`
}
