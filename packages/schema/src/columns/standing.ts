/** Who stands where: the agencies of a set by one column, their ranks, and the counts of those that have none. */
import type { AgencySet } from './agency-set.ts'
import { NOT_FILED, NUMBER, STATES, type StandingState } from './cell-states.ts'
import { type Column, valueAt } from './column.ts'
import { risingOrder } from './rising-order.ts'
import { type Direction, firstWhere, type Runs, RunsBuilder, Tally } from './tally.ts'

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

/** Where sets are small, gathering and sorting is less work than passing over the whole column. */
const GATHERED_BELOW = 1 / 16

export class Standing extends Tally {
  readonly column: Column
  /** The largest value first, equal values in the order of ids. */
  readonly order: Int32Array
  readonly totals: StandingTotals
  private readonly ids: Int32Array
  private readonly mask: Uint8Array

  constructor(column: Column, set: AgencySet, ids: Int32Array) {
    const order = orderWithin(column, set)
    super(runsOf(column, order))
    this.column = column
    this.ids = ids
    this.mask = set.mask
    this.order = order
    this.totals = totalsOf(column, set, order.length)
  }

  /** The rank a value has among the ranked ones: 1, 2, 2, 4. */
  rankOf(value: number, direction: Direction): number {
    return 1 + this.countAhead(value, direction)
  }

  /** The value and rank of an agency, or undefined where it is not ranked. */
  findEntry(place: number, direction: Direction): StandingEntry | undefined {
    if (this.mask[place] !== 1 || this.column.states[place] !== NUMBER) return undefined
    return this.entryOf(place, this.runFrom(valueAt(this.column, place)), direction)
  }

  /** At most `limit` entries after the position, in the direction given; equal values in the order of ids in both. */
  page(direction: Direction, limit: number, after?: RankingPosition): StandingEntry[] {
    const begin = after ? this.beginAfter(after, direction) : 0
    const length = Math.max(0, Math.min(limit, this.count - begin))
    return Array.from({ length }, (_, i) => {
      const nth = begin + i
      const run = this.runOf(direction === 'desc' ? nth : this.count - 1 - nth)
      // Rising, the runs of equal values stand the other way round and each keeps its order.
      const index = direction === 'desc' ? nth : (this.starts[run] as number) + nth - this.countAfter(run)
      return this.entryOf(this.order[index] as number, run, direction)
    })
  }

  /** How many values are smaller than those of a run. */
  private countAfter(run: number): number {
    return this.count - (this.starts[run + 1] as number)
  }

  private entryOf(place: number, run: number, direction: Direction): StandingEntry {
    const value = this.values[run] as number
    const above = this.starts[run] as number
    return {
      place,
      value,
      rank: 1 + (direction === 'desc' ? above : this.countAfter(run)),
      share: this.sum === 0 ? null : value / this.sum,
      percentile: (this.count - above) / this.count,
    }
  }

  private beginAfter({ value, agencyId }: RankingPosition, direction: Direction): number {
    return this.countAhead(value, direction) + this.countOfIds(value, agencyId)
  }

  /** Of the agencies with this value, how many have this id or a smaller one. */
  private countOfIds(value: number, id: number): number {
    const begin = this.countAbove(value)
    const end = this.count - this.countBelow(value)
    return firstWhere(end, (index) => (this.ids[this.order[index] as number] as number) > id, begin) - begin
  }
}

function orderWithin({ order, states, codes }: Column, { mask, places }: AgencySet): Int32Array {
  if (places.length === mask.length) return order
  if (places.length >= mask.length * GATHERED_BELOW) return keepPlaces(order, mask, 1)
  const ranked = keepPlaces(places, states, NUMBER)
  const keys = new Uint32Array(ranked.length)
  for (let i = 0; i < ranked.length; i++) keys[i] = codes[ranked[i] as number] as number
  return risingOrder([keys]).map((i) => ranked[i] as number)
}

/** Those that have this value, in a loop, which runs several times faster over so many places than callbacks do. */
function keepPlaces(places: Int32Array, values: Uint8Array, value: number): Int32Array {
  const kept = new Int32Array(places.length)
  let count = 0
  for (let i = 0; i < places.length; i++) {
    const place = places[i] as number
    if (values[place] === value) kept[count++] = place
  }
  return kept.slice(0, count)
}

/** Of places in the order of the column. */
export function runsOf({ codes, values }: Column, order: Int32Array): Runs {
  const runs = new RunsBuilder()
  let code = -1
  let begin = 0
  for (let i = 0; i <= order.length; i++) {
    const next = i === order.length ? -1 : (codes[order[i] as number] as number)
    if (next === code) continue
    if (code !== -1) runs.add(values[code] as number, i - begin)
    code = next
    begin = i
  }
  return runs.finish()
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
