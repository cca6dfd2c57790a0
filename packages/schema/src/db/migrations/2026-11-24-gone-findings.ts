import { type Kysely, sql } from 'kysely'

/** Findings between reports that hold no more stay, so that what was known at a moment is known for good. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await run(
    db,
    `set constraints all immediate`, // an earlier migration of the same transaction may have left checks for later
    `alter table findings
      add column gone_since timestamptz(3),
      add check (gone_since is null or parse_id is null)`,
    // By which a moment of the past is told from the next.
    `create index findings_between_since on findings (known_since) where parse_id is null`,
    `create index findings_gone_since on findings (gone_since) where gone_since is not null`,
  )
}

const run = async (db: Kysely<unknown>, ...statements: string[]) => {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
