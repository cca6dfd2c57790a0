/**
 * Databases of every released schema, with data in them, brought to the newest. A fixture is the rows that the program of
 * that time stored, by table: `fixtures/migrations/<last migration>.json`, with how each reading read beside it. A release
 * writes both (`scripts/generate-schema-fixture.ts`).
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import {
  type Database,
  findContents,
  listFindingsOfParses,
  listReports,
  listVersions,
  migrateToLatest,
  openDatabase,
  type StoredFact,
} from '../src/db/index.ts'
import { migrations } from '../src/db/migrations/index.ts'
import { startServer, type TestServer } from './postgres.ts'
import { documentOf, storeDocument } from './report-fixture.ts'

const FIXTURES = new URL('fixtures/migrations/', import.meta.url)
const READINGS = '.readings.json'
/** The last migration of each released version. */
const RELEASED = readdirSync(FIXTURES)
  .filter((name) => !name.endsWith(READINGS))
  .map((name) => name.replace('.json', ''))

type Row = Readonly<Record<string, unknown>>
type Rows = Readonly<Record<string, readonly Row[]>>

async function openAt(migration: string, rows: Rows): Promise<{ server: TestServer; database: Database }> {
  const server = await startServer()
  const database = await openDatabase(server.url)
  const migrator = new Migrator({ db: database.db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateTo(migration)
  if (error) throw error
  await database.db.connection().execute(async (db) => {
    await sql`set session_replication_role = replica`.execute(db) // reports and parses refer to each other
    for (const [table, values] of Object.entries(rows)) await insertRows(db, table, values)
    await sql`set session_replication_role = origin`.execute(db)
  })
  return { server, database }
}

async function insertRows(db: Database['db'], table: string, rows: readonly Row[]): Promise<void> {
  const columns = sql.join(Object.keys(rows[0] ?? {}).map((name) => sql.ref(name)))
  await sql`delete from ${sql.table(table)}`.execute(db) // what migrations put there
  await sql`insert into ${sql.table(table)} (${columns}) overriding system value
    select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(
    db,
  )
  if (!rows.some(({ id }) => typeof id === 'number')) return
  await sql`select setval(pg_get_serial_sequence(${table}, 'id'), (select max(id) from ${sql.table(table)}))`.execute(
    db,
  )
}

const readFixture = (migration: string): Rows =>
  JSON.parse(readFileSync(new URL(`${migration}.json`, FIXTURES), 'utf8'))

it('there is a fixture of the first schema, and of others that are known', () => {
  expect(RELEASED).toContain('2026-11-22-reports')
  expect(Object.keys(migrations)).toEqual(expect.arrayContaining(RELEASED))
})

describe.each(RELEASED.filter((name) => existsSync(new URL(`${name}${READINGS}`, FIXTURES))))(
  'a database of %s',
  (name) => {
    it('has every row after all migrations, and reads as it did', async () => {
      const rows = readFixture(name)
      const readings = readFixture(`${name}.readings`) as Readonly<Record<string, readonly unknown[]>>
      const { server, database } = await openAt(name, rows)
      onTestFinished(async () => {
        await database.close()
        await server.stop()
      })
      await migrateToLatest(database.db)
      for (const table of KEPT) {
        const { rows: found } = await sql`select from ${sql.table(table)}`.execute(database.db)
        expect([table, found.length]).toEqual([table, rows[table]?.length])
      }
      const contents = await findContents(database.db, Object.keys(readings).map(Number))
      expect(
        Object.fromEntries(
          contents.map(({ parse_id, facts }) => [
            parse_id,
            facts.map(({ metric, state, value }) => `${metric} ${state} ${value}`),
          ]),
        ),
      ).toEqual(readings)
      const current = rows.reports?.map(({ current_parse_id }) => current_parse_id)
      const reports = await listReports(database.db, { filter: {}, limit: 9 })
      expect(reports.map(({ parse_id }) => parse_id).toSorted()).toEqual(current?.toSorted())
    })
  },
)

/** What no migration may lose. */
const KEPT = ['agencies', 'api_keys', 'documents', 'parses', 'report_history', 'reports']

describe('a database of 2026-11-22-reports', () => {
  const MIGRATION = '2026-11-22-reports'
  const rows = readFixture(MIGRATION)
  const parses = rows.parses as readonly (Row & { id: number; facts: StoredFact[]; checks: Row[] })[]
  let server: TestServer
  let database: Database
  beforeAll(async () => {
    const opened = await openAt(MIGRATION, rows)
    server = opened.server
    database = opened.database
    await migrateToLatest(database.db)
  })
  afterAll(async () => {
    await database?.close()
    await server?.stop()
  })

  it('keeps every cell, check and finding of every version', async () => {
    const ids = parses.map(({ id }) => id)
    const contents = new Map((await findContents(database.db, ids)).map((content) => [content.parse_id, content]))
    for (const { id, facts, checks, ...parse } of parses) {
      const content = contents.get(id)
      const cells = new Map(content?.facts.map((fact) => [fact.metric, fact]))
      for (const fact of facts) expect(cells.get(fact.metric)).toEqual(fact)
      expect(content).toMatchObject({ form: parse.form, counts: parse.counts, mentions: parse.mentions })
      expect(content?.checks).toEqual(expect.arrayContaining(checks))
    }
    expect(await listFindingsOfParses(database.db, ids)).toHaveLength(
      rows.findings?.filter(({ parse_id }) => parses.some(({ id, report_id }) => id === parse_id && report_id))
        .length ?? -1,
    )
  })

  it('shows the versions that counted, since they were read', async () => {
    const reports = await listReports(database.db, { filter: {}, limit: 9 })
    const current = rows.reports?.map(({ current_parse_id }) => current_parse_id)
    expect(reports.map(({ parse_id }) => parse_id).toSorted()).toEqual(current?.toSorted())
    const newest = reports.find(({ parser_version }) => parser_version === '0.9.1-test')
    const versions = await listVersions(database.db, [newest?.report_id ?? 0])
    expect(versions.map(({ version, is_current }) => [version, is_current])).toEqual([
      [2, true],
      [1, false],
    ])
    const asOf = newest?.parsed_at
    expect(await listReports(database.db, { filter: {}, asOf, limit: 9 })).toContainEqual(newest)
    const before = new Date((asOf?.getTime() ?? 0) - 1)
    expect(await listReports(database.db, { filter: {}, asOf: before, limit: 9 })).not.toContainEqual(newest)
  })

  it('takes further versions of what it holds', async () => {
    const [report] = await listReports(database.db, { filter: {}, limit: 1 })
    const [agency] = await database.db
      .selectFrom('agencies')
      .selectAll()
      .where('id', '=', report?.agency_id ?? 0)
      .execute()
    const restated = documentOf({ agency: agency ?? {}, year: report?.year ?? 0, bytes: 'restated' })
    expect(await storeDocument(database.db, restated)).toMatchObject({
      readings: [{ reportId: report?.report_id, version: (report?.version ?? 0) + 1, isCurrent: true }],
    })
  })
})
