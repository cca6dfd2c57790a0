import { mkdir, mkdtemp, readFile, realpath, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEmbeddedPostgres } from '../src/postgres/embedded-postgres.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'gongkai-'))
})
afterAll(async () => {
  await rm(await homeOf(), { recursive: true, force: true })
  await rm(directory, { recursive: true, force: true })
})

const homeOf = () => realpath(join(directory, 'postgres'))
const pidFile = async () => join(await homeOf(), 'data', 'postmaster.pid')

async function ask(url: string, query: string): Promise<unknown> {
  const client = new pg.Client(url)
  client.on('error', () => {}) // the query says it
  await client.connect()
  try {
    return (await client.query(query)).rows[0]
  } finally {
    await client.end()
  }
}

test('two that start at once share one server, and the last to leave stops it', async () => {
  const [first, second] = await Promise.all([openEmbeddedPostgres(directory), openEmbeddedPostgres(directory)])
  expect(second.url).toBe(first.url)
  await first.close()
  expect(await ask(second.url, 'select 1 as one')).toEqual({ one: 1 })
  await second.close()
  await expect(ask(second.url, 'select 1')).rejects.toThrow(/ECONNREFUSED/)
})

test('the server listens on the loopback alone, and its password is for its owner only', async () => {
  const server = await openEmbeddedPostgres(directory)
  expect(await ask(server.url, 'show listen_addresses')).toEqual({ listen_addresses: '127.0.0.1' })
  expect((await stat(join(await homeOf(), 'password'))).mode & 0o777).toBe(0o600)
  const stranger = new URL(server.url)
  stranger.password = 'guess'
  await expect(ask(stranger.href, 'select 1')).rejects.toThrow(/password authentication failed/)
  await server.close()
})

test('its port is none that the system gives to outgoing connections, which could hold it while the server is down', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-port-'))
  const server = await openEmbeddedPostgres(folder)
  expect(Number(new URL(server.url).port)).toBeLessThan(32_768)
  await server.close()
  await rm(await realpath(join(folder, 'postgres')), { recursive: true })
  await rm(folder, { recursive: true })
})

test('a lock file whose number a stranger’s process has taken is survived', async () => {
  const before = await openEmbeddedPostgres(directory)
  const [, ...rest] = (await readFile(await pidFile(), 'utf8')).split('\n')
  await before.close()
  await writeFile(await pidFile(), [process.pid, ...rest].join('\n'))

  const after = await openEmbeddedPostgres(directory)
  expect(await ask(after.url, 'select 1 as one')).toEqual({ one: 1 })
  await after.close()
})

test('Chinese names can be searched by trigrams and sorted in their order', async () => {
  const server = await openEmbeddedPostgres(directory)
  await ask(server.url, 'create extension if not exists pg_trgm')
  expect(await ask(server.url, `select similarity('洛阳市卫生局', '洛阳市') > 0 as similar`)).toEqual({ similar: true })
  expect(await ask(server.url, `select '安' < '洛' collate "zh-x-icu" as sorted`)).toEqual({ sorted: true })
  await server.close()
})

test('a server that is killed comes back at its port, and is not stopped under who stays', async () => {
  const server = await openEmbeddedPostgres(directory)
  const [pid] = (await readFile(await pidFile(), 'utf8')).split('\n')
  process.kill(Number(pid), 'SIGKILL')
  const users = () => ask(server.url, `select count(*)::int as users from pg_locks where locktype = 'advisory'`)
  await expect.poll(users, { interval: 200 }).toEqual({ users: 1 })
  const passing = await openEmbeddedPostgres(directory)
  expect(passing.url).toBe(server.url)
  await passing.close()
  expect(await ask(server.url, 'select 1 as one')).toEqual({ one: 1 })
  await server.close()
  await expect(ask(server.url, 'select 1')).rejects.toThrow(/ECONNREFUSED/)
})

test('a server that is shut down under who uses it comes back at its port, however quickly it ends', async () => {
  const server = await openEmbeddedPostgres(directory)
  const postmaster = async () => (await readFile(await pidFile(), 'utf8').catch(() => '')).split('\n')
  for (let round = 0; round < 5; round++) {
    const [pid] = await postmaster()
    process.kill(Number(pid), 'SIGINT')
    const isAnother = async () => (await postmaster()).some((line, i) => i === 0 && line !== '' && line !== pid)
    const users = () => ask(server.url, `select count(*)::int as users from pg_locks where locktype = 'advisory'`)
    await expect.poll(isAnother, { interval: 50 }).toBe(true)
    await expect.poll(users, { interval: 50 }).toEqual({ users: 1 })
  }
  await server.close()
})

test('who waits for a process that stops the server and does not go on is told which one it is', async () => {
  const IN_USE = 0x676f6e67
  const server = await openEmbeddedPostgres(directory)
  const frozen = new pg.Client({ connectionString: server.url, application_name: 'gongkai 4711' })
  await frozen.connect()
  const alone = frozen.query(`select pg_advisory_lock(${IN_USE})`)
  const waiting = () => ask(server.url, `select count(*)::int as waiting from pg_locks where not granted`)
  await expect.poll(waiting, { interval: 50 }).toEqual({ waiting: 1 })
  await server.close()
  await alone

  const failure = await openEmbeddedPostgres(directory, 200).catch((error) => error)
  expect(failure).toMatchObject({ code: 'postgres.held' })
  expect(failure.message).toMatch(/^Process 4711 .* in .*; end it \(kill -9 4711\), then start again\.$/)

  await frozen.query(`select pg_advisory_unlock(${IN_USE})`)
  await frozen.end()
  const next = await openEmbeddedPostgres(directory)
  await next.close()
  await expect(ask(next.url, 'select 1')).rejects.toThrow(/ECONNREFUSED/)
})

test.each([
  ['is a file', 'file'],
  ['lies below a file', 'file/data'],
  ['is a link that leads nowhere', 'link'],
])('a folder that %s is one line with what to do', async (_what, path) => {
  const wrong = join(directory, 'wrong')
  await mkdir(wrong)
  await writeFile(join(wrong, 'file'), '')
  await symlink('nowhere', join(wrong, 'link'))
  const failure = await openEmbeddedPostgres(join(wrong, path)).catch((error) => error)
  await rm(wrong, { recursive: true })
  expect(failure).toMatchObject({ code: 'postgres.folder_unusable' })
  expect(failure.message).toMatch(/^Cannot keep .*: [^.]*\. Set GONGKAI_DATA_DIR to a folder that you may write, .*$/)
})

test.runIf(process.platform === 'linux')('a folder where none can be made ends as well', async () => {
  await expect(openEmbeddedPostgres('/proc/gongkai/data')).rejects.toMatchObject({ code: 'postgres.folder_unusable' })
})
