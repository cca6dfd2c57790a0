/** A page of a ranking as plain rows, whose agencies and reports are told by their ids. */
import type { Kysely } from 'kysely'
import { columnsOf, type Direction, type RankingPosition } from '../src/columns/index.ts'
import type { AgencyFilter, Tables } from '../src/db/index.ts'
import type { Basis } from '../src/metrics/index.ts'

export interface RankingSelection {
  readonly metric: string
  readonly year: number
  readonly filter: AgencyFilter
  readonly direction: Direction
  readonly basis?: Basis
  readonly limit: number
  readonly after?: RankingPosition | undefined
}

export async function rankAgencies(db: Kysely<Tables>, selection: RankingSelection) {
  const { metric, basis, year, filter, direction, limit, after } = selection
  const snapshot = await columnsOf(db).current()
  const measure = { metric, basis }
  const standing = snapshot.standing(measure, year, filter)
  const before = snapshot.standing(measure, year - 1, filter)
  const cells = snapshot.cellsOf(year)
  const rows = standing.page(direction, limit, after).map(({ place, ...entry }) => {
    const previous = before.findEntry(place, direction)
    return {
      ...entry,
      agency_id: snapshot.agencies.ids[place] as number,
      report_id: cells.reportAt(place)?.reportId,
      basis: cells.basisAt(place),
      previous_value: previous?.value ?? null,
      previous_rank: previous?.rank ?? null,
    }
  })
  return { totals: standing.totals, rows }
}
