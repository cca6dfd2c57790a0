/** The version of the data, and for how long it is known to be that without asking again (see docs/store.md). */
import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

/**
 * What was found beside the version: that nobody writes, that somebody does, or that this server or transaction cannot
 * tell, as a replica cannot.
 */
export type Found = 'quiet' | 'writing' | 'replica'

export interface DataVersionAnswer {
  readonly version: number
  readonly found: Found
  readonly lease: Lease
}

export async function readDataVersion(db: Kysely<Tables>): Promise<DataVersionAnswer> {
  const asked = clocks()
  const { rows } = await sql<{ version: number | null; found: Found; lease_ms: number }>`
    select version, state as found, lease_ms from read_data_version()`.execute(db)
  const [{ version, found, lease_ms } = { version: null, found: 'replica' as const, lease_ms: 0 }] = rows
  return { version: version ?? 0, found, lease: new Lease(asked, lease_ms) }
}

/** A span of time from a moment that lies before what it is about. */
export class Lease {
  readonly #from: Clocks
  readonly #milliseconds: number

  constructor(from: Clocks, milliseconds: number) {
    this.#from = from
    this.#milliseconds = milliseconds
  }

  /** Whether it has not ended by either clock: one is set back now and then, the other stands still while a machine sleeps. */
  isHeld(now = clocks()): boolean {
    const elapsed = now.steady - this.#from.steady
    const elapsedByWall = now.wall - this.#from.wall
    return elapsed < this.#milliseconds && elapsedByWall >= 0 && elapsedByWall < this.#milliseconds
  }
}

/** In milliseconds. */
export interface Clocks {
  readonly steady: number
  readonly wall: number
}

const clocks = (): Clocks => ({ steady: performance.now(), wall: Date.now() })
