import { type Kysely, sql, type Transaction } from 'kysely'
import { Migrator } from 'kysely/migration'
import { DatabaseError, explaining, findDatabaseError } from './connections/database-error.ts'
import { migrations } from './migrations/index.ts'
import { addMetricNumbers } from './rows/metric-numbers.ts'
import type { Tables } from './tables.ts'

const migratorOf = (db: Kysely<Tables>) => new Migrator({ db, provider: { getMigrations: async () => migrations } })

/**
 * Brings the database to the newest schema, numbers the metrics that are new and returns the names of the migrations it ran.
 * All run in one transaction under an advisory lock: a second process waits, then finds nothing to do.
 * Throws DatabaseError, `database.newer` where a newer program has already changed the schema.
 */
export async function migrateToLatest(db: Kysely<Tables>): Promise<string[]> {
  const { error, results } = await migratorOf(db).migrateToLatest()
  if (error) throw findNewer(error) ?? findDatabaseError(error) ?? error
  await explaining(() => addMetricNumbers(db))
  return (results ?? []).filter(({ status }) => status === 'Success').map(({ migrationName }) => migrationName)
}

/**
 * Brings an empty database to the schema of an earlier version, within the caller’s transaction.
 * Throws DatabaseError, `database.newer` where this program knows no migration of that name.
 */
export async function migrateTo(trx: Transaction<Tables>, name: string): Promise<void> {
  if (!Object.hasOwn(migrations, name)) throw newer(name)
  const { error } = await migratorOf(trx).migrateTo(name)
  if (error) throw findDatabaseError(error) ?? error
}

/** Names of the migrations that the database has run, those of newer programs too, in their order; none where it was never migrated. */
export async function listRunMigrations(db: Kysely<Tables>): Promise<string[]> {
  const { rows: found } = await sql`select where to_regclass('kysely_migration') is not null`.execute(db)
  if (found.length === 0) return []
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name collate "C"`.execute(db)
  return rows.map(({ name }) => name)
}

/** Names of the migrations the database still lacks; changes nothing. */
export async function listPendingMigrations(db: Kysely<Tables>): Promise<string[]> {
  const known = await explaining(() => migratorOf(db).getMigrations())
  return known.filter(({ executedAt }) => executedAt === undefined).map(({ name }) => name)
}

/** Kysely says of a migration it does not know that it is missing; then this program is the older one. */
function findNewer(error: unknown): DatabaseError | undefined {
  const name = error instanceof Error && /previously executed migration (\S+) is missing/.exec(error.message)?.[1]
  return name ? newer(name, error) : undefined
}

const newer = (name: string, error?: unknown) =>
  new DatabaseError(
    'database.newer',
    `The database was migrated by a newer version of this program (${name}); update the program.`,
    error,
  )
