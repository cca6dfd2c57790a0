/** Which group of a summary each agency belongs to. */
import { type Form, type Level, SECTOR_KEYS, type SectorKey } from '../metrics/index.ts'
import { type AgencyTable, LEVEL_KEYS, UNKNOWN_REGION } from './agency-table.ts'
import { FORM_KEYS } from './cell-states.ts'
import type { Snapshot } from './snapshot.ts'

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

/** Groups have small numbers in the order of their keys; those of an unknown region or level come last. */
export interface Grouping {
  readonly size: number
  readonly groupOf: (place: number) => number
  readonly keyOf: (group: number) => GroupKey
}

const ALL: Grouping = { size: 1, groupOf: () => 0, keyOf: () => ({}) }

/** The groups of several dimensions, by the first of them first; without any, all are one. */
export const combine = ([first = ALL, ...others]: readonly Grouping[]): Grouping =>
  others.reduce<Grouping>(
    (outer, inner) => ({
      size: outer.size * inner.size,
      groupOf: (place) => outer.groupOf(place) * inner.size + inner.groupOf(place),
      keyOf: (group) => ({ ...outer.keyOf(Math.floor(group / inner.size)), ...inner.keyOf(group % inner.size) }),
    }),
    first,
  )

/** Of a year among those that are summed up. */
export function groupingOf(dimension: Dimension, snapshot: Snapshot, years: readonly number[], year: number): Grouping {
  const { agencies } = snapshot
  switch (dimension) {
    case 'province':
      return byRegion(agencies, 10_000)
    case 'prefecture':
      return byRegion(agencies, 100)
    case 'county':
      return byRegion(agencies, 1)
    case 'level':
      return among(
        [...LEVEL_KEYS, null],
        (level) => ({ level }),
        (place) => Math.min(agencies.levels[place] as number, LEVEL_KEYS.length),
      )
    case 'sector':
      return among(
        SECTOR_KEYS,
        (sector) => ({ sector }),
        (place) => agencies.sectors[place] as number,
      )
    case 'form': {
      const cells = snapshot.cellsOf(year)
      return among(
        FORM_KEYS,
        (form) => ({ form }),
        (place) => cells.formCodeAt(place),
      )
    }
    case 'year': {
      const index = years.indexOf(year)
      return among(
        years,
        (year) => ({ year }),
        () => index,
      )
    }
  }
}

const among = <K>(keys: readonly K[], keyOf: (key: K) => GroupKey, groupOf: (place: number) => number): Grouping => ({
  size: keys.length,
  groupOf,
  keyOf: (group) => keyOf(keys[group] as K),
})

/** By codes cut to their first digits: an agency above the level asked for stands for its own division. */
function byRegion({ regions: { codes, indexes } }: AgencyTable, unit: number): Grouping {
  const cut = codes.map((code) => (code === UNKNOWN_REGION ? code : code - (code % unit)))
  const divisions = [...new Set(cut)]
  const numbers = new Map(divisions.map((division, i) => [division, i]))
  const groups = Int32Array.from(cut, (division) => numbers.get(division) as number)
  return among(
    divisions,
    (division) => ({ region: division === UNKNOWN_REGION ? null : String(division).padStart(6, '0') }),
    (place) => groups[indexes[place] as number] as number,
  )
}
