import type { ParsedReport } from '@gongkai/parser'
import { ExpectedError } from './expected-error.ts'
import { parseBytes } from './parse-files.ts'
import type { WorkerOutcome } from './parse-worker.ts'

export interface ParsePool {
  parse(name: string, bytes: Uint8Array, region: string | undefined): Promise<readonly ParsedReport[]>
  close(): Promise<void>
}

const WORKER = new URL('./parse-worker.ts', import.meta.url).href

/** One job parses here; several parse in as many threads. */
export const openParsePool = async (jobs: number): Promise<ParsePool> =>
  jobs === 1 ? { parse: parseBytes, close: async () => {} } : openWorkers(jobs)

/** Space for what reading several files makes and throws away, in three parts; with less, the collector’s threads take the cores. */
const YOUNG_MEGABYTES = 48

/** Threads that parse, beside the one that reads and stores. */
export async function openWorkers(threads: number): Promise<ParsePool> {
  const { Tinypool } = await import('tinypool')
  const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_MEGABYTES }
  const pool = new Tinypool({ filename: WORKER, minThreads: threads, maxThreads: threads, resourceLimits })
  return {
    async parse(name, bytes, region) {
      const outcome: WorkerOutcome = await pool.run({ name, bytes, region })
      if ('failure' in outcome) throw new ExpectedError(outcome.failure.code, outcome.failure.message)
      return JSON.parse(outcome.reports)
    },
    close: () => pool.destroy(),
  }
}
