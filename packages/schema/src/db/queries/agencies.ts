import { type Kysely, sql } from 'kysely'
import type { AgencyRow, Tables } from '../tables.ts'
import { type AgencyFilter, knownAgencyMatches } from './agency-filter.ts'

/** The last agency of the page before, in the order of names. */
export interface AgencyPosition {
  readonly name: string
  readonly id: number
}

export interface AgencyPage {
  readonly filter: AgencyFilter
  readonly limit: number
  readonly after?: AgencyPosition | undefined
}

/** Agencies in the Chinese order of their names. */
export function listAgencies(db: Kysely<Tables>, { filter, limit, after }: AgencyPage): Promise<AgencyRow[]> {
  return db
    .selectFrom('agencies')
    .selectAll('agencies')
    .where((eb) => knownAgencyMatches(eb, filter))
    .$if(after !== undefined, (query) => query.where(sql<boolean>`(name, id) > (${after?.name}, ${after?.id})`))
    .orderBy('agencies.name')
    .orderBy('agencies.id')
    .limit(limit)
    .execute()
}

/** By id, those without a report too: an id stays good for as long as its agency is stored. */
export function findAgencies(db: Kysely<Tables>, ids: readonly number[]): Promise<AgencyRow[]> {
  return db.selectFrom('agencies').selectAll().where('id', 'in', ids).execute()
}

/** Agencies that every word of the text speaks of, the shortest names first: they are the closest. */
export function searchAgencies(db: Kysely<Tables>, text: string, limit: number): Promise<AgencyRow[]> {
  return db
    .selectFrom('agencies')
    .selectAll('agencies')
    .where((eb) => knownAgencyMatches(eb, { text }))
    .orderBy(sql`length(name)`)
    .orderBy('agencies.name')
    .orderBy('agencies.id')
    .limit(limit)
    .execute()
}
