/** Writes what the rules between reports say: what is said already stays as it is, so that settling again changes nothing. */
import { type Selectable, sql, type Transaction } from 'kysely'
import { CROSS_CODES, type CrossCheck, type CrossFinding } from '../../cross-report/index.ts'
import type { ColumnTypes } from '../rows/binary-rows.ts'
import { checksByStatus, listChecks } from '../rows/checks.ts'
import { copyRows } from '../rows/copy-rows.ts'
import { FINDING_COLUMNS } from '../rows/reading-rows.ts'
import { json } from '../rows/storable-text.ts'
import type { StoredSpan } from '../rows/stored-report.ts'
import { type DataVersion, insertReports, type NewReport } from '../storing/settle-reports.ts'
import type { ChecksByStatus, FindingsTable, Tables } from '../tables.ts'

export interface PlacedCrossFinding extends CrossFinding {
  readonly spans: readonly StoredSpan[]
  readonly relatedSpans: readonly StoredSpan[] | null
}

/** What some rules say of a report: findings of rules that are not among the checks are left as they are. */
export interface Settlement {
  readonly reportId: number
  readonly findings: readonly PlacedCrossFinding[]
  /** Null where the report counts no more. */
  readonly checks: readonly CrossCheck[] | null
}

type Row = Pick<
  Selectable<FindingsTable>,
  | 'position'
  | 'code'
  | 'severity'
  | 'origin'
  | 'metrics'
  | 'expected'
  | 'actual'
  | 'message_zh'
  | 'message_en'
  | 'spans'
  | 'legal_basis'
  | 'related_report_id'
  | 'related_spans'
> & { readonly report_id: number | null }
type StoredRow = Row & { readonly id: number }

const COLUMNS = [
  'id',
  'report_id',
  'position',
  'code',
  'severity',
  'origin',
  'metrics',
  'expected',
  'actual',
  'message_zh',
  'message_en',
  'spans',
  'legal_basis',
  'related_report_id',
  'related_spans',
] as const

/** New reports are written with what is said of them. Two settlements of one report, by other rules, add up. */
export async function writeSettlements(
  trx: Transaction<Tables>,
  settlements: readonly Settlement[],
  created: readonly NewReport[],
  version: DataVersion,
): Promise<void> {
  const isNew = new Set(created.map(({ id }) => id))
  const storedIds = [...new Set(settlements.map(({ reportId }) => reportId))].filter((id) => !isNew.has(id))
  const stored = Map.groupBy(await loadFindings(trx, storedIds), ({ report_id }) => report_id)
  const checks = await loadChecks(trx, storedIds)
  const changes = [...Map.groupBy(settlements, ({ reportId }) => reportId)].map(([reportId, parts]) =>
    changeOf(reportId, parts, stored.get(reportId) ?? [], checks.get(reportId) ?? null),
  )
  await insertReports(trx, created, new Map(changes.map(({ reportId, checks }) => [reportId, checks])), version)
  await endFindings(
    trx,
    changes.flatMap(({ gone }) => gone),
    version,
  )
  await insertFindings(
    trx,
    changes.flatMap(({ added }) => added),
    version,
  )
  await updateReports(
    trx,
    changes.filter(({ reportId, isChanged }) => isChanged && !isNew.has(reportId)),
    version,
  )
}

interface Change {
  readonly reportId: number
  readonly gone: readonly number[]
  readonly added: readonly Row[]
  readonly checks: ChecksByStatus | null
  readonly isChanged: boolean
}

function changeOf(
  reportId: number,
  parts: readonly Settlement[],
  stored: readonly StoredRow[],
  before: ChecksByStatus | null,
): Change {
  const isGone = parts.some(({ checks }) => checks === null)
  const run = parts.flatMap(({ checks }) => checks ?? [])
  const codes = new Set(run.map(({ code }) => code))
  const wanted = isGone
    ? []
    : rowsOf(
        reportId,
        parts.flatMap(({ findings }) => findings),
      )
  const inQuestion = stored.filter(({ code }) => isGone || codes.has(code))
  const said = new Set(inQuestion.map(contentOf))
  const asked = new Set(wanted.map(contentOf))
  const gone = inQuestion.filter((row) => !asked.has(contentOf(row))).map(({ id }) => id)
  const added = wanted.filter((row) => !said.has(contentOf(row)))
  const others = before ? listChecks(before).filter(({ code }) => !codes.has(code)) : []
  const checks = isGone ? null : checksByStatus([...others, ...run])
  const isChanged = gone.length + added.length > 0 || contentOfChecks(checks) !== contentOfChecks(before)
  return { reportId, gone, added, checks, isChanged }
}

