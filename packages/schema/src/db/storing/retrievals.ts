/** Where documents were found on the web, when first and when last. */
import { type Kysely, type Selectable, sql } from 'kysely'
import { explaining } from '../connections/database-error.ts'
import type { RetrievalsTable, Tables } from '../tables.ts'
import { nextDataVersion } from './settle-reports.ts'

export type RetrievalRow = Omit<Selectable<RetrievalsTable>, 'id'>

export interface RetrievalInput {
  /** The address that was asked. */
  readonly url: string
  /** The one that answered, after all redirects. */
  readonly finalUrl: string
  /** Lower-case hex, of the bytes. */
  readonly sha256: string
  /** Those of the answer that say what it is, by lower-case name. */
  readonly headers: Readonly<Record<string, string>>
}

/** What was found at an address last, and is in the store. */
export interface RetrievedDocument extends RetrievalRow {
  readonly bytes: Uint8Array
}

/** The same bytes at the same address once more are the same retrieval, seen later. Throws DatabaseError. */
export async function keepRetrieval(
  db: Kysely<Tables>,
  { url, finalUrl, sha256, headers }: RetrievalInput,
): Promise<void> {
  const seen = { final_url: finalUrl, headers: JSON.stringify(headers) }
  await explaining(() =>
    db.transaction().execute(async (trx) => {
      await trx
        .insertInto('retrievals')
        .values({ url, sha256, ...seen })
        .onConflict((conflict) =>
          conflict.constraint('retrievals_identity').doUpdateSet({ ...seen, last_at: sql<Date>`now()` }),
        )
        .execute()
      await nextDataVersion(trx) // answers say when documents were found
    }),
  )
}

/** Undefined where nothing was found there, or the last that was is not stored. Throws DatabaseError. */
export const findRetrievedDocument = (db: Kysely<Tables>, url: string): Promise<RetrievedDocument | undefined> =>
  explaining(async () => {
    const last = await db
      .selectFrom('retrievals')
      .leftJoin('documents', 'documents.sha256', 'retrievals.sha256')
      .select(['url', 'final_url', 'retrievals.sha256', 'headers', 'first_at', 'last_at', 'documents.bytes'])
      .where('url', '=', url)
      .orderBy('last_at', 'desc')
      .orderBy('retrievals.id', 'desc')
      .limit(1)
      .executeTakeFirst()
    return last?.bytes ? { ...last, bytes: last.bytes } : undefined
  })

/** Every retrieval of the documents, the first first. */
export const listRetrievals = (db: Kysely<Tables>, sha256s: readonly string[]): Promise<RetrievalRow[]> =>
  db
    .selectFrom('retrievals')
    .select(['url', 'final_url', 'sha256', 'headers', 'first_at', 'last_at'])
    .where('sha256', 'in', sha256s)
    .orderBy('first_at')
    .orderBy('id')
    .execute()
