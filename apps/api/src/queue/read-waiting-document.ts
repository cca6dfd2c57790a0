/** One job: a document of the queue → the store. Done twice, it changes nothing. */
import {
  findWaitingDocument,
  refuseDocument,
  refuseWaitingDocument,
  removeWaitingDocument,
  type Tables,
  type WaitingDocument,
} from '@gongkai/schema/db'
import type { Kysely } from 'kysely'
import type { Result } from '../ingest/outcome.ts'
import { parse } from '../ingest/parse-documents.ts'
import type { Document } from '../ingest/read-documents.ts'
import { storeAll } from '../ingest/store-documents.ts'
import type { ParsePool } from '../parsing/parse-pool.ts'

/** Undefined where another worker has dealt with it. Throws `database.*`, and what may be otherwise at the next attempt. */
export async function readWaitingDocument(
  db: Kysely<Tables>,
  pool: ParsePool,
  id: number,
  isLastAttempt: boolean,
): Promise<Result | undefined> {
  const waiting = await findWaitingDocument(db, id)
  if (!waiting) return undefined
  const parsed = await parse(documentOf(waiting), pool)
  const result = parsed.status === 'failed' ? parsed : (await storeAll([parsed], db)).get(parsed)
  if (!result?.failure) {
    await removeWaitingDocument(db, id)
    return result
  }
  const { code, message } = result.failure
  if (code.startsWith('internal.') && !isLastAttempt) throw new Error(message)
  if (parsed.status === 'failed' && parsed.refusal) await refuseDocument(db, parsed.refusal)
  const { PARSER_VERSION } = await import('@gongkai/parser')
  await refuseWaitingDocument(db, id, result.failure, PARSER_VERSION)
  return result
}

function documentOf({ bytes, name, sha256, ...waiting }: WaitingDocument): Document {
  const row = {
    file: name,
    agency: waiting.expected_agency ?? '',
    year: waiting.expected_year?.toString() ?? '',
    published_on: waiting.published_on ?? '',
  }
  const regionHint = waiting.region_hint ?? undefined
  return { status: 'read', path: name, name, size: bytes.byteLength, bytes, sha256, regionHint, row, wasRead: true }
}
