import type { ParsedReport } from '@gongkai/parser'
import { ExpectedError } from '../expected-error.ts'
import type { WorkerOutcome, WorkerTask } from './parse-worker.ts'

export interface ParsePool {
  parse(name: string, bytes: Uint8Array, region: string | undefined): Promise<readonly ParsedReport[]>
  /** Documents that are not read yet are refused, each to whoever waits for it. */
  close(): Promise<void>
}

const WORKER = new URL('./parse-worker.ts', import.meta.url).href

/** Space for what reading several files makes and throws away, in three parts; with less, the collector’s threads take the cores. */
const YOUNG_MEGABYTES = 48

/** Reports take milliseconds, and the largest files seconds: whatever takes longer than this goes round in circles. */
const MOST_SECONDS = 60
/** One is read, and the next lies ready, so that no thread waits for this one. */
const PER_THREAD = 2
/** A thread that has nothing to do stays for as long as the pool; in milliseconds, the longest that a timer takes. */
const FOREVER = 2 ** 31 - 1

/**
 * Up to so many threads that parse, beside the one that reads and stores, begun as documents come: none is begun for nothing.
 * A document that is not read in time ends its thread, which another replaces, and is refused with `document.too_slow`.
 */
export function openWorkers(threads: number, mostSeconds = MOST_SECONDS): ParsePool {
  let workers: Promise<ParsePool> | undefined
  const startOnce = () => {
    workers ??= startWorkers(threads, mostSeconds)
    return workers
  }
  return {
    parse: async (...document) => (await startOnce()).parse(...document),
    close: async () => (await workers)?.close(),
  }
}

async function startWorkers(threads: number, mostSeconds: number): Promise<ParsePool> {
  const [{ Tinypool }, { default: pLimit }] = await Promise.all([import('tinypool'), import('p-limit')])
  const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_MEGABYTES }
  const kept = { minThreads: 1, maxThreads: threads, idleTimeout: FOREVER }
  const pool = new Tinypool({ filename: WORKER, resourceLimits, ...kept })
  const inTurn = pLimit(threads * PER_THREAD)
  const inThread = pLimit(threads)
  let isClosed = false
  const read = (task: WorkerTask) =>
    inTurn(() => {
      if (isClosed) throw new Error(`${task.name} came to threads that had ended.`)
      const giveUp = new AbortController()
      const run = (): Promise<WorkerOutcome> => pool.run(task, { signal: giveUp.signal })
      const outcome = run().catch((error) => {
        if (isClosed || !wasEnded(error)) throw error
        return run()
      })
      outcome.catch(() => {}) // it may end before its turn comes to be waited for
      // As many as there are threads are being read; the time of those that lie ready has not begun.
      return inThread(() => within(mostSeconds, task.name, outcome, giveUp))
    })
  return {
    async parse(name, bytes, region) {
      const outcome = await read({ name, bytes, region })
      if ('failure' in outcome) throw new ExpectedError(outcome.failure.code, outcome.failure.message)
      return JSON.parse(outcome.reports)
    },
    close() {
      isClosed = true
      return pool.destroy()
    },
  }
}

/** A thread that answers in the very moment in which it is ended is given the next document before it goes: not its fault. */
const wasEnded = (error: Error) => error.message === 'Terminating worker thread'

async function within<T>(seconds: number, name: string, outcome: Promise<T>, giveUp: AbortController): Promise<T> {
  const timer = setTimeout(() => giveUp.abort(), seconds * 1000)
  try {
    return await outcome
  } catch (error) {
    if (!giveUp.signal.aborted) throw error
    throw new ExpectedError('document.too_slow', `${name} was not read within ${seconds} s. Please report it.`)
  } finally {
    clearTimeout(timer)
  }
}
