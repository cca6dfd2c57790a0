/** The current reports of one year, by the places of their agencies. */
import type { Basis, Form } from '../metrics/index.ts'
import { BASES } from '../metrics/index.ts'
import { FORM_KEYS, NOT_FILED, type StatePatterns } from './cell-states.ts'
import { FigureBlocks, NonzeroFigures } from './figure-blocks.ts'
import type { FindingPatterns } from './finding-patterns.ts'
import { RowArena } from './row-arena.ts'
import { Scratch } from './scratch.ts'

/** A current report as it is loaded. */
export interface ReportCells {
  readonly reportId: number
  readonly parseId: number
  readonly form: Form | null
  /** One letter per metric; see db/cells.ts. */
  readonly states: string
  /** Metrics that are not 0, rising, and beside each its figure. */
  readonly nonzero: ArrayLike<number>
  readonly figures: ArrayLike<number>
  readonly basis: Basis | null
  /** As `FindingPatterns` reads them. */
  readonly findings: string
}

export interface Patterns {
  readonly states: StatePatterns
  readonly findings: FindingPatterns
}

export const BASIS_KEYS: readonly (Basis | null)[] = [null, ...(Object.keys(BASES) as Basis[])]

const NO_REPORT = -1
/** Of one figure at a time. */
const scratch = new Scratch()
let serials = 0

/** The same year before some places changed. */
export interface Origin {
  readonly serial: number
  /** All that changed since. */
  readonly changed: ReadonlySet<number>
}

/** Where more has changed than this part of all and a few, a column is made anew about as fast as it is patched. */
const PATCHED_PART = 1 / 32
const FEW = 64
const MOST_ORIGINS = 8

/**
 * Immutable once loaded: a change makes another of the same year, which shares the figures, so that whoever holds one
 * sees it whole. Places beyond its size have not filed.
 */
export class YearCells {
  /** Tells this year from every other and from itself before a change. */
  readonly serial = serials++
  readonly year: number
  readonly size: number
  /** All of them, rising. */
  readonly places: Int32Array
  readonly patterns: Patterns
  private figures: FigureBlocks
  /** What was written and is not in the blocks yet. */
  private rows = new RowArena()
  private readonly statePatterns: Int32Array
  private readonly findingPatterns: Int32Array
  private readonly reportIds: Int32Array
  private readonly parseIds: Int32Array
  private readonly bases: Uint8Array
  /** How many agencies filed. */
  filed: number
  /** What it was before each of the last changes, and what that changed; the latest first. */
  private readonly changes: readonly Origin[]
  private readonly changed = new Set<number>()

  constructor(year: number, size: number, patterns: Patterns, base?: YearCells) {
    this.year = year
    this.size = size
    this.places = base?.size === size ? base.places : new Int32Array(size).map((_, place) => place)
    this.patterns = patterns
    this.figures = base?.figures ?? new FigureBlocks(patterns.states.metrics)
    this.filed = base?.filed ?? 0
    this.statePatterns = new Int32Array(size).fill(NO_REPORT)
    this.findingPatterns = new Int32Array(size)
    this.reportIds = new Int32Array(size)
    this.parseIds = new Int32Array(size)
    this.bases = new Uint8Array(size)
    const isChange = base !== undefined && base.filed > 0
    this.changes = isChange
      ? [{ serial: base.serial, changed: this.changed }, ...base.changes.slice(0, MOST_ORIGINS - 1)]
      : []
    if (base) this.copy(base)
  }

  private copy(base: YearCells) {
    this.statePatterns.set(base.statePatterns)
    this.findingPatterns.set(base.findingPatterns)
    this.reportIds.set(base.reportIds)
    this.parseIds.set(base.parseIds)
    this.bases.set(base.bases)
  }

  /** The same year for a table of `size` agencies, to write changes to. */
  draft(size: number): YearCells {
    return new YearCells(this.year, Math.max(size, this.size), this.patterns, this)
  }

  /** A draft that is all written. */
  settled(): YearCells {
    this.figures = this.figures.with(this.rows)
    this.rows = new RowArena()
    return this
  }

  /** Only to a draft, before it is settled and read. */
  write(place: number, cells: ReportCells | null) {
    if (!this.isTooMany(this.changed)) this.changed.add(place)
    if (this.hasFiled(place)) this.clear(place)
    this.rows.set(place, cells?.nonzero ?? [], cells?.figures ?? [])
    if (cells === null) return
    this.statePatterns[place] = this.patterns.states.intern(cells.form, cells.states)
    this.findingPatterns[place] = this.patterns.findings.intern(cells.findings)
    this.reportIds[place] = cells.reportId
    this.parseIds[place] = cells.parseId
    this.bases[place] = BASIS_KEYS.indexOf(cells.basis)
    this.filed++
  }

  private clear(place: number) {
    this.filed--
    this.statePatterns[place] = NO_REPORT
  }

  /** From the latest on, as far back as little has changed. */
  origins(): Origin[] {
    const origins: Origin[] = []
    for (const { serial, changed } of this.changes) {
      const all = new Set([...(origins.at(-1)?.changed ?? []), ...changed])
      if (this.isTooMany(all)) break
      origins.push({ serial, changed: all })
    }
    return origins
  }

  private isTooMany(changed: ReadonlySet<number>): boolean {
    return changed.size > FEW + this.size * PATCHED_PART
  }

  hasFiled(place: number): boolean {
    return (this.statePatterns[place] ?? NO_REPORT) !== NO_REPORT
  }

  /** The code of the cell’s state. */
  stateAt(place: number, metric: number): number {
    return this.hasFiled(place) ? this.patterns.states.stateAt(this.statePatterns[place] as number, metric) : NOT_FILED
  }

  /** The figure, 0 where the cell has no number: ask for its state first. */
  valueAt(place: number, metric: number): number {
    const found = new NonzeroFigures(1, scratch.cleared())
    this.readFigures(found, metric, Int32Array.of(place))
    return found.count === 0 ? 0 : (found.values[0] as number)
  }

  /** As `valueAt`, of many places. */
  readFigures(found: NonzeroFigures, metric: number, places: Int32Array) {
    this.figures.read(found, metric, places)
  }

  basisAt(place: number): Basis | null {
    return BASIS_KEYS[this.bases[place] ?? 0] ?? null
  }

  /** A place in `FORM_KEYS`; of agencies that filed. */
  formCodeAt(place: number): number {
    return this.patterns.states.formAt(this.statePatterns[place] ?? NO_REPORT)
  }

  formAt(place: number): Form | null {
    return FORM_KEYS[this.formCodeAt(place)] ?? null
  }

  /** Undefined where the agency has not filed. */
  reportAt(place: number): { readonly reportId: number; readonly parseId: number } | undefined {
    if (!this.hasFiled(place)) return undefined
    return { reportId: this.reportIds[place] as number, parseId: this.parseIds[place] as number }
  }

  /** The number of the pattern of the findings on the agency’s report; 0 where there are none. */
  findingPatternAt(place: number): number {
    return this.hasFiled(place) ? (this.findingPatterns[place] as number) : 0
  }

  /** Of many places, what each has by its pattern of states. */
  readStates(states: Uint8Array, byPattern: Uint8Array, places: Int32Array) {
    for (let i = 0; i < places.length; i++) {
      const pattern = this.statePatterns[places[i] as number] as number
      states[i] = pattern === NO_REPORT ? NOT_FILED : (byPattern[pattern] as number)
    }
  }
}
