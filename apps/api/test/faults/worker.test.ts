/** What happens to workers in the middle of their jobs. */
import { countWaitingDocuments } from '@gongkai/schema/db'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { expectComplete, expectWhole } from './check-store.ts'
import { startCommand } from './child.ts'
import { createDatabase, empty, prepareScene, type Scene, type TestDatabase } from './fault-store.ts'

const { workerKills, timeout } = inject('faults')

let scene: Scene
let database: TestDatabase
beforeAll(async () => {
  scene = await prepareScene(false)
  database = await createDatabase()
})
afterAll(async () => {
  await database.close()
  await scene.close()
})

/** Each that holds a job, by the name that the queue has for it. */
async function countBusyWorkers(): Promise<number> {
  const { rows } = await sql<{ busy: number }>`
    select count(distinct locked_by) as busy from graphile_worker.jobs where locked_by is not null`.execute(database.db)
  return rows[0]?.busy ?? 0
}

test(`of two workers one is killed in mid-job, ${workerKills} times, and the other takes up its job`, {
  timeout,
}, async () => {
  for (let round = 0; round < workerKills; round++) {
    await startCommand(['ingest', scene.folder, '--queue'], database.environment).ended
    const doomed = startCommand(['worker', '--jobs', '2'], database.environment)
    await expect.poll(countBusyWorkers, { interval: 5 }).toBe(1)
    const other = startCommand(['worker', '--jobs', '1', '--drain'], database.environment)
    doomed.kill()
    await doomed.ended
    await expectWhole(database.db, scene.reference)
    expect((await other.ended).stdout).toMatch(/ stored,/)
    expect(await countWaitingDocuments(database.db)).toMatchObject({ waiting: 0 })
    await expectComplete(database.db, scene.reference)
    await empty(database.db)
  }
})
