/** What an operator wants to know of a store at a glance: whether its schema is this program’s, how old its data are, what waits. */
import { type Kysely, sql } from 'kysely'
import { explaining } from './connections/database-error.ts'
import { listRunMigrations } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import type { Tables } from './tables.ts'

/** Of the schema: this program’s, an older one’s, or one that a newer program has changed. */
export type MigrationState = 'up to date' | 'behind' | 'ahead'

export async function readMigrationState(db: Kysely<Tables>): Promise<MigrationState> {
  const run = await explaining(() => listRunMigrations(db))
  if (Object.keys(migrations).some((name) => !run.includes(name))) return 'behind'
  return run.length > Object.keys(migrations).length ? 'ahead' : 'up to date'
}

export interface StoreFigures {
  /** When what counts changed last, in seconds since 1970; null in a store that holds nothing, as the next. */
  readonly changed_at: number | null
  readonly stored_at: number | null
  readonly waiting: number
  readonly refused: number
  /** Since when the oldest document waits, in seconds since 1970; null where none does. */
  readonly oldest_waiting: number | null
}

export async function readStoreFigures(db: Kysely<Tables>): Promise<StoreFigures> {
  const { rows } = await explaining(() =>
    sql<StoreFigures>`
      select
        (select extract(epoch from max(since))::double precision from report_history) as changed_at,
        (select extract(epoch from stored_at)::double precision from documents order by id desc limit 1) as stored_at,
        count(*) filter (where failed_by is null) as waiting,
        count(failed_by) as refused,
        extract(epoch from min(queued_at) filter (where failed_by is null))::double precision as oldest_waiting
      from waiting_documents`.execute(db),
  )
  return rows[0] as StoreFigures
}
