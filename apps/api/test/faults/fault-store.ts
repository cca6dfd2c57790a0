/** A folder of reports, what an undisturbed run makes of it, and a store to which things happen. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { columnsOf } from '@gongkai/schema/columns'
import { type Database, openDatabase, type Tables } from '@gongkai/schema/db'
import { type Kysely, sql } from 'kysely'
import { inject } from 'vitest'
import type { Environment } from '../../src/config.ts'
import { emptyStore } from '../empty-store.ts'
import { runCommand } from '../run-command.ts'
import { describeStore, type Reference } from './check-store.ts'
import { type Child, startCommand } from './child.ts'
import { writeCorpus } from './corpus.ts'

export interface TestDatabase extends Database {
  readonly url: string
  readonly environment: Environment
}

/** An empty database on the server of this test run. */
export async function createDatabase(): Promise<TestDatabase> {
  const server = await openDatabase(inject('postgresUrl'))
  const name = `faults_${Math.random().toString(36).slice(2)}`
  await sql`create database ${sql.ref(name)}`.execute(server.db)
  const url = new URL(inject('postgresUrl'))
  url.pathname = name
  const database = await openDatabase(url.href)
  const close = async () => {
    await database.close()
    await sql`drop database ${sql.ref(name)} with (force)`.execute(server.db)
    await server.close()
  }
  return { ...database, url: url.href, environment: { DATABASE_URL: url.href }, close }
}

export interface Scene {
  /** The folder of reports. */
  readonly folder: string
  readonly reference: Reference
  /** How long the undisturbed run took, in milliseconds. */
  readonly usualMs: number
  close(): Promise<void>
}

/** Without restatements, the order of storing makes no difference. */
export async function prepareScene(restatements: boolean): Promise<Scene> {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-faults-'))
  await writeCorpus(folder, { files: inject('faults').files, restatements })
  const database = await createDatabase()
  const startedAt = performance.now()
  await startIngest({ folder }, database.environment).ended
  const usualMs = performance.now() - startedAt
  const reference = await describeStore(database.db)
  await database.close()
  return { folder, reference, usualMs, close: () => rm(folder, { recursive: true }) }
}

/** Everything that reports brought is gone; the schema stays. Columns take a smaller version for another database. */
export async function empty(db: Kysely<Tables>): Promise<void> {
  await emptyStore(db)
  await columnsOf(db).current()
}

/** Any moment of a run, but for its first fifth, in which the program starts. */
export const anyMoment = (usualMs: number) => delay(usualMs * (0.2 + 0.9 * Math.random()))

/** Does nothing in a database that is migrated but empty. */
export const migrate = (environment: Environment) => runCommand(['migrate'], { environment })

export const startIngest = ({ folder }: Pick<Scene, 'folder'>, environment: Environment): Child =>
  startCommand(['ingest', folder, '--jobs', String(inject('faults').jobs)], environment)
