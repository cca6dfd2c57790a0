/**
 * Every table whole, out of one database and into another: the text that PostgreSQL itself writes and reads, in the order
 * of the primary key, so that equal tables are equal texts on any server.
 */
import { type Kysely, sql, type Transaction } from 'kysely'
import { explaining } from './connections/database-error.ts'
import { copyTextIn, copyTextOut, type TakeChunk } from './rows/copy-rows.ts'
import { isOurTable, type Tables } from './tables.ts'

/** In these migrations keep book of themselves. */
const BOOKS = ['kysely_migration', 'kysely_migration_lock']

export interface WholeTable {
  readonly name: string
  /** In the order in which they are written. */
  readonly columns: readonly string[]
}

/** What PostgreSQL’s text would otherwise depend on: the settings of server and user. */
const AS_EVERYWHERE: Readonly<Record<string, string>> = {
  bytea_output: 'hex',
  datestyle: 'ISO, YMD',
  extra_float_digits: '1',
  intervalstyle: 'iso_8601',
  statement_timeout: '0',
  timezone: 'UTC',
}

async function writeAsEverywhere(trx: Transaction<Tables>): Promise<void> {
  for (const [name, value] of Object.entries(AS_EVERYWHERE))
    await sql`select set_config(${name}, ${value}, true)`.execute(trx)
}

/** Runs `work` on one moment of the database, whatever is written meanwhile. Throws DatabaseError. */
export const atOneMoment = <T>(db: Kysely<Tables>, work: (trx: Transaction<Tables>) => Promise<T>): Promise<T> =>
  explaining(() =>
    db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (trx) => {
        await writeAsEverywhere(trx)
        return work(trx)
      }),
  )

/** Such as 180004 for 18.4. */
export async function readServerVersion(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    select current_setting('server_version_num')::integer as version`.execute(db)
  return rows[0]?.version ?? 0
}

/** The tables that others have put beside ours, by name. */
export async function listForeignTables(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'f', 'm', 'v')`.execute(db)
  return rows.map(({ name }) => name).filter((name) => !isOurTable(name) && !BOOKS.includes(name))
}

/** Our tables of the schema in use, by name; none in a database that was never migrated. */
export async function listWholeTables(db: Kysely<Tables>): Promise<WholeTable[]> {
  const { rows } = await sql<{ name: string; columns: string[] }>`
    select relname as name, (
      select array_agg(attname::text order by attnum) from pg_attribute
      where attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns
    from pg_class
    where relnamespace = current_schema()::regnamespace and relkind = 'r'
    order by relname collate "C"`.execute(db)
  return rows.filter(({ name }) => isOurTable(name))
}

/** Whether nothing was ever made there, not even the tables of the migrations. */
export async function isUntouched(db: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql`
    select from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r' limit 1`.execute(db)
  return rows.length === 0
}

/** Gives the rows of a table to `take`. */
export async function writeTable(trx: Transaction<Tables>, table: WholeTable, take: TakeChunk): Promise<void> {
  const order = await keyOf(trx, table)
  await copyTextOut(trx, `select ${columnsOf(table)} from ${quoted(table.name)} order by ${order}`, take)
}

/** Puts `rows`, which `writeTable` gave, in place of whatever migrations put into the table. */
export async function fillTable(
  trx: Transaction<Tables>,
  table: WholeTable,
  rows: AsyncIterable<Buffer>,
): Promise<void> {
  const { rows: found } = await sql`select from ${sql.table(table.name)} limit 1`.execute(trx)
  if (found.length > 0) await sql`delete from ${sql.table(table.name)}`.execute(trx)
  await copyTextIn(trx, `${quoted(table.name)} (${columnsOf(table)})`, rows)
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
const columnsOf = ({ columns }: WholeTable) => columns.map(quoted).join(', ')

/** Texts in the order of their bytes, which is the same on every server. */
async function keyOf(trx: Transaction<Tables>, { name, columns }: WholeTable): Promise<string> {
  const { rows } = await sql<{ term: string }>`
    select quote_ident(attname) || case when attcollation = 0 then '' else ' collate "C"' end as term
    from pg_index
    cross join unnest(indkey::smallint[]) with ordinality as part(number, place)
    join pg_attribute on attrelid = indrelid and attnum = number
    where indrelid = ${quoted(name)}::regclass and indisprimary
    order by place`.execute(trx)
  return rows.length > 0 ? rows.map(({ term }) => term).join(', ') : columns.map(quoted).join(', ')
}

interface Constraint {
  readonly table: string
  readonly name: string
  readonly definition: string
}

/**
 * Runs `fill` on tables whose references are made again, and checked, when all are full: reports and readings refer to
 * each other. Then every sequence goes on after what was filled in.
 */
export async function fillTogether(trx: Transaction<Tables>, fill: () => Promise<void>): Promise<void> {
  await writeAsEverywhere(trx)
  const { rows: references } = await sql<Constraint>`
    select conrelid::regclass::text as "table", conname as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where connamespace = current_schema()::regnamespace and contype = 'f'`.execute(trx)
  for (const { table, name } of references)
    await sql.raw(`alter table ${table} drop constraint ${quoted(name)}`).execute(trx)
  await fill()
  for (const { table, name, definition } of references)
    await sql.raw(`alter table ${table} add constraint ${quoted(name)} ${definition}`).execute(trx)
  await continueSequences(trx)
}

async function continueSequences(trx: Transaction<Tables>): Promise<void> {
  const { rows } = await sql<{ sequence: string; table: string; column: string }>`
    select pg_get_serial_sequence(quote_ident(relname), attname) as sequence, quote_ident(relname) as "table",
      quote_ident(attname) as "column"
    from pg_class join pg_attribute on attrelid = pg_class.oid
    where relnamespace = current_schema()::regnamespace and relkind = 'r' and attidentity <> ''`.execute(trx)
  for (const { sequence, table, column } of rows)
    await sql`
      select setval(${sequence}::regclass, greatest(max(${sql.raw(column)}), 1), max(${sql.raw(column)}) is not null)
      from ${sql.raw(table)}`.execute(trx)
}
