/** Findings over many reports: what the API is asked, how many each rule made, and where each one leads. */
import { FINDING_CODES, type FindingCodeKey } from '@gongkai/schema/metrics'
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

/** Every rule in the order of the catalogue; the API leaves out those without findings. */
export function ruleCounts({ findingCounts }: FindingCountsQuery): RuleCount[] {
  const counts = new Map(findingCounts.codes.map(({ code, count }) => [readFindingCode(code), count]))
  return (Object.keys(FINDING_CODES) as FindingCodeKey[]).map((code) => ({ code, count: counts.get(code) ?? 0 }))
}

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
