/** Backups by PostgreSQL’s own programs: which are used, what they write, and that a restore of it is the same store. */
import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { type Database, listWholeTables, openDatabase } from '@gongkai/schema/db'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CopiedPart, tablesIn } from '../src/backup/dump/copied-tables.ts'
import { findHindrance, findTools } from '../src/backup/dump/postgres-tools.ts'
import { writeDump } from '../src/backup/dump/write-dump.ts'
import { REPOSITORY } from '../src/config.ts'
import { runBinary } from '../src/postgres/postgres-binaries.ts'
import { makePostgresTools } from './postgres-tools.ts'
import { createEmpty, expectRefused, expectSame, keysOf, rankingOf } from './restored-store.ts'
import { runCommand } from './run-command.ts'
import { storeSample } from './sample-database.ts'
import { hasSystemPostgres, openSystemServers, SYSTEM_BINARIES, type SystemServers } from './system-postgres.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-dump-'))
})
afterAll(() => rm(folder, { recursive: true }))

const makeTools = (version: string, names?: readonly string[]) => makePostgresTools(folder, version, names)

describe('of the programs at hand', () => {
  test('the newest in PATH are taken, of which both are there', async () => {
    const [old, newer] = [await makeTools('15.18 (Debian 15.18-0+deb12u1)'), await makeTools('17.2')]
    const half = await makeTools('18.1', ['pg_dump'])
    const PATH = [join(folder, 'nothing'), old, half, newer, '/usr/bin:/bin'].join(delimiter)
    expect(await findTools({ PATH })).toMatchObject({ folder: newer, version: '17.2' })
    expect(await findTools({ PATH: old })).toMatchObject({ version: '15.18' })
    expect(await findTools({ PATH: half })).toBeUndefined()
    expect(await findTools({})).toBeUndefined()
  })

  test('those of a folder that is named have to be there', async () => {
    const named = await makeTools('16.4')
    expect(await findTools({ PATH: await makeTools('18.0') }, named)).toMatchObject({ version: '16.4' })
    await expect(findTools({}, join(folder, 'nothing'))).rejects.toMatchObject({ code: 'backup.no_tools' })
  })

  test('none older than the server is used', async () => {
    const tools = await findTools({}, await makeTools('17.2'))
    expect(findHindrance(tools, 150_018)).toBeUndefined()
    expect(findHindrance(tools, 170_009)).toBeUndefined()
    expect(findHindrance(tools, 180_004)).toBe('pg_dump 17.2 is older than the server, 18')
    expect(findHindrance(undefined, 180_004)).toBe('no pg_dump is at hand')
  })

  test('what they see of the environment does not steer them', async () => {
    const tools = await findTools({ PATH: '/bin', PGHOST: 'elsewhere', PGOPTIONS: '-c x=y' }, await makeTools('17.2'))
    expect(Object.keys(tools?.environment ?? {}).sort()).toEqual(['HOME', 'LC_ALL', 'PATH', 'PGAPPNAME', 'PGTZ'])
  })
})

const PRINTED = [
  '--',
  '\\restrict abc',
  "SELECT pg_catalog.setval('public.x', 1);",
  'COPY public.agencies (id, "name") FROM stdin;',
  '1\t\\\\.',
  '\\N\tCOPY public.x (y) FROM stdin;',
  '2\t\\\\n\\\\.\\n',
  '\\.',
  '',
  'COPY "public"."empty" (id) FROM stdin;',
  '\\.',
  'COPY public.last (id) FROM stdin;',
  '洛阳',
  '\\.',
  '',
].join('\n')

