import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Database,
  DatabaseError,
  findDatabaseError,
  listPendingMigrations,
  listRegions,
  migrateToLatest,
  openDatabase,
  upsertRegions,
} from '../src/db/index.ts'
import { migrations } from '../src/db/migrations/index.ts'
import { startServer, type TestServer } from './postgres.ts'

let server: TestServer
let database: Database
beforeAll(async () => {
  server = await startServer()
  database = await openDatabase(server.url)
})
afterAll(async () => {
  await database?.close()
  await server?.stop()
})

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  )

describe('migrations', () => {
  it('are told as pending before, run once when two processes start together, and are done after', async () => {
    const names = Object.keys(migrations)
    expect(await listPendingMigrations(database.db)).toEqual(names)
    expect(await failureOf(sql`select 1 from reports`.execute(database.db))).toMatchObject({ code: '42P01' })
    const other = await openDatabase(server.url)
    const applied = await Promise.all([migrateToLatest(database.db), migrateToLatest(other.db)])
    await other.close()
    expect(applied.flat()).toEqual(names)
    expect(await migrateToLatest(database.db)).toEqual([])
    expect(await listPendingMigrations(database.db)).toEqual([])
  })

  it('are refused where a newer program has run its own', async () => {
    await sql`insert into kysely_migration (name, timestamp) values ('2999-01-01-later', '2999-01-01T00:00:00Z')`.execute(
      database.db,
    )
    const failure = await failureOf(migrateToLatest(database.db))
    await sql`delete from kysely_migration where name = '2999-01-01-later'`.execute(database.db)
    expect(failure).toMatchObject({ code: 'database.newer', message: expect.stringContaining('2999-01-01-later') })
  })
})

describe('opening a database', () => {
  const changed = (change: (url: URL) => void) => {
    const url = new URL(server.url)
    change(url)
    return url.href
  }
  const wrong: [string, string, () => string][] = [
    ['no address', 'database.url_invalid', () => 'localhost:5432'],
    ['an address of something else', 'database.url_invalid', () => 'mysql://localhost/gongkai'],
    [
      'a port where nothing listens',
      'database.unreachable',
      () =>
        changed((url) => {
          url.port = '1'
        }),
    ],
    [
      'a wrong password',
      'database.login_refused',
      () =>
        changed((url) => {
          url.password = 'secret-word'
        }),
    ],
    [
      'a database that does not exist',
      'database.not_found',
      () =>
        changed((url) => {
          url.pathname = '/nothing'
        }),
    ],
  ]
  it.each(wrong)('%s is %s', async (_name, code, url) => {
    const failure = await failureOf(openDatabase(url()))
    expect(failure).toBeInstanceOf(DatabaseError)
    expect(failure).toMatchObject({ code })
    expect(String(failure)).not.toContain('\n')
    expect(String(failure)).not.toContain('secret-word')
  })

  it('calls a server that never answers a connection unreachable', () => {
    const silent = new Error('Connection terminated due to connection timeout')
    expect(findDatabaseError(silent)).toMatchObject({ code: 'database.unreachable' })
    const cut = new Error('Client has encountered a connection error and is not queryable')
    expect(findDatabaseError(cut)).toMatchObject({ code: 'database.lost' })
  })

  it('leaves unexpected errors as they are', () => {
    expect(findDatabaseError(new TypeError('x is not a function'))).toBeUndefined()
    expect(findDatabaseError(Object.assign(new Error('syntax error'), { code: '42601' }))).toBeUndefined()
  })

  it('gives counts and sums as numbers and moments as dates', async () => {
    const { rows } = await sql`select count(*) as count, sum(1.5) as sum, now() as moment`.execute(database.db)
    expect(rows[0]).toEqual({ count: 1, sum: 1.5, moment: expect.any(Date) })
  })

  it('survives the loss of an idle connection', async () => {
    const other = await openDatabase(server.url)
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()`.execute(
      database.db,
    )
    // The pool learns of the loss a moment later; until then it may still hand out the lost connection.
    await expect.poll(async () => (await sql`select 1 as one`.execute(other.db)).rows).toEqual([{ one: 1 }])
    await other.close()
  })
})

describe('regions', () => {
  it('are replaced by code and listed below their parents', async () => {
    const { db } = database
    const county = { code: '410323', name: '新安', level: 'county', parent: '410300' } as const
    const regions = [
      { code: '410000', name: '河南省', level: 'province', parent: null },
      { code: '410300', name: '洛阳市', level: 'prefecture', parent: '410000' },
      county,
    ] as const
    await upsertRegions(db, [])
    await upsertRegions(db, regions)
    await upsertRegions(db, [{ ...county, name: '新安县' }])
    expect((await listRegions(db, [null])).map(({ name }) => name)).toEqual(['河南省'])
    expect((await listRegions(db, ['410000', '410300'])).map(({ name }) => name)).toEqual(['洛阳市', '新安县'])
  })

  it('may be as many as the country has', async () => {
    const many = Array.from({ length: 20_000 }, (_, i) => ({
      code: String(500_000 + i),
      name: `区划${i}`,
      level: 'county' as const,
      parent: '500000',
    }))
    await upsertRegions(database.db, many)
    await upsertRegions(database.db, many)
    expect(await listRegions(database.db, ['500000'])).toHaveLength(20_000)
  })
})
