import type { AgencyFilter } from '../generated/graphql.ts'
import type { AgencyState } from './address-state.ts'
import { enumOf } from './enum-key.ts'

/** What the API is asked for the agencies that an address names. */
export const agencyFilter = ({ region, level, sector }: AgencyState): AgencyFilter => ({
  ...(region && { region }),
  ...(level && { levels: [enumOf(level)] }),
  ...(sector && { sectors: [enumOf(sector)] }),
})
