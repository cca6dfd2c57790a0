import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { CopyingClient, type PatientConfig } from '../rows/copy-rows.ts'
import type { Tables } from '../tables.ts'
import { DatabaseError, explaining } from './database-error.ts'
import { turningPool } from './turning-pool.ts'

export interface Database {
  readonly db: Kysely<Tables>
  readonly connections: () => PoolUse
  /** Ends every connection; the database cannot be used after. */
  readonly close: () => Promise<void>
}

/** Connections of a pool, and who waits for one. */
export interface PoolUse {
  readonly used: number
  readonly idle: number
  readonly waiting: number
}

export interface DatabaseOptions {
  /** Connections at most; ten unless stated. */
  readonly connections?: number
  /** What each session sets when it begins, such as `statement_timeout`. */
  readonly settings?: Readonly<Record<string, string>>
  /** How long a statement may go without its answer before the connection is taken for lost; as long as it likes unless stated. */
  readonly patienceMs?: number
  /** Told the text of every statement, and how long it took, once it is answered. */
  readonly onStatement?: (text: string, durationMs: number) => void
}

const CONNECT_TIMEOUT_MS = 10_000

/** `pg` gives bigint and numeric as strings; here every count and figure is far below 2^53, so both are numbers. */
const NUMBERS = new Set<number>([pg.types.builtins.INT8, pg.types.builtins.NUMERIC])
/** A day is no moment: as a Date it would be another day in another time zone. */
const asPrinted = (text: string) => text
const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (format === 'binary') return pg.types.getTypeParser(oid, format)
    if (oid === pg.types.builtins.DATE) return asPrinted
    return NUMBERS.has(oid) ? Number : pg.types.getTypeParser(oid, format)
  },
}

/**
 * Opens a pool and asks once whether the database answers; throws DatabaseError where it does not. Of several addresses,
 * of which each is the same database to a reader, one is used at a time, beginning with any.
 */
export async function openDatabase(
  addresses: string | readonly string[],
  options: DatabaseOptions = {},
): Promise<Database> {
  const pools = [addresses].flat().map((address) => createPool(address, options))
  const pool = turningPool(pools)
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    log: (event) => options.onStatement?.(event.query.sql, event.queryDurationMillis),
  })
  try {
    await explaining(() => sql`select 1`.execute(db))
  } catch (error) {
    await db.destroy()
    throw error
  }
  return { db, connections: () => useOf(pools), close: () => db.destroy() }
}

function useOf(pools: readonly pg.Pool[]): PoolUse {
  const sum = (count: (pool: pg.Pool) => number) => pools.reduce((total, pool) => total + count(pool), 0)
  return {
    used: sum(({ totalCount, idleCount }) => totalCount - idleCount),
    idle: sum(({ idleCount }) => idleCount),
    waiting: sum(({ waitingCount }) => waitingCount),
  }
}

function createPool(connectionString: string, options: DatabaseOptions): pg.Pool {
  checkUrl(connectionString)
  const config: pg.PoolConfig & PatientConfig = {
    Client: CopyingClient,
    patienceMs: options.patienceMs,
    connectionString,
    types: typeParsers,
    max: options.connections ?? 10,
    connectionTimeoutMillis: Math.min(CONNECT_TIMEOUT_MS, options.patienceMs ?? CONNECT_TIMEOUT_MS),
    ...(options.settings && { options: formatSettings(options.settings) }),
  }
  const pool = new pg.Pool(config)
  // A server that ends an idle connection is noticed at the next query; without a listener it would end
  // the process, even while the pool is being closed. That of a connection in use is thrown by its query as well.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

const formatSettings = (settings: Readonly<Record<string, string>>) =>
  Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ')

function checkUrl(connectionString: string) {
  const protocol = URL.canParse(connectionString) ? new URL(connectionString).protocol : undefined
  if (protocol === 'postgres:' || protocol === 'postgresql:') return
  throw new DatabaseError(
    'database.url_invalid',
    'DATABASE_URL is no PostgreSQL address; write postgres://user:password@host:port/database.',
  )
}
