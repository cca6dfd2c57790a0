/** Each of many values once: numbered as they come, and in the end put in order. */
import { risingOrder } from './rising-order.ts'

const FIRST_SLOTS = 1 << 10
/** Half of the slots are free at least, so that a value is found after a step or two. */
const SLOTS_PER_VALUE = 2
/** Knuth’s multiplier, and another odd one, so that both halves of a number tell in the upper bits. */
const [LOW_FACTOR, HIGH_FACTOR] = [0x9e3779b1, 0x85ebca6b]

/** The bits of one number. */
const whole = new Float64Array(1)
const halves = new Uint32Array(whole.buffer)

export class DistinctValues {
  /** 0 is the first, whether it comes or not, since most figures are. */
  private count = 1
  private values = new Float64Array(FIRST_SLOTS / SLOTS_PER_VALUE)
  /** The numbers of values, where their bits say; 0 where there is none. */
  private slots = new Int32Array(FIRST_SLOTS)
  private shift = 32 - Math.log2(FIRST_SLOTS)

  /** Which of them it is, in the order in which they first came. */
  numberOf(wanted: number): number {
    if (wanted === 0) return 0
    const slot = this.slotOf(wanted)
    const known = this.slots[slot] as number
    return known === 0 ? this.add(wanted, slot) : known
  }

  private add(wanted: number, slot: number): number {
    const number = this.count++
    this.values[number] = wanted
    this.slots[slot] = number
    if (this.count === this.values.length) this.grow()
    return number
  }

  /** Where the value is, or the free slot that it would take. */
  private slotOf(wanted: number): number {
    whole[0] = wanted
    const bits = Math.imul(halves[0] as number, LOW_FACTOR) ^ Math.imul(halves[1] as number, HIGH_FACTOR)
    let slot = Math.imul(bits, LOW_FACTOR) >>> this.shift
    for (;;) {
      const number = this.slots[slot] as number
      if (number === 0 || this.values[number] === wanted) return slot
      slot = (slot + 1) & (this.slots.length - 1)
    }
  }

  private grow() {
    const { values, slots } = this
    this.values = new Float64Array(2 * values.length)
    this.values.set(values)
    this.slots = new Int32Array(2 * slots.length)
    this.shift--
    for (let number = 1; number < this.count; number++) this.slots[this.slotOf(values[number] as number)] = number
  }

  /** All of them, the largest first; and by their numbers, which place each has there. */
  falling(): { values: Float64Array; places: Int32Array } {
    const { count } = this
    const order = risingOrder(fallingKeys(this.values.subarray(0, count)))
    const [values, places] = [new Float64Array(count), new Int32Array(count)]
    for (let i = 0; i < count; i++) {
      const number = order[i] as number
      values[i] = this.values[number] as number
      places[number] = i
    }
    return { values, places }
  }
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
