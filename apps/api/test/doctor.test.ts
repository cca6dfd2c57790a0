import { mkdtemp, rm } from 'node:fs/promises'
import { createServer as createTcpServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrateToLatest } from '@gongkai/schema/db'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { bind, listen } from '../src/server/listen.ts'
import { createServer } from '../src/server/server.ts'
import { makePostgresTools } from './postgres-tools.ts'
import { findQuietPorts } from './quiet-ports.ts'
import { runCommand } from './run-command.ts'
import { openTemporaryStore, type TemporaryStore } from './temporary-store.ts'

let store: TemporaryStore
let ports: Awaited<ReturnType<typeof findQuietPorts>>
beforeAll(async () => {
  store = await openTemporaryStore()
  ports = await findQuietPorts()
})
afterAll(() => store.close())

async function examine(variables: Record<string, string>) {
  const environment = { ...store.environment, ...ports, ...variables }
  const { exitCode, stdout } = await runCommand(['doctor'], { environment })
  return { exitCode, lines: stdout.trim().split('\n') }
}

test('a variable that is wrong fails its own line, and the rest is looked at', async () => {
  const { exitCode, lines } = await examine({ PORT: 'abc' })
  expect(exitCode).toBe(1)
  expect(lines).toContain('FAIL  PORT: PORT must be a port from 1 to 65535. [config.invalid]')
  expect(lines).toContain(`ok    WEB_PORT: ${ports.WEB_PORT} is free`)
  expect(lines).toHaveLength(9)
})

test('no server is started in place of one whose address is wrong', async () => {
  const { lines } = await examine({ DATABASE_URL: 'mysql://somewhere' })
  expect(lines.filter((line) => line.startsWith('FAIL')).map((line) => line.slice(6).split(':')[0])).toEqual([
    'server',
    'database',
    'migrations',
    'queue',
    'replicas',
    'backups',
  ])
})

test('it says how backups are made, and which folder of programs was named in vain', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-doctor-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const backupsOf = async (POSTGRES_TOOLS: string) =>
    (await examine({ POSTGRES_TOOLS })).lines.find((line) => line.includes('backups: '))
  const newest = await makePostgresTools(folder, '99.1')
  expect(await backupsOf('')).toBe('ok    backups: snapshots, since no pg_dump is at hand')
  expect(await backupsOf(await makePostgresTools(folder, '14.1'))).toMatch(
    /snapshots, since pg_dump 14\.1 is older than/,
  )
  expect(await backupsOf(newest)).toBe(`ok    backups: dumps by pg_dump 99.1 in ${newest}`)
  expect(await backupsOf(join(folder, 'nothing'))).toMatch(/^FAIL {2}backups: .*\[backup\.no_tools\]$/)
})

test('a store that is not migrated yet, and a port that Gongkai holds, are no faults', async () => {
  const server = await listen(createServer({ db: store.db }), { host: '127.0.0.1', port: 0 })
  const { port } = new URL(server.url)
  const { exitCode, lines } = await examine({ PORT: port })
  await server.close()
  expect(exitCode).toBe(0)
  expect(lines).toContainEqual(expect.stringMatching(/^note {2}migrations: start, serve, ingest and migrate will run /))
  expect(lines).toContain(`note  PORT: ${port} is in use by Gongkai, which runs already`)
})

test('a port that a stranger holds is a fault', async () => {
  const holder = createTcpServer((socket) => socket.destroy())
  await bind(holder, '127.0.0.1', 0, 'PORT')
  const address = holder.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const { exitCode, lines } = await examine({ PORT: String(port) })
  holder.close()
  expect(exitCode).toBe(1)
  expect(lines).toContainEqual(expect.stringMatching(/^FAIL {2}PORT: .*\[port\.in_use\]$/))
})

test('what waits for a worker is told with its age, and what was refused', async () => {
  await migrateToLatest(store.db)
  const { lines: empty } = await examine({})
  expect(empty).toContain('ok    queue: nothing waits')
  await sql`
    insert into waiting_documents (sha256, name, bytes, queued_at, failed_by, failure_code, failure_message)
    values ('a', 'a.txt', '', now() - interval '3 hours', null, null, null),
      ('b', 'b.txt', '', now() - interval '5 minutes', null, null, null),
      ('c', 'c.txt', '', now() - interval '9 days', '1.0.0', 'document.not_a_report', 'It is none.')`.execute(store.db)
  const { lines } = await examine({})
  expect(lines).toContain(
    'ok    queue: 2 documents wait for a worker, the oldest for 3 h; 1 refused, kept with the reason',
  )
})
