/** A backup → an empty database, wholly or not at all. */
import {
  explaining,
  fillTable,
  fillTogether,
  isUntouched,
  listWholeTables,
  migrateTo,
  type Tables,
  type WholeTable,
  writeTable,
} from '@gongkai/schema/db'
import type { Kysely, Transaction } from 'kysely'
import { ExpectedError } from '../expected-error.ts'
import { type Inventory, Measure, type SavedTable } from './inventory.ts'
import type { OpenBackup } from './opening.ts'

/**
 * Brings the database to the schema of the backup, fills every table and reads it back, all in one transaction. Whatever the
 * form, only rows come from the file, and no statement. Throws `backup.*`, `restore.*`, `database.*`, and the reason of
 * `signal`.
 */
export const restoreBackup = (db: Kysely<Tables>, backup: OpenBackup, signal: AbortSignal): Promise<void> =>
  explaining(() => db.transaction().execute((trx) => restore(trx, backup, signal)))

async function restore(trx: Transaction<Tables>, backup: OpenBackup, signal: AbortSignal): Promise<void> {
  const { inventory } = backup
  if (!(await isUntouched(trx)))
    throw new ExpectedError(
      'restore.not_empty',
      'The database holds tables already; name an empty one by DATABASE_URL, or an empty folder by GONGKAI_DATA_DIR.',
    )
  await migrateTo(trx, inventory.migrations.at(-1) ?? '')
  const tables = pairTables(await listWholeTables(trx), inventory, backup.path)
  await fillTogether(trx, async () => {
    for (const table of tables) {
      await fillTable(trx, table, whileWanted(backup.rowsOf(table), signal))
    }
  })
  for (const table of tables) await readBack(trx, table, backup)
}

async function* whileWanted(rows: AsyncIterable<Buffer>, signal: AbortSignal): AsyncGenerator<Buffer> {
  for await (const chunk of rows) {
    signal.throwIfAborted()
    yield chunk
  }
}

/** Those of the database, so that no name of the file’s own becomes a statement. */
function pairTables(tables: readonly WholeTable[], inventory: Inventory, path: string): SavedTable[] {
  const saved = new Map(inventory.tables.map((table) => [table.name, table]))
  const pairs = tables.flatMap((table) => {
    const found = saved.get(table.name)
    return found && String(found.columns) === String(table.columns) ? [{ ...found, ...table }] : []
  })
  if (pairs.length === tables.length && pairs.length === saved.size) return pairs
  throw new ExpectedError('backup.unknown_format', `${path} has other tables than the schema that it names.`)
}

async function readBack(trx: Transaction<Tables>, table: SavedTable, { isSame }: OpenBackup): Promise<void> {
  const measure = new Measure()
  await writeTable(trx, table, (chunk) => measure.add(chunk))
  if (!isSame(table, measure.result()))
    throw new ExpectedError('restore.differs', `The database gives ${table.name} back otherwise than it was saved.`)
}
