/** The store that the configuration names, reachable or refused with one line. */
import { explaining, migrateToLatest, openDatabase, type Tables, upsertRegions } from '@gongkai/schema/db'
import type { Kysely } from 'kysely'
import { type Config, readConfig } from './config.ts'
import type { ExitCode, Io } from './io.ts'
import { type EmbeddedPostgres, openEmbeddedPostgres } from './postgres/embedded-postgres.ts'

export interface Store {
  readonly db: Kysely<Tables>
  /** With the password. */
  readonly url: string
  /** Where it is, for a person: never with a password. */
  readonly label: string
  /** Brings tables and divisions up to date; twice changes nothing. */
  migrate(): Promise<void>
  /** Never resolves; rejects when the embedded server has died and did not come back. */
  readonly lost: Promise<never>
  close(): Promise<void>
}

/** A server that is not ours to close or to bring back. */
const OUTSIDE = { lost: new Promise<never>(() => {}), close: async () => {} }

/** Throws `database.*` or `postgres.*`. */
export async function openStore(config: Pick<Config, 'databaseUrl' | 'dataDirectory'>): Promise<Store> {
  if (config.databaseUrl) return connect(config.databaseUrl, withoutSecrets(config.databaseUrl), OUTSIDE)
  const server = await openEmbeddedPostgres(config.dataDirectory)
  return connect(server.url, `embedded PostgreSQL in ${config.dataDirectory}`, server)
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
    return await explaining(() => work(store, config))
  } finally {
    await store.close()
  }
}

async function connect(url: string, label: string, server: Pick<EmbeddedPostgres, 'lost' | 'close'>): Promise<Store> {
  const database = await openDatabase(url).catch(async (error) => {
    await server.close()
    throw error
  })
  const close = async () => {
    await database.close()
    await server.close()
  }
  return { db: database.db, url, label, migrate: () => migrate(database.db), lost: server.lost, close }
}

async function migrate(db: Kysely<Tables>): Promise<void> {
  await migrateToLatest(db)
  const { DIVISIONS } = await import('@gongkai/parser')
  await upsertRegions(db, DIVISIONS)
}

/** Host and name of a database. */
export function withoutSecrets(url: string): string {
  const { host, pathname } = new URL(url)
  return host + pathname
}
