import { type Kysely, sql } from 'kysely'

/** Documents that wait for a worker to read them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table waiting_documents (
    id bigint primary key generated always as identity,
    sha256 text collate "C" not null,
    region_hint text collate "C",
    name text not null,
    bytes bytea not null,
    published_on date,
    expected_agency text,
    expected_year smallint,
    failed_by text,
    failure_code text,
    failure_message text,
    queued_at timestamptz not null default now(),
    constraint waiting_documents_identity unique nulls not distinct (sha256, region_hint),
    constraint waiting_documents_failure check (num_nulls(failed_by, failure_code, failure_message) in (0, 3))
  )`.execute(db)
}
