/** Migrations only add, so that processes of the release before go on while they run; what goes, goes a release later. */
import { Kysely, PostgresDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import pg from 'pg'
import { expect, test } from 'vitest'
import { migrations } from '../src/db/migrations/index.ts'
import type { Tables } from '../src/db/tables.ts'
import { startServer } from './postgres.ts'

const CONTRACTING =
  /\bdrop (table|column|constraint)\b|\brename\b|\balter column \S+ (type|set data type|set not null)\b|\badd column (?![^,]*\bdefault\b)[^,]*\bnot null\b/i

/** What is taken away, by the migration that does; each with the release that no longer needed it. */
const DECLARED: Readonly<Record<string, string>> = {
  '2026-11-22-store': 'Before the first release, so that no process of another one was running.',
  '2026-11-25-replies-to-findings': 'Only the check is another, which refuses nothing that the one before it took.',
}

async function listStatements(): Promise<Map<string, string[]>> {
  const server = await startServer()
  const statements = new Map<string, string[]>()
  let current: string[] = []
  const pool = new pg.Pool({ connectionString: server.url })
  pool.on('error', () => {}) // the database may be dropped before a connection that is told to end has ended
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query }) => {
      current.push(query.sql)
    },
  })
  for (const name of Object.keys(migrations)) {
    current = []
    const { error } = await new Migrator({ db, provider: { getMigrations: async () => migrations } }).migrateTo(name)
    if (error) throw error
    statements.set(name, current)
  }
  await db.destroy()
  await server.stop()
  return statements
}

test.each([
  ['alter table a drop column b', true],
  ['alter table a alter column b set not null', true],
  ['alter table a add column b text not null', true],
  ['alter table a rename to b', true],
  ['alter table a add column b text', false],
  ["alter table a add column b text not null default ''", false],
  ['alter table a alter column b drop not null', false],
  ['create table a (b text not null)', false],
])('%s takes something away: %s', (statement, contracts) => {
  expect(CONTRACTING.test(statement)).toBe(contracts)
})

test('only declared migrations take something away', async () => {
  const contracting = [...(await listStatements())].filter(([, statements]) =>
    statements.some((statement) => CONTRACTING.test(statement)),
  )
  expect(contracting.map(([name]) => name)).toEqual(Object.keys(DECLARED))
})
