import { type Kysely, sql } from 'kysely'

/** Agencies, documents, what was read from them, and the figures that rankings read. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createRegions(db)
  await createAgencies(db)
  await createReports(db)
  await createFigures(db)
  await createFindings(db)
}

const identity = sql`generated always as identity`

async function createRegions(db: Kysely<unknown>) {
  await sql`
    create table regions (
      code text collate "C" primary key check (code ~ '^[0-9]{6}$'),
      name text not null,
      level text not null,
      parent text collate "C"
    )`.execute(db)
  await sql`create index regions_parent on regions (parent, code)`.execute(db)
}

async function createAgencies(db: Kysely<unknown>) {
  const chinese = sql.raw((await hasChineseOrder(db)) ? 'collate "zh-x-icu"' : '')
  // Codes compare as bytes, so that "all below 4103" is a range of the index. An unknown region is an identity too.
  await sql`
    create table agencies (
      id integer ${identity} primary key,
      region_code text collate "C",
      name text ${chinese} not null check (name <> ''),
      level text,
      sector text not null,
      has_report boolean not null default false,
      constraint agencies_identity unique nulls not distinct (region_code, name)
    )`.execute(db)
  await sql`create index agencies_name on agencies (name, id)`.execute(db)
  if (!(await hasTrigrams(db))) return
  await sql`create extension if not exists pg_trgm`.execute(db)
  await sql`create index agencies_name_trigrams on agencies using gin (name gin_trgm_ops)`.execute(db)
}

/** A PostgreSQL built without ICU sorts names by their bytes instead. */
async function hasChineseOrder(db: Kysely<unknown>): Promise<boolean> {
  const { rows } = await sql`select 1 from pg_collation where collname = 'zh-x-icu'`.execute(db)
  return rows.length > 0
}

/** Without the extension, names are searched one by one. */
async function hasTrigrams(db: Kysely<unknown>): Promise<boolean> {
  const { rows } = await sql`select 1 from pg_available_extensions where name = 'pg_trgm'`.execute(db)
  return rows.length > 0
}

async function createReports(db: Kysely<unknown>) {
  await sql`
    create table documents (
      id integer ${identity} primary key,
      sha256 text collate "C" not null unique check (sha256 ~ '^[0-9a-f]{64}$'),
      name text not null,
      media_type text not null,
      byte_length integer not null,
      bytes bytea not null,
      stored_at timestamptz not null default now()
    )`.execute(db)
  await sql`
    create table reports (
      id integer ${identity} primary key,
      agency_id integer not null references agencies,
      year smallint not null,
      current_parse_id integer,
      constraint reports_identity unique (agency_id, year)
    )`.execute(db)
  await sql`
    create table parses (
      id integer ${identity} primary key,
      document_id integer not null references documents,
      parser_version text not null,
      region_hint text,
      generation smallint not null,
      position smallint not null,
      report_id integer references reports,
      version smallint,
      name_as_printed text not null,
      form text,
      text text not null,
      facts jsonb not null,
      disclosure_volume double precision,
      disclosure_basis text,
      counts jsonb not null,
      mentions jsonb not null,
      checks jsonb not null,
      parsed_at timestamptz not null default now(),
      constraint parses_generation unique (document_id, generation, position),
      constraint parses_version unique (report_id, version),
      check ((report_id is null) = (version is null))
    )`.execute(db)
  await sql`alter table reports add foreign key (current_parse_id) references parses`.execute(db)
  await sql`create index reports_current on reports (current_parse_id)`.execute(db)
  await sql`create index reports_year on reports (year desc, agency_id)`.execute(db)
}

async function createFigures(db: Kysely<unknown>) {
  await sql`
    create table figures (
      report_id integer not null references reports,
      metric text collate "C" not null,
      year smallint not null,
      agency_id integer not null references agencies,
      state text not null,
      value double precision,
      basis text,
      primary key (report_id, metric),
      check ((state = 'number') = (value is not null))
    )`.execute(db)
  // Holds all a ranking reads of this table, so that the table itself is not read.
  await sql`
    create index figures_ranking on figures (metric, year, value desc, agency_id) include (report_id, state, basis)
  `.execute(db)
}

async function createFindings(db: Kysely<unknown>) {
  await sql`
    create table findings (
      id integer ${identity} primary key,
      parse_id integer not null references parses,
      position smallint not null,
      code text collate "C" not null,
      severity text not null,
      origin text not null,
      metrics text[] collate "C" not null,
      expected double precision,
      actual double precision,
      message_zh text not null,
      message_en text not null,
      spans jsonb not null,
      legal_basis text not null,
      unique (parse_id, position)
    )`.execute(db)
  await sql`create index findings_code on findings (code, id)`.execute(db)
}
