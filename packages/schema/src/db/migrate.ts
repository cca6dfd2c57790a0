import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { DatabaseError, explaining, findDatabaseError } from './database-error.ts'
import { addMetricNumbers } from './metric-numbers.ts'
import { migrations } from './migrations/index.ts'
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

/** Names of the migrations the database still lacks; changes nothing. */
export async function listPendingMigrations(db: Kysely<Tables>): Promise<string[]> {
  const known = await explaining(() => migratorOf(db).getMigrations())
  return known.filter(({ executedAt }) => executedAt === undefined).map(({ name }) => name)
}

/** Kysely says of a migration it does not know that it is missing; then this program is the older one. */
function findNewer(error: unknown): DatabaseError | undefined {
  const name = error instanceof Error && /previously executed migration (\S+) is missing/.exec(error.message)?.[1]
  if (!name) return undefined
  return new DatabaseError(
    'database.newer',
    `The database was migrated by a newer version of this program (${name}); update the program.`,
    error,
  )
}
