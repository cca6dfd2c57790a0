/** The API and the dashboard over a store whose every text is hostile. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, inject } from 'vitest'
import { type Listening, listen } from '../../../apps/api/src/server/listen.ts'
import { createServer } from '../../../apps/api/src/server/server.ts'
import { hostileDocuments } from '../../../apps/api/test/attack/hostile-texts.ts'
import { type Dashboard, startDashboard } from '../../../apps/web/test/running-dashboard.ts'
import { migrateToLatest, openDatabase, openReader, storeReports } from '../../../packages/schema/src/db/index.ts'

export interface ServedEverything {
  readonly api: string
  readonly web: string
}

async function onServer(statement: string): Promise<void> {
  const { db, close } = await openDatabase(inject('postgresUrl'))
  await sql.raw(statement).execute(db)
  await close()
}

/** Registers both for the test file. */
export function serveEverything(): ServedEverything {
  const name = `attack_${randomUUID().replaceAll('-', '')}`
  const closing: (() => Promise<unknown>)[] = [() => onServer(`drop database ${name} with (force)`)]
  let listening: Listening
  let dashboard: Dashboard
  beforeAll(async () => {
    await onServer(`create database ${name}`)
    const url = new URL(inject('postgresUrl'))
    url.pathname = name
    const database = await openDatabase(url.href)
    await migrateToLatest(database.db)
    await storeReports(database.db, hostileDocuments())
    await database.close()
    const reader = await openReader(url.href)
    closing.unshift(reader.close)
    listening = await listen(createServer({ db: reader.db, log: () => {} }), { host: '127.0.0.1', port: 0 })
    closing.unshift(listening.close)
    dashboard = await startDashboard({ GONGKAI_API_URL: listening.url.replace('localhost', '127.0.0.1') })
    closing.unshift(dashboard.stop)
  }, 180_000)
  afterAll(async () => {
    for (const close of closing) await close()
  })
  return {
    get api() {
      return new URL(listening.url.replace('localhost', '127.0.0.1')).origin
    },
    get web() {
      return dashboard.url
    },
  }
}
