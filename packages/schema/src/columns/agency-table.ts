/** Every agency as columns. Agencies are numbered densely as they arrive and keep their place for the life of the process. */
import { LEVELS, type Level, SECTOR_KEYS, type SectorKey } from '../metrics/index.ts'
import { JoinedNames } from './joined-names.ts'

/** An agency as lists and rankings show it. */
export interface ListedAgency {
  readonly id: number
  readonly name: string
  readonly region_code: string | null
  readonly level: Level | null
  readonly sector: SectorKey
  readonly has_report: boolean
  readonly synthetic: boolean
  /** The name in Latin letters, in full and by initials; null where it was not spelt out. */
  readonly pinyin: string | null
}

const FIELDS = [
  ...(['name', 'region_code', 'level', 'sector', 'has_report', 'synthetic', 'pinyin'] as const),
] satisfies readonly (keyof ListedAgency)[]

export const LEVEL_KEYS = Object.keys(LEVELS) as Level[]
/** In place of a region code or level that is not known. */
export const UNKNOWN_REGION = -1
export const UNKNOWN_LEVEL = 255

export interface AgencyRegions {
  readonly codes: readonly number[]
  readonly indexes: Uint16Array
}

let serials = 0

/** Immutable: changed agencies make another table, so that whoever holds one sees it whole. */
export class AgencyTable {
  /** Tells this table from every other. */
  readonly serial = serials++
  readonly size: number
  readonly ids: Int32Array
  /** Six digits as a number. */
  readonly regionCodes: Int32Array
  /** Places in `LEVEL_KEYS` and `SECTOR_KEYS`. */
  readonly levels: Uint8Array
  readonly sectors: Uint8Array
  readonly hasReport: Uint8Array
  readonly synthetic: Uint8Array
  readonly names: readonly string[]
  readonly latinNames: readonly (string | null)[]
  /** Places in the order of ids: agencies may arrive in another. */
  readonly byId: Int32Array
  private knownRegions?: AgencyRegions
  private knownNames?: JoinedNames
  private knownLatinNames?: JoinedNames

  constructor(agencies: readonly ListedAgency[] = [], base?: AgencyTable) {
    const isNew = agencies.map((agency) => base?.findPlace(agency.id) === undefined)
    this.size = (base?.size ?? 0) + isNew.filter(Boolean).length
    const grown = <A extends Int32Array | Uint8Array>(empty: A, old: A | undefined): A => {
      if (old) empty.set(old)
      return empty
    }
    this.ids = grown(new Int32Array(this.size), base?.ids)
    this.regionCodes = grown(new Int32Array(this.size), base?.regionCodes)
    this.levels = grown(new Uint8Array(this.size), base?.levels)
    this.sectors = grown(new Uint8Array(this.size), base?.sectors)
    this.hasReport = grown(new Uint8Array(this.size), base?.hasReport)
    this.synthetic = grown(new Uint8Array(this.size), base?.synthetic)
    const names = base ? [...base.names] : []
    this.names = names
    const latinNames = base ? [...base.latinNames] : []
    this.latinNames = latinNames
    let next = base?.size ?? 0
    agencies.forEach((agency, i) => {
      const place = isNew[i] ? next++ : (base?.findPlace(agency.id) as number)
      names[place] = agency.name
      latinNames[place] = agency.pinyin
      this.write(place, agency)
    })
    this.byId = placesById(this.ids)
  }

  private write(place: number, agency: ListedAgency) {
    this.ids[place] = agency.id
    this.regionCodes[place] = agency.region_code === null ? UNKNOWN_REGION : Number(agency.region_code)
    this.levels[place] = agency.level === null ? UNKNOWN_LEVEL : LEVEL_KEYS.indexOf(agency.level)
    this.sectors[place] = SECTOR_KEYS.indexOf(agency.sector)
    this.hasReport[place] = agency.has_report ? 1 : 0
    this.synthetic[place] = agency.synthetic ? 1 : 0
  }

  /** The divisions that agencies are of, in the order of their codes, an unknown one last; and by place which of them. */
  get regions(): AgencyRegions {
    this.knownRegions ??= regionsOf(this.regionCodes)
    return this.knownRegions
  }

  /** Marks the agencies with a word in their names; the first time after agencies changed, their names are joined. */
  markNamed(marks: Uint8Array, word: string) {
    this.knownNames ??= new JoinedNames(this.names)
    this.knownNames.mark(marks, word.toLowerCase())
  }

  /** Those with Latin letters in their names as they are spelt out. */
  markSpelt(marks: Uint8Array, letters: string) {
    this.knownLatinNames ??= new JoinedNames(this.latinNames)
    this.knownLatinNames.mark(marks, letters)
  }

  /** A table with these agencies added, or replaced where it holds their ids; itself where it says all that already. */
  with(agencies: readonly ListedAgency[]): AgencyTable {
    const changed = agencies.filter((agency) => !this.says(agency))
    return changed.length === 0 ? this : new AgencyTable(changed, this)
  }

  private says(agency: ListedAgency): boolean {
    const known = this.find(agency.id)
    return known !== undefined && FIELDS.every((field) => known[field] === agency[field])
  }

  /** The place of an id, or undefined where no agency has it. */
  findPlace(id: number): number | undefined {
    let low = 0
    let high = this.size
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.ids[this.byId[middle] as number] as number) < id) low = middle + 1
      else high = middle
    }
    const place = this.byId[low]
    return place !== undefined && this.ids[place] === id ? place : undefined
  }

  agencyAt(place: number): ListedAgency {
    const code = this.regionCodes[place] as number
    return {
      id: this.ids[place] as number,
      name: this.names[place] as string,
      region_code: code === UNKNOWN_REGION ? null : String(code).padStart(6, '0'),
      level: LEVEL_KEYS[this.levels[place] as number] ?? null,
      sector: SECTOR_KEYS[this.sectors[place] as number] as SectorKey,
      has_report: this.hasReport[place] === 1,
      synthetic: this.synthetic[place] === 1,
      pinyin: this.latinNames[place] ?? null,
    }
  }

  find(id: number): ListedAgency | undefined {
    const place = this.findPlace(id)
    return place === undefined ? undefined : this.agencyAt(place)
  }
}

function placesById(ids: Int32Array): Int32Array {
  const places = Int32Array.from(ids.keys())
  const isRising = places.every((place) => place === 0 || (ids[place - 1] as number) < (ids[place] as number))
  return isRising ? places : places.sort((a, b) => (ids[a] as number) - (ids[b] as number))
}

function regionsOf(regionCodes: Int32Array): AgencyRegions {
  const rank = (code: number) => (code === UNKNOWN_REGION ? Infinity : code)
  const codes = [...new Set(regionCodes)].sort((a, b) => rank(a) - rank(b))
  const indexes = new Map(codes.map((code, i) => [code, i]))
  return { codes, indexes: Uint16Array.from(regionCodes, (code) => indexes.get(code) as number) }
}
