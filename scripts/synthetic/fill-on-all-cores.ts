/** Fills a database from a thread per core, each with a stretch of the agencies and a connection of its own. */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Store } from '../../apps/api/src/database.ts'
import { type Filling, finishFilling, type Stretch } from './fill.ts'

/** What a thread is given, and what it says each time it has stored a batch. */
export interface Task {
  readonly url: string
  readonly filling: Filling
  readonly stretch: Stretch
}
export type Stored = number

/** Returns how many reports are there; rejects where a thread fails or `signal` is aborted. */
export async function fillSynthetic(
  { db, url }: Pick<Store, 'db' | 'url'>,
  filling: Filling,
  onStored: (reports: number) => void,
  signal: AbortSignal,
): Promise<number> {
  let count = 0
  const add = (reports: Stored) => {
    count += reports
    onStored(reports)
  }
  const threads = stretchesOf(filling.agencies).map((stretch) => startThread({ url, filling, stretch }, add))
  const stop = () => threads.map(({ worker }) => worker.terminate())
  signal.addEventListener('abort', stop)
  try {
    await Promise.all(threads.map(({ ended }) => ended))
  } finally {
    signal.removeEventListener('abort', stop)
    await Promise.all(stop())
  }
  signal.throwIfAborted()
  await finishFilling(db, filling)
  return count
}

function stretchesOf(agencies: number): Stretch[] {
  const threads = availableParallelism()
  const bound = (i: number) => Math.round((agencies * i) / threads)
  return Array.from({ length: threads }, (_, i) => ({ from: bound(i), to: bound(i + 1) }))
}

/** The thread stores in transactions, so that ending it at any moment leaves whole reports. */
function startThread(task: Task, onStored: (reports: Stored) => void) {
  const worker = new Worker(new URL('./fill-thread.ts', import.meta.url), { workerData: task })
  const ended = new Promise<void>((resolve, reject) => {
    worker.on('message', onStored)
    worker.on('error', reject)
    worker.on('exit', () => resolve())
  })
  return { worker, ended }
}
