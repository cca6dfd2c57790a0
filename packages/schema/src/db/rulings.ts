/**
 * What people decided about readings, and what agencies answered. A ruling names what it is about by what outlasts another
 * reading, and keeps a hash of what stood there: where that is no longer so, the ruling is shown as such, never dropped.
 */
import { type Insertable, type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import type { FindingCodeKey } from '../metrics/index.ts'
import type { Agency } from './claim-reports.ts'
import { factsByMetric, getFact } from './facts.ts'
import { hashOf, hashOfPrintedName } from './inputs-hash.ts'
import { loadMetricNumbers } from './metric-numbers.ts'
import { findFindings, listFindingsOfParses, type PlacedFinding } from './queries/findings.ts'
import { type ContentRow, findContents, findReports } from './queries/reports.ts'
import { restoreDocument } from './restore-document.ts'
import { nextDataVersion } from './settle-reports.ts'
import { json } from './storable-text.ts'
import type { RulingKind, RulingsTable, Tables } from './tables.ts'

type Write = Transaction<Tables>

export type NewRuling = { readonly author: string } & (
  | { readonly kind: 'finding_accepted'; readonly findingId: number; readonly body: { readonly reason: string } }
  | { readonly kind: 'reply'; readonly reportId: number; readonly body: { readonly text: string } }
  | {
      readonly kind: 'identity_corrected'
      readonly sha256: string
      /** Zero-based place among the reports of the document. */
      readonly position: number
      readonly body: Agency
    }
)

export interface Ruling {
  readonly id: number
  readonly kind: RulingKind
  readonly agency_id: number | null
  readonly year: number | null
  readonly document_sha256: string | null
  readonly position: number | null
  readonly finding_code: FindingCodeKey | null
  readonly metrics: readonly string[] | null
  readonly body: object
  readonly author: string
  readonly made_at: Date
  readonly withdrawn_at: Date | null
  /** Whether what it was about reads otherwise now, or is no longer there. */
  readonly inputs_changed: boolean
}

export class RulingError extends Error {
  readonly code = 'ruling.nothing_there'
}

// ── What each kind is about ──────────────────────────────────────────────────────────────────────────────────────────

type FindingInputs = Pick<PlacedFinding, 'metrics' | 'expected' | 'actual'>

function hashOfFinding({ metrics, expected, actual }: FindingInputs, { facts, form }: ContentRow): string {
  const cells = factsByMetric(facts)
  const inputs = metrics
    .map((key) => getFact(cells, key, form))
    .map(({ metric, state, value, raw }) => [metric, state, value, raw])
  return hashOf([inputs, expected, actual])
}

/** Cells that say nothing are left out, so that a metric which the catalogue gains changes no hash. */
const hashOfReading = ({ facts }: ContentRow): string =>
  hashOf(
    facts
      .filter(({ state }) => state !== 'missing' && state !== 'not_on_form')
      .map(({ metric, state, value }) => [metric, state, value])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  )

/** What the row of a ruling says of its subject. */
type Subject = Omit<Insertable<RulingsTable>, 'kind' | 'body' | 'author'>

function subjectOf(trx: Write, ruling: NewRuling): Promise<Subject> {
  if (ruling.kind === 'finding_accepted') return findingSubject(trx, ruling.findingId)
  return ruling.kind === 'reply' ? replySubject(trx, ruling.reportId) : identitySubject(trx, ruling)
}

async function findingSubject(trx: Write, findingId: number): Promise<Subject> {
  const [finding] = await findFindings(trx, [findingId])
  if (!finding) throw new RulingError(`No finding has the id ${findingId}.`)
  const { agency_id, year } = await getReport(trx, finding.report_id)
  const inputs_hash = hashOfFinding(finding, await getContent(trx, finding.parse_id))
  return { agency_id, year, finding_code: finding.code, metrics: finding.metrics, inputs_hash }
}

async function replySubject(trx: Write, reportId: number): Promise<Subject> {
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

// ── Reading ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface RulingSelection {
  readonly kind?: RulingKind | undefined
  readonly agencyId?: number | undefined
  readonly year?: number | undefined
  readonly sha256?: string | undefined
}

/** Rulings that were not withdrawn, the newest first. */
export async function listRulings(db: Kysely<Tables>, selection: RulingSelection): Promise<Ruling[]> {
  const { kind, agencyId, year, sha256 } = selection
  const rows = await db
    .selectFrom('rulings')
    .selectAll()
    .where('withdrawn_at', 'is', null)
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind as RulingKind))
    .$if(agencyId !== undefined, (query) => query.where('agency_id', '=', agencyId as number))
    .$if(year !== undefined, (query) => query.where('year', '=', year as number))
    .$if(sha256 !== undefined, (query) => query.where('document_sha256', '=', sha256 as string))
    .orderBy('id', 'desc')
    .execute()
  return Promise.all(rows.map(async (row) => rulingOf(row, await listHashes(db, row))))
}

