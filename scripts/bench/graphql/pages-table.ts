/**
 * The best that plain SQL can do for a page of a ranking: everything the page says computed beforehand, in the order it is
 * asked for. Peers answer from it; it would have to be made anew at every change, which is why we do not.
 */
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../../packages/schema/src/db/index.ts'

export const METRIC = 'permits.decisions'

/** One page of `ranking_pages`, after a place in the order; `$1` year, `$2` value, `$3` agency. */
export const PAGE_SQL = `
  select p.rank, p.value, p.previous_rank, p.previous_value, a.name, r.name as region,
    (select ranked from ranking_totals t where t.year = $1) as total
  from ranking_pages p
  join agencies a on a.id = p.agency_id
  left join regions r on r.code = a.region_code
  where p.year = $1 and p.order_value >= -$2::double precision
    and (p.order_value, p.agency_id) > (-$2::double precision, $3::integer)
  order by p.order_value, p.agency_id
  limit 20`

/** Fills the tables from the stored reports, and puts foreign keys where peers look for them. */
export async function createPagesTable(db: Kysely<Tables>): Promise<void> {
  await sql`
    create table ranking_pages as
    with figures as (
      select r.year, r.agency_id, coalesce(p.figures[array_position(p.nonzero, m.number)], 0) as value
      from reports r join parses p on p.id = r.current_parse_id join metrics m on m.key = ${METRIC}
      where substr(p.states, m.number + 1, 1) = 'n'
    ), ranked as (
      select *, rank() over (partition by year order by value desc)::integer as rank from figures
    )
    select k.year, k.agency_id, k.value, -k.value as order_value, k.rank,
      b.value as previous_value, b.rank as previous_rank
    from ranked k left join ranked b on b.agency_id = k.agency_id and b.year = k.year - 1`.execute(db)
  await sql`alter table ranking_pages add primary key (year, order_value, agency_id)`.execute(db)
  await sql`alter table ranking_pages add foreign key (agency_id) references agencies`.execute(db)
  await sql`alter table agencies add foreign key (region_code) references regions`.execute(db)
  await sql`create table ranking_totals as select year, count(*)::integer as ranked from ranking_pages group by year`.execute(
    db,
  )
  await sql`alter table ranking_totals add primary key (year)`.execute(db)
  await sql`vacuum analyze ranking_pages`.execute(db)
}
