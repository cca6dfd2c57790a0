/** The rows of the reports that a document is about to be stored for, locked until the transaction ends. */
import type { Transaction } from 'kysely'
import { storable } from './storable-text.ts'
import type { StoredReportInput } from './stored-report.ts'
import type { Tables } from './tables.ts'

type Write = Transaction<Tables>

/** Names that differ only in width or spaces are one. */
const normalised = (name: string) => storable(name).normalize('NFKC').replace(/\s+/g, '')

/** A report that the document was taken for when it was read before. */
export interface EarlierReport {
  readonly reportId: number
  readonly agencyId: number
  readonly identity: string
}

export async function listEarlierReports(trx: Write, documentId: number): Promise<EarlierReport[]> {
  const rows = await trx
    .selectFrom('parses')
    .innerJoin('reports', 'reports.id', 'parses.report_id')
    .innerJoin('agencies', 'agencies.id', 'reports.agency_id')
    .select(['reports.id', 'reports.agency_id', 'reports.year', 'agencies.region_code', 'agencies.name'])
    .distinct()
    .where('parses.document_id', '=', documentId)
    .execute()
  return rows.map(({ id, agency_id, year, ...agency }) => ({
    reportId: id,
    agencyId: agency_id,
    identity: identityOf(agency, year),
  }))
}

/**
 * The id of each report, made where there was none; the earlier ones are only held. Rows stay locked until the
 * transaction ends, so versions count up without gaps and no two writers settle one report at once; they are claimed in
 * one order everywhere, so that two writers cannot wait for each other.
 */
export async function claimReports(
  trx: Write,
  reports: readonly StoredReportInput[],
  earlier: readonly EarlierReport[],
): Promise<(number | null)[]> {
  const ids: (number | null)[] = reports.map(() => null)
  const claims = reports.map((report, position) => ({
    identity: identityOf({ ...report.agency, name: normalised(report.agency.name) }, report.year),
    claim: async () => {
      ids[position] = await claimReport(trx, report)
    },
  }))
  const holds = earlier.map((report) => ({ identity: report.identity, claim: () => holdReport(trx, report) }))
  const inOrder = [...claims, ...holds].sort((a, b) => (a.identity < b.identity ? -1 : 1))
  for (const { claim } of inOrder) await claim()
  return ids
}

const identityOf = ({ region_code, name }: { region_code: string | null; name: string }, year: number | null) =>
  `${region_code ?? ''}/${name}/${year ?? ''}`

/** Agency before report, as claiming does. */
async function holdReport(trx: Write, { agencyId, reportId }: EarlierReport): Promise<void> {
  await trx.selectFrom('agencies').select('id').where('id', '=', agencyId).forNoKeyUpdate().execute()
  await trx.selectFrom('reports').select('id').where('id', '=', reportId).forUpdate().execute()
}

/** Without a year there is no report, and an agency is known by its reports. */
async function claimReport(trx: Write, { agency, year }: StoredReportInput): Promise<number | null> {
  if (year === null) return null
  const { id: agency_id } = await trx
    .insertInto('agencies')
    .values({
      region_code: agency.region_code,
      name: normalised(agency.name),
      level: agency.level,
      sector: agency.sector,
    })
    .onConflict((conflict) =>
      conflict
        .constraint('agencies_identity')
        .doUpdateSet((eb) => ({ level: eb.ref('excluded.level'), sector: eb.ref('excluded.sector') })),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id } = await trx
    .insertInto('reports')
    .values({ agency_id, year })
    .onConflict((conflict) =>
      conflict.constraint('reports_identity').doUpdateSet((eb) => ({ year: eb.ref('excluded.year') })),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
