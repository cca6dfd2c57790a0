/** Groups of agencies summed up by one measure: how many have a number or why not, and how the numbers are spread. */
import type { AgencyFilter } from '../db/queries/agency-filter.ts'
import { type Form, type Level, SECTOR_KEYS, type SectorKey } from '../metrics/index.ts'
import type { AgencySet } from './agency-set.ts'
import { type AgencyTable, LEVEL_KEYS, UNKNOWN_REGION } from './agency-table.ts'
import { FORM_KEYS, NOT_FILED, NUMBER, STATES, type StandingState } from './cell-states.ts'
import { quantileOf } from './quantile.ts'
import type { Measure, Snapshot } from './snapshot.ts'
import type { YearCells } from './year-cells.ts'

export const DIMENSIONS = ['province', 'prefecture', 'county', 'level', 'sector', 'year', 'form'] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** What a group has in common; null where it is not known, absent where it was not grouped by. */
export interface GroupKey {
  readonly region?: string | null
  readonly level?: Level | null
  readonly sector?: SectorKey
  readonly year?: number
  readonly form?: Form | null
}

/** Counts of reports, and of years without one; the numbers by their order and sum. */
export interface Group {
  readonly key: GroupKey
  readonly counts: Readonly<Record<StandingState, number>>
  readonly sum: number
  /** Null where there are no numbers. */
  readonly mean: number | null
  readonly min: number | null
  readonly max: number | null
  readonly quantile: (part: number) => number | null
}

export interface SummarySelection {
  readonly measure: Measure
  readonly years: readonly number[]
  readonly filter: AgencyFilter
  readonly groupBy: readonly Dimension[]
}

export interface Summary {
  readonly total: Group
  /** In the order of their keys. */
  readonly groups: readonly Group[]
}

/** Above every code of a dimension, so that the codes of several make one number. */
const CODES = 1_000_000
const UNKNOWN = CODES - 1

interface CodedDimension {
  codeAt(place: number): number
  keyOf(code: number): GroupKey
}

export function summarise(snapshot: Snapshot, selection: SummarySelection): Summary {
  const { measure, years, groupBy } = selection
  const set = snapshot.select(selection.filter)
  const key = JSON.stringify([measure, [...new Set(years)].sort(), groupBy])
  return snapshot.answer(`summary/${key}/${set.key}`, () => summariseSet(snapshot, selection, set), bytesOf)
}

/** Every number is kept twice, in its group and in the total. */
const bytesOf = ({ total, groups }: Summary) => 500 * (1 + groups.length) + 16 * total.counts.number

function summariseSet(snapshot: Snapshot, { measure, years, groupBy }: SummarySelection, set: AgencySet): Summary {
  const total = new Gathering({})
  const groups = new Map<number, Gathering>()
  for (const year of new Set(years)) {
    const dimensions = groupBy.map((dimension) => codedDimension(dimension, snapshot, snapshot.cellsOf(year), year))
    const { states, values } = snapshot.column(measure, year)
    let group = total
    let groupCode = -1
    for (let i = 0; i < set.places.length; i++) {
      const place = set.places[i] as number
      const state = place < states.length ? (states[place] as number) : NOT_FILED
      if (state === NOT_FILED && snapshot.agencies.hasReport[place] === 0) continue
      let code = 0
      for (const dimension of dimensions) code = code * CODES + dimension.codeAt(place)
      if (code !== groupCode) {
        groupCode = code
        group = groups.get(code) ?? new Gathering(keyOf(dimensions, code))
        groups.set(code, group)
      }
      group.add(state, values[place] as number)
    }
  }
  for (const group of groups.values()) total.addAll(group)
  const inOrder = [...groups].sort(([a], [b]) => a - b).map(([, group]) => group.finish())
  return { total: total.finish(), groups: inOrder }
}

function keyOf(dimensions: readonly CodedDimension[], code: number): GroupKey {
  const parts: GroupKey[] = []
  for (const dimension of [...dimensions].reverse()) {
    parts.push(dimension.keyOf(code % CODES))
    code = Math.floor(code / CODES)
  }
  return Object.assign({}, ...parts.reverse())
}

/** One group while it is gathered. */
class Gathering {
  private readonly key: GroupKey
  private readonly counts = new Uint32Array(STATES.length)
  private values = new Float64Array(64)
  private length = 0
  private sum = 0
  private least: number | null = null
  private most: number | null = null

  constructor(key: GroupKey) {
    this.key = key
  }

  add(state: number, value: number) {
    this.counts[state] = (this.counts[state] as number) + 1
    if (state !== NUMBER) return
    if (this.length === this.values.length) this.reserve(2 * this.length)
    this.values[this.length++] = value
    this.sum += value
    this.widen(value, value)
  }

  addAll(other: Gathering) {
    for (const [state, count] of other.counts.entries()) this.counts[state] = (this.counts[state] as number) + count
    this.reserve(this.length + other.length)
    this.values.set(other.values.subarray(0, other.length), this.length)
    this.length += other.length
    this.sum += other.sum
    if (other.least !== null && other.most !== null) this.widen(other.least, other.most)
  }

  private widen(least: number, most: number) {
    if (this.least === null || least < this.least) this.least = least
    if (this.most === null || most > this.most) this.most = most
  }

  private reserve(length: number) {
    if (length <= this.values.length) return
    const values = new Float64Array(Math.max(length, 2 * this.values.length))
    values.set(this.values)
    this.values = values
  }

  finish(): Group {
    const { key, sum, length } = this
    const values = this.values.slice(0, length)
    let isSorted = false
    // Sorted for the first that asks for more than sums: most do not.
    const valueAt = (index: number) => {
      if (!isSorted) values.sort()
      isSorted = true
      return values[index] as number
    }
    const counts = Object.fromEntries(STATES.map((state, code) => [state, this.counts[code]]))
    return {
      key,
      counts: counts as Record<StandingState, number>,
      sum,
      mean: length === 0 ? null : sum / length,
      min: this.least,
      max: this.most,
      quantile: (part) => quantileOf(length, valueAt, part),
    }
  }
}

const listDimension = <K extends string | null>(
  field: 'level' | 'sector' | 'form',
  keys: readonly K[],
  codeAt: (place: number) => number,
): CodedDimension => ({
  codeAt,
  keyOf: (code) => ({ [field]: keys[code] ?? null }),
})

/** A code cut to its first digits: an agency above the level asked for stands for its own division. */
const regionDimension = ({ regionCodes }: AgencyTable, unit: number): CodedDimension => ({
  codeAt: (place) => {
    const code = regionCodes[place] as number
    return code === UNKNOWN_REGION ? UNKNOWN : code - (code % unit)
  },
  keyOf: (code) => ({ region: code === UNKNOWN ? null : String(code).padStart(6, '0') }),
})

function codedDimension(dimension: Dimension, snapshot: Snapshot, cells: YearCells, year: number): CodedDimension {
  const { agencies } = snapshot
  switch (dimension) {
    case 'province':
      return regionDimension(agencies, 10_000)
    case 'prefecture':
      return regionDimension(agencies, 100)
    case 'county':
      return regionDimension(agencies, 1)
    case 'level':
      return listDimension('level', LEVEL_KEYS, (place) => agencies.levels[place] as number)
    case 'sector':
      return listDimension('sector', SECTOR_KEYS, (place) => agencies.sectors[place] as number)
    case 'form':
      return listDimension('form', FORM_KEYS, (place) => cells.formCodeAt(place))
    case 'year':
      return { codeAt: () => year, keyOf: (code) => ({ year: code }) }
  }
}
