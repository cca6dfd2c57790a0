import { type Kysely, sql } from 'kysely'
import { encodeCells } from '../rows/cells.ts'
import { addMetricNumbers, loadMetricNumbers, type MetricNumbers } from '../rows/metric-numbers.ts'
import type { StoredFact } from '../rows/stored-report.ts'
import type { ParsesTable, Tables } from '../tables.ts'

/** Cells as columns by metric number, the history of what counted, rulings, and a version of the data for readers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createMetrics(db)
  await createDataVersion(db)
  await extendAgencies(db)
  await extendDocuments(db)
  await extendParses(db)
  await convertCells(db)
  await extendReports(db)
  await extendFindings(db)
  await createRefusals(db)
  await createRulings(db)
  await run(db, `drop table figures`) // rankings are answered from memory now
  await createReader(db)
}

const run = async (db: Kysely<unknown>, ...statements: string[]) => {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

async function createMetrics(db: Kysely<unknown>) {
  await run(db, `create table metrics (number smallint primary key, key text collate "C" not null unique)`)
  await addMetricNumbers(db as Kysely<Tables>)
}

const createDataVersion = (db: Kysely<unknown>) =>
  run(
    db,
    `create table data_version (
      only_row boolean primary key default true check (only_row),
      version bigint not null
    ) with (fillfactor = 10)`,
    // What was stored before there were versions is of the first.
    `insert into data_version (version) values (1)`,
  )

async function extendAgencies(db: Kysely<unknown>) {
  await run(
    db,
    `alter table agencies
      add column pinyin text collate "C",
      add column synthetic boolean not null default false`,
    // Room to change a row beside itself, without a new entry in each index.
    `alter table agencies set (fillfactor = 80)`,
  )
  const { rows } = await sql`select 1 from pg_extension where extname = 'pg_trgm'`.execute(db)
  if (rows.length > 0) await run(db, `create index agencies_pinyin on agencies using gin (pinyin gin_trgm_ops)`)
}

const extendDocuments = (db: Kysely<unknown>) =>
  run(
    db,
    `alter table documents
      add column published_on date,
      add column synthetic boolean not null default false`,
    `create index documents_synthetic on documents (id) where synthetic`,
  )

async function extendParses(db: Kysely<unknown>) {
  await run(
    db,
    `alter table parses
      add column agency_name text,
      add column region_code text collate "C",
      add column level text,
      add column sector text,
      add column year smallint,
      add column states text collate "C",
      add column nonzero smallint[],
      add column figures double precision[],
      add column starts integer[],
      add column lengths integer[],
      add column pages smallint[],
      add column by_sums smallint[],
      add column narrative_bands integer[] not null default '{}'`,
    // What a version without a year was of was not kept apart from its name as printed.
    `update parses set agency_name = name_as_printed, sector = 'other' where report_id is null`,
    `update parses
      set agency_name = a.name, region_code = a.region_code, level = a.level, sector = a.sector, year = r.year
      from reports r join agencies a on a.id = r.agency_id
      where r.id = parses.report_id`,
    `update parses set checks = jsonb_build_object(
      'pass', jsonb_path_query_array(checks, '$[*] ? (@.status == "pass").code'),
      'fail', jsonb_path_query_array(checks, '$[*] ? (@.status == "fail").code'),
      'not_assessable', jsonb_path_query_array(checks, '$[*] ? (@.status == "not_assessable").code'))`,
  )
}

type OldParse = Pick<ParsesTable, 'form'> & { id: number; facts: StoredFact[] }
const BATCH = 200

async function convertCells(db: Kysely<unknown>) {
  const numbers = await loadMetricNumbers(db as Kysely<Tables>)
  for (let last = 0; ; ) {
    const { rows } = await sql<OldParse>`
      select id, form, facts from parses where id > ${last} order by id limit ${BATCH}`.execute(db)
    if (rows.length === 0) break
    await writeCells(db, rows, numbers)
    last = rows.at(-1)?.id ?? last
  }
  await run(
    db,
    `alter table parses
      drop column facts,
      alter column agency_name set not null,
      alter column sector set not null,
      alter column states set not null,
      alter column nonzero set not null,
      alter column figures set not null,
      alter column starts set not null,
      alter column lengths set not null,
      alter column by_sums set not null`,
    // Without a list of pending entries, which every look-up of copied text would have to read.
    `create index parses_narrative_bands on parses using gin (narrative_bands) with (fastupdate = off)`,
  )
  await compress(db)
}

async function writeCells(db: Kysely<unknown>, rows: readonly OldParse[], numbers: MetricNumbers) {
  const cells = JSON.stringify(rows.map(({ id, form, facts }) => ({ id, ...encodeCells(facts, form, numbers) })))
  await sql`
    update parses
    set (states, nonzero, figures, starts, lengths, pages, by_sums) =
      (c.states, c.nonzero, c.figures, c.starts, c.lengths, c.pages, c.by_sums)
    from jsonb_to_recordset(${cells}::jsonb) as c(
      id integer, states text, nonzero smallint[], figures double precision[],
      starts integer[], lengths integer[], pages smallint[], by_sums smallint[])
    where parses.id = c.id`.execute(db)
}

const COMPRESSED = {
  documents: ['bytes'],
  parses: ['text', 'counts', 'mentions', 'checks', 'starts', 'lengths', 'figures'],
  findings: ['spans'],
}

/** A PostgreSQL built without lz4 keeps its own, slower compression. What is stored already stays as it is. */
async function compress(db: Kysely<unknown>) {
  const { rows } = await sql`
    select 1 from pg_settings where name = 'default_toast_compression' and 'lz4' = any(enumvals)`.execute(db)
  if (rows.length === 0) return
  for (const [table, columns] of Object.entries(COMPRESSED))
    await run(
      db,
      `alter table ${table} ${columns.map((name) => `alter column ${name} set compression lz4`).join(', ')}`,
    )
}

