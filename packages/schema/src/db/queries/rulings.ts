/** What people decided and agencies answered, and whether what it was about reads otherwise now. */
import { type Kysely, type Selectable, sql } from 'kysely'
import type { FindingCodeKey } from '../../metrics/index.ts'
import { hashOfFinding, hashOfPrintedName, hashOfReading } from '../rulings/inputs-hash.ts'
import type { RulingKind, RulingsTable, Tables } from '../tables.ts'
import { listFindingsOfParses, type PlacedFinding } from './findings.ts'
import { type ContentRow, findContents, type ReportVersionRow } from './reports.ts'

export interface Ruling {
  readonly id: number
  readonly kind: RulingKind
  readonly agency_id: number | null
  readonly year: number | null
  readonly document_sha256: string | null
  readonly finding_code: FindingCodeKey | null
  readonly metrics: readonly string[] | null
  readonly body: object
  readonly author: string
  readonly made_at: Date
  readonly withdrawn_at: Date | null
  /** Whether what it was about reads otherwise now, or is no longer there. */
  readonly inputs_changed: boolean
}

type RulingRow = Selectable<RulingsTable>

const rulingOf = ({ inputs_hash, ...row }: RulingRow, hashes: readonly string[]): Ruling => ({
  ...row,
  inputs_changed: !hashes.includes(inputs_hash),
})

const isAbout = (ruling: RulingRow, { code, metrics }: PlacedFinding) =>
  ruling.finding_code === code && ruling.metrics?.join() === metrics.join()

export const findRuling = (db: Kysely<Tables>, id: number): Promise<RulingRow | undefined> =>
  db.selectFrom('rulings').selectAll().where('id', '=', id).executeTakeFirst()

async function loadContents(db: Kysely<Tables>, parseIds: readonly number[]): Promise<Map<number, ContentRow>> {
  const ids = [...new Set(parseIds)]
  const contents = ids.length === 0 ? [] : await findContents(db, ids)
  return new Map(contents.map((content) => [content.parse_id, content]))
}

/** Every ruling on each finding and every reply to it, the newest first, withdrawn ones too; in the order of the findings. */
export async function listRulingsOfFindings(
  db: Kysely<Tables>,
  findings: readonly PlacedFinding[],
): Promise<Ruling[][]> {
  const { rows } = await sql<RulingRow & { report_id: number }>`
    select rulings.*, reports.id as report_id
    from rulings join reports using (agency_id, year)
    where finding_code is not null and reports.id = any(${findings.map(({ report_id }) => report_id)})
    order by rulings.id desc`.execute(db)
  const own = findings.map((finding) =>
    rows.filter((row) => row.report_id === finding.report_id && isAbout(row, finding)),
  )
  const ruledOn = findings.filter((_, i) => (own[i]?.length ?? 0) > 0)
  const contents = await loadContents(
    db,
    ruledOn.map(({ parse_id }) => parse_id),
  )
  return findings.map((finding, i) => {
    const content = contents.get(finding.parse_id)
    const hashes = content ? [hashOfFinding(finding, content)] : []
    return (own[i] ?? []).map(({ report_id: _, ...row }) => rulingOf(row, hashes))
  })
}

/** Every ruling on each report, its findings and whose it is, the newest first, withdrawn ones too; in the order of the reports. */
export async function listRulingsOfReports(
  db: Kysely<Tables>,
  reports: readonly ReportVersionRow[],
): Promise<Ruling[][]> {
  const { rows } = await sql<RulingRow & { parse_id: number }>`
    with asked as (select unnest(${reports.map(({ parse_id }) => parse_id)}::integer[]) as parse_id)
    select rulings.*, asked.parse_id
    from asked join parses on parses.id = asked.parse_id join reports on reports.id = parses.report_id
    join rulings on rulings.agency_id = reports.agency_id and rulings.year = reports.year
    union all
    select rulings.*, asked.parse_id
    from asked join parses on parses.id = asked.parse_id join documents on documents.id = parses.document_id
    join rulings on rulings.document_sha256 = documents.sha256 and rulings.position = parses.position
    order by id desc`.execute(db)
  const ruledOn = [...new Set(rows.map(({ parse_id }) => parse_id))]
  const contents = await loadContents(db, ruledOn)
  const findings = ruledOn.length === 0 ? [] : await listFindingsOfParses(db, ruledOn)
  return reports.map(({ parse_id, name_as_printed }) => {
    const content = contents.get(parse_id)
    const own = findings.filter((finding) => finding.parse_id === parse_id)
    const hashesOf = (row: RulingRow): string[] => {
      if (!content) return []
      if (row.kind === 'identity_corrected') return [hashOfPrintedName(name_as_printed)]
      if (row.finding_code === null) return [hashOfReading(content)]
      return own.filter((finding) => isAbout(row, finding)).map((finding) => hashOfFinding(finding, content))
    }
    return rows
      .filter((row) => row.parse_id === parse_id)
      .map(({ parse_id: _, ...row }) => rulingOf(row, hashesOf(row)))
  })
}
