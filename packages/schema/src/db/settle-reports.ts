/**
 * Which reading of a report counts. It follows from the parses alone, so that settling twice changes nothing:
 * of each document only what was read the last time may count, and of several documents the one stored last counts,
 * so that reading an older document again takes nothing from the one that restates it. A document that was refused the
 * last time says nothing at all.
 */
import { sql, type Transaction } from 'kysely'
import type { Tables } from './tables.ts'

type Write = Transaction<Tables>

/** A report whose current version has changed. */
export interface SettledReport {
  readonly id: number
  readonly agency_id: number
  readonly year: number
  readonly current_parse_id: number | null
}

/** What a transaction has to settle. */
export interface ReportChanges {
  /** Reports that have no row yet, with the version that counts. */
  readonly created: readonly SettledReport[]
  /** The ids of those that may show something else now. */
  readonly touched: readonly number[]
}

/**
 * Makes of each report the reading that counts current, appends that to its history and derives what agencies show of it.
 * The caller holds the rows of the agencies and has taken the data version: rows of `reports` are
 * changed by nobody else meanwhile.
 */
export async function settleReports(
  trx: Write,
  { created, touched }: ReportChanges,
  version: DataVersion,
): Promise<SettledReport[]> {
  await insertReports(trx, created, version)
  const settled = [...created, ...(await settleCurrent(trx, touched, version))]
  await settleAgencies(trx, [...new Set(settled.map(({ agency_id }) => agency_id))])
  return settled
}

async function insertReports(
  trx: Write,
  reports: readonly SettledReport[],
  { version, since }: DataVersion,
): Promise<void> {
  if (reports.length === 0) return
  await sql`
    with created as (
      insert into reports (id, agency_id, year, current_parse_id, data_version) overriding system value
      select id, agency_id, year, current_parse_id, ${version}
      from jsonb_to_recordset(${JSON.stringify(reports)}::jsonb)
        as created(id integer, agency_id integer, year smallint, current_parse_id integer)
      returning id, current_parse_id
    )
    insert into report_history (report_id, parse_id, since, data_version)
    select id, current_parse_id, ${since}::timestamptz, ${version} from created`.execute(trx)
}

/** What changes together, and the moment since which it is so. */
export interface DataVersion {
  readonly version: number
  readonly since: Date
}

/**
 * Taken once per transaction, before the rows that it is written to and after all that takes time: its lock puts commits in
 * order, so every other writer waits from here on.
 */
export async function nextDataVersion(trx: Write): Promise<DataVersion> {
  return trx
    .updateTable('data_version')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .returning(['version', sql<Date>`date_trunc('milliseconds', clock_timestamp())`.as('since')])
    .executeTakeFirstOrThrow()
}

/** Asked report by report, so that a few are settled as fast among millions as among few, whatever the planner knows. */
async function settleCurrent(
  trx: Write,
  reportIds: readonly number[],
  { version, since }: DataVersion,
): Promise<SettledReport[]> {
  if (reportIds.length === 0) return []
  const { rows } = await sql<SettledReport>`
    with counting as (
      select touched.report_id, counting.id
      from unnest(${reportIds}::integer[]) as touched(report_id)
      left join lateral (
        select parses.id
        from parses
        where parses.report_id = touched.report_id
          and parses.generation = (select max(generation) from parses as last
            where last.document_id = parses.document_id)
          and not exists (select 1 from refusals
            where refusals.document_id = parses.document_id and refusals.generation > parses.generation)
        order by parses.document_id desc, parses.position desc limit 1
      ) as counting on true
    ), settled as (
      update reports set current_parse_id = counting.id, data_version = ${version}
      from counting
      where reports.id = counting.report_id and reports.current_parse_id is distinct from counting.id
      returning reports.id, reports.agency_id, reports.year, reports.current_parse_id
    ), logged as (
      insert into report_history (report_id, parse_id, since, data_version)
      select id, current_parse_id, ${since}::timestamptz, ${version} from settled
    )
    select * from settled`.execute(trx)
  return rows
}

/**
 * The newest year that counts says what an agency is, so that the order of storing does not matter. A report that a ruling
 * gave to the agency was read as another’s, and says nothing of this one.
 */
async function settleAgencies(trx: Write, agencyIds: readonly number[]): Promise<void> {
  if (agencyIds.length === 0) return
  await sql`
    update agencies
    set has_report = settled.has_report, level = settled.level, sector = settled.sector
    from (
      select touched.id,
        exists (select 1 from reports where agency_id = touched.id and current_parse_id is not null) as has_report,
        case when newest.sector is null then touched.level else newest.level end as level,
        coalesce(newest.sector, touched.sector) as sector
      from agencies as touched
      left join lateral (
        select parses.level, parses.sector
        from reports join parses on parses.id = reports.current_parse_id
        where reports.agency_id = touched.id
          and parses.agency_name = touched.name and parses.region_code is not distinct from touched.region_code
        order by reports.year desc limit 1
      ) as newest on true
      where touched.id = any(${agencyIds})
    ) as settled
    where agencies.id = settled.id
      and (agencies.has_report, agencies.level, agencies.sector)
        is distinct from (settled.has_report, settled.level, settled.sector)`.execute(trx)
}
