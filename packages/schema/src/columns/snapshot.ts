/** All that was current at one moment. Nothing in it changes, so one request sees one state of the data. */
import { LRUCache } from 'lru-cache'
import type { AgencyFilter } from '../db/queries/agency-filter.ts'
import type { MetricNumbers } from '../db/rows/metric-numbers.ts'
import type { RegionRow } from '../db/tables.ts'
import { type Basis, MINIMUM_CASES, RATES, type RateKey } from '../metrics/index.ts'
import { type AgencySet, filterKey, selectAgencies } from './agency-set.ts'
import type { AgencyTable } from './agency-table.ts'
import { type Column, columnOf, type Figure, keyOfColumn, metricFigure, patchedColumn } from './column.ts'
import { type NumberedRate, numberedRate, rateFigure } from './rate-column.ts'
import { type Orders, Standing } from './standing.ts'
import { type Patterns, YearCells } from './year-cells.ts'

/** What agencies are ranked and summed up by. */
export type Measure =
  | { readonly metric: string; readonly basis?: Basis | undefined }
  | { readonly rate: RateKey; readonly minimum?: number | undefined }

export const isRate = (measure: Measure): measure is Extract<Measure, { rate: RateKey }> => 'rate' in measure

/** A column with the standings made of it, which go when it goes: each holds on to it. */
interface KeptColumn {
  readonly column: Column
  readonly standings: LRUCache<string, Standing>
}

/** What was derived, by keys that name what it was derived from: shared by all snapshots, and never stale. */
export interface Derived {
  readonly columns: LRUCache<string, KeptColumn>
  readonly sets: LRUCache<string, AgencySet>
  readonly orders: Orders
  // biome-ignore lint/suspicious/noExplicitAny: each key has its own kind of answer
  readonly answers: LRUCache<string, any>
}

const MEBIBYTE = 2 ** 20
const BYTES = {
  columns: 512 * MEBIBYTE,
  sets: 96 * MEBIBYTE,
  orders: 96 * MEBIBYTE,
  answers: 96 * MEBIBYTE,
}
/** Of an answer that says nothing of its size. */
const SMALL = 2000

/** The standings of a column may take so many times what its values take, and this much besides. */
const VALUES_OF_STANDINGS = 4
const LEAST_FOR_STANDINGS = 128 * 1024
const bytesOfStandings = ({ values }: Column) => VALUES_OF_STANDINGS * values.byteLength + LEAST_FOR_STANDINGS

export const createDerived = (): Derived => ({
  columns: new LRUCache({
    maxSize: BYTES.columns,
    sizeCalculation: ({ column }) => column.codes.byteLength + column.values.byteLength + bytesOfStandings(column),
  }),
  sets: new LRUCache({
    maxSize: BYTES.sets,
    sizeCalculation: ({ places }) => 500 + places.byteLength,
  }),
  orders: new LRUCache({
    maxSize: BYTES.orders,
    sizeCalculation: (order, { column }) => 500 + order.byteLength + column.codes.byteLength, // which it holds on to
  }),
  answers: new LRUCache({ maxSize: BYTES.answers }),
})

const keep = (column: Column): KeptColumn => ({
  column,
  standings: new LRUCache({
    maxSize: bytesOfStandings(column),
    sizeCalculation: ({ byteLength }) => 500 + byteLength,
  }),
})

/** The value under the key, made where there is none yet. */
function remembered<V extends object>(
  cache: LRUCache<string, V>,
  key: string,
  make: () => V,
  sizeOf?: (value: V) => number,
): V {
  const known = cache.get(key)
  if (known) return known
  const value = make()
  cache.set(key, value, sizeOf ? { size: sizeOf(value) } : {})
  return value
}

export interface SnapshotParts {
  /** All changes up to this data version are in it. */
  readonly version: number
  readonly agencies: AgencyTable
  readonly regions: ReadonlyMap<string, RegionRow>
  readonly years: ReadonlyMap<number, YearCells>
  readonly numbers: MetricNumbers
  readonly patterns: Patterns
  readonly derived: Derived
}

