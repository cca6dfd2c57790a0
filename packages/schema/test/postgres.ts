/** A real PostgreSQL for one test file: a database that is empty, migrated, and gone when the file is done. */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { type Database, migrateToLatest, openDatabase } from '../src/db/index.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of the server that `scripts/postgres-for-tests.ts` starts for the run. */
    postgresUrl: string
  }
}

export interface TestServer {
  readonly url: string
  readonly stop: () => Promise<void>
}

async function query(sql: string): Promise<void> {
  const client = new pg.Client(inject('postgresUrl'))
  await client.connect()
  await client.query(sql)
  await client.end()
}

/** Makes a database with nothing in it, which nobody else uses. */
export async function startServer(): Promise<TestServer> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await query(`create database ${name}`)
  const url = new URL(inject('postgresUrl'))
  url.pathname = name
  return { url: url.href, stop: () => query(`drop database ${name} with (force)`) }
}

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
