/**
 * What people decided about readings, and what agencies answered. A ruling names what it is about by what outlasts another
 * reading, and keeps a hash of what stood there: where that is no longer so, the ruling is shown as such, never dropped.
 */
import { type Insertable, type Kysely, sql, type Transaction } from 'kysely'
import { findFindings } from '../queries/findings.ts'
import { type ContentRow, findContents, findReports } from '../queries/reports.ts'
import { loadMetricNumbers } from '../rows/metric-numbers.ts'
import { json } from '../rows/storable-text.ts'
import type { Agency } from '../storing/claim-reports.ts'
import { restoreDocument } from '../storing/restore-document.ts'
import { nextDataVersion } from '../storing/settle-reports.ts'
import type { RulingsTable, Tables } from '../tables.ts'
import { hashOfFinding, hashOfPrintedName, hashOfReading } from './inputs-hash.ts'

type Write = Transaction<Tables>

export type NewRuling = { readonly author: string } & (
  | { readonly kind: 'finding_accepted'; readonly findingId: number; readonly body: { readonly reason: string } }
  | ({ readonly kind: 'reply'; readonly body: { readonly text: string } } & (
      | { readonly reportId: number }
      | { readonly findingId: number }
    ))
  | {
      readonly kind: 'identity_corrected'
      readonly sha256: string
      /** Zero-based place among the reports of the document. */
      readonly position: number
      readonly body: Agency
    }
)

export class RulingError extends Error {
  readonly code = 'ruling.nothing_there'
}

// ── What each kind is about ──────────────────────────────────────────────────────────────────────────────────────────

/** What the row of a ruling says of its subject. */
type Subject = Omit<Insertable<RulingsTable>, 'kind' | 'body' | 'author'>

function subjectOf(trx: Write, ruling: NewRuling): Promise<Subject> {
  if ('findingId' in ruling) return findingSubject(trx, ruling.findingId)
  return 'reportId' in ruling ? reportSubject(trx, ruling.reportId) : identitySubject(trx, ruling)
}

async function findingSubject(trx: Write, findingId: number): Promise<Subject> {
  const [finding] = await findFindings(trx, [findingId])
  if (!finding) throw new RulingError(`No finding has the id ${findingId}.`)
  const { agency_id, year } = await getReport(trx, finding.report_id)
  const inputs_hash = hashOfFinding(finding, await getContent(trx, finding.parse_id))
  return { agency_id, year, finding_code: finding.code, metrics: finding.metrics, inputs_hash }
}

async function reportSubject(trx: Write, reportId: number): Promise<Subject> {
  const { agency_id, year, parse_id } = await getReport(trx, reportId)
  return { agency_id, year, inputs_hash: hashOfReading(await getContent(trx, parse_id)) }
}

async function identitySubject(trx: Write, subject: { sha256: string; position: number }): Promise<Subject> {
  const name = await findPrintedName(trx, subject.sha256, subject.position)
  if (name === undefined)
    throw new RulingError(`The document ${subject.sha256} has no report at position ${subject.position}.`)
  return { document_sha256: subject.sha256, position: subject.position, inputs_hash: hashOfPrintedName(name) }
}

async function getReport(db: Kysely<Tables>, id: number) {
  const [report] = await findReports(db, [id])
  if (!report) throw new RulingError(`No report that counts has the id ${id}.`)
  return report
}

async function getContent(db: Kysely<Tables>, parseId: number): Promise<ContentRow> {
  const [content] = await findContents(db, [parseId])
  if (!content) throw new RulingError(`No version has the id ${parseId}.`)
  return content
}

/** As the last reading of the document has it. */
async function findPrintedName(db: Kysely<Tables>, sha256: string, position: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('parses')
    .innerJoin('documents', 'documents.id', 'parses.document_id')
    .select('parses.name_as_printed')
    .where('documents.sha256', '=', sha256)
    .where('parses.position', '=', position)
    .orderBy('parses.generation', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.name_as_printed
}

// ── Writing ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Stores a ruling about what is there now and returns its id. A corrected identity moves the report at once, as a new
 * version, and again whenever its document is read anew. Throws RulingError where nothing has the id.
 */
export async function recordRuling(db: Kysely<Tables>, ruling: NewRuling): Promise<number> {
  const numbers = await loadMetricNumbers(db)
  return db.transaction().execute(async (trx) => {
    const subject = await subjectOf(trx, ruling)
    const { id } = await trx
      .insertInto('rulings')
      .values({ ...subject, kind: ruling.kind, body: json(ruling.body), author: ruling.author })
      .returning('id')
      .executeTakeFirstOrThrow()
    if (ruling.kind === 'identity_corrected') await restoreDocument(trx, ruling.sha256, numbers)
    else await nextDataVersion(trx)
    return id
  })
}

/** Takes a ruling back; it is kept, and counts no more. Twice changes nothing. */
export async function withdrawRuling(db: Kysely<Tables>, id: number): Promise<void> {
  const numbers = await loadMetricNumbers(db)
  await db.transaction().execute(async (trx) => {
    const ruling = await trx
      .updateTable('rulings')
      .set({ withdrawn_at: sql`now()` })
      .where('id', '=', id)
      .where('withdrawn_at', 'is', null)
      .returning('document_sha256')
      .executeTakeFirst()
    if (ruling?.document_sha256) await restoreDocument(trx, ruling.document_sha256, numbers)
    else if (ruling) await nextDataVersion(trx)
  })
}
