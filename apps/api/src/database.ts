/** The store that the configuration names, reachable or refused with one line. */
import { migrateToLatest, openDatabase, type Tables, upsertRegions } from '@gongkai/schema/db'
import type { Kysely } from 'kysely'
import { type Config, readConfig } from './config.ts'
import { openEmbeddedPostgres } from './embedded-postgres.ts'
import type { ExitCode, Io } from './io.ts'

export interface Store {
  readonly db: Kysely<Tables>
  /** Where it is, for a person: never with a password. */
  readonly label: string
  /** Brings tables and divisions up to date; twice changes nothing. */
  migrate(): Promise<void>
  close(): Promise<void>
}

/** Throws `database.*` or `postgres.*`. */
export async function openStore(config: Pick<Config, 'databaseUrl' | 'dataDirectory'>): Promise<Store> {
  if (config.databaseUrl) return connect(config.databaseUrl, withoutSecrets(config.databaseUrl), async () => {})
  const server = await openEmbeddedPostgres(config.dataDirectory)
  return connect(server.url, `embedded PostgreSQL in ${config.dataDirectory}`, server.close)
}

/**
 * Opens the store for one command and closes it whatever happens: asking `io` for its signal first means that Ctrl-C
 * waits for the close instead of leaving a server behind.
 */
export async function withStore(io: Io, work: (store: Store, config: Config) => Promise<ExitCode>): Promise<ExitCode> {
  io.signal.throwIfAborted()
  const config = readConfig(io.environment)
  const store = await openStore(config)
  try {
    return await work(store, config)
  } finally {
    await store.close()
  }
}

async function connect(url: string, label: string, closeServer: () => Promise<void>): Promise<Store> {
  const database = await openDatabase(url).catch(async (error) => {
    await closeServer()
    throw error
  })
  const close = async () => {
    await database.close()
    await closeServer()
  }
  return { db: database.db, label, migrate: () => migrate(database.db), close }
}

async function migrate(db: Kysely<Tables>): Promise<void> {
  await migrateToLatest(db)
  const { DIVISIONS } = await import('@gongkai/parser')
  await upsertRegions(db, DIVISIONS)
}

function withoutSecrets(url: string): string {
  const { host, pathname } = new URL(url)
  return host + pathname
}
