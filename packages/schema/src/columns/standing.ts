/** Who stands where: the agencies of a set by one column, their ranks, and the counts of those that have none. */
import type { LRUCache } from 'lru-cache'
import type { AgencySet } from './agency-set.ts'
import { NOT_FILED, NUMBER, STATES, type StandingState } from './cell-states.ts'
import { type Column, stateAt, valueAt } from './column.ts'
import { countPlaces, runsOf } from './column-counts.ts'
import { type Direction, firstWhere, Tally } from './tally.ts'
import { codeOfValue } from './value-codes.ts'

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

/**
 * Whole rankings in order, of standings that are paged through: fewer than there are standings, since each is as long as
 * what it ranks.
 */
export type Orders = LRUCache<Standing, Int32Array>

/** So many pages are looked for one by one; whoever goes on reading a ranking, or others after him, then has it in order. */
const PAGES_LOOKED_FOR = 3

export class Standing extends Tally {
  readonly column: Column
  readonly totals: StandingTotals
  readonly set: AgencySet
  private readonly ids: Int32Array
  private readonly orders: Orders
  private pages = 0

  constructor(column: Column, set: AgencySet, ids: Int32Array, orders: Orders) {
    const counts = countPlaces(column, set.places)
    super(runsOf(column, counts.byCode))
    this.column = column
    this.ids = ids
    this.set = set
    this.orders = orders
    this.totals = totalsOf(counts.byState, set)
  }

  /** All that are ranked, the largest value first, equal values in the order of ids. */
  inOrder(): Int32Array {
    return this.select('desc', 0, this.count)
  }

  /** The rank a value has among the ranked ones: 1, 2, 2, 4. */
  rankOf(value: number, direction: Direction): number {
    return 1 + this.countAhead(value, direction)
  }

  /** The value and rank of an agency, or undefined where it is not ranked. */
  findEntry(place: number, direction: Direction): StandingEntry | undefined {
    if (stateAt(this.column, place) !== NUMBER || !this.holds(place)) return undefined
    return this.entryOf(place, this.runFrom(valueAt(this.column, place)), direction)
  }

  /** How many entries stand before an agency’s, equal values in the order of ids; undefined where it is not ranked. */
  findIndex(place: number, direction: Direction): number | undefined {
    const entry = this.findEntry(place, direction)
    if (!entry) return undefined
    const position = { value: entry.value, agencyId: this.ids[place] as number }
    return this.beginAfter(position, direction, this.orders.get(this)) - 1
  }

  private holds(place: number): boolean {
    const { places } = this.set
    return places[this.indexOfId(this.ids[place] as number)] === place
  }

  /** Where in the set an id stands, or would stand. */
  private indexOfId(id: number): number {
    const { places } = this.set
    return firstWhere(places.length, (i) => (this.ids[places[i] as number] as number) >= id)
  }

  /** At most `limit` entries after a position, or from an index, in the direction given; equal values in the order of ids in both. */
  page(direction: Direction, limit: number, from: RankingPosition | number = 0): StandingEntry[] {
    const order = this.findOrder()
    const begin = typeof from === 'number' ? from : this.beginAfter(from, direction, order)
    const end = Math.max(begin, Math.min(begin + limit, this.count))
    const places = order ? this.pick(order, direction, begin, end) : this.select(direction, begin, end)
    return Array.from(places, (place, i) => this.entryOf(place, this.runAt(direction, begin + i), direction))
  }

  private findOrder(): Int32Array | undefined {
    const known = this.orders.get(this)
    if (known || this.pages++ < PAGES_LOOKED_FOR) return known
    const order = this.inOrder()
    this.orders.set(this, order)
    return order
  }

