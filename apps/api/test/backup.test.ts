/** Backups of the embedded server and of a database of one’s own, restored into empty ones. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listPendingMigrations, listWholeTables, migrateTo } from '@gongkai/schema/db'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { SavedTable } from '../src/backup/inventory.ts'
import { openBackup } from '../src/backup/open-backup.ts'
import { restoreBackup } from '../src/backup/restore-backup.ts'
import { REPOSITORY } from '../src/config.ts'
import { expectColumnsToAgree } from './faults/check-columns.ts'
import { countHalves } from './faults/content.ts'
import { writeCorpus } from './faults/corpus.ts'
import { canMount, mountSmallDisk } from './faults/small-disk.ts'
import { makePostgresTools } from './postgres-tools.ts'
import { createEmpty, expectRefused, expectSame, keysOf, rankingOf } from './restored-store.ts'
import { runCommand } from './run-command.ts'
import { storeSample } from './sample-database.ts'
import { openTemporaryStore, type TemporaryStore } from './temporary-store.ts'

const SAMPLES = join(REPOSITORY, 'samples')

let folder: string
let store: TemporaryStore
let saved: string
let summary: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-backup-'))
  store = await openTemporaryStore()
  saved = join(folder, 'saved.zip')
  const { environment } = store
  await runCommand(['ingest', SAMPLES], { environment })
  await runCommand(['keys', 'create', '--name', '编辑部', '--scope', 'rule'], { environment })
  summary = (await runCommand(['backup', saved], { environment })).stdout
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true })
})

test('a store that is saved from one server and restored to another is the same in all that it says', async () => {
  expect(summary).toMatch(
    /^.*saved\.zip: snapshot \(no pg_dump is at hand\), \d{4,} rows in \d+ tables, data version \d+, schema [\w-]+, SHA-256 [0-9a-f]{64}\n$/,
  )
  const restored = await createEmpty()
  const { exitCode, stdout, stderr } = await runCommand(['restore', saved], restored)
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
  expect(stdout).toBe(summary.replace(/^.*?: snapshot \(.*?\)/, 'Restored and read back equal: snapshot'))
  await expectSame(restored, store)
})

test('where pg_dump is older than the server a snapshot is written and says why, unless a dump is asked for', async () => {
  const environment = { ...store.environment, POSTGRES_TOOLS: await makePostgresTools(folder, '14.1') }
  const into = await mkdtemp(join(folder, 'into-'))
  const refused = await runCommand(['backup', '--form', 'dump', into], { environment })
  expect(refused).toMatchObject({ exitCode: 1, stdout: '' })
  expect(refused.stderr).toMatch(/pg_dump 14\.1 is older than the server, 18\..*\[backup\.no_tools\]\n$/)
  expect(await readdir(into)).toEqual([])
  const written = await runCommand(['backup', into], { environment })
  expect(written.stdout).toMatch(/\.zip: snapshot \(pg_dump 14\.1 is older than the server, 18\), /)
  expect((await runCommand(['backup', '--form', 'snapshot', join(into, 'b')], { environment })).stdout).toMatch(
    /b: snapshot, /,
  )
})

test('what is restored goes on: new rows get new ids, and the references hold', async () => {
  const restored = await createEmpty()
  await runCommand(['restore', saved], restored)
  await runCommand(['keys', 'create', '--name', 'another', '--scope', 'rule'], restored)
  expect((await keysOf(restored)).map(({ id }) => id)).toEqual([1, 2])
  expect(await runCommand(['ingest', SAMPLES], restored)).toMatchObject({
    stdout: '5 files: 0 stored, 5 unchanged, 0 failed\n',
  })
  const [file = ''] = await readdir(SAMPLES)
  await storeSample(restored.db, file, (report) => ({ ...report, year: 2022 }))
  expect(await countHalves(restored.db)).toMatchObject({
    reports_that_show_nothing: 0,
    reports_with_another_history: 0,
  })
  await expect(sql`delete from agencies`.execute(restored.db)).rejects.toThrow(/foreign key/)
})

test('a backup made while an ingest writes is of one moment', async () => {
  const reports = join(folder, 'reports')
  await writeCorpus(reports, { files: 200, restatements: false })
  const files = await readdir(reports)
  let isSaved = false
  const ingesting = (async () => {
    for (let next = 0; !isSaved; next += 2)
      await runCommand(['ingest', '--jobs', '1', ...files.slice(next, next + 2)], { ...store, cwd: reports })
  })()
  const path = join(folder, 'meanwhile.zip')
  const before = await rankingOf(store)
  await expect.poll(async () => (await rankingOf(store)).version).toBeGreaterThan(before.version)
  const { exitCode } = await runCommand(['backup', path], store)
  isSaved = true
  await ingesting
  expect(exitCode).toBe(0)
  const restored = await createEmpty()
  expect(await runCommand(['restore', path], restored)).toMatchObject({ exitCode: 0, stderr: '' })
  const halves = await countHalves(restored.db)
  expect(halves).toEqual(Object.fromEntries(Object.keys(halves).map((what) => [what, 0])))
  await expectColumnsToAgree(restored.db)
  expect((await rankingOf(restored)).version).toBeGreaterThan(before.version)
  expect((await rankingOf(restored)).version).toBeLessThan((await rankingOf(store)).version)
})

/** Copies of the backup that are no longer what was written. */
const DAMAGE: Readonly<Record<string, readonly [code: string, damage: (path: string) => Promise<void>]>> = {
  'that ends early': ['backup.unreadable', async (path) => truncate(path, (await stat(path)).size - 1000)],
  'that is empty': ['backup.unreadable', (path) => truncate(path, 0)],
  'of which a byte is another': ['backup.altered', (path) => change(path, (bytes) => bytes.length >> 1)],
  'whose manifest says otherwise': ['backup.altered', (path) => change(path, (bytes) => bytes.length - 40)],
  'that is another archive': ['backup.unknown_format', (path) => writeFile(path, EMPTY_ZIP)],
}
const EMPTY_ZIP = Buffer.concat([Buffer.from('PK\x05\x06'), Buffer.alloc(18)])

