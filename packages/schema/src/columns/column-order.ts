/** The order of a ranking: the largest value first, equal values in the order given. */
import { NUMBER } from './cell-states.ts'

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

const DIGIT_BITS = 11
const DIGITS = 1 << DIGIT_BITS
/** The digits of 64 bits, the lowest first: which half they are of, and where they begin. */
const DIGITS_OF_A_KEY = (['low', 'high'] as const).flatMap((half) => [0, 11, 22].map((shift) => ({ half, shift })))

/** The places with the largest value first, equal ones in the order given. Zeros, most of all figures, are not sorted. */
function orderByValue(values: Float64Array, places: Int32Array): Int32Array {
  const parts = { above: new Int32Array(places.length), zero: new Int32Array(places.length), below: [] as number[] }
  let [above, zeros] = [0, 0]
  for (let i = 0; i < places.length; i++) {
    const place = places[i] as number
    const value = values[place] as number
    if (value > 0) parts.above[above++] = place
    else if (value === 0) parts.zero[zeros++] = place
    else parts.below.push(place)
  }
  const order = new Int32Array(places.length)
  order.set(sortedByValue(values, parts.above.subarray(0, above)))
  order.set(parts.zero.subarray(0, zeros), above)
  order.set(sortedByValue(values, Int32Array.from(parts.below)), above + zeros)
  return order
}

/**
 * A radix sort of the bits of the numbers: passes over digits that all values share are left out, which is most of them where
 * figures are whole and small.
 */
function sortedByValue(values: Float64Array, places: Int32Array): Int32Array {
  let [order, next]: [Int32Array, Int32Array] = [Int32Array.from(places), new Int32Array(places.length)]
  let [from, to]: [Keys, Keys] = [descendingKeys(values, places), emptyKeys(places.length)]
  for (const { half, shift } of DIGITS_OF_A_KEY) {
    const digits = from[half]
    const begins = beginsOf(digits, shift)
    if (!begins) continue
    for (let i = 0; i < order.length; i++) {
      const digit = ((digits[i] as number) >>> shift) & (DIGITS - 1)
      const at = begins[digit] as number
      begins[digit] = at + 1
      next[at] = order[i] as number
      to.low[at] = from.low[i] as number
      to.high[at] = from.high[i] as number
    }
    ;[order, next] = [next, order]
    ;[from, to] = [to, from]
  }
  return order
}

/** The halves of 64 bits each. */
interface Keys {
  readonly low: Uint32Array
  readonly high: Uint32Array
}

const emptyKeys = (length: number): Keys => ({ low: new Uint32Array(length), high: new Uint32Array(length) })

const SIGN = 0x80000000
/** Of the two halves of a number, which comes first in memory. */
const LOW = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 0 : 1

/** Numbers that rise as the values fall. */
function descendingKeys(values: Float64Array, places: Int32Array): Keys {
  const numbers = new Float64Array(places.length)
  for (let i = 0; i < places.length; i++) numbers[i] = values[places[i] as number] as number
  const bits = new Uint32Array(numbers.buffer)
  const { low, high } = emptyKeys(places.length)
  for (let i = 0; i < places.length; i++) {
    const [lower, upper] = [bits[2 * i + LOW] as number, bits[2 * i + 1 - LOW] as number]
    // The bits of negative numbers rise as these fall; those of others are turned round, but for the sign.
    low[i] = upper >= SIGN ? lower : ~lower
    high[i] = upper >= SIGN ? upper : ~upper ^ SIGN
  }
  return { low, high }
}

/** By digit, where the keys that have it begin; undefined where all have the same. */
function beginsOf(keys: Uint32Array, shift: number): Uint32Array | undefined {
  const begins = new Uint32Array(DIGITS)
  for (let i = 0; i < keys.length; i++) {
    const digit = ((keys[i] as number) >>> shift) & (DIGITS - 1)
    begins[digit] = (begins[digit] as number) + 1
  }
  if (keys.length === 0 || begins[((keys[0] as number) >>> shift) & (DIGITS - 1)] === keys.length) return undefined
  let total = 0
  for (let digit = 0; digit < DIGITS; digit++) {
    const count = begins[digit] as number
    begins[digit] = total
    total += count
  }
  return begins
}

/** What an order is by, where the values of some places have changed. */
interface Ranked {
  readonly states: Uint8Array
  readonly values: Float64Array
}

/** An order with some places taken out and put where they belong now: one pass instead of a sort. Equal values by ids. */
export function patchedOrder(
  order: Int32Array,
  { states, values }: Ranked,
  changed: ReadonlySet<number>,
  ids: Int32Array,
): Int32Array {
  const isBefore = (a: number, b: number) => {
    const difference = (values[b] as number) - (values[a] as number)
    return difference === 0 ? (ids[a] as number) < (ids[b] as number) : difference < 0
  }
  const isChanged = new Uint8Array(states.length)
  for (const place of changed) isChanged[place] = 1
  const added = [...changed].filter((place) => states[place] === NUMBER).sort((a, b) => (isBefore(a, b) ? -1 : 1))
  const patched = new Int32Array(order.length + added.length)
  let count = 0
  let next = 0
  for (let i = 0; i < order.length; i++) {
    const place = order[i] as number
    if (isChanged[place] === 1) continue
    while (next < added.length && isBefore(added[next] as number, place)) patched[count++] = added[next++] as number
    patched[count++] = place
  }
  while (next < added.length) patched[count++] = added[next++] as number
  return patched.slice(0, count)
}
