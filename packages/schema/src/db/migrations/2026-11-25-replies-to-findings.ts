import { type Kysely, sql } from 'kysely'

/** A reply may be to one finding, named as a ruling on it names it; to the whole report it names none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `alter table rulings
        drop constraint rulings_check2,
        add constraint rulings_finding check (
          (finding_code is null) = (metrics is null)
          and (kind <> 'finding_accepted' or finding_code is not null)
          and (kind <> 'identity_corrected' or finding_code is null)
        )`,
    )
    .execute(db)
}
