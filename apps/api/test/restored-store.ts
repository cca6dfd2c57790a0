/** Empty databases to restore into, and what a restored store has to have in common with the one that was saved. */
import { randomUUID } from 'node:crypto'
import { columnsOf } from '@gongkai/schema/columns'
import { type Database, openDatabase } from '@gongkai/schema/db'
import { sql } from 'kysely'
import { expect, inject, onTestFinished } from 'vitest'
import { expectColumnsToAgree } from './faults/check-columns.ts'
import { listDocuments, listReports } from './faults/content.ts'
import { runCommand } from './run-command.ts'

type Store = Pick<Database, 'db'>

interface EmptyDatabase extends Database {
  readonly environment: Readonly<Record<string, string>>
}

/** On the server of the run, which is not the one that was saved; gone when the test is over. */
export async function createEmpty(variables: Readonly<Record<string, string>> = {}): Promise<EmptyDatabase> {
  const name = `restored_${randomUUID().replaceAll('-', '')}`
  const server = await openDatabase(inject('postgresUrl'))
  await sql`create database ${sql.ref(name)}`.execute(server.db)
  const url = Object.assign(new URL(inject('postgresUrl')), { pathname: name }).href
  const database = await openDatabase(url)
  onTestFinished(async () => {
    await database.close()
    await sql`drop database ${sql.ref(name)} with (force)`.execute(server.db)
    await server.close()
  })
  return { ...database, environment: { ...variables, DATABASE_URL: url } }
}

const historyOf = ({ db }: Store) => db.selectFrom('report_history').selectAll().execute()
export const keysOf = ({ db }: Store) => db.selectFrom('api_keys').selectAll().orderBy('id').execute()

export async function rankingOf({ db }: Store) {
  const snapshot = await columnsOf(db).current()
  const standing = snapshot.standing({ metric: 'permits.decisions' }, 2024, {})
  return { version: snapshot.version, places: standing.page('desc', 10).map(({ rank, value }) => [rank, value]) }
}

export async function expectSame(restored: Store, saved: Store): Promise<void> {
  expect(await listDocuments(restored.db)).toEqual(await listDocuments(saved.db))
  expect(await listReports(restored.db)).toEqual(await listReports(saved.db))
  expect(await historyOf(restored)).toEqual(await historyOf(saved))
  expect(await keysOf(restored)).toEqual(await keysOf(saved))
  expect(await rankingOf(restored)).toEqual(await rankingOf(saved))
  expect((await rankingOf(restored)).places.length).toBeGreaterThan(2)
  await expectColumnsToAgree(restored.db)
}

/** By `restore`, and by `restore --check`, in one line. */
export async function expectRefused(path: string, { environment }: EmptyDatabase, message: RegExp): Promise<void> {
  for (const argv of [
    ['restore', path],
    ['restore', '--check', path],
  ]) {
    const { exitCode, stdout, stderr } = await runCommand(argv, { environment })
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
    expect(stderr).toMatch(message)
  }
}
