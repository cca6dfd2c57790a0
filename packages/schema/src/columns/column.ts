/** One figure of one year for every agency. */
import type { Basis } from '../metrics/index.ts'
import { codeOf, NOT_FILED, NUMBER } from './cell-states.ts'
import { NonzeroFigures } from './figure-blocks.ts'
import { Scratch } from './scratch.ts'
import { type Coded, codesOf, type Figures, patchedCodes } from './value-codes.ts'
import type { YearCells } from './year-cells.ts'

export interface Column extends Coded {
  /** Tells this column from every other. */
  readonly key: string
}

/** Of a place whose state is a number. */
export const valueAt = ({ codes, values }: Column, place: number) => values[codes[place] as number] as number

/** The code of the state; places beyond the end have not filed. */
export function stateAt({ codes, values }: Column, place: number): number {
  const code = codes[place]
  if (code === undefined) return NOT_FILED
  return code < values.length ? NUMBER : code - values.length
}

/** What a column shows of the reports of one year. */
export interface Figure {
  /** The same in every year and whatever changes. */
  readonly name: string
  /** In the order of the places; good until the scratch is cleared. */
  readonly read: (cells: YearCells, places: Int32Array, scratch: Scratch) => Figures
}

/** Of one column at a time. */
const scratch = new Scratch()

export const keyOfColumn = (serial: number, { name }: Figure) => `${serial}/${name}`

export function columnOf(cells: YearCells, figure: Figure): Column {
  const figures = figure.read(cells, cells.places, scratch.cleared())
  return { key: keyOfColumn(cells.serial, figure), ...codesOf(figures, scratch) }
}

/** The column of `cells` from that of the same year before some places changed. */
export function patchedColumn(base: Column, cells: YearCells, figure: Figure, changed: ReadonlySet<number>): Column {
  const places = Int32Array.from(changed)
  const figures = figure.read(cells, places, scratch.cleared())
  return { key: keyOfColumn(cells.serial, figure), ...patchedCodes(base, places, figures, cells.size) }
}

const OTHER_BASIS = codeOf('other_basis')

/** With a basis, figures on another one are set apart. */
export function metricFigure(metric: number, basis?: Basis): Figure {
  return {
    name: `${metric}/${basis ?? ''}`,
    read(cells, places, scratch) {
      const states = scratch.bytes(places.length)
      const nonzero = new NonzeroFigures(places.length, scratch)
      cells.readStates(states, cells.patterns.states.statesOf(metric), places)
      cells.readFigures(nonzero, metric, places)
      if (basis !== undefined)
        places.forEach((place, i) => {
          if (states[i] === NUMBER && cells.basisAt(place) !== basis) states[i] = OTHER_BASIS
        })
      return { states, nonzero }
    },
  }
}
