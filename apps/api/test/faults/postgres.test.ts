/** What happens to the embedded server while an ingest writes to it. */
import { chmod, mkdtemp, readFile, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import type { Environment } from '../../src/config.ts'
import { openStore, type Store } from '../../src/database.ts'
import { expectComplete, expectWhole } from './check-store.ts'
import { anyMoment, empty, prepareScene, type Scene, startIngest } from './fault-store.ts'
import { canMount, mountSmallDisk } from './small-disk.ts'

const { postgresKills, timeout } = inject('faults')
const ROUNDS_BETWEEN_EMPTYING = 4

let scene: Scene
let dataDirectory: string
let environment: Environment
let store: Store
beforeAll(async () => {
  scene = await prepareScene(true)
})
afterAll(() => scene.close())
beforeEach(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'gongkai-faults-'))
  await chmod(dataDirectory, 0o755) // so that, as root, the server’s own user gets there
  environment = { GONGKAI_DATA_DIR: dataDirectory }
  store = await openStore({ databaseUrl: undefined, dataDirectory })
  await store.migrate()
})
afterEach(async () => {
  await store.close()
  await rm(await homeOf(), { recursive: true, force: true })
  await rm(dataDirectory, { recursive: true })
})

const homeOf = () => realpath(join(dataDirectory, 'postgres'))

async function killServer(): Promise<void> {
  const [pid] = (await readFile(join(await homeOf(), 'data/postmaster.pid'), 'utf8')).split('\n')
  process.kill(Number(pid), 'SIGKILL')
}

/** The server recovers by itself. Connections of before may be served for a while by what the old one left. */
async function reconnect(): Promise<void> {
  const open = () => openStore({ databaseUrl: undefined, dataDirectory })
  const [old, recovered] = [store, await open().catch(open)]
  store = recovered
  await old.close()
}

test(`a server that is killed at any moment of an ingest, ${postgresKills} times, comes back with each document whole or absent`, {
  timeout,
}, async () => {
  for (let round = 0; round < postgresKills; round++) {
    if (round % ROUNDS_BETWEEN_EMPTYING === 0) await empty(store.db)
    const child = startIngest(scene, environment)
    await anyMoment(scene.usualMs)
    await killServer()
    const { code, stdout, stderr } = await child.ended
    const isDone = stdout !== '' // before the server was killed
    if (!isDone)
      expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/\[(database|postgres)\.\w+\]\n$/) })
    await reconnect()
    await expectWhole(store.db, scene.reference)
  }
  await startIngest(scene, environment).ended
  await expectComplete(store.db, scene.reference)
})

const DISK_MEGABYTES = 256
/** Less than the reports take. */
const LEFT = 256 * 1024

test.skipIf(!canMount())(
  'an ingest whose disk is full says so, and goes on once there is room',
  { timeout },
  async () => {
    await store.close()
    const disk = await mountSmallDisk(join(await homeOf(), 'data'), DISK_MEGABYTES)
    try {
      store = await openStore({ databaseUrl: undefined, dataDirectory })
      await disk.fill(LEFT)
      const { code, stderr } = await startIngest(scene, environment).ended
      expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/\[database\.(full|lost)\]\n$/) })
      await disk.makeRoom()
      await reconnect()
      expect(await expectWhole(store.db, scene.reference)).toBeLessThan(scene.reference.documents.size)
      await startIngest(scene, environment).ended
      await expectComplete(store.db, scene.reference)
    } finally {
      await store.close()
      await disk.unmount()
    }
  },
)