const contentOfChecks = (checks: ChecksByStatus | null) => JSON.stringify(checks && listChecks(checks))

/** Findings of a rule stand together, in the order of the rules; none has a hundred on one report. */
const PLACES_OF_A_RULE = 100

function rowsOf(report_id: number, findings: readonly PlacedCrossFinding[]): Row[] {
  return [...Map.groupBy(findings, ({ code }) => code)].flatMap(([code, ofRule]) =>
    ofRule.map((finding, i) => ({
      report_id,
      position: CROSS_CODES.indexOf(code) * PLACES_OF_A_RULE + i,
      code,
      severity: finding.severity,
      origin: finding.origin,
      metrics: [...finding.metrics],
      expected: finding.expected,
      actual: finding.actual,
      message_zh: finding.message.zh,
      message_en: finding.message.en,
      spans: [...finding.spans],
      legal_basis: finding.legalBasis,
      related_report_id: finding.relatedReportId,
      related_spans: finding.relatedSpans && [...finding.relatedSpans],
    })),
  )
}

const placeOf = ({ start, end, page }: StoredSpan) => [start, end, page ?? null]
const contentOf = ({ report_id: _, spans, related_spans, ...row }: Row | StoredRow) =>
  JSON.stringify([
    ...COLUMNS.filter((column) => column in row && column !== 'id').map((column) => row[column as keyof typeof row]),
    spans.map(placeOf),
    related_spans?.map(placeOf) ?? null,
  ])

async function loadFindings(trx: Transaction<Tables>, ids: readonly number[]): Promise<StoredRow[]> {
  if (ids.length === 0) return []
  return trx
    .selectFrom('findings')
    .select(COLUMNS)
    .where('parse_id', 'is', null)
    .where('gone_since', 'is', null)
    .where(sql<boolean>`report_id = any(${ids})`)
    .execute()
}

async function loadChecks(trx: Transaction<Tables>, ids: readonly number[]) {
  if (ids.length === 0) return new Map<number, ChecksByStatus | null>()
  const rows = await trx.selectFrom('reports').select(['id', 'checks']).where(sql<boolean>`id = any(${ids})`).execute()
  return new Map(rows.map(({ id, checks }) => [id, checks]))
}

/** They stay, for whoever asks what was known before. */
async function endFindings(trx: Transaction<Tables>, ids: readonly number[], { since }: DataVersion): Promise<void> {
  if (ids.length === 0) return
  await trx.updateTable('findings').set({ gone_since: since }).where(sql<boolean>`id = any(${ids})`).execute()
}

const CROSS_FINDING_COLUMNS = {
  ...FINDING_COLUMNS,
  related_report_id: 'integer',
  related_spans: 'jsonb',
  known_since: 'timestamptz',
} as const satisfies ColumnTypes

async function insertFindings(trx: Transaction<Tables>, rows: readonly Row[], { since }: DataVersion): Promise<void> {
  if (rows.length === 0) return
  const written = rows.map(({ spans, related_spans, ...row }) => ({
    ...row,
    parse_id: null,
    spans: json(spans),
    related_spans: related_spans && json(related_spans),
    known_since: since,
  }))
  await copyRows(trx, 'findings', CROSS_FINDING_COLUMNS, written)
}

/** Whoever keeps reports in memory is told by the data version. */
async function updateReports(
  trx: Transaction<Tables>,
  changes: readonly Change[],
  { version }: DataVersion,
): Promise<void> {
  if (changes.length === 0) return
  const rows = JSON.stringify(changes.map(({ reportId, checks }) => ({ id: reportId, checks })))
  await sql`
    update reports set checks = nullif(c.checks, 'null'::jsonb), data_version = ${version}
    from jsonb_to_recordset(${rows}::jsonb) as c(id integer, checks jsonb)
    where reports.id = c.id`.execute(trx)
}
