/**
 * Documents that wait for a worker, any worker on any machine: the bytes in a table of ours, a job for each in the queue
 * of graphile-worker. A row leaves when its document is stored; what is refused stays, with the reason.
 */
import { type Kysely, type Selectable, sql } from 'kysely'
import { explaining } from '../connections/database-error.ts'
import { storable } from '../rows/storable-text.ts'
import type { Tables, WaitingDocumentsTable } from '../tables.ts'

export interface WaitingDocumentInput {
  /** Lower-case hex. */
  readonly sha256: string
  readonly regionHint: string | undefined
  readonly name: string
  readonly bytes: Uint8Array
  /** `YYYY-MM-DD`. */
  readonly publishedOn: string | undefined
  /** Whose report of which year it must be, where somebody said so. */
  readonly expectedAgency: string | undefined
  readonly expectedYear: number | undefined
}

export type WaitingDocument = Selectable<WaitingDocumentsTable>

/** What a person is told of a document that cannot be stored. */
interface Failure {
  readonly code: string
  readonly message: string
}

/** The name of the jobs, one for each document; its payload is `{ id }`. */
export const READ_DOCUMENT = 'read_document'
/** A document that ends its worker time and again must not end all of them. */
const ATTEMPTS = 5

/**
 * Adds each document and its job in one transaction. The answer says, in the order of the documents, how each stands:
 * `waiting` where it was there already, or the reason for which this version of the parser refused it.
 * The tables of graphile-worker must be there. Throws DatabaseError.
 */
export async function addWaitingDocuments(
  db: Kysely<Tables>,
  documents: readonly WaitingDocumentInput[],
  parserVersion: string,
): Promise<('added' | 'waiting' | Failure)[]> {
  if (documents.length === 0) return []
  return explaining(() =>
    db.transaction().execute(async (trx) => {
      const added = await insertDocuments(trx, documents, parserVersion)
      await addJobs(trx, [...added.values()])
      const refused = await listRefused(trx, documents, parserVersion)
      return documents.map((document) => {
        const key = keyOf(document.sha256, document.regionHint)
        return refused.get(key) ?? (added.delete(key) ? 'added' : 'waiting')
      })
    }),
  )
}

const keyOf = (sha256: string, regionHint: string | null | undefined) => `${sha256}/${regionHint ?? ''}`

/** What another version of the parser refused waits again. Sorted, so that two writers cannot wait for each other. */
async function insertDocuments(
  db: Kysely<Tables>,
  documents: readonly WaitingDocumentInput[],
  parserVersion: string,
): Promise<Map<string, number>> {
  const distinct = new Map(documents.map((document) => [keyOf(document.sha256, document.regionHint), document]))
  const inOrder = [...distinct.entries()].sort(([a], [b]) => (a < b ? -1 : 1))
  const rows = await db
    .insertInto('waiting_documents')
    .values(inOrder.map(([, document]) => rowOf(document)))
    .onConflict((conflict) =>
      conflict
        .constraint('waiting_documents_identity')
        .doUpdateSet({ failed_by: null, failure_code: null, failure_message: null })
        .where('waiting_documents.failed_by', '!=', parserVersion),
    )
    .returning(['id', 'sha256', 'region_hint'])
    .execute()
  return new Map(rows.map(({ id, sha256, region_hint }) => [keyOf(sha256, region_hint), id]))
}

const rowOf = (document: WaitingDocumentInput) => ({
  sha256: document.sha256,
  region_hint: document.regionHint ?? null,
  name: storable(document.name),
  bytes: document.bytes,
  published_on: document.publishedOn ?? null,
  expected_agency: document.expectedAgency ?? null,
  expected_year: document.expectedYear ?? null,
})

const addJobs = (db: Kysely<Tables>, ids: readonly number[]) =>
  sql`
    select graphile_worker.add_jobs(array(
      select (${READ_DOCUMENT}, json_build_object('id', id), null, null, ${ATTEMPTS}::int, 'document:' || id, null, null)
        ::graphile_worker.job_spec
      from unnest(${ids}::bigint[]) as id))`.execute(db)

/** Makes a job for every document that waits: a queue that was not kept with them begins anew. The tables of graphile-worker must be there. */
export async function requeueWaitingDocuments(db: Kysely<Tables>): Promise<void> {
  const waiting = await db.selectFrom('waiting_documents').select('id').where('failed_by', 'is', null).execute()
  await addJobs(
    db,
    waiting.map(({ id }) => id),
  )
}