async function* inPieces(text: string, size: number) {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function gather(parts: AsyncIterable<CopiedPart>): Promise<object[]> {
  const found: { name: string; columns: readonly string[]; rows: Buffer[] }[] = []
  for await (const part of parts)
    if ('table' in part) found.push({ name: part.table.name, columns: part.table.columns, rows: [] })
    else found.at(-1)?.rows.push(part.rows)
  return found.map(({ rows, ...table }) => ({ ...table, text: Buffer.concat(rows).toString() }))
}

test.each([1, 2, 3, 4, 5, 7, 1000])('rows are told apart from all else, in pieces of %i bytes', async (size) => {
  expect(await gather(tablesIn(inPieces(PRINTED, size)))).toEqual([
    {
      name: 'agencies',
      columns: ['id', 'name'],
      text: '1\t\\\\.\n\\N\tCOPY public.x (y) FROM stdin;\n2\t\\\\n\\\\.\\n\n',
    },
    { name: 'empty', columns: ['id'], text: '' },
    { name: 'last', columns: ['id'], text: '洛阳\n' },
  ])
})

test.each([
  'postgres://me:se%20cret@127.0.0.1:5/db?sslmode=disable',
  'postgres://me@127.0.0.1:5/db?password=se%20cret&sslmode=disable',
])('pg_dump gets no password among its arguments (%s)', async (url) => {
  const at = await makeTools('18.1')
  const seen = join(at, 'seen')
  await writeFile(join(at, 'pg_dump'), `#!/bin/sh\nprintf '%s\\n' "$@" "$PGPASSWORD" > ${seen}\nexit 1\n`)
  const tools = { folder: at, version: '18.1', environment: {} }
  const { signal } = new AbortController()
  await expect(writeDump({ tools, url, foreign: [], path: join(at, 'b.dump'), signal })).rejects.toMatchObject({
    code: 'backup.dump_failed',
  })
  const lines = (await readFile(seen, 'utf8')).trim().split('\n')
  expect(lines.at(-1)).toBe('se cret')
  expect(lines.slice(0, -1).join()).toMatch(/--dbname=postgres:\/\/me@127\.0\.0\.1:5\/db\?sslmode=disable$/)
  expect(lines.slice(0, -1).join()).not.toContain('cret')
})

test('a dump without a program to read it is told of', async () => {
  const path = join(folder, 'unread.dump')
  await writeFile(path, 'PGDMP and whatever follows')
  const { exitCode, stderr } = await runCommand(['restore', '--check', path])
  expect(exitCode).toBe(1)
  expect(stderr).toMatch(/was written by pg_dump.*\[backup\.no_tools\]\n$/)
})

if (!hasSystemPostgres) console.warn(`pg_dump itself is not tested: there is no PostgreSQL in ${SYSTEM_BINARIES}.`)

describe.skipIf(!hasSystemPostgres)('a dump', () => {
  let system: SystemServers
  let source: Database
  let saved: string
  let summary: string
  let environment: Record<string, string>
  beforeAll(async () => {
    system = await openSystemServers()
    const { url } = await system.startPrimary()
    source = await openDatabase(url)
    environment = { DATABASE_URL: url, POSTGRES_TOOLS: SYSTEM_BINARIES }
    await runCommand(['ingest', join(REPOSITORY, 'samples')], { environment })
    await runCommand(['ingest', join(REPOSITORY, 'samples'), '--queue', '--region', '41'], { environment })
    await runCommand(['keys', 'create', '--name', '编辑部', '--scope', 'rule'], { environment })
    // What a hand in the source could leave for whoever runs what a dump says.
    await sql`create function planted() returns trigger language plpgsql as 'begin return null; end'`.execute(source.db)
    await sql`create trigger planted before insert on agencies for each row execute function planted()`.execute(
      source.db,
    )
    await sql`create table "another’s" (text text)`.execute(source.db)
    saved = join(folder, 'saved.dump')
    summary = (await runCommand(['backup', saved], { environment })).stdout
  }, 60_000)
  afterAll(async () => {
    await source?.close()
    await system?.close()
  })

  test('is made where a program is at hand, and restored to the same facts and rollups', async () => {
    expect(summary).toMatch(
      /saved\.dump: dump by pg_dump 15\.\d+, \d{4,} rows in \d+ tables, data version \d+, schema [\w-]+, SHA-256 [\da-f]{64}\n$/,
    )
    expect((await readFile(saved)).toString('latin1', 0, 5)).toBe('PGDMP')
    expect((await stat(saved)).mode & 0o777).toBe(0o600)
    const restored = await createEmpty(environment)
    const { exitCode, stdout, stderr } = await runCommand(['restore', saved], restored)
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    expect(stdout).toBe(summary.replace(/^.*?: dump by pg_dump [\d.]+/, 'Restored and read back equal: dump'))
    await expectSame(restored, source)
    const drained = await runCommand(['worker', '--drain', '--jobs', '1'], restored)
    expect(drained.stdout).toMatch(/5 unchanged|5 stored/)
  })

  test('runs nothing that is said in it, and goes on with ids and references of its own', async () => {
    const restored = await createEmpty(environment)
    await runCommand(['restore', saved], restored)
    const { rows } = await sql`select from pg_proc where proname = 'planted'`.execute(restored.db)
    expect(rows).toEqual([])
    await runCommand(['keys', 'create', '--name', 'another', '--scope', 'rule'], restored)
    expect((await keysOf(restored)).map(({ id }) => id)).toEqual([1, 2])
    await storeSample(restored.db, '001_d746fab4eb0be43f.txt', (report) => ({ ...report, year: 2022 }))
    await expect(sql`delete from agencies`.execute(restored.db)).rejects.toThrow(/foreign key/)
  })

  test('that was made by hand is taken as well', async () => {
    const path = join(folder, 'by-hand.dump')
    const args = ['--format=custom', `--file=${path}`, `--dbname=${environment.DATABASE_URL}`]
    expect(await runBinary(dirname(SYSTEM_BINARIES), 'pg_dump', args, undefined)).toMatchObject({ code: 0 })
    const restored = await createEmpty(environment)
    expect(await runCommand(['restore', path], restored)).toMatchObject({ exitCode: 0, stderr: '' })
    expect((await sql`select from pg_class where relname = 'another’s'`.execute(restored.db)).rows).toEqual([])
    expect(await rankingOf(restored)).toEqual(await rankingOf(source))
  })

  const DAMAGE: Readonly<Record<string, (path: string) => Promise<void>>> = {
    'that ends early': async (path) => truncate(path, (await stat(path)).size - 1000),
    'of which a byte is another': async (path) => {
      const bytes = await readFile(path)
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
      await writeFile(path, bytes)
    },
    'of which only the start is there': (path) => truncate(path, 5),
  }

  test.each(Object.entries(DAMAGE))('%s is refused before anything is made', async (_what, damage) => {
    const path = join(folder, `${randomUUID()}.dump`)
    await writeFile(path, await readFile(saved))
    await damage(path)
    const restored = await createEmpty(environment)
    await expectRefused(path, restored, /^gongkai: pg_restore 15\.\d+ cannot read .*\[backup\.unreadable\]\n$/)
    expect(await listWholeTables(restored.db)).toEqual([])
  })

  test.each([1, 5000])('to which %i bytes were added is refused before anything is made', async (count) => {
    const path = join(folder, `${randomUUID()}.dump`)
    await writeFile(path, Buffer.concat([await readFile(saved), Buffer.alloc(count, 'x')]))
    const restored = await createEmpty(environment)
    await expectRefused(path, restored, /is not as it was written: it goes on behind its end\..*\[backup\.altered\]\n$/)
    const checked = await runCommand(['restore', '--check', path], { environment })
    expect(checked).toMatchObject({ exitCode: 1, stdout: '' })
    expect(await listWholeTables(restored.db)).toEqual([])
  })

  test('with another hash than was kept elsewhere is refused, and so is one of another database', async () => {
    const restored = await createEmpty(environment)
    const other = await runCommand(['restore', '--sha256', 'b'.repeat(64), saved], restored)
    expect(other).toMatchObject({ exitCode: 1, stderr: expect.stringMatching(/\[backup\.altered\]\n$/) })
    await sql`create database elsewhere`.execute(source.db)
    const elsewhere = Object.assign(new URL(environment.DATABASE_URL ?? ''), { pathname: 'elsewhere' }).href
    const path = join(folder, 'elsewhere.dump')
    const nothing = await runCommand(['backup', path], { environment: { ...environment, DATABASE_URL: elsewhere } })
    expect(nothing.stderr).toMatch(/\[backup\.nothing\]\n$/)
    expect(await listWholeTables(restored.db)).toEqual([])
  })

  test('that cannot be made leaves nothing, and says what the program said without the password', async () => {
    const into = join(folder, 'refused')
    await mkdir(into)
    const url = new URL(environment.DATABASE_URL ?? '')
    url.password = 'secret'
    url.searchParams.set('nonsense', 'x')
    const { exitCode, stderr } = await runCommand(['backup', into], {
      environment: { ...environment, DATABASE_URL: url.href },
    })
    expect(exitCode).toBe(1)
    expect(stderr).toMatch(/pg_dump 15\.\d+ could not write .*nonsense.*“--form snapshot”.*\[backup\.dump_failed\]\n$/)
    expect(stderr).not.toContain('secret')
    expect(await readdir(into)).toEqual([])
  })

  test('is not begun where it is interrupted', async () => {
    const into = await mkdtemp(join(folder, 'into-'))
    const controller = new AbortController()
    const backup = runCommand(['backup', join(into, 'b')], { environment, signal: controller.signal })
    await expect.poll(() => readdir(into), { interval: 1 }).toEqual(['b.part'])
    controller.abort('SIGINT')
    expect(await backup).toEqual({ exitCode: 1, stdout: '', stderr: '' })
    expect(await readdir(into)).toEqual([])
  })
})
