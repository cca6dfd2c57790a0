/** What happens to an ingest on a server that stays well. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { expectComplete, expectWhole } from './check-store.ts'
import { startCommand } from './child.ts'
import { openCuttingProxy } from './cutting-proxy.ts'
import {
  anyMoment,
  createDatabase,
  empty,
  migrate,
  prepareScene,
  type Scene,
  startIngest,
  type TestDatabase,
} from './fault-store.ts'

const { ingestKills, cuts, races, timeout } = inject('faults')
/** So that most of what goes wrong goes wrong while there is much to do. */
const ROUNDS_BETWEEN_EMPTYING = 5

let scene: Scene
let database: TestDatabase
beforeAll(async () => {
  scene = await prepareScene(true)
})
afterAll(() => scene.close())
beforeEach(async () => {
  database = await createDatabase()
  await migrate(database.environment)
})
afterEach(() => database.close())

const emptyNowAndThen = async (round: number) => {
  if (round % ROUNDS_BETWEEN_EMPTYING === 0) await empty(database.db)
}

test(`an ingest that is killed at any moment, ${ingestKills} times, leaves each document whole or absent`, {
  timeout,
}, async () => {
  for (let round = 0; round < ingestKills; round++) {
    await emptyNowAndThen(round)
    const child = startIngest(scene, database.environment)
    await anyMoment(scene.usualMs)
    child.kill()
    await child.ended
    await expectWhole(database.db, scene.reference)
  }
  await startIngest(scene, database.environment).ended
  await expectComplete(database.db, scene.reference)
})

test(`an ingest whose connections are cut at any moment, ${cuts} times, says so and can be run again`, {
  timeout,
}, async () => {
  for (let round = 0; round < cuts; round++) {
    await emptyNowAndThen(round)
    const proxy = await openCuttingProxy(database.url)
    const child = startIngest(scene, { DATABASE_URL: proxy.url })
    await anyMoment(scene.usualMs)
    proxy.cut()
    const { code, stdout, stderr } = await child.ended
    if (stdout === '')
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: expect.stringMatching(/\[database\.(lost|unreachable)\]\n$/),
      })
    await proxy.close()
    await expectWhole(database.db, scene.reference)
  }
  await startIngest(scene, database.environment).ended
  await expectComplete(database.db, scene.reference)
})

test(`two ingests of the same files at once, ${races} times, store each once`, { timeout }, async () => {
  const plain = await prepareScene(false)
  for (let round = 0; round < races; round++) {
    await empty(database.db)
    const children = [
      startIngest(plain, database.environment),
      startCommand(['ingest', plain.folder, '--jobs', '1'], database.environment),
    ]
    const ended = await Promise.all(children.map((child) => child.ended))
    expect(ended.map(({ stdout }) => stdout)).toEqual([
      expect.stringMatching(/ stored,/),
      expect.stringMatching(/ stored,/),
    ])
    await expectComplete(database.db, plain.reference)
  }
  await plain.close()
})
