/** A database for one test file that holds the five samples, and what a test stores besides. */
import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ParsedReport, parseDocument } from '@gongkai/parser'
import { type Database, migrateToLatest, openDatabase, storeReports, upsertRegions } from '@gongkai/schema/db'
import { sql } from 'kysely'
import { afterAll, beforeAll, inject } from 'vitest'
import { REPOSITORY } from '../src/config.ts'

const SAMPLES = join(REPOSITORY, 'samples')

async function onServer(statement: string): Promise<void> {
  const { db, close } = await openDatabase(inject('postgresUrl'))
  await sql.raw(statement).execute(db)
  await close()
}

function urlOf(name: string): string {
  const url = new URL(inject('postgresUrl'))
  url.pathname = name
  return url.href
}

/** Registers the database for the file; its `db` is there once the tests run. */
export function useSampleDatabase(): Pick<Database, 'db'> & { readonly url: string } {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  let database: Database
  beforeAll(async () => {
    await onServer(`create database ${name}`)
    database = await openDatabase(urlOf(name))
    await migrateToLatest(database.db)
    const { DIVISIONS } = await import('@gongkai/parser')
    await upsertRegions(database.db, DIVISIONS)
    for (const file of await readdir(SAMPLES)) await storeSample(database.db, file)
  })
  afterAll(async () => {
    await database.close()
    await onServer(`drop database ${name} with (force)`)
  })
  return {
    get db() {
      return database.db
    },
    get url() {
      return urlOf(name)
    },
  }
}

/** Stores a sample, or what a test makes of it as another document. */
export async function storeSample(db: Database['db'], file: string, change?: (report: ParsedReport) => ParsedReport) {
  const bytes = await readFile(join(SAMPLES, file))
  const reports = await parseDocument({ name: file, bytes })
  if (!change) return storeReports(db, [{ bytes, reports }])
  const sha256 = createHash('sha256').update(randomUUID()).digest('hex')
  const changed = reports.map(change).map((report) => ({ ...report, source: { ...report.source, sha256 } }))
  return storeReports(db, [{ bytes, reports: changed }])
}
