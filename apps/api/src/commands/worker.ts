import { EventEmitter } from 'node:events'
import { availableParallelism } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import { countWaitingDocuments, READ_DOCUMENT } from '@gongkai/schema/db'
import { type Runner, run, type WorkerEvents } from 'graphile-worker'
import { type Store, withStore } from '../database.ts'
import { formatCounts, type IngestCounts, linesOf, NO_FILES } from '../ingest/outcome.ts'
import type { ExitCode, Io } from '../io.ts'
import { openParsePool, type ParsePool } from '../parse-pool.ts'
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
    const pool = await openParsePool(jobs)
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
  const counts = { ...NO_FILES }
  const { store, io } = shift
  let presence: Presence | undefined
  const events: WorkerEvents = new EventEmitter()
  events.on('pool:create', ({ workerPool }) => {
    presence = keepPresence(store.db, workerPool.id)
  })
  const runner = await startRunner(shift, counts, events)
  try {
    const ends = [untilAborted(io.signal), store.lost, runner.promise]
    await Promise.race(isDraining ? [...ends, untilEmpty(store, io.signal)] : ends)
  } finally {
    await runner.stop().catch(() => {}) // it has stopped by itself
    await presence?.close()
  }
  return counts
}

function startRunner({ store, pool, jobs, io }: Shift, counts: IngestCounts, events: WorkerEvents): Promise<Runner> {
  return run({
    connectionString: store.url,
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

const ROUND_MS = 500

async function untilEmpty({ db }: Store, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && (await countWaitingDocuments(db)).waiting > 0) await delay(ROUND_MS)
}
