/** What every form of a backup is opened by, and what it then can do. */
import type { PostgresTools } from './dump/postgres-tools.ts'
import type { Contents, Inventory, SavedTable } from './inventory.ts'

export interface OpenBackup {
  readonly path: string
  readonly form: 'snapshot' | 'dump'
  readonly inventory: Inventory
  /** By which whoever kept it knows the backup again: of a snapshot’s manifest, of the whole file of a dump. */
  readonly sha256: string
  /** The text of a table. Throws `backup.*`. */
  rowsOf(table: SavedTable): AsyncIterable<Buffer>
  /** Whether a table that was filled from it gives back what was saved. */
  isSame(saved: Contents, found: Contents): boolean
  close(): void
}

export interface Opening {
  /** As it was typed. */
  readonly path: string
  readonly cwd: string
  /** Refused is what has another. */
  readonly sha256?: string | undefined
  /** Asked where the file is a dump. */
  readonly findTools: () => Promise<PostgresTools | undefined>
  readonly signal: AbortSignal
}
