/** Documents → the queue, in batches. */
import { addWaitingDocuments, type Tables } from '@gongkai/schema/db'
import type { Kysely } from 'kysely'
import type { FailedFile, Result, UnchangedFile } from '../ingest/outcome.ts'
import type { Document } from '../ingest/read-documents.ts'
import { inGroups, type Room } from '../parsing/map-in-order.ts'

const BATCH: Room = { count: 64, bytes: 16 * 2 ** 20 }
const PATIENCE_MS = 1_000

type ReadFile = Document | UnchangedFile | FailedFile

/** The results of each batch once its documents wait for workers. Throws `database.*`. */
export async function* enqueueDocuments(files: AsyncIterable<ReadFile>, db: Kysely<Tables>): AsyncGenerator<Result[]> {
  for await (const batch of inGroups(files, BATCH, PATIENCE_MS)) yield await enqueueBatch(batch, db)
}

async function enqueueBatch(files: readonly ReadFile[], db: Kysely<Tables>): Promise<Result[]> {
  const { PARSER_VERSION } = await import('@gongkai/parser')
  const documents = files.filter((file) => file.status === 'read')
  const outcomes = await addWaitingDocuments(db, documents.map(waitingOf), PARSER_VERSION)
  return files.map((file): Result => {
    if (file.status !== 'read') return file
    const outcome = outcomes[documents.indexOf(file)] ?? 'waiting'
    if (typeof outcome === 'object') return { path: file.path, status: 'failed', failure: outcome }
    return { path: file.path, status: outcome === 'added' ? 'queued' : 'unchanged' }
  })
}

const waitingOf = ({ row, ...document }: Document) => ({
  ...document,
  publishedOn: row?.published_on || undefined,
  expectedAgency: row?.agency || undefined,
  expectedYear: row?.year ? Number(row.year) : undefined,
})
