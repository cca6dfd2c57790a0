/** Refusals: what a parser says of a document that it takes for no report. */
import type { Kysely } from 'kysely'
import { explaining } from '../connections/database-error.ts'
import { isSameReading, type LastReading, type ReadingIdentity } from '../rows/last-readings.ts'
import type { Tables } from '../tables.ts'
import { holdAgencies, listEarlierReports } from './claim-reports.ts'
import { nextDataVersion } from './settle-reports.ts'
import { holdDocuments, settleAll } from './store-batch.ts'

export interface RefusalInput extends ReadingIdentity {
  readonly code: string
  readonly message: string
}

/**
 * Keeps that a document which was read before is refused now, by a newer parser or with another region: what it said no
 * longer counts, and is not erased. A document that is not stored is left so. Returns whether anything changed.
 */
export async function refuseDocument(db: Kysely<Tables>, refusal: RefusalInput): Promise<boolean> {
  return explaining(() =>
    db.transaction().execute(async (trx) => {
      const last = (await holdDocuments(trx, [refusal.sha256])).get(refusal.sha256)
      if (!last || isSameReading(last, refusal)) return false
      await insertRefusal(trx, refusal, last)
      const earlier = await listEarlierReports(trx, [last.documentId])
      await holdAgencies(trx, earlier.agencyIds)
      if (earlier.reportIds.length === 0) await nextDataVersion(trx) // the refusal itself is counted
      await settleAll(trx, { created: [], touched: earlier.reportIds, described: new Set() }, [])
      return true
    }),
  )
}

const insertRefusal = (db: Kysely<Tables>, refusal: RefusalInput, { documentId, generation }: LastReading) =>
  db
    .insertInto('refusals')
    .values({
      document_id: documentId,
      generation: generation + 1,
      parser_version: refusal.parserVersion,
      region_hint: refusal.regionHint ?? null,
      code: refusal.code,
      message: refusal.message,
    })
    .execute()
