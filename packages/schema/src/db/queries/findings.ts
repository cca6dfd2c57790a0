import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { FindingCodeKey, Origin, Severity } from '../../metrics/index.ts'
import type { FindingRow, Tables } from '../tables.ts'
import { type AgencyFilter, agencyMatches } from './agency-filter.ts'

export interface FindingSelection {
  readonly filter: AgencyFilter
  readonly year?: number | undefined
  readonly codes?: readonly FindingCodeKey[] | undefined
  readonly severities?: readonly Severity[] | undefined
  readonly origins?: readonly Origin[] | undefined
  readonly metrics?: readonly string[] | undefined
}

/** A finding with the report it stands in. */
export type PlacedFinding = FindingRow & { readonly report_id: number }

const ofCurrentReports = (db: Kysely<Tables>, selection: FindingSelection) => {
  const { filter, year, codes, severities, origins, metrics } = selection
  return db
    .selectFrom('findings')
    .innerJoin('reports', 'reports.current_parse_id', 'findings.parse_id')
    .innerJoin('agencies', 'agencies.id', 'reports.agency_id')
    .where((eb) => agencyMatches(eb, filter))
    .$if(year !== undefined, (query) => query.where('reports.year', '=', year as number))
    .$if(codes !== undefined, (query) => query.where(sql<boolean>`findings.code = any(${codes})`))
    .$if(severities !== undefined, (query) => query.where(sql<boolean>`findings.severity = any(${severities})`))
    .$if(origins !== undefined, (query) => query.where(sql<boolean>`findings.origin = any(${origins})`))
    .$if(metrics !== undefined, (query) => query.where(sql<boolean>`findings.metrics && ${metrics}::text[]`))
}

/** Findings on current reports, in the order they were stored. */
export function listFindings(
  db: Kysely<Tables>,
  selection: FindingSelection & { limit: number; after?: number | undefined },
): Promise<PlacedFinding[]> {
  return ofCurrentReports(db, selection)
    .selectAll('findings')
    .select('reports.id as report_id')
    .$if(selection.after !== undefined, (query) => query.where('findings.id', '>', selection.after as number))
    .orderBy('findings.id')
    .limit(selection.limit)
    .execute()
}

export async function countFindings(db: Kysely<Tables>, selection: FindingSelection): Promise<number> {
  const row = await ofCurrentReports(db, selection)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}

/** Findings of any version, as long as its report has one that counts. */
const selectPlaced = (db: Kysely<Tables>) =>
  db
    .selectFrom('findings')
    .innerJoin('parses', 'parses.id', 'findings.parse_id')
    .innerJoin('reports', 'reports.id', 'parses.report_id')
    .selectAll('findings')
    .select('reports.id as report_id')
    .where('reports.current_parse_id', 'is not', null)

export function findFindings(db: Kysely<Tables>, ids: readonly number[]): Promise<PlacedFinding[]> {
  return selectPlaced(db).where('findings.id', 'in', ids).execute()
}

/** The findings of each version, in the order the checks made them. */
export function listFindingsOfParses(db: Kysely<Tables>, parseIds: readonly number[]): Promise<PlacedFinding[]> {
  return selectPlaced(db).where('findings.parse_id', 'in', parseIds).orderBy('findings.position').execute()
}