const extendReports = (db: Kysely<unknown>) =>
  run(
    db,
    `alter table reports
      add column checks jsonb,
      add column data_version bigint not null default 1`,
    `alter table reports set (fillfactor = 70)`,
    // So that a new report is written once, with the version that counts, after what was read of it.
    `alter table parses alter constraint parses_report_id_fkey deferrable initially deferred`,
    `create index reports_data_version on reports (data_version)`,
    `create table report_history (
      report_id integer not null references reports,
      parse_id integer references parses,
      since timestamptz(3) not null,
      data_version bigint not null,
      primary key (report_id, data_version)
    )`,
    `create index report_history_since on report_history (since)`,
    // Of what counted earlier nothing was kept: history begins with the version that counts now.
    `insert into report_history (report_id, parse_id, since, data_version)
      select r.id, p.id, date_trunc('milliseconds', p.parsed_at), 1 from reports r join parses p on p.id = r.current_parse_id`,
  )

const extendFindings = (db: Kysely<unknown>) =>
  run(
    db,
    `alter table findings
      add column report_id integer references reports,
      add column related_report_id integer references reports,
      add column related_spans jsonb,
      alter column parse_id drop not null,
      add check (parse_id is not null or report_id is not null)`,
    `update findings set report_id = p.report_id from parses p where p.id = findings.parse_id`,
    `alter table findings alter constraint findings_report_id_fkey deferrable initially deferred`,
    `create index findings_report on findings (report_id, position) where parse_id is null`,
    `create index findings_related on findings (related_report_id) where related_report_id is not null`,
  )

const createRefusals = (db: Kysely<unknown>) =>
  run(
    db,
    `create table refusals (
      document_id integer not null references documents,
      generation smallint not null,
      parser_version text not null,
      region_hint text,
      code text not null,
      message text not null,
      refused_at timestamptz not null default now(),
      primary key (document_id, generation)
    )`,
  )

const createRulings = (db: Kysely<unknown>) =>
  run(
    db,
    `create table rulings (
      id integer generated always as identity primary key,
      kind text not null check (kind in ('finding_accepted', 'identity_corrected', 'reply')),
      agency_id integer references agencies,
      year smallint,
      document_sha256 text collate "C" references documents (sha256),
      position smallint,
      finding_code text collate "C",
      metrics text[] collate "C",
      inputs_hash text not null,
      body jsonb not null,
      author text not null,
      made_at timestamptz not null default now(),
      withdrawn_at timestamptz,
      check ((kind = 'identity_corrected') = (document_sha256 is not null and position is not null)),
      check ((kind <> 'identity_corrected') = (agency_id is not null and year is not null)),
      check ((kind = 'finding_accepted') = (finding_code is not null and metrics is not null))
    )`,
    `create index rulings_agency on rulings (agency_id, year)`,
    `create index rulings_document on rulings (document_sha256)`,
  )

/**
 * A role that may read and nothing else, for whoever answers questions. Roles belong to the server: another database may
 * have made it, and a user that may make none goes without it (docs/store.md says how to make it by hand).
 */
const createReader = (db: Kysely<unknown>) =>
  run(
    db,
    `do $$ begin
      create role gongkai_reader nologin;
    exception when duplicate_object or unique_violation or insufficient_privilege then null;
    end $$`,
    `do $$ begin
      if not exists (select from pg_roles where rolname = 'gongkai_reader') then return; end if;
      execute format('grant usage on schema %I to gongkai_reader', current_schema());
      execute format('grant select on all tables in schema %I to gongkai_reader', current_schema());
      execute format('alter default privileges in schema %I grant select on tables to gongkai_reader', current_schema());
      if not (select rolsuper from pg_roles where rolname = current_user) then
        execute format('grant gongkai_reader to %I', current_user);
      end if;
    exception when insufficient_privilege then null;
    end $$`,
  )
