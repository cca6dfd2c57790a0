/** Answers that need not ask whether the data have changed, and are never of before a change. */
import { type Kysely, sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { columnsOf } from '../src/columns/index.ts'
import { Lease, readDataVersion } from '../src/db/data-version.ts'
import {
  type Database,
  keepRetrieval,
  migrateToLatest,
  openDatabase,
  openReader,
  type Tables,
  upsertRegions,
} from '../src/db/index.ts'
import { nextDataVersion } from '../src/db/storing/settle-reports.ts'
import { startServer, type TestServer } from './postgres.ts'

/** For tests that look at a lease, and for those that wait for many. */
const [LONG_MS, SHORT_MS] = [3_000, 6]

let server: TestServer
let owner: Database
let reader: Database
beforeAll(async () => {
  server = await startServer()
  owner = await openDatabase(server.url)
  await migrateToLatest(owner.db)
})
afterAll(async () => {
  await owner?.close()
  await server?.stop()
})

const setLease = (milliseconds: number) =>
  sql`create or replace function reading_lease_ms() returns integer language sql immutable
    return ${sql.lit(milliseconds)}`.execute(owner.db)

/** A session that has announced nothing, gone when the work is done. */
async function inSession<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
  const session = await openDatabase(server.url, { connections: 1 })
  try {
    return await work(session.db)
  } finally {
    await session.close()
  }
}

const changeData = (db: Kysely<Tables>) => db.transaction().execute(nextDataVersion)
const found = async () => (await readDataVersion(reader.db)).found
const untilQuiet = () => expect.poll(found, { interval: 5 }).toBe('quiet')
const blockFor = (milliseconds: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)

beforeEach(async () => {
  await setLease(SHORT_MS)
  reader = await openReader(server.url) // one that holds no lease
  await untilQuiet()
})
afterEach(() => reader.close())

test('while nobody writes, one question is good for a lease, and the next is asked after it', async () => {
  await setLease(LONG_MS)
  const columns = columnsOf(reader.db)
  await columns.current() // loads all
  const snapshot = await columns.current()
  const { quiet } = columns.checks
  expect(columns.held()).toBe(snapshot)
  expect(await columns.current()).toBe(snapshot)
  expect(columns.checks.quiet).toBe(quiet)
  blockFor(LONG_MS)
  expect(columns.held()).toBeUndefined()
  await columns.current()
  expect(columns.checks.quiet).toBe(quiet + 1)
})

/** Whether somebody’s change is on its way. */
async function isChanging(): Promise<boolean> {
  const { rows } = await sql`
    select from pg_stat_activity where query like 'do $$ begin update data_version%' and state = 'active'`.execute(
    owner.db,
  )
  return rows.length > 0
}

test('a process that was held up for longer than its lease does not answer from before', async () => {
  await setLease(LONG_MS)
  const columns = columnsOf(reader.db)
  const { version } = await columns.current()
  expect(columns.held()).toBeDefined()
  await inSession(async (writer) => {
    const change = sql`do $$ begin update data_version set version = version + 1; end $$`.execute(writer)
    await expect.poll(isChanging, { interval: 5 }).toBe(true)
    blockFor(LONG_MS + 150) // nothing of this process runs; then all at once
    expect(columns.held()).toBeUndefined()
    await change
    expect((await columns.current()).version).toBe(version + 1)
  })
})

test('who begins while somebody writes asks each time, until nobody does', async () => {
  await inSession(async (writer) => {
    const transaction = await writer.startTransaction().execute()
    await nextDataVersion(transaction)
    const late = await openReader(server.url)
    const columns = columnsOf(late.db)
    const { version } = await columns.current()
    expect(columns.held()).toBeUndefined()
    await transaction.commit().execute()
    expect((await columns.current()).version).toBe(version + 1)
    expect(columns.checks).toMatchObject({ quiet: 0, writing: 2 })
    await late.close()
  })
  await untilQuiet()
})

test('a writer that dies in the middle leaves neither a change nor a lock', async () => {
  const { version } = await readDataVersion(reader.db)
  const writer = await openDatabase(server.url, { connections: 1 })
  const transaction = await writer.db.startTransaction().execute()
  await nextDataVersion(transaction)
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction)
  expect(await found()).toBe('writing')
  await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(owner.db)
  await untilQuiet()
  expect((await readDataVersion(reader.db)).version).toBe(version)
  await transaction
    .rollback()
    .execute()
    .catch(() => {}) // it is gone
  await writer.close()
})

test('only the first change of a session waits, and one whose wait was cut short waits anew', async () => {
  await setLease(LONG_MS)
  await inSession(async (writer) => {
    const waitOf = async () => {
      const started = performance.now()
      await changeData(writer)
      return performance.now() - started
    }
    const cut = writer.transaction().execute(async (trx) => {
      await sql`set local statement_timeout = 10`.execute(trx)
      await nextDataVersion(trx)
    })
    await expect(cut).rejects.toMatchObject({ code: '57014' })
    expect(await found()).toBe('writing')
    expect(await waitOf()).toBeGreaterThan(LONG_MS)
    expect(await waitOf()).toBeLessThan(LONG_MS)
  })
})

test('nobody changes the version without announcing it, by whatever statement and in whatever role', async () => {
  await inSession(async (writer) => {
    await sql`set session_replication_role = replica`.execute(writer)
    await sql`update data_version set version = version + 1`.execute(writer)
    expect(await found()).toBe('writing')
  })
})

test('what answers show besides reports takes a version too, and only where it changed', async () => {
  const versionOf = async () => (await readDataVersion(reader.db)).version
  const before = await versionOf()
  const region = { code: '110000', name: '北京市', level: 'province', parent: null } as const
  const url = 'https://a.gov.cn/report.html'
  await inSession(async (writer) => {
    await upsertRegions(writer, [region])
    await upsertRegions(writer, [region])
    expect(await versionOf()).toBe(before + 1)
    await keepRetrieval(writer, { url, finalUrl: url, sha256: 'a'.repeat(64), headers: {} })
    expect(await versionOf()).toBe(before + 2)
  })
})

test('a transaction that sees one moment grants no lease, since it would not see who committed since', async () => {
  const settings = { default_transaction_isolation: 'repeatable\\ read' }
  const still = await openDatabase(server.url, { connections: 1, settings })
  expect(await readDataVersion(still.db)).toMatchObject({ found: 'replica' })
  await still.close()
})

test.each([
  ['within it', { steady: 105, wall: 1005 }, true],
  ['after it', { steady: 110, wall: 1010 }, false],
  ['after the machine slept', { steady: 105, wall: 9000 }, false],
  ['after the clock was set back', { steady: 105, wall: 900 }, false],
])('a lease is held %s: %o', (_when, now, isHeld) => {
  expect(new Lease({ steady: 100, wall: 1000 }, 10).isHeld(now)).toBe(isHeld)
})
