/**
 * Which reading of a report counts. It follows from the parses alone, so that settling twice changes nothing:
 * of each document only what was read the last time may count, and of several documents the one stored last counts,
 * so that reading an older document again takes nothing from the one that restates it. A document that was refused the
 * last time says nothing at all.
 */
import { sql, type Transaction } from 'kysely'
import type { Level, SectorKey } from '../../metrics/index.ts'
import type { ColumnTypes } from '../rows/binary-rows.ts'
import type { Cells } from '../rows/cells.ts'
import { copyRows } from '../rows/copy-rows.ts'
import type { ChecksByStatus, Tables } from '../tables.ts'

type Write = Transaction<Tables>

/** A report whose current version has changed. */
export interface SettledReport {
  readonly id: number
  readonly agency_id: number
  readonly year: number
  readonly current_parse_id: number | null
}

/** A report that has no row yet, with what is said in the reading of it that counts, which is stored. */
export interface NewReport extends SettledReport {
  readonly current_parse_id: number
  readonly reading: NewReading
}

/** As tables have it, so that nothing need be asked for which has just been sent. */
export interface NewReading extends Cells {
  readonly document_id: number
  /** The name of the agency that the report is filed under. */
  readonly agency: string
  readonly level: Level | null
  readonly sector: SectorKey
  readonly published_on: string | null
  readonly text: string
  readonly narrative_bands: readonly number[]
}

/** What a transaction has to settle. */
export interface ReportChanges {
  /** Each with the version that counts. */
  readonly created: readonly NewReport[]
  /** The ids of those that may show something else now. */
  readonly touched: readonly number[]
  /** The ids of agencies that show already what follows from their reports. */
  readonly described: ReadonlySet<number>
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

const REPORT_COLUMNS = {
  id: 'integer',
  agency_id: 'integer',
  year: 'smallint',
  current_parse_id: 'integer',
  checks: 'jsonb',
  data_version: 'bigint',
} as const satisfies ColumnTypes

const HISTORY_COLUMNS = {
  report_id: 'integer',
  parse_id: 'integer',
  since: 'timestamptz',
  data_version: 'bigint',
} as const satisfies ColumnTypes

/** With how the rules between reports ended on each, so that its row is written once. */
export async function insertReports(
  trx: Write,
  reports: readonly NewReport[],
  checks: ReadonlyMap<number, ChecksByStatus | null>,
  { version: data_version, since }: DataVersion,
): Promise<void> {
  if (reports.length === 0) return
  const rows = reports.map(({ id, agency_id, year, current_parse_id }) => {
    const ended = checks.get(id) ?? null
    return { id, agency_id, year, current_parse_id, checks: ended && JSON.stringify(ended), data_version }
  })
  await copyRows(trx, 'reports', REPORT_COLUMNS, rows)
  const history = reports.map(({ id: report_id, current_parse_id: parse_id }) => ({
    report_id,
    parse_id,
    since,
    data_version,
  }))
  await copyRows(trx, 'report_history', HISTORY_COLUMNS, history)
}

/**
 * Makes of each report the reading that counts current and appends that to its history; returns those that changed.
 * The caller holds the rows of the agencies and has taken the data version: rows of `reports` are
 * changed by nobody else meanwhile. Asked report by report, so that a few are settled as fast among millions as among few,
 * whatever the planner knows.
 */
export async function settleCurrent(
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
      insert into report_history (report_id, parse_id, since, data_version, before_id, kind)
      select settled.id, settled.current_parse_id, ${since}::timestamptz, ${version}, before.id, case
        when settled.current_parse_id is null then 'withdrawn'
        when before.id is null then 'first'
        when before.document_id = (select document_id from parses where id = settled.current_parse_id) then 'reread'
        else 'restated'
      end
      from settled
      left join lateral (
        select parses.id, parses.document_id
        from report_history as earlier join parses on parses.id = earlier.parse_id
        where earlier.report_id = settled.id
        order by earlier.data_version desc limit 1
      ) as before on true
    )
    select * from settled`.execute(trx)
  return rows
}

/**
 * The newest year that counts says what an agency is, so that the order of storing does not matter. A report that a ruling
 * gave to the agency was read as another’s, and says nothing of this one.
 */
export async function settleAgencies(trx: Write, agencyIds: readonly number[]): Promise<void> {
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
