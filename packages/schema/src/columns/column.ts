/** One figure of one year for every agency, in the order of a ranking. */
import type { Basis } from '../metrics/index.ts'
import type { AgencyTable } from './agency-table.ts'
import { codeOf, NOT_FILED, NUMBER } from './cell-states.ts'
import { type Ordered, orderOf, patchedOrder } from './column-order.ts'
import type { YearCells } from './year-cells.ts'

export interface Column extends Ordered {
  /** Tells this column from every other. */
  readonly key: string
  /** Codes of states by the places of agencies; those beyond the end have not filed. */
  readonly states: Uint8Array
}

/** Of a place whose state is a number. */
export const valueAt = ({ codes, values }: Column, place: number) => values[codes[place] as number] as number

/** The cells of some places, in their order: states by their codes, and the figures of those that are numbers. */
export interface Figures {
  readonly states: Uint8Array
  readonly values: Float64Array
}

/** What a column shows of the reports of one year. */
export interface Figure {
  /** The same in every year and whatever changes. */
  readonly name: string
  readonly read: (cells: YearCells, places: Int32Array) => Figures
}

export const keyOfColumn = (serial: number, { name }: Figure) => `${serial}/${name}`

export function columnOf(cells: YearCells, figure: Figure, { byId }: AgencyTable): Column {
  const places = byId.length === cells.size ? byId : byId.filter((place) => place < cells.size)
  const figures = figure.read(cells, places)
  const states = new Uint8Array(cells.size).fill(NOT_FILED)
  writeStates(states, places, figures)
  return { key: keyOfColumn(cells.serial, figure), states, ...orderOf(places, figures, cells.size) }
}

/** The column of `cells` from that of the same year before some places changed. */
export function patchedColumn(
  base: Column,
  cells: YearCells,
  figure: Figure,
  changed: ReadonlySet<number>,
  { ids }: AgencyTable,
): Column {
  const places = Int32Array.from(changed).sort((a, b) => (ids[a] as number) - (ids[b] as number))
  const figures = figure.read(cells, places)
  const states = new Uint8Array(cells.size).fill(NOT_FILED)
  states.set(base.states)
  writeStates(states, places, figures)
  const order = patchedOrder(base, { places, figures, ids, size: cells.size })
  return { key: keyOfColumn(cells.serial, figure), states, ...order }
}

function writeStates(states: Uint8Array, places: Int32Array, figures: Figures) {
  for (let i = 0; i < places.length; i++) states[places[i] as number] = figures.states[i] as number
}

const OTHER_BASIS = codeOf('other_basis')

/** With a basis, figures on another one are set apart. */
export function metricFigure(metric: number, basis?: Basis): Figure {
  return {
    name: `${metric}/${basis ?? ''}`,
    read(cells, places) {
      const states = cells.statesOf(metric, places)
      if (basis !== undefined)
        places.forEach((place, i) => {
          if (states[i] === NUMBER && cells.basisAt(place) !== basis) states[i] = OTHER_BASIS
        })
      return { states, values: cells.valuesOf(metric, places) }
    },
  }
}
