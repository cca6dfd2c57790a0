/** Documents → what the parser read of them, on as many threads as there are jobs. */
import type { ParsedReport } from '@gongkai/parser'
import type { RefusalInput } from '@gongkai/schema/db'
import { type Failure, toFailure } from '../expected-error.ts'
import { requireAgreement } from '../parsing/manifest.ts'
import { mapInOrder, type Room } from '../parsing/map-in-order.ts'
import { openWorkers, type ParsePool } from '../parsing/parse-pool.ts'
import { type FailedFile, failed, type UnchangedFile } from './outcome.ts'
import type { Document } from './read-documents.ts'

export interface ParsedDocument extends Omit<Document, 'status'> {
  readonly status: 'parsed'
  readonly publishedOn: string | undefined
  readonly reports: readonly ParsedReport[]
}

/** So many that no thread waits while a batch is stored. */
const PARSED_AHEAD: Room = { count: 128, bytes: 16 * 2 ** 20 }

/**
 * In the order of the documents. Also one job is a thread, which a document that takes for ever cannot hold up; the first
 * begins with the first document to be read, and all end with the stream, however it ends.
 */
export async function* parseDocuments(
  files: AsyncIterable<Document | UnchangedFile | FailedFile>,
  jobs: number,
): AsyncGenerator<ParsedDocument | UnchangedFile | FailedFile> {
  const pool = openWorkers(jobs)
  try {
    yield* mapInOrder(files, PARSED_AHEAD, async (file) => (file.status === 'read' ? parse(file, pool) : file))
  } finally {
    await pool.close()
  }
}

/** A document that is not what the manifest says is a failure too: one of the two is wrong. */
export async function parse(document: Document, pool: ParsePool): Promise<ParsedDocument | FailedFile> {
  const { name, bytes, regionHint, row, path } = document
  try {
    const reports = await pool.parse(name, bytes, regionHint)
    for (const report of reports) requireAgreement(report, row)
    return { ...document, status: 'parsed', reports, publishedOn: row?.published_on || undefined }
  } catch (error) {
    const failure = toFailure(error)
    const isRefused = document.wasRead && failure.code.startsWith('document.')
    return isRefused ? { ...failed(path, failure), refusal: await refusalOf(document, failure) } : failed(path, failure)
  }
}

async function refusalOf({ sha256, regionHint }: Document, failure: Failure): Promise<RefusalInput> {
  const { PARSER_VERSION } = await import('@gongkai/parser')
  return { ...failure, sha256, regionHint, parserVersion: PARSER_VERSION }
}