async function change(path: string, where: (bytes: Buffer) => number): Promise<void> {
  const bytes = await readFile(path)
  const at = where(bytes)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  await writeFile(path, bytes)
}

test.each(Object.entries(DAMAGE))('a backup %s is refused before anything is made', async (_what, [code, damage]) => {
  const path = join(folder, `${randomUUID()}.zip`)
  await writeFile(path, await readFile(saved))
  await damage(path)
  const restored = await createEmpty()
  await expectRefused(path, restored, new RegExp(`^gongkai: .*\\[${code}\\]\\n$`))
  const { rows } = await sql`select from pg_class where relnamespace = 'public'::regnamespace`.execute(restored.db)
  expect(rows).toEqual([])
})

test('a backup can be looked at without a database', async () => {
  const { exitCode, stdout } = await runCommand(['restore', '--check', saved])
  expect(exitCode).toBe(0)
  expect(stdout).toBe(summary.replace(/^(.*?): snapshot \(.*?\)/, '$1 is whole: snapshot'))
})

test('a backup with another hash than was kept elsewhere is refused before anything is made', async () => {
  const restored = await createEmpty()
  const kept = /[\da-f]{64}$/.exec(summary.trim())?.[0] ?? ''
  const another = await runCommand(['restore', '--sha256', 'a'.repeat(64), saved], restored)
  expect(another).toMatchObject({ exitCode: 1, stderr: expect.stringMatching(/\[backup\.altered\]\n$/) })
  expect(await listWholeTables(restored.db)).toEqual([])
  expect(await runCommand(['restore', '--sha256', 'a', saved])).toMatchObject({ exitCode: 2 })
  expect(await runCommand(['restore', '--check', '--sha256', kept, saved])).toMatchObject({ exitCode: 0 })
})

test('a database that holds tables is left alone', async () => {
  const restored = await createEmpty()
  await runCommand(['migrate'], restored)
  const { exitCode, stderr } = await runCommand(['restore', saved], restored)
  expect(exitCode).toBe(1)
  expect(stderr).toMatch(/\[restore\.not_empty\]\n$/)
})

test('a file that is there is left alone, a folder gets a file named by the moment, which its owner alone may read', async () => {
  expect(await runCommand(['backup', saved], store)).toMatchObject({
    exitCode: 1,
    stderr: expect.stringMatching(/\[backup\.exists\]\n$/),
  })
  const into = await mkdtemp(join(folder, 'into-'))
  await runCommand(['backup', into], store)
  const files = await readdir(into)
  expect(files).toEqual([expect.stringMatching(/^gongkai-\d{8}T\d{6}Z\.zip$/)])
  expect((await stat(join(into, files[0] ?? ''))).mode & 0o777).toBe(0o600)
})

test('a path with a slash at its end is a folder, which is made where it is not there', async () => {
  const into = join(await mkdtemp(join(folder, 'into-')), 'not', 'there')
  expect((await runCommand(['backup', `${into}/`], store)).exitCode).toBe(0)
  expect(await readdir(into)).toEqual([expect.stringMatching(/^gongkai-\d{8}T\d{6}Z\.zip$/)])
  expect((await stat(into)).mode & 0o777).toBe(0o700)
  expect((await runCommand(['backup', `${saved}/`], store)).stderr).toMatch(/\[output\.unwritable\]\n$/)
})

