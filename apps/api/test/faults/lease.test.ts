/** A server that answers from memory for a lease at a time, asked at once after each of many changes. */
import { columnsOf } from '@gongkai/schema/columns'
import { openDatabase, openReader } from '@gongkai/schema/db'
import { sql } from 'kysely'
import { expect, inject, test } from 'vitest'
import { listen } from '../../src/server/listen.ts'
import { createServer } from '../../src/server/server.ts'
import { useSampleDatabase } from '../sample-database.ts'

const { changes, timeout } = inject('faults')
/** So that there are leases between the changes. */
const LEASE_MS = 5

const database = useSampleDatabase()

test('what was changed a moment ago is in the next answer, while others ask all the time', { timeout }, async () => {
  await sql`create or replace function reading_lease_ms() returns integer language sql immutable
    return ${sql.lit(LEASE_MS)}`.execute(database.db)
  const reader = await openReader(database.url)
  const server = await listen(createServer({ db: reader.db }), { host: '127.0.0.1', port: 0 })
  const ask = async () => {
    const body = JSON.stringify({ query: '{ regions(parent: "410000") { name } }' })
    const headers = { 'content-type': 'application/json' }
    return (await fetch(server.url, { method: 'POST', headers, body })).text()
  }
  let isDone = false
  const crowd = [1, 2].map(async () => {
    while (!isDone) await ask()
  })
  const writer = await openDatabase(database.url, { connections: 1 })
  const { checks } = columnsOf(reader.db)
  let stale = 0
  for (let change = 0; change < changes; change++) {
    const { quiet } = checks
    while (checks.quiet === quiet) await ask() // until a lease is granted anew
    await writer.db.transaction().execute(async (trx) => {
      await sql`update regions set name = ${`第${change}市`} where code = '410300'`.execute(trx)
      await sql`update data_version set version = version + 1`.execute(trx)
    })
    if (!(await ask()).includes(`第${change}市`)) stale++
    await sql`discard all`.execute(writer.db) // as a writer that is new
  }
  isDone = true
  await Promise.all(crowd)
  await writer.close()
  await server.close()
  await reader.close()
  expect(stale).toBe(0)
})
