/** Who stands where: the agencies of a set by one column, their ranks, and the counts of those that have none. */
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

/** A stretch of a ranking: the place it begins at, from 0, and the agencies there. */
interface Stretch {
  readonly begin: number
  readonly places: Int32Array
}

/** As many agencies on pages as are kept for whoever asks for the same page again. */
const MOST_KEPT = 1024

export class Standing extends Tally {
  readonly column: Column
  readonly totals: StandingTotals
  readonly set: AgencySet
  private readonly ids: Int32Array
  private readonly pages = new Map<string, Stretch>()
  private kept = 0

  constructor(column: Column, set: AgencySet, ids: Int32Array) {
    const counts = countPlaces(column, set.places)
    super(runsOf(column, counts.byCode))
    this.column = column
    this.ids = ids
    this.set = set
    this.totals = totalsOf(counts.byState, set)
  }

  /** All that are ranked, the largest value first, equal values in the order of ids. */
  inOrder(): Int32Array {
    return this.select('desc', 0, this.count)
  }

  override get byteLength(): number {
    return super.byteLength + MOST_KEPT * Int32Array.BYTES_PER_ELEMENT
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

  private holds(place: number): boolean {
    const { places } = this.set
    return places[this.indexOfId(this.ids[place] as number)] === place
  }

  /** Where in the set an id stands, or would stand. */
  private indexOfId(id: number): number {
    const { places } = this.set
    return firstWhere(places.length, (i) => (this.ids[places[i] as number] as number) >= id)
  }

  /** At most `limit` entries after the position, in the direction given; equal values in the order of ids in both. */
  page(direction: Direction, limit: number, after?: RankingPosition): StandingEntry[] {
    const { begin, places } = this.stretch(direction, limit, after)
    return Array.from(places, (place, i) => this.entryOf(place, this.runAt(direction, begin + i), direction))
  }

  private stretch(direction: Direction, limit: number, after?: RankingPosition): Stretch {
    const key = `${direction}/${limit}/${after?.value}/${after?.agencyId}`
    const known = this.pages.get(key)
    if (known) return known
    const begin = after ? this.beginAfter(after, direction) : 0
    const end = Math.max(begin, Math.min(begin + limit, this.count))
    const stretch = { begin, places: this.select(direction, begin, end) }
    this.keep(key, stretch)
    return stretch
  }

  private keep(key: string, stretch: Stretch) {
    this.kept += stretch.places.length
    if (this.kept > MOST_KEPT) {
      this.pages.clear()
      this.kept = stretch.places.length
    }
    if (this.kept <= MOST_KEPT) this.pages.set(key, stretch)
  }

  /** The places of a stretch of the ranking, in one pass over the set, whose places are in the order of ids. */
  private select(direction: Direction, begin: number, end: number): Int32Array {
    const selected = new Int32Array(end - begin)
    if (end === begin) return selected
    const { codes } = this.column
    const ends = [this.codeAt(direction, begin), this.codeAt(direction, end - 1)]
    const first = Math.min(...ends)
    const next = this.beginsOfCodes(direction, first, Math.max(...ends) + 1)
    const { places } = this.set
    let left = selected.length
    for (let i = 0; left > 0; i++) {
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

  private beginAfter({ value, agencyId }: RankingPosition, direction: Direction): number {
    return this.countAhead(value, direction) + this.countUpTo(value, agencyId)
  }

  /** Of the agencies with this value, how many have this id or a smaller one. */
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
