/** Which findings are looked at, as the address holds it. */
import {
  FINDING_CODES,
  type FindingCodeKey,
  ORIGINS,
  type Origin,
  SEVERITIES,
  type Severity,
} from '@gongkai/schema/metrics'
import {
  AGENCY_READERS,
  type AgencyState,
  formatState,
  memberOf,
  parseState,
  type Readers,
  readCursor,
  readMetric,
  type SearchParams,
} from './address-state.ts'

export const FINDING_ORDERS = { gravest: true, newest: true } as const

export interface FindingState extends AgencyState {
  readonly severity?: Severity
  readonly origin?: Origin
  readonly rule?: FindingCodeKey
  /** Key of a metric that findings must speak of. */
  readonly metric?: string | undefined
  /** Else in the order of the agencies. */
  readonly sort?: keyof typeof FINDING_ORDERS
  readonly after?: string
}

const READERS: Readers<FindingState> = {
  ...AGENCY_READERS,
  severity: memberOf(SEVERITIES),
  origin: memberOf(ORIGINS),
  rule: memberOf(FINDING_CODES),
  metric: readMetric,
  sort: memberOf(FINDING_ORDERS),
  after: readCursor,
}

export const parseFindingState = (params: SearchParams): FindingState => parseState(READERS, params)
export const formatFindingState = (state: FindingState): string => formatState(READERS, state)
