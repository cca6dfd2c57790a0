/** Findings over many reports: what the API is asked, how many each rule made, and where each one leads. */
import type { FindingCodeKey } from '@gongkai/schema/metrics'
import type { FindingCode, FindingCountsQuery, Severity } from '../generated/graphql.ts'
import { agencyFilter } from './agency-filter.ts'
import { enumOf } from './enum-key.ts'
import { figureId, placeId } from './fact.ts'
import type { Finding } from './finding.ts'
import type { FindingState } from './finding-state.ts'
import { readFindingCode } from './vocabulary.ts'

export interface RuleCount {
  readonly code: FindingCodeKey
  readonly count: number
}

/** In the order of the catalogue, which the query keeps. */
export const ruleCounts = (counts: FindingCountsQuery): RuleCount[] =>
  Object.entries(counts).map(([name, { totalCount }]) => ({ code: readFindingCode(name), count: totalCount }))

export const findingVariables = (state: FindingState) => ({
  year: state.year ?? null,
  filter: agencyFilter(state),
  severities: state.severity ? [enumOf<Severity>(state.severity)] : null,
  codes: state.rule ? [enumOf<FindingCode>(state.rule)] : null,
})

/** Where a report shows it: its figure’s place in the source, the figure where nothing stands, else the finding. */
export const findingAnchor = ({ metrics, spans }: Pick<Finding, 'metrics' | 'spans'>): string => {
  const [metric] = metrics
  if (metric === undefined) return 'findings'
  return spans.length > 0 ? placeId(metric) : figureId(metric)
}
