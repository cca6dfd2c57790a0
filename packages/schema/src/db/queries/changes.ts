/** What arrived: every change of which version of a report counts, and why it changed. */
import { type Kysely, type SqlBool, sql } from 'kysely'
import type { ChangeKind, Tables } from '../tables.ts'
import { type AgencyFilter, agencyMatches } from './agency-filter.ts'

export interface ReportChange {
  readonly report_id: number
  readonly agency_id: number
  readonly year: number
  readonly data_version: number
  readonly since: Date
  readonly kind: ChangeKind
  /** The version that counts since then; null for a withdrawal. */
  readonly parse_id: number | null
  /** The last that counted before; null for the first. */
  readonly before_id: number | null
}

export interface ChangeSelection {
  readonly filter: AgencyFilter
  /** Only what arrived then or later. */
  readonly since?: Date | undefined
}

/** The last change of the page before. */
export type ChangePosition = Pick<ReportChange, 'since' | 'data_version' | 'report_id'>

const changesOf = (db: Kysely<Tables>, { filter, since }: ChangeSelection) =>
  db
    .selectFrom('report_history')
    .innerJoin('reports', 'reports.id', 'report_history.report_id')
    .innerJoin('agencies', 'agencies.id', 'reports.agency_id')
    .where((eb) => agencyMatches(eb, filter))
    .$if(since !== undefined, (query) => query.where('report_history.since', '>=', since as Date))

/** Newest first. */
export function listChanges(
  db: Kysely<Tables>,
  { limit, after, ...selection }: ChangeSelection & { limit: number; after?: ChangePosition | undefined },
): Promise<ReportChange[]> {
  return changesOf(db, selection)
    .select(['report_history.report_id', 'reports.agency_id', 'reports.year', 'report_history.data_version'])
    .select(['report_history.since', 'report_history.kind', 'report_history.parse_id', 'report_history.before_id'])
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`
        (report_history.since, report_history.data_version, report_history.report_id)
          < (${after?.since}, ${after?.data_version}, ${after?.report_id})`),
    )
    .orderBy('report_history.since', 'desc')
    .orderBy('report_history.data_version', 'desc')
    .orderBy('report_history.report_id', 'desc')
    .limit(limit)
    .execute()
}

export async function countChanges(db: Kysely<Tables>, selection: ChangeSelection): Promise<number> {
  const row = await changesOf(db, selection)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}

/** Of the reports of a year, when the last change came. */
export interface LastChange {
  readonly year: number
  readonly at: Date
  /** The same of reports that were known before; null where only first ones came. */
  readonly restated_at: Date | null
}

/** Whether the report of a change had been known at a moment, or otherwise just before the change. */
const wasKnown = (moment: Date | undefined) => sql<SqlBool>`exists (
  select from report_history as earlier
  where earlier.report_id = report_history.report_id
    and ${moment ? sql`earlier.since <= ${moment}` : sql`earlier.data_version < report_history.data_version`})`

/** By year, of what arrived, after a moment if one is given; years in which nothing did are left out. */
export function listLastChanges(
  db: Kysely<Tables>,
  { filter, after }: { readonly filter: AgencyFilter; readonly after: Date | undefined },
): Promise<LastChange[]> {
  return changesOf(db, { filter })
    .$if(after !== undefined, (query) => query.where('report_history.since', '>', after as Date))
    .select((eb) => [
      'reports.year',
      eb.fn.max('report_history.since').as('at'),
      eb.fn.max('report_history.since').filterWhere(wasKnown(after)).as('restated_at'),
    ])
    .groupBy('reports.year')
    .orderBy('reports.year')
    .execute()
}

/** What arrived without a pause, the last time that anything did. */
export interface LastIngest extends Readonly<Record<ChangeKind, number>> {
  readonly began_at: Date
  readonly at: Date
  /** Reports that changed, each once. */
  readonly reports: number
  /** Documents, stored before, that were read again and refused. */
  readonly refused_again: number
}

/** Nothing for so long ends it. */
const PAUSE = '10 minutes'

/** Undefined while nothing was stored. Goes back from pause to pause by an index, however long it took. */
export async function findLastIngest(db: Kysely<Tables>): Promise<LastIngest | undefined> {
  const { rows } = await sql<LastIngest>`
    with recursive began(at) as (
      select max(since) from report_history
      union all
      select (
        select min(since) from report_history
        where since < began.at and since >= began.at - ${sql.lit(PAUSE)}::interval)
      from began where began.at is not null
    ), run as (
      select * from report_history where since >= (select min(at) from began)
    ), others as materialized (
      select distinct report_id from run where kind <> 'first'
    )
    select min(since) as began_at, max(since) as at,
      -- A report that came and was restated in one run is one of the first.
      count(*) filter (where kind = 'first') + (select count(*) from others where exists (
        select from report_history as earlier
        where earlier.report_id = others.report_id and earlier.since < (select min(at) from began))) as reports,
      count(*) filter (where kind = 'first') as first,
      count(*) filter (where kind = 'restated') as restated,
      count(*) filter (where kind = 'reread') as reread,
      count(*) filter (where kind = 'withdrawn') as withdrawn,
      (select count(*) from refusals where refused_at >= (select min(at) from began)) as refused_again
    from run having count(*) > 0`.execute(db)
  return rows[0]
}
