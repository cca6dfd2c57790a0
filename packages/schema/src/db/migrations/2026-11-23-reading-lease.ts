import { type Kysely, sql } from 'kysely'

/**
 * What lets readers answer for a moment without asking whether the data have changed, see docs/store.md. It is in the
 * database, so that no writer can forget it: whatever touches the data version has announced itself a lease before.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await run(
    db,
    `create function reading_lease_ms() returns integer language sql immutable return 250`,
    // The lock is the session’s, so that it goes when its holder does, and only the first change of a session waits. The
    // setting is undone where the wait did not come to its end.
    `create function announce_writing() returns trigger language plpgsql as $$
      begin
        if current_setting('gongkai.announced', true) is distinct from 'yes' then
          perform pg_advisory_lock_shared(${LOCK});
          perform pg_sleep(${MARGIN} * reading_lease_ms() / 1000);
          perform set_config('gongkai.announced', 'yes', false);
        end if;
        return null;
      end $$`,
    // For each statement, since for each row it would hold the row while it waits.
    `create trigger announce_writing before insert or update or delete or truncate on data_version
      for each statement execute function announce_writing()`,
    `alter table data_version enable always trigger announce_writing`,
    // First who is writing, then the version, of which each statement here sees what is committed when it begins: a writer
    // that is not seen either committed before, and is in the version, or still has a lease to wait.
    `create function read_data_version(out version bigint, out state text, out lease_ms integer) language plpgsql volatile as $$
      begin
        state := case
          when pg_is_in_recovery() or current_setting('transaction_isolation') <> 'read committed' then 'replica'
          when exists (
            select from pg_locks where locktype = 'advisory' and (classid, objid, objsubid) = (${LOCK}, 2)
              and database = (select oid from pg_database where datname = current_database())) then 'writing'
          else 'quiet' end;
        lease_ms := case state when 'quiet' then reading_lease_ms() else 0 end;
        select data_version.version into version from data_version;
      end $$`,
  )
}

/** Any two numbers of our own. */
const LOCK = `${0x77726974}, 0`
/** For clocks that do not run alike. */
const MARGIN = 1.2

const run = async (db: Kysely<unknown>, ...statements: string[]) => {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
