import type { ParsedReport } from '@gongkai/parser'
import { ExpectedError } from '../expected-error.ts'
import { parseBytes } from './parse-files.ts'
import type { WorkerOutcome, WorkerTask } from './parse-worker.ts'

export interface ParsePool {
  parse(name: string, bytes: Uint8Array, region: string | undefined): Promise<readonly ParsedReport[]>
  close(): Promise<void>
}

const WORKER = new URL('./parse-worker.ts', import.meta.url).href

/** One job parses here, for as long as a document takes; several parse in as many threads. */
export const openParsePool = async (jobs: number): Promise<ParsePool> =>
  jobs === 1 ? { parse: parseBytes, close: async () => {} } : openWorkers(jobs)

/** Space for what reading several files makes and throws away, in three parts; with less, the collector’s threads take the cores. */
const YOUNG_MEGABYTES = 48

/** Reports take milliseconds, and the largest files seconds: whatever takes longer than this goes round in circles. */
const MOST_SECONDS = 60
/** One is read, and the next lies ready, so that no thread waits for this one. */
const PER_THREAD = 2

/**
 * Threads that parse, beside the one that reads and stores. A document that is not read in time ends its thread, which
 * another replaces, and is refused with `document.too_slow`.
 */
export async function openWorkers(threads: number, mostSeconds = MOST_SECONDS): Promise<ParsePool> {
  const [{ Tinypool }, { default: pLimit }] = await Promise.all([import('tinypool'), import('p-limit')])
  const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_MEGABYTES }
  const pool = new Tinypool({ filename: WORKER, minThreads: threads, maxThreads: threads, resourceLimits })
  const inTurn = pLimit(threads * PER_THREAD)
  const read = (task: WorkerTask) =>
    inTurn(() => within(mostSeconds, task.name, (signal) => pool.run(task, { signal })))
  return {
    async parse(name, bytes, region) {
      const outcome: WorkerOutcome = await read({ name, bytes, region })
      if ('failure' in outcome) throw new ExpectedError(outcome.failure.code, outcome.failure.message)
      return JSON.parse(outcome.reports)
    },
    close: () => pool.destroy(),
  }
}

async function within<T>(seconds: number, name: string, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const giveUp = new AbortController()
  const timer = setTimeout(() => giveUp.abort(), seconds * 1000)
  try {
    return await run(giveUp.signal)
  } catch (error) {
    if (!giveUp.signal.aborted) throw error
    throw new ExpectedError('document.too_slow', `${name} was not read within ${seconds} s. Please report it.`)
  } finally {
    clearTimeout(timer)
  }
}
