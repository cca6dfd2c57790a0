/** A process that began before an upgrade goes on while newer migrations run and after them, as long as those only add. */
import { openReader } from '@gongkai/schema/db'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Listening, listen } from '../src/server/listen.ts'
import { createServer } from '../src/server/server.ts'
import { runCommand } from './run-command.ts'
import { storeSample, useSampleDatabase } from './sample-database.ts'

const database = useSampleDatabase()
let reader: Awaited<ReturnType<typeof openReader>>
let old: Listening
beforeAll(async () => {
  reader = await openReader(database.url)
  old = await listen(createServer({ db: reader.db, writer: database.db }), { host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await old.close()
  await reader.close()
})

/** All that an expanding migration may do to tables that are in use, and for a while. */
const NEXT: Migration = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of [
      'alter table agencies add column next_name text',
      'alter table reports add column next_flag boolean not null default false',
      "alter table parses add column next_cells smallint[] not null default '{}'",
      'create index reports_next on reports (year) where next_flag',
      'create table next_things (id integer generated always as identity primary key, report_id integer references reports)',
      'update reports set next_flag = true',
      'select pg_sleep(1)',
    ])
      await sql.raw(statement).execute(db)
  },
}

/** As the next release would: what has run is known to it, and one more is to be. */
async function migrateAsNextRelease(): Promise<void> {
  const pool = new pg.Pool({ connectionString: database.url })
  pool.on('error', () => {}) // the database may be dropped before a connection that is told to end has ended
  const db = new Kysely<{ kysely_migration: { name: string } }>({ dialect: new PostgresDialect({ pool }) })
  const run = await db.selectFrom('kysely_migration').select('name').execute()
  const known: Record<string, Migration> = Object.fromEntries(run.map(({ name }) => [name, { up: async () => {} }]))
  const provider = { getMigrations: async () => ({ ...known, '9999-12-31-next': NEXT }) }
  const { error } = await new Migrator({ db, provider }).migrateToLatest()
  await db.destroy()
  if (error) throw error
}

const QUESTIONS = [
  '{ ranking(metric: PERMITS_DECISIONS, year: 2024) { totalCount nodes { rank value agency { name } report { year } } } }',
  '{ reports(first: 5) { totalCount nodes { year agency { name } facts(metrics: [PERMITS_DECISIONS]) { value raw } } } }',
  '{ findings(first: 5) { totalCount nodes { code message { zh } } } }',
]

async function ask(query: string): Promise<string> {
  const body = JSON.stringify({ query })
  const response = await fetch(old.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  const text = await response.text()
  expect([response.status, text]).toEqual([200, expect.not.stringContaining('"errors"')])
  return text
}

test('an old process answers all through a migration that adds, and stores and answers after it', async () => {
  const before = await Promise.all(QUESTIONS.map(ask))
  let isMigrated = false
  const migrating = migrateAsNextRelease().finally(() => {
    isMigrated = true
  })
  let rounds = 0
  for (; !isMigrated; rounds++) expect(await Promise.all(QUESTIONS.map(ask))).toEqual(before)
  await migrating
  expect(rounds).toBeGreaterThan(0)
  expect(await Promise.all(QUESTIONS.map(ask))).toEqual(before)

  const added = await storeSample(database.db, '001_d746fab4eb0be43f.txt', (report) => ({ ...report, year: 2019 }))
  expect(added).toMatchObject([{ status: 'stored' }])
  expect(JSON.parse(await ask('{ reports { totalCount } }')).data.reports.totalCount).toBe(6)
  const readiness = async () => {
    const ready = await fetch(old.url.replace('graphql', 'ready'))
    return [ready.status, (await ready.json()).migrations]
  }
  await expect.poll(readiness).toEqual([200, 'ahead'])
})

test('an old program that is started anew is told to be updated, and changes nothing', async () => {
  const { exitCode, stderr } = await runCommand(['migrate'], { environment: { DATABASE_URL: database.url } })
  expect(exitCode).toBe(1)
  expect(stderr).toMatch(/9999-12-31-next.*\[database\.newer\]\n$/)
})
