/** Parsed documents → the store, in batches. */
import { refuseDocument, type StoredReading, type StoreOutcome, storeReports, type Tables } from '@gongkai/schema/db'
import type { Kysely } from 'kysely'
import { type Failure, toFailure } from '../expected-error.ts'
import { inGroups, type Room } from '../parsing/map-in-order.ts'
import type { FailedFile, Result, UnchangedFile } from './outcome.ts'
import type { ParsedDocument } from './parse-documents.ts'

const BATCH: Room = { count: 256, bytes: 16 * 2 ** 20 }
/** What is parsed waits no longer than this, so that a crash costs little. */
const PATIENCE_MS = 1_000

type ReadFile = ParsedDocument | UnchangedFile | FailedFile

/** The results of each batch once it is stored. Throws `database.*`, since what fails one batch will fail them all. */
export async function* storeDocuments(files: AsyncIterable<ReadFile>, db: Kysely<Tables>): AsyncGenerator<Result[]> {
  for await (const batch of inGroups(files, BATCH, PATIENCE_MS)) yield await storeBatch(batch, db)
}

async function storeBatch(files: readonly ReadFile[], db: Kysely<Tables>): Promise<Result[]> {
  const documents = files.filter((file) => file.status === 'parsed')
  const results = await storeAll(documents, db)
  for (const file of files) if (file.status === 'failed' && file.refusal) await refuseDocument(db, file.refusal)
  return files.map((file) => (file.status === 'parsed' ? (results.get(file) as Result) : file))
}

export async function storeAll(
  documents: readonly ParsedDocument[],
  db: Kysely<Tables>,
): Promise<Map<ParsedDocument, Result>> {
  const outcomes = await storeReports(db, documents)
  return new Map(documents.map((document, index) => [document, resultOf(document, outcomes[index] as StoreOutcome)]))
}

/** A document that the store cannot take fails alone, and the others of its batch are stored. */
function resultOf({ path }: ParsedDocument, outcome: StoreOutcome): Result {
  if (outcome.status === 'failed') return { path, status: 'failed', failure: toFailure(outcome.error) }
  const readings = outcome.status === 'stored' ? outcome.readings : []
  return { path, status: outcome.status, notices: readings.flatMap((reading) => noticesOf(reading, path)) }
}

function noticesOf({ reportId, version, isCurrent, incumbent }: StoredReading, path: string): Failure[] {
  const other = incumbent ? `${incumbent.name} (version ${incumbent.version})` : 'one that was stored after it'
  if (reportId === null)
    return [
      { code: 'report.year_unknown', message: `${path}: stored, but in no ranking, since its year is not known.` },
    ]
  if (!isCurrent) {
    const message = `${path}: stored as version ${version}, which does not count: ${other} is of the same agency and year, and counts.`
    return [{ code: 'report.superseded', message }]
  }
  if (!incumbent) return []
  const message = `${path}: the same agency and year as ${other}; both are stored, this one counts, as version ${version}.`
  return [{ code: 'report.restated', message }]
}
