/** Who has no place in a ranking, and why. */
import type { AgencyFilter } from '../db/queries/agency-filter.ts'
import { NOT_FILED, NUMBER, STATES, type StandingState } from './cell-states.ts'
import { type Column, stateAt } from './column.ts'
import type { Measure, Snapshot } from './snapshot.ts'

export type AbsentState = Exclude<StandingState, 'number'>

export interface UnrankedSelection {
  readonly measure: Measure
  readonly year: number
  readonly filter: AgencyFilter
  /** Only those without a place for this reason. */
  readonly state?: AbsentState | undefined
}

/**
 * Places of agencies in the order of division codes, those without one first, then of ids; as many as the totals of the
 * standing say.
 */
export function listUnranked(snapshot: Snapshot, { measure, year, filter, state }: UnrankedSelection): Int32Array {
  const column = snapshot.column(measure, year)
  const set = snapshot.select(filter)
  return snapshot.answer(
    `unranked/${column.key}/${state ?? ''}/${set.key}`,
    () => inOrder(snapshot, placesIn(snapshot, column, set.places, state)),
    ({ byteLength }) => byteLength + 500,
  )
}

/** Why the agency has no place; the caller knows that it has none. */
export const absentStateAt = (column: Column, place: number): AbsentState =>
  STATES[stateAt(column, place)] as AbsentState

function placesIn({ agencies }: Snapshot, column: Column, all: Int32Array, state?: AbsentState): Int32Array {
  const wanted = state && STATES.indexOf(state)
  return all.filter((place) => {
    const code = stateAt(column, place)
    // An agency that is left without any report is not one that has not filed.
    if (code === NUMBER || (code === NOT_FILED && agencies.hasReport[place] === 0)) return false
    return wanted === undefined || code === wanted
  })
}

function inOrder({ agencies: { regionCodes, ids } }: Snapshot, places: Int32Array): Int32Array {
  const by = (values: Int32Array, a: number, b: number) => (values[a] as number) - (values[b] as number)
  return places.sort((a, b) => by(regionCodes, a, b) || by(ids, a, b))
}
