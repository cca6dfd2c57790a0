/** One figure of one year for every agency, in the order of a ranking. */
import type { Basis } from '../metrics/index.ts'
import { codeOf, NUMBER } from './cell-states.ts'
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

/** `byId` are places in the order of ids; with a basis, figures on another one are set apart. */
export function columnOf(cells: YearCells, metric: number, byId: Int32Array, basis?: Basis): Column {
  const states = cells.statesOf(metric)
  if (basis) setApart(states, cells, basis)
  const values = new Float64Array(states.length)
  for (let place = 0; place < states.length; place++) {
    if (states[place] === NUMBER) values[place] = cells.valueAt(place, metric)
  }
  return { key: `${cells.serial}/${metric}/${basis ?? ''}`, states, values, order: rankedOrder(states, values, byId) }
}

function setApart(states: Uint8Array, cells: YearCells, basis: Basis) {
  const other = codeOf('other_basis')
  for (let place = 0; place < states.length; place++) {
    if (states[place] === NUMBER && cells.basisAt(place) !== basis) states[place] = other
  }
}

/** Those of the places that have a number, in the order of a ranking. */
export function rankedOrder(states: Uint8Array, values: Float64Array, places: Int32Array): Int32Array {
  const ranked = new Int32Array(places.length)
  let count = 0
  for (let i = 0; i < places.length; i++) {
    const place = places[i] as number
    if (states[place] === NUMBER) ranked[count++] = place
  }
  return orderByValue(values, ranked.subarray(0, count))
}

/**
 * The places with the largest value first, equal ones in the order given. A counting sort: the values alone are sorted,
 * which is fast, and tell each place where its value begins. Zeros, most of all figures, are not sorted.
 */
export function orderByValue(values: Float64Array, places: Int32Array): Int32Array {
  const nonzero = nonzeroOf(values, places).sort()
  const zeros = places.length - nonzero.length
  const greater = (value: number) => nonzero.length - countAtMost(nonzero, value) + (value < 0 ? zeros : 0)
  const order = new Int32Array(places.length)
  const taken = new Uint32Array(places.length)
  let nextZero = greater(0)
  for (let i = 0; i < places.length; i++) {
    const place = places[i] as number
    const value = values[place] as number
    if (value === 0) {
      order[nextZero++] = place
      continue
    }
    const begin = greater(value)
    order[begin + (taken[begin] as number)] = place
    taken[begin] = (taken[begin] as number) + 1
  }
  return order
}

function nonzeroOf(values: Float64Array, places: Int32Array): Float64Array {
  const nonzero = new Float64Array(places.length)
  let count = 0
  for (let i = 0; i < places.length; i++) {
    const value = values[places[i] as number] as number
    if (value !== 0) nonzero[count++] = value
  }
  return nonzero.subarray(0, count)
}

/** How many of the rising values are at most this one. */
function countAtMost(rising: Float64Array, value: number): number {
  let low = 0
  let high = rising.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rising[middle] as number) <= value) low = middle + 1
    else high = middle
  }
  return low
}
