/** The order of a ranking: the largest value first, equal values in the order of ids; values by their place among all. */
import { NUMBER } from './cell-states.ts'
import type { Figures } from './column.ts'
import { risingOrder } from './rising-order.ts'
import { firstWhere } from './tally.ts'

/** An order and what it is by. */
export interface Ordered {
  /** Places with a number. */
  readonly order: Int32Array
  /** By place, which of the values is its own; of places that have a number. */
  readonly codes: Int32Array
  /** Each value once, the largest first; after a change some may be there that no place has any more. */
  readonly values: Float64Array
}

/** The order of those of the places that have a number; the places are in the order of ids. `size` is above them all. */
export function orderOf(places: Int32Array, { states, values }: Figures, size: number): Ordered {
  const { keys, most, others } = sortOut(states, values)
  const sorted = sortedByValue(new Int32Array(others), values)
  const above = sorted.filter((i) => (values[i] as number) > 0).length
  const builder = new OrderBuilder(places.length, size)
  const add = (i: number) => builder.add(places[i] as number, values[i] as number)
  sorted.subarray(0, above).forEach(add)
  builder.addCounted(places, keys, most)
  sorted.subarray(above).forEach(add)
  return builder.finish()
}

/** Whole numbers up to this are counted instead of sorted: nearly all figures. */
const LARGEST_COUNTED = (1 << 16) - 1
const NOT_COUNTED = -1

interface SortedOut {
  /** The values that are counted. */
  readonly keys: Int32Array
  /** The largest of them. */
  readonly most: number
  /** Indexes of the other numbers, none of which lies between two that are counted. */
  readonly others: readonly number[]
}

/** Of numbers among which some are fractions only zeros are counted. */
function sortOut(states: Uint8Array, values: Float64Array, largest = LARGEST_COUNTED): SortedOut {
  const keys = new Int32Array(states.length).fill(NOT_COUNTED)
  const others: number[] = []
  let most = 0
  for (let i = 0; i < states.length; i++) {
    if (states[i] !== NUMBER) continue
    const value = values[i] as number
    const key = value | 0
    if (key !== value || key < 0 || key > largest) others.push(i)
    else {
      keys[i] = key
      if (key > most) most = key
    }
  }
  const isBetween = (i: number) => (values[i] as number) > 0 && (values[i] as number) < most
  return others.some(isBetween) ? sortOut(states, values, 0) : { keys, most, others }
}

/** Takes places in the order of a ranking. */
class OrderBuilder {
  private readonly order: Int32Array
  private readonly codes: Int32Array
  private readonly values: number[] = []
  private count = 0

  constructor(most: number, size: number) {
    this.order = new Int32Array(most)
    this.codes = new Int32Array(size)
  }

  add(place: number, value: number) {
    if (this.values.length === 0 || this.values[this.values.length - 1] !== value) this.values.push(value)
    this.order[this.count++] = place
    this.codes[place] = this.values.length - 1
  }

  /** The places with whole numbers from 0 to `most`, `keys` beside them. */
  addCounted(places: Int32Array, keys: Int32Array, most: number) {
    const counts = new Int32Array(most + 1)
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i] as number
      if (key !== NOT_COUNTED) counts[key] = (counts[key] as number) + 1
    }
    const [begins, codes] = [new Int32Array(most + 1), new Int32Array(most + 1)]
    for (let key = most; key >= 0; key--) {
      begins[key] = this.count
      this.count += counts[key] as number
      if (counts[key] !== 0) codes[key] = this.values.push(key) - 1
    }
    const { order, codes: codesOfPlaces } = this
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i] as number
      if (key === NOT_COUNTED) continue
      const place = places[i] as number
      const at = begins[key] as number
      begins[key] = at + 1
      order[at] = place
      codesOfPlaces[place] = codes[key] as number
    }
  }

  finish(): Ordered {
    return { order: this.order.slice(0, this.count), codes: this.codes, values: new Float64Array(this.values) }
  }
}

/** An order with some places taken out and, where they have a number now, put where they belong: a pass, not a sort. */
export function patchedOrder(
  base: Ordered,
  { places, figures, ids, size }: { places: Int32Array; figures: Figures; ids: Int32Array; size: number },
): Ordered {
  const numbers = Int32Array.from(places.keys()).filter((i) => figures.states[i] === NUMBER)
  const sorted = sortedByValue(numbers, figures.values)
  const values = union(
    base.values,
    Float64Array.from(sorted, (i) => figures.values[i] as number),
  )
  const codes = recode(base, values, size)
  let code = 0
  const added = sorted.map((i) => {
    while (values[code] !== figures.values[i]) code++
    codes[places[i] as number] = code
    return places[i] as number
  })
  return { order: merge(without(base.order, places, size), added, { codes, ids }), codes, values }
}

function without(order: Int32Array, places: Int32Array, size: number): Int32Array {
  const isGone = new Uint8Array(size)
  for (const place of places) isGone[place] = 1
  const kept = new Int32Array(order.length)
  let count = 0
  for (let i = 0; i < order.length; i++) {
    const place = order[i] as number
    if (isGone[place] === 0) kept[count++] = place
  }
  return kept.subarray(0, count)
}

/** Many places and few that are added to them, each by its code and then by its id. */
function merge(many: Int32Array, few: Int32Array, { codes, ids }: { codes: Int32Array; ids: Int32Array }): Int32Array {
  const isBefore = (a: number, b: number) =>
    codes[a] === codes[b] ? (ids[a] as number) < (ids[b] as number) : (codes[a] as number) < (codes[b] as number)
  const merged = new Int32Array(many.length + few.length)
  let from = 0
  few.forEach((place, i) => {
    const to = firstWhere(many.length, (at) => isBefore(place, many[at] as number), from)
    merged.set(many.subarray(from, to), from + i)
    merged[to + i] = place
    from = to
  })
  merged.set(many.subarray(from), from + few.length)
  return merged
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
function recode(base: Ordered, values: Float64Array, size: number): Int32Array {
  const codes = new Int32Array(size)
  codes.set(base.codes)
  if (values === base.values) return codes
  let code = 0
  const renamed = Int32Array.from(base.values, (value) => {
    while (values[code] !== value) code++
    return code
  })
  for (const place of base.order) codes[place] = renamed[base.codes[place] as number] as number
  return codes
}

/** Indexes with the largest value first, equal values in the order given. */
const sortedByValue = (indexes: Int32Array, values: Float64Array): Int32Array =>
  risingOrder(fallingKeys(Float64Array.from(indexes, (i) => values[i] as number))).map((nth) => indexes[nth] as number)

/** Numbers that rise as the values fall: one word where all are whole and fit into it, as most figures are. */
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