export class Snapshot implements SnapshotParts {
  readonly version: number
  readonly agencies: AgencyTable
  readonly regions: ReadonlyMap<string, RegionRow>
  readonly years: ReadonlyMap<number, YearCells>
  readonly numbers: MetricNumbers
  readonly patterns: Patterns
  readonly derived: Derived
  private readonly none: YearCells

  constructor(parts: SnapshotParts) {
    this.version = parts.version
    this.agencies = parts.agencies
    this.regions = parts.regions
    this.years = parts.years
    this.numbers = parts.numbers
    this.patterns = parts.patterns
    this.derived = parts.derived
    this.none = new YearCells(0, 0, parts.patterns)
  }

  /** The reports of a year; of a year without reports none. */
  cellsOf(year: number): YearCells {
    return this.years.get(year) ?? this.none
  }

  select(filter: AgencyFilter): AgencySet {
    const key = `${this.agencies.serial}/${filterKey(filter)}`
    return remembered(this.derived.sets, key, () => selectAgencies(this.agencies, filter))
  }

  column(measure: Measure, year: number): Column {
    return this.keptColumn(measure, year).column
  }

  private keptColumn(measure: Measure, year: number): KeptColumn {
    const cells = this.cellsOf(year)
    const figure = this.figureOf(measure)
    return remembered(this.derived.columns, keyOfColumn(cells.serial, figure), () =>
      keep(this.patched(cells, figure) ?? columnOf(cells, figure)),
    )
  }

  private figureOf(measure: Measure): Figure {
    return isRate(measure)
      ? rateFigure(this.rate(measure.rate), measure.minimum ?? MINIMUM_CASES)
      : metricFigure(this.numbers.numberOf(measure.metric), measure.basis)
  }

  /** From the column of the same year before it changed, where that is kept; it is not asked for again. */
  private patched(cells: YearCells, figure: Figure): Column | undefined {
    const { columns } = this.derived
    const origin = cells.origins().find(({ serial }) => columns.has(keyOfColumn(serial, figure)))
    if (!origin) return undefined
    const key = keyOfColumn(origin.serial, figure)
    const { column } = columns.get(key) as KeptColumn
    columns.delete(key)
    return patchedColumn(column, cells, figure, origin.changed)
  }

  rate(key: RateKey): NumberedRate {
    return numberedRate(`rate.${key}`, RATES[key], this.numbers.numberOf)
  }

  standing(measure: Measure, year: number, filter: AgencyFilter): Standing {
    const { column, standings } = this.keptColumn(measure, year)
    const set = this.select(filter)
    const key = `${this.agencies.serial}/${set.key}`
    return remembered(standings, key, () => new Standing(column, set, this.agencies.ids, this.derived.orders))
  }

  /** An answer that depends on the parts named in its key and on nothing else; `sizeOf` gives its bytes where it is large. */
  answer<V extends object>(key: string, make: () => V, sizeOf: (value: V) => number = () => SMALL): V {
    return remembered(this.derived.answers, `${this.stateKey}/${key}`, make, sizeOf)
  }

  /** The same for snapshots that hold the same reports and agencies. */
  private get stateKey(): string {
    return [this.agencies.serial, ...[...this.years.values()].map(({ serial }) => serial)].join(',')
  }

  /** The newest year that has reports; undefined where there are none at all. */
  findNewestYear(): number | undefined {
    return this.listYears({})[0]
  }

  /** The years in which an agency of the filter filed, newest first. */
  listYears(filter: AgencyFilter): number[] {
    const { places } = this.select(filter)
    const hasReports = (cells: YearCells) => places.some((place) => cells.hasFiled(place))
    return [...this.years.values()]
      .filter(hasReports)
      .map(({ year }) => year)
      .sort((a, b) => b - a)
  }
}
