/**
 * Mixed traffic at 80 % of what the machine can answer, while an ingest restates reports and PostgreSQL is restarted in the
 * middle: every answer is what was known, nothing is kept that should not be, and all goes on by itself.
 */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { MOST_AGENCIES, writeReports } from './documents.ts'
import { measureHeap } from './heap.ts'
import { readKnownData, versionOf } from './known-data.ts'
import { PERSISTED, QUESTIONS } from './questions.ts'
import { type Interruption, Record, type Verdict } from './record.ts'
import { type Servers, startServers } from './servers.ts'
import { Traffic } from './traffic.ts'

export interface LoadOptions {
  readonly agencies: number
  /** How long the capacity is measured. */
  readonly measureSeconds: number
  /** Traffic before the first look at the memory. */
  readonly warmUpSeconds: number
  /** Traffic between the looks, with the restart in its middle. */
  readonly seconds: number
  /** Reports of how many agencies one run of the ingest restates, and how long it rests before the next. */
  readonly restated: number
  readonly restSeconds: number
  readonly say: (line: string) => void
}

export interface LoadResult extends Verdict {
  readonly perSecond: number
  readonly versions: number
  /** Answers that came after PostgreSQL was back. */
  readonly answersAfterRestart: number
  /** By process: what it holds after the traffic ÷ before it. */
  readonly heapGrowth: { readonly api: number; readonly web: number }
}

const ASKERS = 16
const PART_OF_CAPACITY = 0.8
/** Traffic goes on after the restart until there are answers to judge; a machine that is busy gives few in the time set. */
const [FEWEST_ANSWERS, MOST_ROUNDS] = [20, 10]
/** After the end of the restart, for connections that are being made anew. */
const GRACE_MS = 5_000
const PATIENCE_MS = 120_000

export async function runLoad(options: LoadOptions): Promise<LoadResult> {
  const agencies = Math.min(options.agencies, MOST_AGENCIES)
  const servers = await startServers(PERSISTED, async ({ folder, run }) => {
    await writeReports(join(folder, 'reports'), 0, agencies, 0)
    if ((await run('ingest', join(folder, 'reports'))) !== 0) throw new Error('The reports could not be stored.')
  })
  try {
    return await load(servers, { ...options, agencies })
  } finally {
    await servers.stop()
  }
}

async function load(servers: Servers, options: LoadOptions): Promise<LoadResult> {
  const { say, seconds } = options
  const interruptions: Interruption[] = []
  const record = new Record(interruptions)
  let isBack = false
  let answersAfterRestart = 0
  const traffic = new Traffic(QUESTIONS, { api: servers.apiUrl, web: servers.webUrl }, (answer) => {
    record.add(answer)
    if (isBack && answer.status === 200) answersAfterRestart++
  })
  const capacity = await traffic.measureCapacity(options.measureSeconds, ASKERS)
  const perSecond = PART_OF_CAPACITY * capacity
  say(`${Math.round(capacity)} answers a second are the most; ${Math.round(perSecond)} are asked`)
  const first = await versionOf(servers.store.db)
  const ingest = startIngest(servers, options)
  await traffic.drive(perSecond, options.warmUpSeconds)
  const before = await measureHeaps(servers)
  await traffic.drive(perSecond, seconds / 2)
  await Promise.all([traffic.drive(perSecond, seconds / 4), restart(servers, interruptions, say)])
  isBack = true
  for (let round = 0; round === 0 || (round < MOST_ROUNDS && answersAfterRestart < FEWEST_ANSWERS); round++)
    await traffic.drive(perSecond, seconds / 4)
  await ingest.stop()
  const after = await measureHeaps(servers)
  traffic.close()
  const newest = await versionOf(servers.store.db)
  const verdict = record.judge(await readKnownData(servers.store.db), newest)
  const heapGrowth = { api: after.api / before.api, web: after.web / before.web }
  return { ...verdict, perSecond, versions: newest - first, answersAfterRestart, heapGrowth }
}

const measureHeaps = async ({ api, web }: Servers) => ({
  api: await measureHeap(api.inspector),
  web: await measureHeap(web.inspector),
})

async function restart(servers: Servers, interruptions: Interruption[], say: (line: string) => void): Promise<void> {
  const interruption: Interruption = { from: performance.now(), to: Number.POSITIVE_INFINITY }
  interruptions.push(interruption)
  await servers.restartPostgres()
  await Promise.race([untilReady(servers.apiUrl), servers.store.lost])
  const backAt = performance.now()
  interruption.to = backAt + GRACE_MS
  say(`PostgreSQL was restarted; the API was ready again after ${Math.round(backAt - interruption.from)} ms`)
}

async function untilReady(url: string): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS
  while (!(await isReady(url)))
    if (performance.now() > deadline) throw new Error(`The API was not ready ${PATIENCE_MS} ms after the restart.`)
}

/** Asked a while after the restart began, since a server that is about to end still answers. */
async function isReady(url: string): Promise<boolean> {
  await delay(500)
  return fetch(`${url}/ready`, { signal: AbortSignal.timeout(PATIENCE_MS) }).then(
    ({ ok }) => ok,
    () => false,
  )
}

/** Restates the reports of some agencies after those of others, over and over; what fails is tried once more. */
function startIngest(servers: Servers, { agencies, restated, restSeconds }: LoadOptions): { stop(): Promise<void> } {
  let isOver = false
  const running = (async () => {
    for (let round = 1; !isOver; round++) {
      const from = (round * restated) % Math.max(1, agencies - restated)
      const folder = join(servers.folder, 'restated')
      await writeReports(folder, from, from + restated, round)
      if ((await servers.run('ingest', folder, '--jobs', '1')) !== 0 && !isOver)
        await servers.run('ingest', folder, '--jobs', '1')
      await rm(folder, { recursive: true })
      await delay(1000 * restSeconds)
    }
  })()
  return {
    stop: async () => {
      isOver = true
      await running
    },
  }
}
