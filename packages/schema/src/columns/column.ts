/** One figure of one year for every agency, in the order of a ranking. */
import type { Basis } from '../metrics/index.ts'
import type { AgencyTable } from './agency-table.ts'
import { codeOf, NOT_FILED, NUMBER } from './cell-states.ts'
import { patchedOrder, rankedOrder } from './column-order.ts'
import type { YearCells } from './year-cells.ts'

export interface Column {
  /** Tells this column from every other. */
  readonly key: string
  /** Codes of states by the places of agencies; those beyond the end have not filed. */
  readonly states: Uint8Array
  /** By place; 0 where there is no number. */
  readonly values: Float64Array
  /** Places of agencies with a number, the largest value first, equal values in the order of ids. */
  readonly order: Int32Array
}

/** What a column shows of the reports of one year. */
export interface Figure {
  /** The same in every year and whatever changes. */
  readonly name: string
  /** The states of all places; written anew by each call. */
  readonly statesOf: (cells: YearCells) => Uint8Array
  readonly stateAt: (cells: YearCells, place: number) => number
  /** Of a place whose state is a number. */
  readonly valueAt: (cells: YearCells, place: number) => number
}

export const keyOfColumn = (serial: number, { name }: Figure) => `${serial}/${name}`

export function columnOf(cells: YearCells, figure: Figure, { byId }: AgencyTable): Column {
  const states = figure.statesOf(cells)
  const values = new Float64Array(states.length)
  for (let place = 0; place < states.length; place++) {
    if (states[place] === NUMBER) values[place] = figure.valueAt(cells, place)
  }
  return { key: keyOfColumn(cells.serial, figure), states, values, order: rankedOrder(states, values, byId) }
}

/** The column of `cells` from that of the same year before some places changed. */
export function patchedColumn(
  base: Column,
  cells: YearCells,
  figure: Figure,
  changed: ReadonlySet<number>,
  { ids }: AgencyTable,
): Column {
  const states = new Uint8Array(cells.size).fill(NOT_FILED)
  const values = new Float64Array(cells.size)
  states.set(base.states)
  values.set(base.values)
  for (const place of changed) {
    const state = figure.stateAt(cells, place)
    states[place] = state
    values[place] = state === NUMBER ? figure.valueAt(cells, place) : 0
  }
  const order = patchedOrder(base.order, { states, values }, changed, ids)
  return { key: keyOfColumn(cells.serial, figure), states, values, order }
}

const OTHER_BASIS = codeOf('other_basis')

/** With a basis, figures on another one are set apart. */
export function metricFigure(metric: number, basis?: Basis): Figure {
  const isSetApart = (cells: YearCells, place: number) => basis !== undefined && cells.basisAt(place) !== basis
  return {
    name: `${metric}/${basis ?? ''}`,
    statesOf(cells) {
      const states = cells.statesOf(metric)
      if (basis === undefined) return states
      return states.map((state, place) => (state === NUMBER && isSetApart(cells, place) ? OTHER_BASIS : state))
    },
    stateAt(cells, place) {
      const state = cells.stateAt(place, metric)
      return state === NUMBER && isSetApart(cells, place) ? OTHER_BASIS : state
    },
    valueAt: (cells, place) => cells.valueAt(place, metric),
  }
}
