/**
 * The ranking of agencies by one metric of one year, as one SQL statement. Ranks are computed over the whole filtered
 * set and only then cut to a page; agencies that have a reason instead of a number are counted, never ranked.
 */
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Basis } from '../../metrics/index.ts'
import type { Tables } from '../tables.ts'
import { type AgencyFilter, agencyMatches, knownAgencyMatches } from './agency-filter.ts'

export type Direction = 'asc' | 'desc'

/** The last entry of the page before. */
export interface RankingPosition {
  readonly value: number
  readonly agencyId: number
}

export interface RankingSelection {
  readonly metric: string
  readonly year: number
  readonly filter: AgencyFilter
  readonly direction: Direction
  /** Only for the disclosure volume: rank only figures that rest on this. */
  readonly basis?: Basis | undefined
  readonly limit: number
  readonly after?: RankingPosition | undefined
}

export interface RankingRow {
  readonly agency_id: number
  readonly report_id: number
  readonly value: number
  readonly rank: number
  readonly share: number | null
  readonly percentile: number
  readonly basis: Basis | null
  readonly previous_value: number | null
  readonly previous_rank: number | null
}

export interface RankingTotals {
  readonly ranked: number
  readonly blank: number
  readonly missing: number
  readonly not_on_form: number
  readonly unreadable: number
  readonly other_basis: number
  readonly not_filed: number
}

export interface Ranking {
  readonly totals: RankingTotals
  readonly rows: RankingRow[]
}

/** Every agency of the filter that filed for the year, with its state or value. */
const peersOf = (db: Kysely<Tables>, selection: RankingSelection, year: number) =>
  db
    .selectFrom('figures')
    .innerJoin('agencies', 'agencies.id', 'figures.agency_id')
    .select(['figures.agency_id', 'figures.report_id', 'figures.state', 'figures.value', 'figures.basis'])
    .select(isRanked(selection.basis).as('is_ranked'))
    .where('figures.metric', '=', selection.metric)
    .where('figures.year', '=', year)
    .where((eb) => agencyMatches(eb, selection.filter))

const isRanked = (basis: Basis | undefined): RawBuilder<boolean> =>
  basis === undefined
    ? sql`figures.state = 'number'`
    : sql`figures.state = 'number' and figures.basis is not distinct from ${basis}`

/** The statement itself; exported so that a test can ask the database how it would run it. */
export function rankingQuery(db: Kysely<Tables>, selection: RankingSelection) {
  const { direction, limit, after } = selection
  const order = sql.raw(direction)
  const beyond = sql.raw(direction === 'asc' ? '>' : '<')
  const isAfter = sql<boolean>`(value ${beyond} ${after?.value} or (value = ${after?.value} and agency_id > ${after?.agencyId}))`
  return db
    .with('peers', () => peersOf(db, selection, selection.year))
    .with('peers_before', () => peersOf(db, selection, selection.year - 1))
    .with('ranked', (cte) =>
      cte
        .selectFrom('peers')
        .select(['agency_id', 'report_id', 'value', 'basis'])
        .select(sql<number>`rank() over (order by value ${order})`.as('rank'))
        .select(sql<number>`cume_dist() over (order by value)`.as('percentile'))
        .select(sql<number | null>`value / nullif(sum(value) over (), 0)`.as('share'))
        .where('is_ranked', '=', true),
    )
    .with('ranked_before', (cte) =>
      cte
        .selectFrom('peers_before')
        .select(['agency_id', 'value'])
        .select(sql<number>`rank() over (order by value ${order})`.as('rank'))
        .where('is_ranked', '=', true),
    )
    .with('page', (cte) =>
      cte
        .selectFrom('ranked')
        .selectAll()
        .$if(after !== undefined, (query) => query.where(isAfter))
        .orderBy('value', direction)
        .orderBy('agency_id')
        .limit(limit),
    )
    .with('totals', (cte) =>
      cte
        .selectFrom('peers')
        .select([
          sql<number>`count(*) filter (where is_ranked)`.as('ranked'),
          sql<number>`count(*) filter (where state = 'blank')`.as('blank'),
          sql<number>`count(*) filter (where state = 'missing')`.as('missing'),
          sql<number>`count(*) filter (where state = 'not_on_form')`.as('not_on_form'),
          sql<number>`count(*) filter (where state = 'unreadable')`.as('unreadable'),
          sql<number>`count(*) filter (where state = 'number' and not is_ranked)`.as('other_basis'),
          sql<number>`count(*)`.as('filed'),
        ]),
    )
    .selectFrom('totals')
    .leftJoin('page', (join) => join.onTrue())
    .leftJoin('ranked_before', 'ranked_before.agency_id', 'page.agency_id')
    .selectAll('totals')
    .select(['page.agency_id', 'page.report_id', 'page.value', 'page.rank', 'page.percentile', 'page.share'])
    .select(['page.basis', 'ranked_before.value as previous_value', 'ranked_before.rank as previous_rank'])
    .select(
      db
        .selectFrom('agencies')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where((eb) => knownAgencyMatches(eb, selection.filter))
        .as('agencies'),
    )
    .orderBy('page.value', direction)
    .orderBy('page.agency_id')
}

/** One page of the ranking with the totals of the whole filtered set. */
export async function rankAgencies(db: Kysely<Tables>, selection: RankingSelection): Promise<Ranking> {
  const rows = await rankingQuery(db, selection).execute()
  const [first] = rows
  if (!first) throw new Error('The ranking query answered without its totals.')
  const { ranked, blank, missing, not_on_form, unreadable, other_basis, filed, agencies } = first
  return {
    totals: { ranked, blank, missing, not_on_form, unreadable, other_basis, not_filed: (agencies ?? 0) - filed },
    // Where the page is empty the totals stand alone, with nulls beside them.
    rows: rows.filter((row) => row.agency_id !== null) as RankingRow[],
  }
}