  /** The places of a stretch of the ranking, from its order. */
  private pick(order: Int32Array, direction: Direction, begin: number, end: number): Int32Array {
    if (direction === 'desc') return order.subarray(begin, end)
    return new Int32Array(end - begin).map((_, i) => {
      // Rising, the runs of equal values stand the other way round and each keeps its order.
      const run = this.runAt(direction, begin + i)
      return order[(this.starts[run] as number) + begin + i - this.countBefore(run, 'asc')] as number
    })
  }

  /** The same without an order, in one pass over the set, whose places are in the order of ids. */
  private select(direction: Direction, begin: number, end: number): Int32Array {
    const selected = new Int32Array(end - begin)
    if (end === begin) return selected
    const { codes } = this.column
    const ends = [this.codeAt(direction, begin), this.codeAt(direction, end - 1)]
    const first = Math.min(...ends)
    const next = this.beginsOfCodes(direction, first, Math.max(...ends) + 1)
    const { places } = this.set
    let left = selected.length
    for (let i = 0; left > 0 && i < places.length; i++) {
      const place = places[i] as number
      const code = (codes[place] as number) - first
      // What has no number has a code beyond those of all values.
      if (!(code >= 0 && code < next.length)) continue
      const nth = next[code] as number
      next[code] = nth + 1
      if (nth < begin || nth >= end) continue
      selected[nth - begin] = place
      left--
    }
    return selected
  }

  /** Where the agencies with each of some values of the column begin in the ranking; of values that none has, 0. */
  private beginsOfCodes(direction: Direction, first: number, end: number): Int32Array {
    const { values } = this.column
    const begins = new Int32Array(end - first)
    let run = this.runFrom(values[first] as number)
    for (let code = first; code < end; code++)
      if (this.values[run] === values[code]) begins[code - first] = this.countBefore(run++, direction)
    return begins
  }

  private runAt(direction: Direction, nth: number): number {
    return this.runOf(direction === 'desc' ? nth : this.count - 1 - nth)
  }

  private codeAt(direction: Direction, nth: number): number {
    return codeOfValue(this.column, this.values[this.runAt(direction, nth)] as number)
  }

  /** How many stand before those of a run. */
  private countBefore(run: number, direction: Direction): number {
    return direction === 'desc' ? (this.starts[run] as number) : this.count - (this.starts[run + 1] as number)
  }

  private entryOf(place: number, run: number, direction: Direction): StandingEntry {
    const value = this.values[run] as number
    const above = this.starts[run] as number
    return {
      place,
      value,
      rank: 1 + this.countBefore(run, direction),
      share: this.sum === 0 ? null : value / this.sum,
      percentile: (this.count - above) / this.count,
    }
  }

  private beginAfter({ value, agencyId }: RankingPosition, direction: Direction, order?: Int32Array): number {
    const before = order ? this.findUpTo(order, value, agencyId) : this.countUpTo(value, agencyId)
    return this.countAhead(value, direction) + before
  }

  /** Of the agencies with this value, how many have this id or a smaller one: looked up in the order. */
  private findUpTo(order: Int32Array, value: number, id: number): number {
    const begin = this.countAbove(value)
    const end = this.count - this.countBelow(value)
    return firstWhere(end, (index) => (this.ids[order[index] as number] as number) > id, begin) - begin
  }

  /** The same, counted. */
  private countUpTo(value: number, id: number): number {
    const { codes } = this.column
    const { places } = this.set
    const code = codeOfValue(this.column, value)
    const end = this.indexOfId(id + 1)
    let count = 0
    for (let i = 0; i < end; i++) if (codes[places[i] as number] === code) count++
    return count
  }
}

function totalsOf(counts: Int32Array, { places, known }: AgencySet): StandingTotals {
  const filed = places.length - (counts[NOT_FILED] as number)
  const entries = STATES.map((state, code) => [state, counts[code] as number])
  const { number: ranked, ...reasons } = Object.fromEntries(entries) as Record<StandingState, number>
  // An agency that is left without any report is not one that has not filed.
  return { ...reasons, ranked, not_filed: known - filed }
}
