import { type Kysely, sql } from 'kysely'
import type { Form } from '../../metrics/index.ts'
import type { AgencyRow, Tables } from '../tables.ts'
import type { AgencyPage } from './agencies.ts'
import { type AgencyFilter, agencyMatches, knownAgencyMatches } from './agency-filter.ts'

/** How many agencies filed a report of a year, by the form it is on. */
export interface CoverageRow {
  readonly agencies: number
  readonly filed: number
  readonly forms: { readonly form: Form | null; readonly reports: number }[]
}

/** The years that have reports, newest first. */
export async function listYears(db: Kysely<Tables>, filter: AgencyFilter): Promise<number[]> {
  const rows = await db
    .selectFrom('reports')
    .innerJoin('agencies', 'agencies.id', 'reports.agency_id')
    .select('reports.year')
    .distinct()
    .where('reports.current_parse_id', 'is not', null)
    .where((eb) => agencyMatches(eb, filter))
    .orderBy('reports.year', 'desc')
    .execute()
  return rows.map((row) => row.year)
}

export async function getCoverage(db: Kysely<Tables>, year: number, filter: AgencyFilter): Promise<CoverageRow> {
  const rows = await db
    .selectFrom('agencies')
    .leftJoin('reports', (join) => join.onRef('reports.agency_id', '=', 'agencies.id').on('reports.year', '=', year))
    .leftJoin('parses', 'parses.id', 'reports.current_parse_id')
    .select(['parses.form', sql<boolean>`parses.id is not null`.as('filed')])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where((eb) => knownAgencyMatches(eb, filter))
    .groupBy(['parses.form', 'filed'])
    .orderBy('parses.form')
    .execute()
  const filed = rows.filter((row) => row.filed)
  return {
    agencies: sum(rows.map((row) => row.count)),
    filed: sum(filed.map((row) => row.count)),
    forms: filed.map(({ form, count }) => ({ form, reports: count })),
  }
}

const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0)

/** Agencies of the filter that have no report of the year, in the order of their names. */
export function listNotFiled(db: Kysely<Tables>, year: number, page: AgencyPage): Promise<AgencyRow[]> {
  const { filter, limit, after } = page
  return db
    .selectFrom('agencies')
    .selectAll('agencies')
    .where((eb) => knownAgencyMatches(eb, filter))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('reports')
            .select('reports.id')
            .whereRef('reports.agency_id', '=', 'agencies.id')
            .where('reports.year', '=', year)
            .where('reports.current_parse_id', 'is not', null),
        ),
      ),
    )
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(name, agencies.id) > (${after?.name}, ${after?.id})`),
    )
    .orderBy('agencies.name')
    .orderBy('agencies.id')
    .limit(limit)
    .execute()
}
