import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, findDatabaseError, openReader } from '../src/db/index.ts'
import { useDatabase } from './postgres.ts'
import { documentOf, storeDocument } from './report-fixture.ts'

const database = useDatabase()
let reader: Database
beforeAll(async () => {
  await storeDocument(database.db, documentOf({}))
  reader = await openReader(database.url, { statementTimeoutMs: 2_000 })
})
afterAll(() => reader?.close())

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => findDatabaseError(error)?.code,
  )

describe('a reader', () => {
  it('reads all that answers are made of', async () => {
    const tables = ['agencies', 'data_version', 'documents', 'findings', 'metrics', 'parses', 'regions', 'rulings']
    for (const table of [...tables, 'refusals', 'report_history'])
      await sql`select 1 from ${sql.table(table)} limit 1`.execute(reader.db)
    expect(await reader.db.selectFrom('reports').select('year').execute()).toEqual([{ year: 2024 }])
  })

  it('cannot write, not even where a session asks for it', async () => {
    const write = sql`update agencies set name = 'x'`
    expect(await failureOf(write.execute(reader.db))).toBe('database.forbidden')
    const asked = reader.db.connection().execute(async (connection) => {
      await sql`set default_transaction_read_only = off`.execute(connection)
      try {
        await write.execute(connection)
      } finally {
        await sql`set default_transaction_read_only = on`.execute(connection)
      }
    })
    expect(await failureOf(asked)).toBe('database.forbidden')
  })

  it('is cut off where a statement takes too long', async () => {
    expect(await failureOf(sql`select pg_sleep(60)`.execute(reader.db))).toBe('database.timeout')
  })

  it('reads only, too, where its user may not take the role', async () => {
    const name = `stranger_${randomUUID().replaceAll('-', '')}`
    const run = (statement: string) => sql.raw(statement).execute(database.db)
    await run(`create role ${name} login password 'stranger'`)
    try {
      await run(`grant select, update on all tables in schema public to ${name}`)
      const stranger = await openReader(
        Object.assign(new URL(database.url), { username: name, password: 'stranger' }).href,
      )
      expect(await stranger.db.selectFrom('reports').select('year').execute()).toHaveLength(1)
      expect(await failureOf(sql`update agencies set name = 'x'`.execute(stranger.db))).toBe('database.forbidden')
      await stranger.close()
    } finally {
      await run(`drop owned by ${name}`)
      await run(`drop role ${name}`)
    }
  })
})
