import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { endPresence, holdPresence } from '@gongkai/schema/db'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { REPOSITORY } from '../src/config.ts'
import { emptyStore } from './empty-store.ts'
import { runCommand } from './run-command.ts'
import { openTemporaryStore, type TemporaryStore } from './temporary-store.ts'

const SAMPLES = join(REPOSITORY, 'samples')

let store: TemporaryStore
let folder: string
beforeAll(async () => {
  store = await openTemporaryStore()
  folder = await mkdtemp(join(tmpdir(), 'gongkai-worker-'))
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true })
})
beforeEach(async () => {
  await run('migrate')
  await emptyStore(store.db)
})

const run = (...argv: string[]) => runCommand(argv, { environment: store.environment, cwd: folder })
const drain = () => run('worker', '--drain', '--jobs', '1')
const namesOf = async (table: 'documents' | 'waiting_documents') =>
  (await store.db.selectFrom(table).select('name').orderBy('name').execute()).map(({ name }) => name)

test('documents wait until a worker comes, and are stored once', async () => {
  expect(await run('ingest', SAMPLES, '--queue')).toEqual({
    exitCode: 0,
    stdout: '5 files: 5 queued, 0 unchanged, 0 failed\n',
    stderr: '',
  })
  expect(await run('ingest', SAMPLES, '--queue')).toMatchObject({
    stdout: '5 files: 0 stored, 5 unchanged, 0 failed\n',
  })
  expect([(await namesOf('documents')).length, (await namesOf('waiting_documents')).length]).toEqual([0, 5])
  expect(await drain()).toEqual({ exitCode: 0, stdout: '5 files: 5 stored, 0 unchanged, 0 failed\n', stderr: '' })
  expect([await namesOf('documents'), await namesOf('waiting_documents')]).toEqual([await readdir(SAMPLES), []])
  expect(await run('ingest', SAMPLES, '--queue')).toMatchObject({
    stdout: '5 files: 0 stored, 5 unchanged, 0 failed\n',
  })
})

test('a connection that breaks while the worker ends is listened to, lest it end the process', async () => {
  const end = vi.spyOn(pg.Pool.prototype, 'end')
  expect(await drain()).toMatchObject({ exitCode: 0 })
  const pools = end.mock.contexts as pg.Pool[]
  end.mockRestore()
  expect(pools.length).toBeGreaterThan(1)
  for (const pool of pools) expect(pool.listenerCount('error')).toBeGreaterThan(0)
})

test('what the parser refuses is kept with the reason, and not tried again', async () => {
  await writeFile(join(folder, 'letter.txt'), '各位同事：明天下午开会。\n')
  await run('ingest', 'letter.txt', '--queue')
  const { exitCode, stdout, stderr } = await drain()
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '1 file: 0 stored, 0 unchanged, 1 failed\n' })
  expect(stderr).toMatch(/^letter\.txt holds .* \[document\.not_a_report\]\n$/)
  expect(await drain()).toEqual({ exitCode: 0, stdout: '0 files: 0 stored, 0 unchanged, 0 failed\n', stderr: '' })
  const again = await run('ingest', 'letter.txt', '--queue')
  expect(again).toMatchObject({ exitCode: 1, stdout: '1 file: 0 stored, 0 unchanged, 1 failed\n' })
  expect(again.stderr).toContain('[document.not_a_report]')
})

test('a worker holds a document to what the manifest says of it', async () => {
  const text = await readFile(join(SAMPLES, '001_d746fab4eb0be43f.txt'), 'utf8')
  await writeFile(join(folder, 'a.txt'), text)
  await writeFile(join(folder, 'wrong.csv'), 'file,agency,region,year,published_on\na.txt,,,1999,2020-01-31\n')
  await run('ingest', 'a.txt', '--queue', '--manifest', 'wrong.csv')
  expect((await drain()).stderr).toContain('[manifest.contradicted]')
})

test('the job of a worker that is gone is taken by another, that of one that lives is not', async () => {
  await run('ingest', SAMPLES, '--queue')
  const taken = sql`
    update graphile_worker._private_jobs
    set locked_at = now() - interval '1 minute', locked_by = case when id % 2 = 0 then 'alive' else 'gone' end`
  await taken.execute(store.db)
  const waiting = await store.db.connection().execute(async (connection) => {
    await holdPresence(connection, 'alive')
    const controller = new AbortController()
    const worker = runCommand(['worker', '--jobs', '1'], { environment: store.environment, signal: controller.signal })
    const { rows } = await sql<{ alive: number }>`
      select count(*) as alive from graphile_worker.jobs where locked_by = 'alive'`.execute(store.db)
    const left = async () => (await namesOf('waiting_documents')).length
    await expect.poll(left).toBe(rows[0]?.alive)
    controller.abort()
    await worker
    await endPresence(connection, 'alive')
    return (await namesOf('waiting_documents')).length
  })
  expect(waiting).toBeGreaterThan(0)
  expect(await drain()).toMatchObject({
    exitCode: 0,
    stdout: `${waiting} files: ${waiting} stored, 0 unchanged, 0 failed\n`,
  })
})

test('a document that ends every worker is refused at last', async () => {
  await run('ingest', join(SAMPLES, '001_d746fab4eb0be43f.txt'), '--queue')
  const { rows } = await sql`
    update graphile_worker._private_jobs set attempts = max_attempts returning max_attempts`.execute(store.db)
  expect(rows).toEqual([{ max_attempts: 5 }])
  await drain()
  const again = await run('ingest', join(SAMPLES, '001_d746fab4eb0be43f.txt'), '--queue')
  expect(again.stderr).toMatch(/\[worker\.exhausted\]\n$/)
})
