/** Findings over many reports: what the API is asked, how many each rule made, and where each one leads. */
import { FINDING_CODES, type FindingCodeKey, ORIGINS, SEVERITIES } from '@gongkai/schema/metrics'
import type { FindingCode, FindingCountsQuery, Metric, Origin, Severity } from '../generated/graphql.ts'
import { messagesIn } from '../messages/index.ts'
import { agencyFilter } from './agency-filter.ts'
import { enumOf } from './enum-key.ts'
import { figureId, placeId } from './fact.ts'
import type { Finding } from './finding.ts'
import type { FindingState } from './finding-state.ts'
import type { Lang } from './lang.ts'
import { readFindingCode, readOrigin, readSeverity } from './vocabulary.ts'

export interface RuleCount {
  readonly code: FindingCodeKey
  readonly count: number
}

/** Every rule in the order of the catalogue; the API leaves out those without findings. */
export function ruleCounts({ byRule }: Pick<FindingCountsQuery, 'byRule'>): RuleCount[] {
  const counts = new Map(byRule.codes.map(({ code, count }) => [readFindingCode(code), count]))
  return (Object.keys(FINDING_CODES) as FindingCodeKey[]).map((code) => ({ code, count: counts.get(code) ?? 0 }))
}

/** One choice of a facet: what it is called, how many findings it has, and the state that makes it. */
export interface FacetChoice {
  readonly label: string
  readonly count: number
  readonly state: FindingState
  readonly isChosen: boolean
}

const choiceOf = <K extends 'severity' | 'origin' | 'year'>(
  state: FindingState,
  key: K,
  value: FindingState[K],
  label: string,
  count: number,
): FacetChoice => {
  const { after: _, ...first } = state
  return { label, count, state: { ...first, [key]: value }, isChosen: state[key] === value }
}

/** Severities, origins and years with how many findings each has under the other choices. */
export const facetChoices = (state: FindingState, counts: Omit<FindingCountsQuery, 'byRule'>, lang: Lang) => ({
  severity: counts.bySeverity.severities.map(({ severity, count }) => {
    const key = readSeverity(severity)
    return choiceOf(state, 'severity', key, SEVERITIES[key][lang], count)
  }),
  origin: counts.byOrigin.origins.map(({ origin, count }) => {
    const key = readOrigin(origin)
    return choiceOf(state, 'origin', key, ORIGINS[key][lang], count)
  }),
  year: counts.byYear.years.map(({ year, count }) => choiceOf(state, 'year', year, String(year), count)),
})

/** What the facets narrow the findings to, in words, the rule first; nothing where they are all. */
export const chosenIn = ({ rule, severity, origin, year }: FindingState, lang: Lang): string[] => [
  ...(rule ? [FINDING_CODES[rule][lang]] : []),
  ...(severity ? [SEVERITIES[severity][lang]] : []),
  ...(origin ? [messagesIn(lang).originOf(ORIGINS[origin][lang])] : []),
  ...(year ? [messagesIn(lang).yearOf(year)] : []),
]

export const findingVariables = (state: FindingState) => ({
  year: state.year ?? null,
  filter: agencyFilter(state),
  severities: state.severity ? [enumOf<Severity>(state.severity)] : null,
  origins: state.origin ? [enumOf<Origin>(state.origin)] : null,
  metrics: state.metric ? [enumOf<Metric>(state.metric)] : null,
  codes: state.rule ? [enumOf<FindingCode>(state.rule)] : null,
})

/** Where a report shows it: its figure’s place in the source, the figure where nothing stands, else the finding. */
export const findingAnchor = ({ metrics, spans }: Pick<Finding, 'metrics' | 'spans'>): string => {
  const [metric] = metrics
  if (metric === undefined) return 'findings'
  return spans.length > 0 ? placeId(metric) : figureId(metric)
}
