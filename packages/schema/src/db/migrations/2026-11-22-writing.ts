import { type Kysely, sql } from 'kysely'

/** Keys of those who may change something, and a log of what they changed, which nobody changes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await run(
    db,
    `create table api_keys (
      id integer generated always as identity primary key,
      name text not null check (name <> ''),
      -- SHA-256 of the secret half: whoever reads the table can make no key of it.
      hash bytea not null check (octet_length(hash) = 32),
      scopes text[] collate "C" not null check (scopes <@ array['submit', 'rule', 'correct', 'reply']),
      -- The one agency in whose name it replies; null for any. No reference: who empties the store keeps keys and log.
      agency_id integer,
      created_at timestamptz not null default now(),
      revoked_at timestamptz
    )`,
    `create table audit_log (
      id bigint generated always as identity primary key,
      at timestamptz not null default clock_timestamp(),
      key_id integer not null references api_keys,
      action text not null,
      input jsonb not null,
      -- Of an outcome: the entry of what it is the outcome of.
      begun bigint references audit_log,
      outcome text check (outcome in ('done', 'failed')),
      result jsonb,
      check ((begun is null) = (outcome is null))
    )`,
    `create index audit_log_begun on audit_log (begun)`,
    `create function refuse_change_of_audit_log() returns trigger language plpgsql as $$
    begin
      raise exception 'audit_log is only ever added to' using errcode = 'insufficient_privilege';
    end $$`,
    `create trigger audit_log_stays before update or delete or truncate on audit_log
      execute function refuse_change_of_audit_log()`,
  )
  await createWriter(db)
}

const run = async (db: Kysely<unknown>, ...statements: string[]) => {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

/**
 * A role that may store documents and rulings and add to the log, but neither make keys nor change the log; and the reading
 * role sees neither. As with that role, a user that may make none goes without it.
 */
const createWriter = (db: Kysely<unknown>) =>
  run(
    db,
    `do $$ begin
      create role gongkai_writer nologin;
    exception when duplicate_object or unique_violation or insufficient_privilege then null;
    end $$`,
    `do $$ begin
      if exists (select from pg_roles where rolname = 'gongkai_reader') then
        revoke all on api_keys, audit_log from gongkai_reader;
      end if;
      if not exists (select from pg_roles where rolname = 'gongkai_writer') then return; end if;
      execute format('grant usage on schema %I to gongkai_writer', current_schema());
      execute format('grant select, insert, update, delete on all tables in schema %I to gongkai_writer', current_schema());
      execute format('grant usage, select on all sequences in schema %I to gongkai_writer', current_schema());
      execute format('alter default privileges in schema %I grant select, insert, update, delete on tables to gongkai_writer', current_schema());
      execute format('alter default privileges in schema %I grant usage, select on sequences to gongkai_writer', current_schema());
      revoke update, delete on audit_log from gongkai_writer;
      revoke insert, update, delete on api_keys from gongkai_writer;
      if not (select rolsuper from pg_roles where rolname = current_user) then
        execute format('grant gongkai_writer to %I', current_user);
      end if;
    exception when insufficient_privilege then null;
    end $$`,
  )
