/**
 * `node scripts/generate-schema-fixture.ts`: what a database of today’s schema holds, and how it reads, for those tests that
 * bring databases of every released schema to the newest. Prints the files that it writes.
 */
import { chmod, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findContents, listRunMigrations, listWholeTables, type Tables } from '@gongkai/schema/db'
import { type Kysely, sql } from 'kysely'
import { type Environment, REPOSITORY } from '../apps/api/src/config.ts'
import { openStore } from '../apps/api/src/database.ts'
import { main } from '../apps/api/src/main.ts'
import { fixtureOf, readingsOf } from './release/fixture-path.ts'

const SAMPLES = ['samples/000_22994185ec2f013c.txt', 'samples/001_d746fab4eb0be43f.txt']
/** Of the second sample, as its agency would state anew. */
const RESTATED = { from: '1909', to: '1910' }
/** What is made of other sources at every start. */
const NOT_KEPT = ['regions']

/** From the root, the text of each file. */
async function makeSchemaFixture(): Promise<ReadonlyMap<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-fixture-'))
  await chmod(folder, 0o755) // so that, as root, the server’s own user gets there
  const store = await openStore({ databaseUrl: undefined, dataDirectory: folder })
  try {
    await store.migrate()
    await fill(folder, { DATABASE_URL: store.url })
    const migration = (await listRunMigrations(store.db)).at(-1) ?? ''
    return new Map([
      [fixtureOf(migration), printed(await readRows(store.db))],
      [readingsOf(migration), printed(await readReadings(store.db))],
    ])
  } finally {
    const home = await realpath(join(folder, 'postgres'))
    await store.close()
    for (const path of [home, folder]) await rm(path, { recursive: true, force: true })
  }
}

async function fill(folder: string, environment: Environment): Promise<void> {
  const restated = join(folder, 'restated.txt')
  const text = await readFile(join(REPOSITORY, SAMPLES[1] ?? ''), 'utf8')
  await writeFile(restated, text.replaceAll(RESTATED.from, RESTATED.to))
  await run(['ingest', ...SAMPLES], environment)
  await run(['ingest', restated], environment)
  await run(['keys', 'create', '--name', 'editors', '--scope', 'rule'], environment)
}

async function run(argv: readonly string[], environment: Environment): Promise<void> {
  let complaint = ''
  const stderr = { write: (text: string) => (complaint += text) }
  const { signal } = new AbortController()
  const io = { stdin: [] as never, stdout: { write: () => {} }, stderr, cwd: REPOSITORY, signal, environment }
  if ((await main(argv, io)) !== 0) throw new Error(`gongkai ${argv.join(' ')}: ${complaint}`)
}

/** By table, in the order in which they were made. */
async function readRows(db: Kysely<Tables>): Promise<Record<string, readonly unknown[]>> {
  const tables: Record<string, readonly unknown[]> = {}
  for (const { name } of await listWholeTables(db)) {
    const { rows } = await sql<{ row: unknown }>`
      select to_jsonb(t) as row from ${sql.table(name)} t order by ctid`.execute(db)
    if (rows.length > 0 && !NOT_KEPT.includes(name)) tables[name] = rows.map(({ row }) => row)
  }
  return tables
}

/** By reading, every cell as metric, state and value. */
async function readReadings(db: Kysely<Tables>): Promise<Record<string, readonly unknown[]>> {
  const parses = await db.selectFrom('parses').select('id').orderBy('id').execute()
  const contents = await findContents(
    db,
    parses.map(({ id }) => id),
  )
  return Object.fromEntries(
    contents.map(({ parse_id, facts }) => [
      parse_id,
      facts.map(({ metric, state, value }) => `${metric} ${state} ${value}`),
    ]),
  )
}

const printed = (value: unknown) => `${JSON.stringify(value, null, 1)}\n`

if (import.meta.main)
  for (const [path, text] of await makeSchemaFixture()) {
    await writeFile(join(REPOSITORY, path), text)
    console.log(path)
  }
