import { type Kysely, sql } from 'kysely'

/** Where documents were found on the web. By hash, since what is found may wait for a worker or be refused. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table retrievals (
    id integer generated always as identity primary key,
    url text collate "C" not null,
    final_url text collate "C" not null,
    sha256 text collate "C" not null,
    headers jsonb not null,
    first_at timestamptz not null default now(),
    last_at timestamptz not null default now(),
    constraint retrievals_identity unique (url, sha256)
  )`.execute(db)
  await sql`create index retrievals_sha256 on retrievals (sha256)`.execute(db)
}
