/** The agencies of a filter, with the meaning that `agencyMatches` has in SQL. */
import { type AgencyFilter, codesOfRegion, waysOf, wordsOf } from '../db/queries/agency-filter.ts'
import { SECTOR_KEYS, type ShortName } from '../metrics/index.ts'
import { type AgencyTable, LEVEL_KEYS } from './agency-table.ts'
import { Scratch } from './scratch.ts'

export interface AgencySet {
  /** The filter as text: equal for filters that say the same in another order. */
  readonly key: string
  /** The places in the set, in the order of ids. */
  readonly places: Int32Array
  /** How many of them have a report of any year. */
  readonly known: number
}

/** Of one selection at a time. */
const scratch = new Scratch()

export function selectAgencies(table: AgencyTable, filter: AgencyFilter): AgencySet {
  const mask = maskOf(table, filter, scratch.cleared())
  const places = scratch.int32(table.size)
  let [count, known] = [0, 0]
  for (let i = 0; i < table.size; i++) {
    const place = table.byId[i] as number
    const isIn = mask[place] as number
    places[count] = place // stays only where it is in the set
    count += isIn
    known += isIn & (table.hasReport[place] as number)
  }
  return { key: filterKey(filter), places: places.slice(0, count), known }
}

/** 1 for each place in the set: a conjunction is a mask that conditions clear. */
function maskOf(table: AgencyTable, filter: AgencyFilter, scratch: Scratch): Uint8Array {
  const mask = scratch.bytes(table.size).fill(1)
  if (filter.region !== undefined) keepRegion(mask, table, filter.region)
  if (filter.levels) keepValues(mask, table.levels, filter.levels, LEVEL_KEYS)
  if (filter.sectors) keepValues(mask, table.sectors, filter.sectors, SECTOR_KEYS)
  if (filter.ids) keepIds(mask, table, filter.ids)
  for (const word of wordsOf(filter.text)) keep(mask, namedBy(table, word, scratch))
  for (const part of filter.and ?? []) keep(mask, maskOf(table, part, scratch))
  if (filter.or) keep(mask, unionOf(table, filter.or, scratch))
  if (filter.not) clear(mask, maskOf(table, filter.not, scratch))
  return mask
}

function keep(mask: Uint8Array, other: Uint8Array) {
  for (let i = 0; i < mask.length; i++) mask[i] = (mask[i] as number) & (other[i] as number)
}

function clear(mask: Uint8Array, other: Uint8Array) {
  for (let i = 0; i < mask.length; i++) mask[i] = (mask[i] as number) & ~(other[i] as number)
}

function unionOf(table: AgencyTable, filters: readonly AgencyFilter[], scratch: Scratch): Uint8Array {
  const union = scratch.bytes(table.size)
  for (const filter of filters) {
    const mask = maskOf(table, filter, scratch)
    for (let i = 0; i < union.length; i++) union[i] = (union[i] as number) | (mask[i] as number)
  }
  return union
}

function keepRegion(mask: Uint8Array, table: AgencyTable, region: string) {
  const isWithin = withinRegion(table, region)
  for (let i = 0; i < mask.length; i++) if (!isWithin(i)) mask[i] = 0
}

/** Whether the agency at a place is of a division or of one below it. */
function withinRegion({ regionCodes }: AgencyTable, region: string): (place: number) => boolean {
  const { first, last } = codesOfRegion(region)
  const [from, to] = [Number(first), Number(last)]
  return (place) => (regionCodes[place] as number) >= from && (regionCodes[place] as number) <= to
}

function keepValues<K extends string>(mask: Uint8Array, column: Uint8Array, values: readonly K[], keys: readonly K[]) {
  const wanted = new Uint8Array(256)
  for (const value of values) wanted[keys.indexOf(value)] = 1
  for (let i = 0; i < mask.length; i++) if (wanted[column[i] as number] === 0) mask[i] = 0
}

function keepIds(mask: Uint8Array, table: AgencyTable, ids: readonly number[]) {
  const wanted = new Uint8Array(table.size)
  for (const id of ids) {
    const place = table.findPlace(id)
    if (place !== undefined) wanted[place] = 1
  }
  keep(mask, wanted)
}

/** Those that a word speaks of, by their name or otherwise. */
function namedBy(table: AgencyTable, word: string, scratch: Scratch): Uint8Array {
  const { latin, region, short } = waysOf(word)
  const marks = scratch.bytes(table.size)
  table.markNamed(marks, word)
  if (latin !== undefined) table.markSpelt(marks, latin)
  if (region !== undefined) {
    const isWithin = withinRegion(table, region)
    for (let place = 0; place < marks.length; place++) if (isWithin(place)) marks[place] = 1
  }
  for (const name of short) markShort(marks, table, name)
  return marks
}

/** Those that are called so for short. */
function markShort(marks: Uint8Array, { names, latinNames, sectors }: AgencyTable, short: ShortName) {
  const { before, isLatin, end } = short
  const sector = SECTOR_KEYS.indexOf(short.sector)
  const isCalled = (name: string, latin: string | null | undefined) => {
    if (isLatin) return name.includes(end) && (latin?.includes(before) ?? false)
    const start = name.indexOf(before)
    return start >= 0 && name.includes(end, start + before.length)
  }
  for (let place = 0; place < marks.length; place++)
    if (sectors[place] === sector && isCalled((names[place] as string).toLowerCase(), latinNames[place]))
      marks[place] = 1
}

const sorted = <T extends string | number>(values: readonly T[] | undefined) => values && [...new Set(values)].sort()

const keys = new WeakMap<AgencyFilter, string>()

/** The same for filters that ask for the same; a request asks for it at every entry of a page. */
export function filterKey(filter: AgencyFilter): string {
  const key = keys.get(filter) ?? writeKey(filter)
  keys.set(filter, key)
  return key
}

function writeKey(filter: AgencyFilter): string {
  const { region, levels, sectors, ids, and, or, not } = filter
  return JSON.stringify({
    region: region && codesOfRegion(region).first,
    levels: sorted(levels),
    sectors: sorted(sectors),
    words: sorted(wordsOf(filter.text).map((word) => word.toLowerCase())),
    ids: sorted(ids),
    and: sorted(and?.map(filterKey)),
    or: sorted(or?.map(filterKey)),
    not: not && filterKey(not),
  })
}
