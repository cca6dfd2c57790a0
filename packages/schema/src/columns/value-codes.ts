/** Figures by the numbers of their values, so that what is asked of all figures is asked of a short list of values. */
import { NOT_FILED, NUMBER, STATES } from './cell-states.ts'
import { DistinctValues } from './distinct-values.ts'
import type { NonzeroFigures } from './figure-blocks.ts'
import type { Scratch } from './scratch.ts'
import { firstWhere } from './tally.ts'

/** Cells as they are read: the code of the state of each; what is a number is 0 where it is not among the figures. */
export interface Figures {
  readonly states: Uint8Array
  readonly nonzero: NonzeroFigures
}

/** As narrow as the number of values allows: most figures have few, and a country has many columns. */
export type Codes = Uint8Array | Uint16Array | Int32Array

export interface Coded {
  /** By place, which of the values is its own; of one without a number, how many there are and the code of its state. */
  readonly codes: Codes
  /** Each value once, the largest first; among them 0, and after a change others, that no place may have. */
  readonly values: Float64Array
}

function createCodes(values: number, size: number): Codes {
  const codes = values + STATES.length
  if (codes <= 1 << 8) return new Uint8Array(size)
  return codes <= 1 << 16 ? new Uint16Array(size) : new Int32Array(size)
}

/** Which of the values it is; one that is none of them has a number that no place has. */
export function codeOfValue({ values }: Pick<Coded, 'values'>, value: number): number {
  const code = firstWhere(values.length, (i) => (values[i] as number) <= value)
  return values[code] === value ? code : values.length + NUMBER
}

/** Of all places. In loops, as everywhere here: callbacks would leave a number on the heap for each. */
export function codesOf({ states, nonzero }: Figures, scratch: Scratch): Coded {
  const distinct = new DistinctValues()
  // Of each place the code of its state, which for a number says that it is 0, or beyond those the number of its value.
  const numbers = scratch.int32(states.length)
  numbers.set(states)
  for (let i = 0; i < nonzero.count; i++) {
    const index = nonzero.indexes[i] as number
    if (states[index] === NUMBER) numbers[index] = STATES.length + distinct.numberOf(nonzero.values[i] as number)
  }
  const falling = distinct.falling()
  const renamed = new Int32Array(STATES.length + falling.places.length).map((_, state) => falling.values.length + state)
  renamed.set(falling.places, STATES.length)
  renamed[NUMBER] = falling.places[0] as number
  for (let i = 0; i < numbers.length; i++) numbers[i] = renamed[numbers[i] as number] as number
  const codes = createCodes(falling.values.length, states.length)
  codes.set(numbers)
  return { codes, values: falling.values }
}

/** With the figures of some places in place of what was there. `size` is above them all. */
export function patchedCodes(base: Coded, places: Int32Array, { states, nonzero }: Figures, size: number): Coded {
  const distinct = new DistinctValues()
  for (let i = 0; i < nonzero.count; i++) distinct.numberOf(nonzero.values[i] as number)
  const all = union(base.values, distinct.falling().values)
  const codes = recode(base, all, size)
  const zero = codeOfValue({ values: all }, 0)
  for (let i = 0; i < places.length; i++) {
    const state = states[i] as number
    codes[places[i] as number] = state === NUMBER ? zero : all.length + state
  }
  for (let i = 0; i < nonzero.count; i++) {
    const index = nonzero.indexes[i] as number
    if (states[index] === NUMBER)
      codes[places[index] as number] = codeOfValue({ values: all }, nonzero.values[i] as number)
  }
  return { codes, values: all }
}

/** Each value of both once, the largest first, as both have theirs. */
function union(known: Float64Array, added: Float64Array): Float64Array {
  const values = new Float64Array(known.length + added.length)
  let [count, i, j] = [0, 0, 0]
  while (i < known.length || j < added.length) {
    const value = Math.max(known[i] ?? -Infinity, added[j] ?? -Infinity)
    while (known[i] === value) i++
    while (added[j] === value) j++
    values[count++] = value
  }
  return count === known.length ? known : values.slice(0, count)
}

/** The codes of the same values among more of them; new places have not filed. */
function recode(base: Coded, values: Float64Array, size: number): Codes {
  const codes = createCodes(values.length, size).fill(values.length + NOT_FILED)
  if (values === base.values) {
    codes.set(base.codes)
    return codes
  }
  const renamed = new Int32Array(base.values.length + STATES.length)
  let next = 0
  for (let code = 0; code < base.values.length; code++) {
    while (values[next] !== base.values[code]) next++
    renamed[code] = next
  }
  for (let state = 0; state < STATES.length; state++) renamed[base.values.length + state] = values.length + state
  for (let place = 0; place < base.codes.length; place++) codes[place] = renamed[base.codes[place] as number] as number
  return codes
}