type RulingRow = Selectable<RulingsTable>

const rulingOf = ({ inputs_hash, ...row }: RulingRow, hashes: readonly string[]): Ruling => ({
  ...row,
  inputs_changed: !hashes.includes(inputs_hash),
})

/** The hashes of all that the ruling may be about today. */
async function listHashes(db: Kysely<Tables>, ruling: RulingRow): Promise<string[]> {
  if (ruling.document_sha256 !== null) {
    const name = await findPrintedName(db, ruling.document_sha256, ruling.position ?? 0)
    return name === undefined ? [] : [hashOfPrintedName(name)]
  }
  const parseId = await findCurrentParse(db, ruling.agency_id, ruling.year)
  if (parseId === null) return []
  const content = await getContent(db, parseId)
  if (ruling.kind === 'reply') return [hashOfReading(content)]
  const findings = await listFindingsOfParses(db, [parseId])
  return findings.filter((finding) => isAbout(ruling, finding)).map((finding) => hashOfFinding(finding, content))
}

async function findCurrentParse(db: Kysely<Tables>, agencyId: number | null, year: number | null) {
  const report = await db
    .selectFrom('reports')
    .select('current_parse_id')
    .where('agency_id', '=', agencyId)
    .where('year', '=', year)
    .executeTakeFirst()
  return report?.current_parse_id ?? null
}

const isAbout = (ruling: RulingRow, { code, metrics }: PlacedFinding) =>
  ruling.finding_code === code && ruling.metrics?.join() === metrics.join()

/** The ruling on each finding that has one, by the finding’s id: the one made on the very same figures, else the newest. */
export async function findRulingsOfFindings(
  db: Kysely<Tables>,
  findings: readonly PlacedFinding[],
): Promise<{ finding_id: number; ruling: Ruling }[]> {
  const { rows } = await sql<RulingRow & { report_id: number }>`
    select rulings.*, reports.id as report_id
    from rulings join reports using (agency_id, year)
    where kind = 'finding_accepted' and withdrawn_at is null
      and reports.id = any(${findings.map(({ report_id }) => report_id)})
    order by rulings.id desc`.execute(db)
  const pairs = findings.flatMap((finding) => {
    const own = rows.filter((row) => row.report_id === finding.report_id && isAbout(row, finding))
    return own.length > 0 ? [{ finding, own }] : []
  })
  return Promise.all(
    pairs.map(async ({ finding, own }) => {
      const hash = hashOfFinding(finding, await getContent(db, finding.parse_id))
      const { report_id: _, ...row } =
        own.find(({ inputs_hash }) => inputs_hash === hash) ?? (own[0] as (typeof own)[0])
      return { finding_id: finding.id, ruling: rulingOf(row, [hash]) }
    }),
  )
}

/** The newest reply to each report that has one, by the report’s id. */
export async function findReplies(
  db: Kysely<Tables>,
  reports: readonly { readonly report_id: number; readonly parse_id: number }[],
): Promise<{ report_id: number; ruling: Ruling }[]> {
  const { rows } = await sql<RulingRow & { report_id: number }>`
    select distinct on (reports.id) rulings.*, reports.id as report_id
    from rulings join reports using (agency_id, year)
    where kind = 'reply' and withdrawn_at is null and reports.id = any(${reports.map(({ report_id }) => report_id)})
    order by reports.id, rulings.id desc`.execute(db)
  const parses = new Map(reports.map(({ report_id, parse_id }) => [report_id, parse_id]))
  return Promise.all(
    rows.map(async ({ report_id, ...row }) => {
      const content = await getContent(db, parses.get(report_id) ?? 0)
      return { report_id, ruling: rulingOf(row, [hashOfReading(content)]) }
    }),
  )
}
