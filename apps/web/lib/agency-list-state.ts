/** Which agencies are listed, as the address holds it. */
import {
  AGENCY_READERS,
  type AgencyState,
  formatState,
  parseState,
  type Readers,
  readCursor,
  type SearchParams,
} from './address-state.ts'

export interface AgencyListState extends Omit<AgencyState, 'year'> {
  /** Words, pinyin or the beginning of a division code. */
  readonly q?: string
  readonly after?: string
}

const MAX_TEXT = 60
const { year: _, ...FILTERS } = AGENCY_READERS
const READERS: Readers<AgencyListState> = { ...FILTERS, q: (text) => text.slice(0, MAX_TEXT), after: readCursor }

export const parseAgencyListState = (params: SearchParams): AgencyListState => parseState(READERS, params)
export const formatAgencyListState = (state: AgencyListState): string => formatState(READERS, state)
