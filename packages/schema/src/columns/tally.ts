/** How values are spread: each kept once, with how many are larger. What is asked of it costs the same however many there are. */
import { quantileOf } from './quantile.ts'

export type Direction = 'asc' | 'desc'

/** Values that occur, and how often. */
export interface Runs {
  /** Each value once, the largest first. */
  readonly values: Float64Array
  /** How many come before each of them, and after the last how many there are in all. */
  readonly starts: Int32Array
}

export class Tally implements Runs {
  readonly values: Float64Array
  readonly starts: Int32Array
  readonly sum: number

  constructor({ values, starts }: Runs) {
    this.values = values
    this.starts = starts
    this.sum = sumOf({ values, starts })
  }

  get count(): number {
    return this.starts[this.values.length] as number
  }

  get byteLength(): number {
    return this.values.byteLength + this.starts.byteLength
  }

  get mean(): number | null {
    return this.count === 0 ? null : this.sum / this.count
  }

  get min(): number | null {
    return this.values.at(-1) ?? null
  }

  get max(): number | null {
    return this.values[0] ?? null
  }

  /** The value below which this part of all lies, between neighbours in proportion; null for none. */
  quantile(part: number): number | null {
    return quantileOf(this.count, (rising) => this.values[this.runOf(this.count - 1 - rising)] as number, part)
  }

  /** Which run holds the nth of all, the largest first. */
  protected runOf(nth: number): number {
    return firstWhere(this.values.length, (run) => (this.starts[run + 1] as number) > nth)
  }

  /** The first run whose value is at most this one. */
  protected runFrom(value: number): number {
    return firstWhere(this.values.length, (run) => (this.values[run] as number) <= value)
  }

  countAbove(value: number): number {
    return this.starts[this.runFrom(value)] as number
  }

  countBelow(value: number): number {
    const run = this.runFrom(value)
    return this.count - (this.starts[this.values[run] === value ? run + 1 : run] as number)
  }

  /** How many come before a value in a ranking of this direction. */
  countAhead(value: number, direction: Direction): number {
    return direction === 'desc' ? this.countAbove(value) : this.countBelow(value)
  }
}

function sumOf({ values, starts }: Runs): number {
  let sum = 0
  for (let run = 0; run < values.length; run++)
    sum += (values[run] as number) * ((starts[run + 1] as number) - (starts[run] as number))
  return sum
}

/** The first of so many indexes for which a condition holds that holds for all after it; their number where it never does. */
export function firstWhere(end: number, holds: (index: number) => boolean, begin = 0): number {
  let [low, high] = [begin, end]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** Gathers values that come the largest first. */
export class RunsBuilder {
  private readonly values: number[] = []
  private readonly starts: number[] = []
  private count = 0

  add(value: number, times = 1) {
    if (this.count === 0 || value !== this.values[this.values.length - 1]) {
      this.values.push(value)
      this.starts.push(this.count)
    }
    this.count += times
  }

  /** Nothing is added after this. */
  finish(): Runs {
    this.starts.push(this.count)
    return { values: new Float64Array(this.values), starts: new Int32Array(this.starts) }
  }
}

/** All values of both. */
export function mergeRuns(a: Runs, b: Runs): Runs {
  if (a.values.length === 0) return b
  if (b.values.length === 0) return a
  const merged = new RunsBuilder()
  let [i, j] = [0, 0]
  const take = ({ values, starts }: Runs, run: number) =>
    merged.add(values[run] as number, (starts[run + 1] as number) - (starts[run] as number))
  while (i < a.values.length || j < b.values.length) {
    if ((a.values[i] ?? -Infinity) >= (b.values[j] ?? -Infinity)) take(a, i++)
    else take(b, j++)
  }
  return merged.finish()
}
