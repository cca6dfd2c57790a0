/** Figures of a few agencies side by side, each with its state. */
import type { FactState } from '../metrics/index.ts'
import { NUMBER, STATES } from './cell-states.ts'
import type { Snapshot } from './snapshot.ts'

/** Of a figure that an agency may have no report for. */
export type FigureState = FactState | 'not_filed'

export interface ComparedFigure {
  readonly agencyId: number
  readonly metric: string
  readonly year: number
  /** Null where the agency has not filed. */
  readonly parseId: number | null
  readonly state: FigureState
  readonly value: number | null
}

export interface ComparisonSelection {
  readonly agencyIds: readonly number[]
  readonly metrics: readonly string[]
  readonly years: readonly number[]
}

/** By agency, then metric, then year, each in the order given; an agency that is not known has filed nothing. */
export function compareAgencies(snapshot: Snapshot, { agencyIds, metrics, years }: ComparisonSelection) {
  return agencyIds.flatMap((id) =>
    metrics.flatMap((metric) => years.map((year) => figureOf(snapshot, id, metric, year))),
  )
}

/** One figure of an agency, or why there is none. */
export function figureOf(snapshot: Snapshot, agencyId: number, metric: string, year: number): ComparedFigure {
  const cells = snapshot.cellsOf(year)
  const place = snapshot.agencies.findPlace(agencyId) ?? -1
  const number = snapshot.numbers.numberOf(metric)
  const report = cells.reportAt(place)
  const state = cells.stateAt(place, number)
  return {
    agencyId,
    metric,
    year,
    parseId: report?.parseId ?? null,
    state: STATES[state] as FigureState,
    value: state === NUMBER ? cells.valueAt(place, number) : null,
  }
}
