import { type Kysely, sql } from 'kysely'

/** Of every change of what counts, why it changed and what counted before; and the findings of a report by an index. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await run(
    db,
    `set constraints all immediate`, // an earlier migration of the same transaction may have left checks for later
    `alter table report_history
      add column before_id integer references parses,
      add column kind text collate "C" not null default 'first'
        check (kind in ('first', 'restated', 'reread', 'withdrawn'))`,
    `update report_history as change
      set before_id = before.parse_id, kind = case
        when change.parse_id is null then 'withdrawn'
        when before.parse_id is null then 'first'
        when (select document_id from parses where id = change.parse_id)
          = (select document_id from parses where id = before.parse_id) then 'reread'
        else 'restated'
      end
      from report_history as known
      left join lateral (
        select parse_id from report_history as earlier
        where earlier.report_id = known.report_id and earlier.data_version < known.data_version
          and earlier.parse_id is not null
        order by earlier.data_version desc limit 1
      ) as before on true
      where (known.parse_id is null or before.parse_id is not null)
        and change.report_id = known.report_id and change.data_version = known.data_version`,
    `create index findings_of_report on findings (report_id)`,
  )
}

const run = async (db: Kysely<unknown>, ...statements: string[]) => {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