test.each([
  ['a folder that is not there', ['backup', '/nowhere/at-all/b.zip'], 'output.unwritable'],
  ['a file that is not there', ['restore', '/nowhere/at-all/b.zip'], 'backup.unreadable'],
])('%s is told of in one line', async (_what, argv, code) => {
  const { exitCode, stderr } = await runCommand(argv, store)
  expect(exitCode).toBe(1)
  expect(stderr).toMatch(new RegExp(`^gongkai: .*\\[${code}\\]\\n$`))
})

test('nothing is left of a backup of a database that was never migrated', async () => {
  const into = await mkdtemp(join(folder, 'into-'))
  const empty = await createEmpty()
  expect((await runCommand(['backup', join(into, 'b.zip')], empty)).stderr).toMatch(/\[backup\.nothing\]\n$/)
  expect(await readdir(into)).toEqual([])
})

const LARGE_BYTES = 8_000_000

/** A database whose backup is under way for a while. */
async function createLarge() {
  const large = await createEmpty()
  await runCommand(['migrate'], large)
  const bytes = randomBytes(LARGE_BYTES)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const document = { sha256, name: 'large.pdf', media_type: 'application/pdf', byte_length: LARGE_BYTES, bytes }
  await large.db.insertInto('documents').values(document).execute()
  return large
}

test('nothing is left of a backup that is interrupted in the middle', async () => {
  const large = await createLarge()
  const into = await mkdtemp(join(folder, 'into-'))
  const path = join(into, 'b.zip')
  const controller = new AbortController()
  const backup = runCommand(['backup', path], { ...large, signal: controller.signal })
  await expect
    .poll(async () => (await stat(`${path}.part`).catch(() => ({ size: 0 }))).size, { interval: 5 })
    .toBeGreaterThan(0)
  controller.abort('SIGINT')
  expect(await backup).toEqual({ exitCode: 1, stdout: '', stderr: '' })
  expect(await readdir(into)).toEqual([])
})

test.skipIf(!canMount())('a backup for which there is no room says so', async () => {
  const large = await createLarge()
  const into = await mkdtemp(join(folder, 'into-'))
  const disk = await mountSmallDisk(into, 1)
  try {
    const { exitCode, stderr } = await runCommand(['backup', join(into, 'b.zip')], large)
    expect(exitCode).toBe(1)
    expect(stderr).toMatch(/no space is left.*\[output\.unwritable\]\n$/)
    expect(await readdir(into)).toEqual([])
  } finally {
    await disk.unmount()
  }
})

test('a restore that is interrupted leaves the database as empty as it was', async () => {
  const restored = await createEmpty()
  const controller = new AbortController()
  const { signal } = controller
  const backup = await openBackup({ path: saved, cwd: folder, signal, findTools: async () => undefined })
  onTestFinished(() => backup.close())
  let filled = 0
  const interrupted = {
    ...backup,
    rowsOf: (table: SavedTable) => {
      if (filled++ === 3) controller.abort(new Error('interrupted'))
      return backup.rowsOf(table)
    },
  }
  await expect(restoreBackup(restored.db, interrupted, signal)).rejects.toThrow('interrupted')
  expect(await listWholeTables(restored.db)).toEqual([])
})

test('a backup of an earlier schema is restored and brought to the newest', async () => {
  const old = await createEmpty()
  await old.db.transaction().execute(async (trx) => {
    await migrateTo(trx, '2026-11-22-reports')
    await sql`insert into agencies (name, sector) values ('某局', 'other')`.execute(trx)
  })
  const path = join(folder, 'old.zip')
  expect(await runCommand(['backup', path], old)).toMatchObject({ exitCode: 0 })
  const restored = await createEmpty()
  expect(await runCommand(['restore', path], restored)).toMatchObject({ exitCode: 0, stderr: '' })
  expect(await listPendingMigrations(restored.db)).toEqual([])
  expect(await restored.db.selectFrom('agencies').select(['id', 'name']).execute()).toEqual([{ id: 1, name: '某局' }])
})

test('a table that another has put beside ours is left out, and keeps nothing from being restored', async () => {
  const shared = await createEmpty()
  await runCommand(['ingest', SAMPLES], shared)
  await sql`create table "notes of ours" (text text)`.execute(shared.db)
  const path = join(folder, 'shared.zip')
  expect(await runCommand(['backup', path], shared)).toMatchObject({ exitCode: 0 })
  const restored = await createEmpty()
  expect(await runCommand(['restore', path], restored)).toMatchObject({ exitCode: 0, stderr: '' })
  await expectSame(restored, shared)
})

test('documents that wait for workers wait again', async () => {
  const queued = await createEmpty()
  await runCommand(['ingest', SAMPLES, '--queue'], queued)
  const path = join(folder, 'queued.zip')
  await runCommand(['backup', path], queued)
  const restored = await createEmpty()
  await runCommand(['restore', path], restored)
  expect((await runCommand(['worker', '--drain', '--jobs', '1'], restored)).stdout).toMatch(/5 stored/)
})
