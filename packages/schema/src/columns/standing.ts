/** Who stands where: the agencies of a set by one column, their ranks, and the counts of those that have none. */
import type { AgencySet } from './agency-set.ts'
import { NOT_FILED, NUMBER, STATES, type StandingState } from './cell-states.ts'
import type { Column } from './column.ts'
import { rankedOrder } from './column-order.ts'
import { quantileOf } from './quantile.ts'

export type Direction = 'asc' | 'desc'

/** How many agencies are ranked, and how many are not for each reason. All together are the known agencies of the set. */
export type StandingTotals = { readonly ranked: number } & Readonly<Record<Exclude<StandingState, 'number'>, number>>

export interface StandingEntry {
  readonly place: number
  readonly value: number
  readonly rank: number
  /** Of the sum of all ranked values; null where that is 0. */
  readonly share: number | null
  /** Ranked agencies whose value is at most this one, of all ranked: above 0, up to 1. */
  readonly percentile: number
}

/** The last entry of the page before. */
export interface RankingPosition {
  readonly value: number
  readonly agencyId: number
}

/** How many ranked values are larger than one, and how many smaller. */
interface Ties {
  readonly value: number
  readonly above: number
  readonly below: number
}

/** Where sets are small, gathering and sorting is less work than passing over the whole column. */
const GATHERED_BELOW = 1 / 8

export class Standing {
  readonly column: Column
  /** The largest value first, equal values in the order of ids. */
  readonly order: Int32Array
  readonly totals: StandingTotals
  readonly sum: number
  private readonly ids: Int32Array
  private readonly mask: Uint8Array

  constructor(column: Column, set: AgencySet, ids: Int32Array) {
    this.column = column
    this.ids = ids
    this.mask = set.mask
    this.order = orderWithin(column, set)
    this.totals = totalsOf(column, set, this.order.length)
    this.sum = sumOf(column.values, this.order)
  }

  get count(): number {
    return this.order.length
  }

  /** The value at a place of the order, the largest first. */
  valueAt(index: number): number {
    return this.column.values[this.order[index] as number] as number
  }

  /** The value below which this part of the ranked values lies, between neighbours in proportion; null for none. */
  quantile(part: number): number | null {
    return quantileOf(this.count, (rising) => this.valueAt(this.count - 1 - rising), part)
  }

  get min(): number | null {
    return this.count === 0 ? null : this.valueAt(this.count - 1)
  }

  get max(): number | null {
    return this.count === 0 ? null : this.valueAt(0)
  }

  get mean(): number | null {
    return this.count === 0 ? null : this.sum / this.count
  }

  /** How many ranked values are larger. */
  countAbove(value: number): number {
    return this.search((index) => this.valueAt(index) <= value)
  }

  countBelow(value: number): number {
    return this.count - this.search((index) => this.valueAt(index) < value)
  }

  /** The rank a value has among the ranked ones: 1, 2, 2, 4. */
  rankOf(value: number, direction: Direction): number {
    return 1 + (direction === 'desc' ? this.countAbove(value) : this.countBelow(value))
  }

  /** The value and rank of an agency, or undefined where it is not ranked. */
  findEntry(place: number, direction: Direction): StandingEntry | undefined {
    if (this.mask[place] !== 1 || this.column.states[place] !== NUMBER) return undefined
    const value = this.column.values[place] as number
    const above = this.countAbove(value)
    return this.entryOf(place, { value, above, ahead: direction === 'desc' ? above : this.countBelow(value) })
  }

  /** At most `limit` entries after the position, in the direction given; equal values in the order of ids in both. */
  page(direction: Direction, limit: number, after?: RankingPosition): StandingEntry[] {
    const begin = after ? this.beginAfter(after, direction) : 0
    const length = Math.max(0, Math.min(limit, this.count - begin))
    let ties: Ties | undefined
    return Array.from({ length }, (_, i) => {
      const nth = begin + i
      const value = this.valueAt(direction === 'desc' ? nth : this.count - 1 - nth)
      if (ties?.value !== value) ties = i === 0 ? this.tiesOf(value) : this.tiesFrom(nth, value, direction)
      // Rising, the groups of equal values stand the other way round and each keeps its order.
      const index = direction === 'desc' ? nth : ties.above + nth - ties.below
      const { above, below } = ties
      return this.entryOf(this.order[index] as number, { value, above, ahead: direction === 'desc' ? above : below })
    })
  }

