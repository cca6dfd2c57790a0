import { type Kysely, sql } from 'kysely'
import { fillProse } from '../rows/prose.ts'
import type { Tables } from '../tables.ts'

/** What the reports say in their own words, to be searched by any two letters. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await run(
    db,
    `set constraints all immediate`, // an earlier migration of the same transaction may have left checks for later
    `create table prose (
      parse_id integer primary key references parses,
      -- Every two letters that stand side by side, each pair as one number.
      terms integer[] not null
    )`,
  )
  await fillProse(db as Kysely<Tables>)
  await run(
    db,
    // New rows wait in a list and are taken in together: term by term storing would take eight times as long.
    `create index prose_terms on prose using gin (terms) with (fastupdate = on, gin_pending_list_limit = 16384)`,
  )
  await compress(db)
}

const run = async (db: Kysely<unknown>, ...statements: string[]) => {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

/** A PostgreSQL built without lz4 keeps its own, slower compression. */
async function compress(db: Kysely<unknown>) {
  const { rows } = await sql`
    select 1 from pg_settings where name = 'default_toast_compression' and 'lz4' = any(enumvals)`.execute(db)
  if (rows.length > 0) await run(db, `alter table prose alter column terms set compression lz4`)
}