async function listRefused(db: Kysely<Tables>, documents: readonly WaitingDocumentInput[], parserVersion: string) {
  const rows = await db
    .selectFrom('waiting_documents')
    .select(['sha256', 'region_hint', 'failure_code', 'failure_message'])
    .where('sha256', '=', ({ eb }) => eb.fn.any(eb.val(documents.map(({ sha256 }) => sha256))))
    .where('failed_by', '=', parserVersion)
    .execute()
  return new Map(
    rows.map((row) => [
      keyOf(row.sha256, row.region_hint),
      { code: row.failure_code ?? '', message: row.failure_message ?? '' },
    ]),
  )
}

/** Undefined where another worker has dealt with it. */
export const findWaitingDocument = (db: Kysely<Tables>, id: number): Promise<WaitingDocument | undefined> =>
  explaining(() =>
    db
      .selectFrom('waiting_documents')
      .selectAll()
      .where('id', '=', id)
      .where('failed_by', 'is', null)
      .executeTakeFirst(),
  )

/** For a document that is stored: it waits no longer. */
export async function removeWaitingDocument(db: Kysely<Tables>, id: number): Promise<void> {
  await explaining(() => db.deleteFrom('waiting_documents').where('id', '=', id).execute())
}

/** For a document that this version of the parser will never take. */
export async function refuseWaitingDocument(
  db: Kysely<Tables>,
  id: number,
  failure: Failure,
  parserVersion: string,
): Promise<void> {
  const { code, message } = failure
  await explaining(() =>
    db
      .updateTable('waiting_documents')
      .set({ failed_by: parserVersion, failure_code: code, failure_message: storable(message) })
      .where('id', '=', id)
      .execute(),
  )
}

export interface QueueLength {
  readonly waiting: number
  readonly refused: number
  /** For how long the oldest waits; null where none does. */
  readonly oldest_seconds: number | null
}

export const countWaitingDocuments = (db: Kysely<Tables>): Promise<QueueLength> =>
  explaining(() =>
    db
      .selectFrom('waiting_documents')
      .select((eb) => [
        eb.fn.countAll<number>().filterWhere('failed_by', 'is', null).as('waiting'),
        eb.fn.count<number>('failed_by').as('refused'),
        sql<number | null>`extract(epoch from clock_timestamp() - min(queued_at) filter (where failed_by is null))`.as(
          'oldest_seconds',
        ),
      ])
      .executeTakeFirstOrThrow(),
  )

/** Any number of our own; the second key of the lock is the worker’s. */
const WORKER = 0x676f6e67

/**
 * Says that a worker is alive for as long as this connection is: PostgreSQL itself lets go of the lock when the
 * connection ends, however it ends. `worker` is what graphile-worker writes to the jobs it takes.
 */
export const holdPresence = (connection: Kysely<Tables>, worker: string) =>
  explaining(() => sql`select pg_advisory_lock_shared(${WORKER}, hashtext(${worker}))`.execute(connection))

export const endPresence = (connection: Kysely<Tables>, worker: string) =>
  explaining(() => sql`select pg_advisory_unlock_shared(${WORKER}, hashtext(${worker}))`.execute(connection))

/**
 * Gives the jobs of workers that are gone to others at once; graphile-worker alone would wait four hours. A job that was
 * only just taken is left alone, since its worker may be about to say that it is alive.
 */
export const releaseJobsOfTheDead = (db: Kysely<Tables>) =>
  explaining(() =>
    sql`
      select graphile_worker.force_unlock_workers(array_agg(worker))
      from (
        select locked_by as worker from graphile_worker.jobs
        where locked_by is not null and locked_at < now() - interval '3 seconds' group by locked_by
      ) as holders
      where not exists (
        select from pg_locks
        where locktype = 'advisory' and granted and classid = ${WORKER}::bigint::oid and objid = hashtext(worker)::oid
          and objsubid = 2 and database = (select oid from pg_database where datname = current_database()))
      having count(*) > 0`.execute(db),
  )

/** Refuses the documents that ended or failed a worker at every attempt, since nobody will try them again. */
export const refuseExhausted = (db: Kysely<Tables>, parserVersion: string) =>
  explaining(() =>
    sql`
      update waiting_documents
      set failed_by = ${parserVersion}, failure_code = 'worker.exhausted',
        failure_message = 'Every attempt to read it failed' || coalesce(': ' || last_error, ', or ended the worker.')
      from graphile_worker.jobs
      where jobs.key = 'document:' || waiting_documents.id and failed_by is null
        and attempts >= max_attempts and locked_by is null`.execute(db),
  )
