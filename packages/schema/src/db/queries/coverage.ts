import { type ExpressionBuilder, type Kysely, sql } from 'kysely'
import type { AgencyRow, Tables } from '../tables.ts'
import type { AgencyPage } from './agencies.ts'
import { agencyMatches } from './agency-filter.ts'
import { parseAsOf } from './versions.ts'

export interface NotFiledPage extends AgencyPage {
  /** By the versions that counted at this moment; by those that count now unless stated. */
  readonly asOf?: Date | undefined
}

/** Known agencies of the filter that have no report of the year, in the order of their names. */
export function listNotFiled(db: Kysely<Tables>, year: number, page: NotFiledPage): Promise<AgencyRow[]> {
  const { filter, limit, after, asOf } = page
  const hasReport = ({ exists, selectFrom }: ExpressionBuilder<Tables, 'agencies'>, ofYear?: number) =>
    exists(
      selectFrom('reports')
        .select('reports.id')
        .whereRef('reports.agency_id', '=', 'agencies.id')
        .where(parseAsOf(asOf), 'is not', null)
        .$if(ofYear !== undefined, (query) => query.where('reports.year', '=', ofYear as number)),
    )
  return db
    .selectFrom('agencies')
    .selectAll('agencies')
    .where((eb) => agencyMatches(eb, filter))
    .where((eb) => (asOf === undefined ? eb('agencies.has_report', '=', true) : hasReport(eb)))
    .where((eb) => eb.not(hasReport(eb, year)))
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(name, agencies.id) > (${after?.name}, ${after?.id})`),
    )
    .orderBy('agencies.name')
    .orderBy('agencies.id')
    .limit(limit)
    .execute()
}
