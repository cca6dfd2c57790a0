/** A radix sort of numbers of 32 bits or several such words. */

const DIGIT_BITS = 11
const DIGITS = 1 << DIGIT_BITS
const SHIFTS = [0, DIGIT_BITS, 2 * DIGIT_BITS]

/**
 * The indexes of keys in rising order, equal keys in the order given. A key may be of several words, the lowest first. Digits
 * that all keys share are passed over, which is most of them where keys are small.
 */
export function risingOrder(words: readonly Uint32Array[]): Int32Array {
  const { length } = words[0] as Uint32Array
  let order = new Int32Array(length)
  let next = new Int32Array(length)
  for (let i = 0; i < length; i++) order[i] = i
  for (const keys of words)
    for (const shift of SHIFTS) {
      const begins = beginsOf(keys, shift)
      if (!begins) continue
      for (let i = 0; i < length; i++) {
        const index = order[i] as number
        const digit = ((keys[index] as number) >>> shift) & (DIGITS - 1)
        const at = begins[digit] as number
        begins[digit] = at + 1
        next[at] = index
      }
      ;[order, next] = [next, order]
    }
  return order
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
