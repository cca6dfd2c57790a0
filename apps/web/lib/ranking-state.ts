/** The state of a ranking, as its address holds it. */
import { BASES, type Basis, findMetric, RANKING_SLUGS } from '@gongkai/schema/metrics'
import {
  AGENCY_READERS,
  type AgencyState,
  formatState,
  memberOf,
  parseState,
  type Reader,
  type Readers,
  readAgencyId,
  readCursor,
  type SearchParams,
} from './address-state.ts'

/** The smallest first, or the largest, as it is unless told. */
const DIRECTIONS = { asc: true, desc: true }

export interface RankingState extends AgencyState {
  /** Only for disclosure volume: counts only agencies whose figure rests on this. */
  readonly basis?: Basis
  readonly direction?: keyof typeof DIRECTIONS
  /** What figures are shown as; as they are unless stated. */
  readonly show?: 'share'
  /** Only for a rate: how many cases it must at least be of. */
  readonly minimum?: number
  readonly after?: string
  /** The agency whose place is looked for: its page of the ranking is shown, and its row marked. */
  readonly around?: string
}

export const readMinimum: Reader<number> = (text) => (/^[1-9]\d{0,4}$/.test(text) ? Number(text) : undefined)

const READERS: Readers<RankingState> = {
  ...AGENCY_READERS,
  basis: memberOf(BASES),
  direction: memberOf(DIRECTIONS),
  show: memberOf({ share: true }),
  minimum: readMinimum,
  after: readCursor,
  around: readAgencyId,
}

export const parseRankingState = (params: SearchParams): RankingState => parseState(READERS, params)
export const formatRankingState = (state: RankingState): string => formatState(READERS, state)

/** The metric a slug names: one of the three headline slugs or any metric key; undefined where neither. */
export const findRankingMetric = (slug: string) =>
  findMetric(Object.hasOwn(RANKING_SLUGS, slug) ? RANKING_SLUGS[slug as keyof typeof RANKING_SLUGS] : slug)

/** The slug of a metric’s page: its headline slug where it has one, else its key. */
export const slugOf = (key: string): string =>
  Object.entries(RANKING_SLUGS).find(([, metric]) => metric === key)?.[0] ?? key
