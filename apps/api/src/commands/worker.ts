import { EventEmitter } from 'node:events'
import { availableParallelism } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import { countWaitingDocuments, READ_DOCUMENT } from '@gongkai/schema/db'
import { type Runner, run, type WorkerEvents } from 'graphile-worker'
import pg from 'pg'
import { type Store, withStore } from '../database.ts'
import { formatCounts, type IngestCounts, linesOf, NO_FILES } from '../ingest/outcome.ts'
import type { ExitCode, Io } from '../io.ts'
import { openWorkers, type ParsePool } from '../parsing/parse-pool.ts'
import { createLogger } from '../queue/queue-logger.ts'
import { readWaitingDocument } from '../queue/read-waiting-document.ts'
import { keepPresence, type Presence } from '../queue/worker-presence.ts'
import { untilAborted } from '../until-aborted.ts'

interface WorkerOptions {
  /** How many documents are read at once; as many as there are cores unless stated. */
  readonly jobs?: number
  /** End when nothing waits any more. */
  readonly drain?: boolean
}

/** Reads documents from the queue until `io.signal` is aborted; those begun are finished. */
export const worker = (options: WorkerOptions, io: Io): Promise<ExitCode> =>
  withStore(io, async (store) => {
    await store.migrate()
    const jobs = options.jobs ?? availableParallelism()
    const pool = openWorkers(jobs)
    try {
      const counts = await work({ store, pool, jobs, io }, options.drain ?? false)
      io.stdout.write(`${formatCounts(counts)}\n`)
      return counts.failed > 0 ? 1 : 0
    } finally {
      await pool.close()
    }
  })

/** What one worker knows throughout. */
interface Shift {
  readonly store: Store
  readonly pool: ParsePool
  readonly jobs: number
  readonly io: Io
}

async function work(shift: Shift, isDraining: boolean): Promise<IngestCounts> {
  const connections = openConnections(shift)
  try {
    return await takeJobs(shift, connections, isDraining)
  } finally {
    await connections.end()
  }
}

async function takeJobs(shift: Shift, connections: pg.Pool, isDraining: boolean): Promise<IngestCounts> {
  const counts = { ...NO_FILES }
  const { store, io } = shift
  let presence: Presence | undefined
  const events: WorkerEvents = new EventEmitter()
  events.on('pool:create', ({ workerPool }) => {
    presence = keepPresence(store.db, workerPool.id)
  })
  const runner = await startRunner(shift, connections, counts, events)
  try {
    const ends = [untilAborted(io.signal), store.lost, runner.promise]
    await Promise.race(isDraining ? [...ends, untilEmpty(store, io.signal)] : ends)
  } finally {
    await runner.stop().catch(() => {}) // it has stopped by itself
    await presence?.close()
  }
  return counts
}

/** The runner’s own pool stops listening before its connections are closed: one that breaks then would end the process. */
function openConnections({ store, jobs }: Shift): pg.Pool {
  const connections = new pg.Pool({ connectionString: store.url, max: jobs + CONNECTIONS_BESIDE_JOBS })
  connections.on('error', () => {}) // whoever queries next hears of it
  connections.on('connect', (client) => client.on('error', () => {}))
  return connections
}

function startRunner(
  { store, pool, jobs, io }: Shift,
  connections: pg.Pool,
  counts: IngestCounts,
  events: WorkerEvents,
): Promise<Runner> {
  return run({
    pgPool: connections,
    concurrency: jobs,
    noHandleSignals: true, // ours are in `io`
    events,
    logger: createLogger(io),
    taskList: {
      [READ_DOCUMENT]: async (payload, { job }) => {
        const { id } = payload as { id: number }
        const result = await readWaitingDocument(store.db, pool, id, job.attempts >= job.max_attempts)
        if (!result) return
        counts[result.status]++
        for (const line of linesOf(result)) io.stderr.write(line)
      },
    },
  })
}

/** One listens for new jobs, one is spare. */
const CONNECTIONS_BESIDE_JOBS = 2
const ROUND_MS = 500

async function untilEmpty({ db }: Store, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && (await countWaitingDocuments(db)).waiting > 0) await delay(ROUND_MS)
}
