/** Figures by the numbers of their values, so that what is asked of all figures is asked of a short list of values. */
import type { Nonzero } from './figure-blocks.ts'
import { risingOrder } from './rising-order.ts'

/** As narrow as the number of values allows: most figures have few, and a country has many columns. */
export type Codes = Uint8Array | Uint16Array | Int32Array

const createCodes = (values: number, size: number): Codes => {
  if (values <= 1 << 8) return new Uint8Array(size)
  return values <= 1 << 16 ? new Uint16Array(size) : new Int32Array(size)
}

export interface Coded {
  /** By place, which of the values is its own, where it has a number. */
  readonly codes: Codes
  /** Each value once, the largest first; among them 0, and after a change others, that no place may have. */
  readonly values: Float64Array
}

/** Whole numbers up to this are looked up instead of sorted: nearly all figures. */
const LARGEST_LOOKED_UP = (1 << 16) - 1

const isLookedUp = (value: number) => (value | 0) === value && value >= 0 && value <= LARGEST_LOOKED_UP

/** Of all places, of which there are `size`. In loops, as everywhere here: callbacks would leave a number on the heap for each. */
export function codesOf({ indexes, values }: Nonzero, size: number): Coded {
  const { whole, others } = sortOut(values)
  const sorted = sortedByValue(others, values)
  const sortedValues = pick(values, sorted)
  const all = union(whole, sortedValues)
  const byValue = codesByValue(all, whole[0] as number)
  const codes = createCodes(all.length, size).fill(byValue[0] as number)
  for (let i = 0; i < indexes.length; i++) {
    const value = values[i] as number
    if (isLookedUp(value)) codes[indexes[i] as number] = byValue[value] as number
  }
  writeCodes(codes, pick(indexes, sorted), sortedValues, all)
  return { codes, values: all }
}

/** 0 and the values that are looked up, each once and the largest first; and where the others are. */
function sortOut(values: Float64Array): { whole: Float64Array; others: Int32Array } {
  let [most, count] = [0, 0]
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    if (!isLookedUp(value)) count++
    else if (value > most) most = value
  }
  const isThere = new Uint8Array(most + 1).fill(1, 0, 1)
  const others = new Int32Array(count)
  let next = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    if (isLookedUp(value)) isThere[value] = 1
    else others[next++] = i
  }
  return { whole: fallingIndexes(isThere), others }
}

/** Where there is a 1, the last first. */
function fallingIndexes(marks: Uint8Array): Float64Array {
  const indexes = new Float64Array(marks.length)
  let count = 0
  for (let i = marks.length - 1; i >= 0; i--) if (marks[i] === 1) indexes[count++] = i
  return indexes.slice(0, count)
}

/** The codes of those that are looked up, `most` at most. */
function codesByValue(values: Float64Array, most: number): Int32Array {
  const byValue = new Int32Array(most + 1)
  for (let code = 0; code < values.length; code++) {
    const value = values[code] as number
    if (isLookedUp(value)) byValue[value] = code
  }
  return byValue
}

/** Of places with values of their own, the largest first. */
function writeCodes(codes: Codes, places: Int32Array, sortedValues: Float64Array, values: Float64Array) {
  let code = 0
  for (let i = 0; i < places.length; i++) {
    while (values[code] !== sortedValues[i]) code++
    codes[places[i] as number] = code
  }
}

/** With the figures of some places in place of what was there. `size` is above them all. */
export function patchedCodes(base: Coded, places: Int32Array, { indexes, values }: Nonzero, size: number): Coded {
  const sorted = sortedByValue(new Int32Array(values.keys()), values)
  const sortedValues = pick(values, sorted)
  const all = union(base.values, sortedValues)
  const codes = recode(base, all, size)
  const zero = all.indexOf(0)
  for (const place of places) codes[place] = zero
  writeCodes(codes, pick(places, pick(indexes, sorted)), sortedValues, all)
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

/** The codes of the same values among more of them. */
function recode(base: Coded, values: Float64Array, size: number): Codes {
  const codes = createCodes(values.length, size)
  if (values === base.values) {
    codes.set(base.codes)
    return codes
  }
  const renamed = new Int32Array(base.values.length)
  writeCodes(renamed, Int32Array.from(renamed.keys()), base.values, values)
  for (let place = 0; place < base.codes.length; place++) codes[place] = renamed[base.codes[place] as number] as number
  return codes
}

/** Indexes with the largest value first, equal values in the order given. */
const sortedByValue = (indexes: Int32Array, values: Float64Array): Int32Array =>
  pick(indexes, risingOrder(fallingKeys(pick(values, indexes))))

function pick<A extends Int32Array | Float64Array>(items: A, indexes: Int32Array): A {
  const picked = items.slice(0, indexes.length) as A
  for (let i = 0; i < indexes.length; i++) picked[i] = items[indexes[i] as number] as number
  return picked
}

/** Numbers that rise as the values fall: one word where all are whole and fit into it. */
function fallingKeys(values: Float64Array): Uint32Array[] {
  const keys = new Uint32Array(values.length)
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    if (value !== value >>> 0) return fallingBits(values)
    keys[i] = ~value
  }
  return [keys]
}

const SIGN = 0x80000000
/** Of the two halves of a number, which comes first in memory. */
const LOW = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 0 : 1

function fallingBits(values: Float64Array): Uint32Array[] {
  const bits = new Uint32Array(values.buffer, values.byteOffset, 2 * values.length)
  const [low, high] = [new Uint32Array(values.length), new Uint32Array(values.length)]
  for (let i = 0; i < values.length; i++) {
    const [lower, upper] = [bits[2 * i + LOW] as number, bits[2 * i + 1 - LOW] as number]
    // The bits of negative numbers rise as these fall; those of others are turned round, but for the sign.
    low[i] = upper >= SIGN ? lower : ~lower
    high[i] = upper >= SIGN ? upper : ~upper ^ SIGN
  }
  return [low, high]
}