  /** `above` ranked values are larger, and `ahead` come before it in the direction asked for. */
  private entryOf(
    place: number,
    { value, above, ahead }: { value: number; above: number; ahead: number },
  ): StandingEntry {
    return {
      place,
      value,
      rank: 1 + ahead,
      share: this.sum === 0 ? null : value / this.sum,
      percentile: (this.count - above) / this.count,
    }
  }

  private tiesOf(value: number): Ties {
    return { value, above: this.countAbove(value), below: this.countBelow(value) }
  }

  /** Of a value that a page comes to after another one: its bounds are near, and looking all over memory takes longest. */
  private tiesFrom(nth: number, value: number, direction: Direction): Ties {
    if (direction === 'desc') {
      const end = this.gallop(nth, (index) => this.valueAt(index) < value, this.count)
      return { value, above: nth, below: this.count - end }
    }
    const last = this.count - nth
    const ties = this.gallop(0, (before) => this.valueAt(last - 1 - before) > value, last)
    return { value, above: last - ties, below: nth }
  }

  /** As `search`, in steps that grow from the beginning. */
  private gallop(begin: number, holds: (index: number) => boolean, end: number): number {
    let step = 1
    while (begin + step < end && !holds(begin + step)) step *= 2
    return this.search(holds, begin + (step >> 1), Math.min(end, begin + step))
  }

  private beginAfter({ value, agencyId }: RankingPosition, direction: Direction): number {
    const before = direction === 'desc' ? this.countAbove(value) : this.countBelow(value)
    return before + this.countOfIds(value, agencyId)
  }

  /** Of the agencies with this value, how many have this id or a smaller one. */
  private countOfIds(value: number, id: number): number {
    const begin = this.countAbove(value)
    const end = this.count - this.countBelow(value)
    return this.search((index) => (this.ids[this.order[index] as number] as number) > id, begin, end) - begin
  }

  /** The first index for which a condition holds that holds for all after it. */
  private search(holds: (index: number) => boolean, begin = 0, end = this.count): number {
    let low = begin
    let high = end
    while (low < high) {
      const middle = (low + high) >> 1
      if (holds(middle)) high = middle
      else low = middle + 1
    }
    return low
  }
}

function orderWithin({ order, states, values }: Column, { mask, places }: AgencySet): Int32Array {
  if (places.length < mask.length * GATHERED_BELOW) return rankedOrder(states, values, places)
  return places.length === mask.length ? order : keepMasked(order, mask)
}

/** In loops of their own, which run several times faster over so many places than callbacks do. */
function keepMasked(order: Int32Array, mask: Uint8Array): Int32Array {
  const kept = new Int32Array(order.length)
  let count = 0
  for (let i = 0; i < order.length; i++) {
    const place = order[i] as number
    if (mask[place] === 1) kept[count++] = place
  }
  return kept.slice(0, count)
}

function sumOf(values: Float64Array, order: Int32Array): number {
  let sum = 0
  for (let i = 0; i < order.length; i++) sum += values[order[i] as number] as number
  return sum
}

function totalsOf({ states }: Column, { places, known }: AgencySet, ranked: number): StandingTotals {
  const counts = new Uint32Array(STATES.length)
  for (let i = 0; i < places.length; i++) {
    const place = places[i] as number
    const state = place < states.length ? (states[place] as number) : NOT_FILED
    counts[state] = (counts[state] as number) + 1
  }
  const filed = places.length - (counts[NOT_FILED] as number)
  const entries = STATES.map((state, code) => [state, counts[code] as number])
  const { number: _, ...reasons } = Object.fromEntries(entries) as Record<StandingState, number>
  // An agency that is left without any report is not one that has not filed.
  return { ...reasons, ranked, not_filed: known - filed }
}
