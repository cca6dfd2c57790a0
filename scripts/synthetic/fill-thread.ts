/** A thread of fill-on-all-cores.ts. */
import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase } from '@gongkai/schema/db'
import { fillStretch } from './fill.ts'
import type { Task } from './fill-on-all-cores.ts'

const { url, filling, stretch } = workerData as Task
const database = await openDatabase(url, { connections: 1 })
try {
  await fillStretch(database.db, filling, stretch, (reports) => parentPort?.postMessage(reports))
} finally {
  await database.close()
}
