/** Questions asked of replicas, with the streaming replication of the system’s own PostgreSQL. */
import { existsSync } from 'node:fs'
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measureLag, openDatabase, openReader } from '@gongkai/schema/db'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { REPOSITORY } from '../../src/config.ts'
import { findServerUser, runBinary } from '../../src/postgres-binaries.ts'
import { runCommand } from '../run-command.ts'

const BINARIES = '/usr/lib/postgresql/15'
const canReplicate = existsSync(join(BINARIES, 'bin/pg_basebackup')) && existsSync(join(BINARIES, 'bin/postgres'))
if (!canReplicate) console.warn(`Replication is not tested: there is no PostgreSQL in ${BINARIES}.`)

const { timeout } = inject('faults')
const user = findServerUser()
let folder: string
let ports: number[]

async function run(program: string, ...args: string[]): Promise<void> {
  const { code, output } = await runBinary(BINARIES, program, args, user)
  if (code !== 0) throw new Error(`${program}: ${output}`)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

const dataOf = (index: number) => join(folder, `server-${index}`)
const urlOf = (index: number) => `postgres://gongkai@127.0.0.1:${ports[index]}/postgres`

async function start(index: number): Promise<void> {
  const options = `-p ${ports[index]} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`
  const log = join(folder, `server-${index}.log`)
  await run('pg_ctl', 'start', '--pgdata', dataOf(index), '--log', log, '--options', options, '--wait', '--silent')
}

const stop = (index: number) => run('pg_ctl', 'stop', '--pgdata', dataOf(index), '--mode', 'immediate', '--silent')

beforeAll(async () => {
  if (!canReplicate) return
  folder = await mkdtemp(join(tmpdir(), 'gongkai-replicas-'))
  await chmod(folder, 0o755)
  if (user) await chown(folder, user.uid, user.gid)
  ports = [await freePort(), await freePort(), await freePort()]
  const locale = ['--encoding', 'UTF8', '--locale', 'C.UTF-8']
  await run('initdb', '--pgdata', dataOf(0), '--username', 'gongkai', '--auth', 'trust', '--no-sync', ...locale)
  await start(0)
  for (const index of [1, 2]) {
    await run(
      'pg_basebackup',
      '--pgdata',
      dataOf(index),
      '--dbname',
      urlOf(0),
      '--write-recovery-conf',
      '--checkpoint',
      'fast',
    )
    await start(index)
  }
})
afterAll(async () => {
  if (!canReplicate) return
  for (const index of [2, 1, 0]) await stop(index).catch(() => {}) // one is stopped already
  await rm(folder, { recursive: true })
})

test.skipIf(!canReplicate)(
  'what the primary stores, replicas answer; when one goes, the next is asked',
  { timeout },
  async () => {
    const environment = { DATABASE_URL: urlOf(0), DATABASE_READ_URLS: `${urlOf(1)}, ${urlOf(2)}` }
    expect(await runCommand(['ingest', join(REPOSITORY, 'samples')], { environment })).toMatchObject({ exitCode: 0 })

    const primary = await openDatabase(urlOf(0))
    const replica = await openDatabase(urlOf(1))
    await expect
      .poll(() => measureLag(primary.db, replica.db), { timeout: 20_000 })
      .toEqual({ bytes: 0, versions: 0, seconds: 0 })
    expect(await measureLag(primary.db, primary.db)).toBeUndefined()
    await replica.close()

    const reader = await openReader([urlOf(1), urlOf(2)])
    const countReports = async () => {
      const { rows } = await sql<{ count: number; port: number }>`
      select count(*), inet_server_port() as port from reports`.execute(reader.db)
      return rows[0] ?? { count: 0, port: 0 }
    }
    const before = await countReports()
    expect(before.count).toBe(5)
    await stop(ports.indexOf(before.port))
    await expect
      .poll(() => countReports().catch(() => undefined), { timeout: 20_000 })
      .toEqual({ count: 5, port: ports.find((port, index) => index > 0 && port !== before.port) })
    await reader.close()
    await primary.close()
  },
)

test.skipIf(!canReplicate)('doctor says how far each replica is behind, and which does not answer', async () => {
  const [first, second] = [urlOf(1), urlOf(2)]
  const answers = []
  for (const url of [first, second]) {
    const environment = { DATABASE_URL: urlOf(0), DATABASE_READ_URLS: url, PORT: '41731', WEB_PORT: '41732' }
    const { stdout } = await runCommand(['doctor'], { environment })
    answers.push(stdout.split('\n').find((line) => line.includes('replicas: ')))
  }
  expect(answers.sort()).toEqual([
    expect.stringMatching(/^FAIL {2}replicas: .*\[database\.unreachable\]$/),
    expect.stringMatching(/^ok {4}replicas: 127\.0\.0\.1:\d+\/postgres is \d+ bytes and \d+ changes behind$/),
  ])
})
