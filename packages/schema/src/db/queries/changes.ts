/** What arrived: every change of which version of a report counts, and why it changed. */
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Tables } from '../tables.ts'
import { type AgencyFilter, agencyMatches } from './agency-filter.ts'

/** `withdrawn`: the document was refused, or found to be another agency’s, and no other version counts. */
export type ChangeKind = 'first' | 'restated' | 'reread' | 'withdrawn'

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

/** Why it changed, by the version and the last one before it: the same document read again, or another. */
const kindOf = (parse: RawBuilder<unknown>, before: RawBuilder<unknown>) => sql<ChangeKind>`
  case
    when ${parse} is null then 'withdrawn'
    when ${before} is null then 'first'
    when (select document_id from parses where id = ${parse}) = (select document_id from parses where id = ${before})
      then 'reread'
    else 'restated'
  end`

const lastBefore = (change: RawBuilder<unknown>) => sql<number | null>`(
  select parse_id from report_history as earlier
  where earlier.report_id = ${change}.report_id and earlier.data_version < ${change}.data_version
    and earlier.parse_id is not null
  order by earlier.data_version desc limit 1)`

/** Newest first. */
export async function listChanges(
  db: Kysely<Tables>,
  { limit, after, ...selection }: ChangeSelection & { limit: number; after?: ChangePosition | undefined },
): Promise<ReportChange[]> {
  const page = changesOf(db, selection)
    .select(['report_history.report_id', 'reports.agency_id', 'reports.year', 'report_history.data_version'])
    .select(['report_history.since', 'report_history.parse_id'])
    .select(lastBefore(sql.ref('report_history')).as('before_id'))
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`
        (report_history.since, report_history.data_version, report_history.report_id)
          < (${after?.since}, ${after?.data_version}, ${after?.report_id})`),
    )
    .orderBy('report_history.since', 'desc')
    .orderBy('report_history.data_version', 'desc')
    .orderBy('report_history.report_id', 'desc')
    .limit(limit)
  return db
    .selectFrom(page.as('page'))
    .selectAll()
    .select(kindOf(sql.ref('page.parse_id'), sql.ref('page.before_id')).as('kind'))
    .orderBy('since', 'desc')
    .orderBy('data_version', 'desc')
    .orderBy('report_id', 'desc')
    .execute()
}

export async function countChanges(db: Kysely<Tables>, selection: ChangeSelection): Promise<number> {
  const row = await changesOf(db, selection)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}

/** What arrived without a pause, the last time that anything did. */
export interface LastIngest extends Readonly<Record<ChangeKind, number>> {
  readonly began_at: Date
  readonly at: Date
  /** Reports that changed, each once. */
  readonly reports: number
  /** Documents, stored before, that were refused meanwhile. */
  readonly refused: number
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
    ), run as materialized (
      select h.report_id, h.since, h.parse_id, ${lastBefore(sql.ref('h'))} as before_id
      from report_history as h where h.since >= (select min(at) from began)
    ), kinds as (
      select report_id, since, ${kindOf(sql.ref('run.parse_id'), sql.ref('run.before_id'))} as kind from run
    )
    select min(since) as began_at, max(since) as at, count(distinct report_id) as reports,
      count(*) filter (where kind = 'first') as first,
      count(*) filter (where kind = 'restated') as restated,
      count(*) filter (where kind = 'reread') as reread,
      count(*) filter (where kind = 'withdrawn') as withdrawn,
      (select count(*) from refusals where refused_at >= (select min(at) from began)) as refused
    from kinds having count(*) > 0`.execute(db)
  return rows[0]
}
