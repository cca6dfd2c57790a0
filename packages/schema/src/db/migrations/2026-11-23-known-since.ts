import { type Kysely, sql } from 'kysely'

/** When each finding became known, and the orders of findings that rest on it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await run(
    db,
    // An earlier migration of the same transaction may have left checks of this table for later.
    `set constraints all immediate`,
    `alter table findings add column known_since timestamptz(3) not null default now()`,
    // A finding between reports is known at the latest since its report last changed.
    `update findings set known_since = changed.since
      from (select report_id, max(since) as since from report_history group by report_id) as changed
      where findings.parse_id is null and findings.report_id = changed.report_id`,
    // One that an earlier version of the report had is known since then.
    `update findings set known_since = known.since
      from (
        select f.id, min(p.parsed_at) over (
          partition by coalesce(f.report_id, -f.parse_id), f.code, f.metrics, f.expected, f.actual) as since
        from findings f join parses p on p.id = f.parse_id
      ) as known
      where findings.id = known.id`,
    `create index findings_newest on findings (known_since desc, id desc)`,
    `create index findings_gravest on findings (
      (case severity when 'error' then 2 when 'warning' then 1 else 0 end) desc, known_since desc, id desc)`,
  )
}

const run = async (db: Kysely<unknown>, ...statements: string[]) => {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
