/**
 * Stores what a parser read from documents: each wholly or not at all, many in one transaction. The same bytes read by the
 * same parser version with the same region hint, one after the other, change nothing. Read otherwise, a document no longer
 * counts for what it said before; nothing stored before is erased.
 */
import type { Kysely } from 'kysely'
import { findMetric } from '../../metrics/index.ts'
import { findDatabaseError } from '../connections/database-error.ts'
import { loadMetricNumbers } from '../rows/metric-numbers.ts'
import type { StoredDocumentInput, StoredReportInput } from '../rows/stored-report.ts'
import type { Tables } from '../tables.ts'
import { agencyKey, normalisedName } from './claim-reports.ts'
import { type Document, type StoreOutcome, storeIn } from './store-batch.ts'

/**
 * Stores documents as if one after the other and settles which readings count, of their reports and of those that they
 * were taken for before. The outcomes stand in the order of the documents. Throws DatabaseError where the database takes
 * nothing more; then every document is wholly there or wholly absent, and storing all again completes it.
 */
export async function storeReports(
  db: Kysely<Tables>,
  documents: readonly StoredDocumentInput[],
): Promise<StoreOutcome[]> {
  const outcomes: StoreOutcome[] = []
  let waiting = documents.map((input, place) => ({ input, place }))
  while (waiting.length > 0) {
    const { batch, later } = nextBatch(waiting)
    const stored = await storeBatch(
      db,
      batch.map(({ input }) => input),
    )
    for (const [i, { place }] of batch.entries()) outcomes[place] = stored[i] as StoreOutcome
    waiting = later
  }
  return outcomes
}

type Waiting = { readonly input: StoredDocumentInput; readonly place: number }

/** Documents of the same bytes, or of one report, are stored in their order, each in a batch of its own. */
function nextBatch(waiting: readonly Waiting[]): { batch: Waiting[]; later: Waiting[] } {
  const taken = new Set<string>()
  const batch: Waiting[] = []
  const later: Waiting[] = []
  for (const document of waiting) {
    const claims = claimsOf(document.input)
    const isFree = claims.every((claim) => !taken.has(claim))
    for (const claim of claims) taken.add(claim)
    ;(isFree ? batch : later).push(document)
  }
  return { batch, later }
}

const claimsOf = ({ reports }: StoredDocumentInput): string[] => [
  ...new Set(
    reports.flatMap(({ source, agency, year }) => [
      source.sha256,
      `${agencyKey({ ...agency, name: normalisedName(agency.name) })}/${year}`,
    ]),
  ),
]

/** A batch that fails though the database is well has a document that cannot be stored: then each is stored alone. */
async function storeBatch(db: Kysely<Tables>, documents: readonly StoredDocumentInput[]): Promise<StoreOutcome[]> {
  try {
    return await storeTogether(db, documents.map(checkedDocument))
  } catch (error) {
    const expected = findDatabaseError(error)
    if (expected) throw expected
    if (documents.length === 1) return [{ status: 'failed', error }]
    const outcomes: StoreOutcome[] = []
    for (const document of documents) outcomes.push(...(await storeBatch(db, [document])))
    return outcomes
  }
}

function checkedDocument(input: StoredDocumentInput): Document {
  const [first] = input.reports
  if (!first) throw new Error('A document without reports cannot be stored.')
  for (const report of input.reports) checkMetrics(report)
  return { ...input, source: first.source, sha256: first.source.sha256, parserVersion: first.parser }
}

function checkMetrics(report: StoredReportInput) {
  const keys = [...report.facts, ...report.mentions].map(({ metric }) => metric)
  const unknown = [...keys, ...report.findings.flatMap(({ metrics }) => metrics)].find((key) => !findMetric(key))
  if (unknown !== undefined) throw new Error(`${report.source.name}: the catalogue has no metric ${unknown}.`)
}

async function storeTogether(db: Kysely<Tables>, documents: readonly Document[]): Promise<StoreOutcome[]> {
  const numbers = await loadMetricNumbers(db)
  for (;;) {
    try {
      return await db.transaction().execute((trx) => storeIn(trx, documents, numbers))
    } catch (error) {
      // Another writer has just stored one of them: the next time it is known.
      if (!isTaken(error)) throw error
    }
  }
}

const isTaken = (error: unknown) =>
  error instanceof Error && 'constraint' in error && error.constraint === 'documents_sha256_key'
