/** Which agencies without a figure are listed, as the address holds it. */
import { BASES, type Basis, FACT_STATES, type Wording } from '@gongkai/schema/metrics'
import {
  AGENCY_READERS,
  type AgencyState,
  formatState,
  memberOf,
  parseState,
  type Readers,
  readCursor,
  type SearchParams,
} from './address-state.ts'
import { readMinimum } from './ranking-state.ts'
import { findSubject } from './ranking-subject.ts'

/** Why an agency has no place in a ranking, as the address says it. */
export const REASONS = {
  blank: true,
  missing: true,
  not_on_form: true,
  unreadable: true,
  not_filed: true,
  other_basis: true,
  below_minimum: true,
} as const
export type Reason = keyof typeof REASONS

export interface AbsentState extends AgencyState {
  /** Slug of the ranking they have no place in; any ranking, for who has not filed, unless stated. */
  readonly of?: string
  /** Any unless stated. */
  readonly reason?: Reason
  readonly basis?: Basis
  readonly minimum?: number
  readonly after?: string
}

const READERS: Readers<AbsentState> = {
  of: (slug) => findSubject(slug)?.slug,
  reason: memberOf(REASONS),
  ...AGENCY_READERS,
  basis: memberOf(BASES),
  minimum: readMinimum,
  after: readCursor,
}

export const parseAbsentState = (params: SearchParams): AbsentState => parseState(READERS, params)
export const formatAbsentState = (state: AbsentState): string => formatState(READERS, state)

/** Reasons that are states of a figure are worded in the catalogue. */
export const wordingOfReason = (reason: Reason): Wording | undefined =>
  Object.hasOwn(FACT_STATES, reason) ? FACT_STATES[reason as keyof typeof FACT_STATES] : undefined
