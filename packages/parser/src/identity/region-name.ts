/** Reads the region at the beginning of a name: 河南省洛阳市瀍河回族区…, with or without the divisions above. */
import { DIVISIONS, type Division, findDivision, isWithin, listAncestors } from './divisions.ts'
import {
  BRANCH_OF_PART,
  BRANCH_WORDS,
  COEXTENSIVE_ZONES,
  COUNTY_SUFFIX,
  SHORT_NAMES,
  ZONE_CODE,
  ZONE_SPELLINGS,
} from './wording.ts'

export interface RegionReading {
  /** All divisions the words may mean; more than one where several share the name. */
  readonly candidates: readonly Division[]
  /** Length of the region’s words. */
  readonly length: number
}

/** `full` names stand alone; `short` ones only before a deeper name; `relative` ones only after the city’s. */
type NameKind = 'full' | 'short' | 'relative'
interface NameEntry {
  readonly division: Division
  readonly kind: NameKind
}

const SHORTEST_NAME = 2

function buildIndex(): Map<string, NameEntry[]> {
  const index = new Map<string, NameEntry[]>()
  const add = (name: string, division: Division, kind: NameKind) => {
    const entries = index.get(name) ?? []
    if (name.length < SHORTEST_NAME || entries.some((entry) => entry.division === division)) return
    index.set(name, [...entries, { division, kind }])
  }
  for (const division of DIVISIONS) {
    add(division.name, division, 'full')
    for (const { name, kind } of listShortNames(division)) add(name, division, kind)
    if (ZONE_CODE.test(division.code)) addZone(division, add)
  }
  for (const [name, code] of Object.entries(COEXTENSIVE_ZONES)) add(name, findDivision(code) as Division, 'full')
  return index
}

function listShortNames({ name, level }: Division) {
  const rules = SHORT_NAMES[level].filter(([suffix]) => suffix.test(name))
  return rules.map(([suffix, put, kind]) => ({ name: name.replace(suffix, put), kind }))
}

const namesOf = (division: Division) => [division.name, ...listShortNames(division).map(({ name }) => name)]

/** A zone goes by the name of its city, in full or short, and any spelling of its kind. */
function addZone(zone: Division, add: (name: string, division: Division, kind: NameKind) => void) {
  const own = withoutCity(zone)
  for (const spelling of spellings(own)) {
    add(spelling, zone, 'relative')
    for (const city of listAncestors(zone).slice(0, 1)) {
      for (const prefix of namesOf(city)) add(prefix + spelling, zone, 'full')
    }
  }
}

function withoutCity(zone: Division): string {
  const above = listAncestors(zone).flatMap(namesOf)
  const prefix = above.filter((name) => zone.name.startsWith(name)).sort((a, b) => b.length - a.length)[0]
  if (prefix === undefined) return zone.name
  const rest = zone.name.slice(prefix.length)
  return rest.slice(above.find((name) => rest.startsWith(name))?.length ?? 0)
}

function spellings(name: string): readonly string[] {
  for (const kinds of ZONE_SPELLINGS) {
    const kind = kinds.find((spelling) => name.endsWith(spelling))
    if (kind) return kinds.map((spelling) => name.slice(0, name.length - kind.length) + spelling)
  }
  return [name]
}

const INDEX = buildIndex()
/** The lengths of the names that begin with the same characters, longest first: most places of a text begin none. */
const LENGTHS = (() => {
  const byBeginning = Map.groupBy(INDEX.keys(), (name) => name.slice(0, SHORTEST_NAME))
  return new Map(
    Array.from(byBeginning, ([beginning, names]) => [
      beginning,
      [...new Set(names.map((name) => name.length))].sort((a, b) => b - a),
    ]),
  )
})()
const NO_LENGTHS: readonly number[] = []
const lengthsAt = (name: string, start: number) => LENGTHS.get(name.slice(start, start + SHORTEST_NAME)) ?? NO_LENGTHS

/** The longest reading of the region that `name` begins with; undefined where it begins with none. */
export function readRegion(name: string): RegionReading | undefined {
  return readFrom(name, 0, undefined)
}

/** What stands after the region’s own word in a county’s name. */
const SHORT_COUNTIES = Map.groupBy(
  DIVISIONS.filter(({ level, code }) => level === 'county' && !ZONE_CODE.test(code)),
  ({ name }) => name.replace(COUNTY_SUFFIX, ''),
)
const LONGEST_SHORT_NAME = 8

/** 公安局涧西分局 of 洛阳市: the one division below it that an office’s branch is called after. */
export function readBranchRegion(office: string, above: Division): Division | undefined {
  const name = BRANCH_OF_PART.exec(office)?.[1]
  if (name === undefined) return undefined
  const short = name.replace(COUNTY_SUFFIX, '')
  const named = (SHORT_COUNTIES.get(short) ?? []).filter(
    (division) => (name === short || name === division.name) && division !== above && isWithin(division, above),
  )
  return named.length === 1 ? named[0] : undefined
}

/**
 * A region’s short name alone: 河南调查总队, 平武调查队. Of the divisions that share it those are left out that lie within
 * another of them.
 */
export function readShortRegion(name: string): RegionReading | undefined {
  for (let length = Math.min(LONGEST_SHORT_NAME, name.length); length >= SHORTEST_NAME; length--) {
    const short = name.slice(0, length)
    const above = (INDEX.get(short) ?? []).filter(({ kind }) => kind === 'short').map(({ division }) => division)
    const counties = BRANCH_WORDS.test(name.slice(length)) ? (SHORT_COUNTIES.get(short) ?? []) : []
    const candidates = [...above, ...counties]
    if (candidates.length > 0) return { candidates: withoutParts(candidates), length }
  }
  return undefined
}

/** 长沙 is the city, though one of its counties goes by the name too; a province and its city are two. */
const withoutParts = (candidates: readonly Division[]) =>
  candidates.filter((division) => {
    return division.level !== 'county' || !candidates.some((of) => of.level === 'prefecture' && isWithin(division, of))
  })

function readFrom(name: string, start: number, above: Division | undefined): RegionReading | undefined {
  let best: RegionReading | undefined
  for (const length of lengthsAt(name, start)) {
    const entries = start + length > name.length ? undefined : INDEX.get(name.slice(start, start + length))
    const reading = entries && readEntries(name, start + length, within(entries, above))
    if (reading && isBetter(reading, best)) best = reading
  }
  return best
}

const within = (entries: readonly NameEntry[], above: Division | undefined) =>
  above === undefined
    ? entries.filter((entry) => entry.kind !== 'relative')
    : entries.filter((entry) => entry.division !== above && isWithin(entry.division, above))

function readEntries(name: string, end: number, entries: readonly NameEntry[]): RegionReading | undefined {
  const deeper = entries.flatMap((entry) => readFrom(name, end, entry.division) ?? [])
  const longest = Math.max(...deeper.map((reading) => reading.length))
  if (deeper.length > 0) return merge(deeper.filter((reading) => reading.length === longest))
  const named = entries.filter((entry) => entry.kind !== 'short').map((entry) => entry.division)
  if (named.length === 0) return undefined
  return {
    candidates: named.filter((division) => !named.some((other) => other !== division && isWithin(division, other))),
    length: end,
  }
}

const merge = (readings: readonly RegionReading[]): RegionReading => ({
  candidates: [...new Set(readings.flatMap((reading) => reading.candidates))],
  length: Math.max(...readings.map((reading) => reading.length)),
})

const isBetter = (reading: RegionReading, best: RegionReading | undefined) =>
  best === undefined || reading.length > best.length
