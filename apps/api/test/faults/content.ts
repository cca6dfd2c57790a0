/** What a store holds, as texts that two stores can be compared by: without ids and times, which depend on its life. */
import { createHash } from 'node:crypto'
import type { Tables } from '@gongkai/schema/db'
import { type Kysely, sql } from 'kysely'

/** A digest of all that was stored of each document, by its SHA-256. */
export type Documents = ReadonlyMap<string, string>

const digestOf = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex')

/** The readings that one run of the program makes of each document, in full, with the findings on them alone. */
export async function listDocuments(db: Kysely<Tables>): Promise<Documents> {
  const { rows } = await sql<{ sha256: string; stored: unknown }>`
    select documents.sha256, jsonb_build_array(
      documents.name, documents.byte_length, encode(sha256(documents.bytes), 'hex'),
      (select jsonb_agg(
          to_jsonb(parses) - ${['id', 'document_id', 'report_id', 'version', 'parsed_at', 'data_version']}::text[]
          || jsonb_build_object('has_report', report_id is not null, 'findings', (
            select coalesce(jsonb_agg(to_jsonb(findings) - ${['id', 'parse_id', 'report_id', 'known_since']}::text[] order by position), '[]')
            from findings where findings.parse_id = parses.id))
          order by generation, position)
        from parses where parses.document_id = documents.id)) as stored
    from documents`.execute(db)
  return new Map(rows.map(({ sha256, stored }) => [sha256, digestOf(stored)]))
}

/** Every report with the document that counts for it and what the rules between reports found, in a fixed order. */
export async function listReports(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ report: unknown }>`
    select jsonb_build_array(
      agencies.region_code, agencies.name, agencies.level, agencies.sector, agencies.has_report, reports.year,
      documents.sha256, parses.version,
      (select count(*) from parses as all_parses where all_parses.report_id = reports.id),
      (select jsonb_agg(jsonb_build_array(code, severity, metrics, expected, actual) order by code, metrics, expected, actual)
        from findings where findings.report_id = reports.id and parse_id is null and gone_since is null)) as report
    from reports
    join agencies on agencies.id = reports.agency_id
    left join parses on parses.id = reports.current_parse_id
    left join documents on documents.id = parses.document_id
    order by agencies.region_code, agencies.name, reports.year`.execute(db)
  return rows.map(({ report }) => JSON.stringify(report))
}

/** What would be there of a document or report stored by halves; all must be 0. */
export async function countHalves(db: Kysely<Tables>): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<Record<string, number>>`select
    (select count(*) from documents where not exists (select from parses where document_id = documents.id))
      as documents_without_parses,
    (select count(*) from documents where encode(sha256(bytes), 'hex') <> sha256) as documents_of_other_bytes,
    (select count(*) from (select sha256 from documents group by sha256 having count(*) > 1) as twice)
      as documents_stored_twice,
    (select count(*) from reports where current_parse_id is null
      or not exists (select from parses where parses.id = current_parse_id and parses.report_id = reports.id))
      as reports_that_show_nothing,
    (select count(*) from reports where current_parse_id is distinct from (
      select id from parses where report_id = reports.id order by document_id desc, position desc limit 1))
      as reports_that_show_another,
    (select count(*) from reports where current_parse_id is distinct from (
      select parse_id from report_history where report_id = reports.id order by since desc, data_version desc limit 1))
      as reports_with_another_history,
    (select count(*) from agencies where has_report <> exists (
      select from reports where agency_id = agencies.id and current_parse_id is not null))
      as agencies_that_say_otherwise,
    (select count(*) from reports, data_version where reports.data_version > data_version.version)
      as reports_of_the_future`.execute(db)
  return rows[0] ?? {}
}
