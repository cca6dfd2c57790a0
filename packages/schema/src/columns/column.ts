/** One figure of one year for every agency. */
import type { Basis } from '../metrics/index.ts'
import { codeOf, NOT_FILED, NUMBER } from './cell-states.ts'
import type { Nonzero } from './figure-blocks.ts'
import { firstWhere } from './tally.ts'
import { type Coded, codesOf, patchedCodes } from './value-codes.ts'
import type { YearCells } from './year-cells.ts'

export interface Column extends Coded {
  /** Tells this column from every other. */
  readonly key: string
  /** Codes of states by the places of agencies; those beyond the end have not filed. */
  readonly states: Uint8Array
}

/** Of a place whose state is a number. */
export const valueAt = ({ codes, values }: Column, place: number) => values[codes[place] as number] as number

/** Which of the values of the column it is; one that is none of them has a number that no place has. */
export function codeOfValue({ values }: Column, value: number): number {
  const code = firstWhere(values.length, (i) => (values[i] as number) <= value)
  return values[code] === value ? code : values.length
}

/** The cells of some places: their states in the order asked for, by their codes; what is a number is 0 where it is not listed. */
export interface Figures {
  readonly states: Uint8Array
  readonly nonzero: Nonzero
}

/** What a column shows of the reports of one year. */
export interface Figure {
  /** The same in every year and whatever changes. */
  readonly name: string
  readonly read: (cells: YearCells, places: Int32Array) => Figures
}

export const keyOfColumn = (serial: number, { name }: Figure) => `${serial}/${name}`

export function columnOf(cells: YearCells, figure: Figure): Column {
  const figures = figure.read(cells, cells.places)
  return { key: keyOfColumn(cells.serial, figure), states: figures.states, ...codesOf(figures.nonzero, cells.size) }
}

/** The column of `cells` from that of the same year before some places changed. */
export function patchedColumn(base: Column, cells: YearCells, figure: Figure, changed: ReadonlySet<number>): Column {
  const places = Int32Array.from(changed)
  const figures = figure.read(cells, places)
  const states = new Uint8Array(cells.size).fill(NOT_FILED)
  states.set(base.states)
  places.forEach((place, i) => {
    states[place] = figures.states[i] as number
  })
  return { key: keyOfColumn(cells.serial, figure), states, ...patchedCodes(base, places, figures.nonzero, cells.size) }
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
      return { states, nonzero: cells.nonzeroOf(metric, places) }
    },
  }
}
