/** Questions asked of replicas, with the streaming replication of the system’s own PostgreSQL. */
import { join } from 'node:path'
import { measureLag, openDatabase, openReader } from '@gongkai/schema/db'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { REPOSITORY } from '../../src/config.ts'
import { runCommand } from '../run-command.ts'
import {
  hasSystemPostgres,
  openSystemServers,
  SYSTEM_BINARIES,
  type SystemServer,
  type SystemServers,
} from '../system-postgres.ts'

if (!hasSystemPostgres) console.warn(`Replication is not tested: there is no PostgreSQL in ${SYSTEM_BINARIES}.`)

const { timeout } = inject('faults')
let system: SystemServers
let servers: SystemServer[]
const urlOf = (index: number) => servers[index]?.url ?? ''

beforeAll(async () => {
  if (!hasSystemPostgres) return
  system = await openSystemServers()
  const primary = await system.startPrimary()
  servers = [primary, await system.startReplicaOf(primary), await system.startReplicaOf(primary)]
})
afterAll(() => system?.close())

test.skipIf(!hasSystemPostgres)(
  'what the primary stores, replicas answer; when one goes, the next is asked',
  { timeout },
  async () => {
    const environment = { DATABASE_URL: urlOf(0), DATABASE_READ_URLS: `${urlOf(1)}, ${urlOf(2)}` }
    expect(await runCommand(['ingest', join(REPOSITORY, 'samples')], { environment })).toMatchObject({ exitCode: 0 })

    const primary = await openDatabase(urlOf(0))
    const replica = await openDatabase(urlOf(1))
    await expect.poll(() => measureLag(primary.db, replica.db)).toEqual({ bytes: 0, versions: 0, seconds: 0 })
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
    await servers.find(({ port }) => port === before.port)?.stop()
    await expect
      .poll(() => countReports().catch(() => undefined))
      .toEqual({ count: 5, port: servers.slice(1).find(({ port }) => port !== before.port)?.port })
    await reader.close()
    await primary.close()
  },
)

test.skipIf(!hasSystemPostgres)('doctor says how far each replica is behind, and which does not answer', async () => {
  const [first, second] = [urlOf(1), urlOf(2)]
  const answers = []
  for (const url of [first, second]) {
    const environment = { DATABASE_URL: urlOf(0), DATABASE_READ_URLS: url }
    const { stdout } = await runCommand(['doctor'], { environment })
    answers.push(stdout.split('\n').find((line) => line.includes('replicas: ')))
  }
  expect(answers.sort()).toEqual([
    expect.stringMatching(/^FAIL {2}replicas: .*\[database\.unreachable\]$/),
    expect.stringMatching(/^ok {4}replicas: 127\.0\.0\.1:\d+\/postgres is \d+ bytes and \d+ changes behind$/),
  ])
})
