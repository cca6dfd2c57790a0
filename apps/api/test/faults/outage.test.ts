/** A server whose database goes away, says nothing, is killed or is slow: every route says so, and all is well by itself once it is back. */
import { createHash } from 'node:crypto'
import { openReader, openWriter } from '@gongkai/schema/db'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Listening, listen } from '../../src/server/listen.ts'
import { createServer } from '../../src/server/server.ts'
import { useSampleDatabase } from '../sample-database.ts'
import { type CuttingProxy, openCuttingProxy } from './cutting-proxy.ts'

const YEARS = '{ years }'
const HASH = createHash('sha256').update(YEARS).digest('hex')
const STATEMENT_TIMEOUT_MS = 2_000

const database = useSampleDatabase()
let proxy: CuttingProxy
let server: Listening
let closeAll: () => Promise<unknown>
beforeEach(async () => {
  proxy = await openCuttingProxy(database.url)
  const reader = await openReader(proxy.url, { statementTimeoutMs: STATEMENT_TIMEOUT_MS })
  const writer = await openWriter(proxy.url)
  const api = createServer({ db: reader.db, writer: writer.db, log: () => {}, persisted: new Map([[HASH, YEARS]]) })
  server = await listen(api, { host: '127.0.0.1', port: 0 })
  closeAll = async () => {
    await server.close()
    await proxy.close()
    await reader.close()
    await writer.close()
  }
})
afterEach(() => closeAll())

const at = (path: string) => new URL(path, server.url).href
const ask = (headers: Record<string, string> = {}, query = YEARS) =>
  fetch(server.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  })
const byHash = `/graphql?extensions=${encodeURIComponent(JSON.stringify({ persistedQuery: { version: 1, sha256Hash: HASH } }))}`

const ROUTES: readonly (readonly [what: string, get: () => Promise<Response>])[] = [
  ['a query', () => ask()],
  ['a query of the general server', () => ask({ accept: 'multipart/mixed, application/json' })],
  ['a query with a key', () => ask({ authorization: `Bearer gongkai_1_${'a'.repeat(43)}` })],
  ['a query by its hash', () => fetch(at(byHash))],
  ['readiness', () => fetch(at('/ready'))],
  ['a ranking as a file', () => fetch(at('/export/ranking.csv?metric=permits&year=2024'))],
  ['a trend as a file', () => fetch(at('/export/trend.json?metric=permits'))],
  ['a year as a file', () => fetch(at('/export/reports-2024.csv.gz'))],
  ['a document', () => fetch(at(`/documents/${'a'.repeat(64)}`))],
]

test.each(ROUTES)('%s is refused with 503, a code and Retry-After while the database is away', async (what, get) => {
  await ask() // there is an answer kept of before
  proxy.cut()
  await expect.poll(async () => (await get()).status).toBe(503) // once no lease holds
  const response = await get()
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5'])
  const code = what === 'readiness' ? '"status":"unavailable"' : '"code":"DATABASE_UNAVAILABLE"'
  expect(await response.text()).toContain(code)
})

test('health and metrics need no database, and the metrics say that it is away', async () => {
  proxy.cut()
  expect((await fetch(at('/health'))).status).toBe(200)
  const metrics = await fetch(at('/metrics'))
  expect([metrics.status, await metrics.text()]).toEqual([200, expect.stringContaining('\ngongkai_database_up 0\n')])
})

test('what was cut is answered again as soon as the database is back', async () => {
  expect((await ask()).status).toBe(200)
  proxy.cut()
  await expect.poll(async () => (await ask()).status).toBe(503)
  proxy.mend()
  expect((await ask()).status).toBe(200)
})

test('a database that says nothing is taken for lost, and found again', async () => {
  expect((await ask()).status).toBe(200)
  proxy.silence()
  await expect.poll(async () => (await ask()).status).toBe(503)
  proxy.mend()
  await expect.poll(async () => (await ask()).status).toBe(200)
})

test('a question that the database takes too long over is refused with a code and Retry-After', async () => {
  await ask()
  const lock = await database.db.startTransaction().execute()
  await sql`lock table documents in access exclusive mode`.execute(lock)
  const response = await fetch(at(`/documents/${'a'.repeat(64)}`))
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5'])
  expect(await response.text()).toContain('"code":"DATABASE_TIMEOUT"')
  await lock.rollback().execute()
})

test('connections that the database ends under load cost answers with a code, never the process, and nothing for long', async () => {
  const statuses = new Map<number, number>()
  let isDone = false
  let unlike = 0
  const crowd = Array.from({ length: 4 }, async () => {
    while (!isDone) {
      const response = await ask({}, `{ years n${unlike++}: years }`)
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
      if (response.status === 503) expect(await response.text()).toContain('"code":"DATABASE_UNAVAILABLE"')
    }
  })
  for (let time = 0; time < 5; time++) {
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(database.db)
    await ask()
  }
  await expect.poll(async () => (await ask()).status).toBe(200)
  isDone = true
  await Promise.all(crowd)
  expect([...statuses.keys()].sort()).toEqual(statuses.has(503) ? [200, 503] : [200])
})
