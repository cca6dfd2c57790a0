/** The columns that answer rankings, held against the cells that are stored. */
import { columnsOf, type Snapshot } from '@gongkai/schema/columns'
import { decodeCells, loadMetricNumbers, type Tables } from '@gongkai/schema/db'
import type { Kysely } from 'kysely'
import { expect } from 'vitest'

const METRICS = ['disclosure.volume', 'requests.received.total', 'requests.granted.natural_person', 'permits.decisions']

/** `metric/year/agency id` of each ranked figure, with its value. */
type Figures = ReadonlyMap<string, number>

async function recompute(db: Kysely<Tables>): Promise<{ figures: Figures; years: ReadonlySet<number> }> {
  const numbers = await loadMetricNumbers(db)
  const rows = await db
    .selectFrom('reports')
    .innerJoin('parses', 'parses.id', 'reports.current_parse_id')
    .selectAll('parses')
    .select(['reports.agency_id', 'reports.year as report_year'])
    .execute()
  const figures = new Map<string, number>()
  for (const row of rows)
    for (const { metric, value } of decodeCells(row, row.text, numbers))
      if (value !== null && METRICS.includes(metric))
        figures.set(`${metric}/${row.report_year}/${row.agency_id}`, value)
  return { figures, years: new Set(rows.map(({ report_year }) => report_year)) }
}

function rankedIn(snapshot: Snapshot, years: ReadonlySet<number>): Figures {
  const figures = new Map<string, number>()
  for (const year of years)
    for (const metric of METRICS)
      for (const { place, value } of snapshot.standing({ metric }, year, {}).page('desc', Number.MAX_SAFE_INTEGER))
        figures.set(`${metric}/${year}/${snapshot.agencies.ids[place]}`, value)
  return figures
}

const inOrder = (figures: Figures) => [...figures].sort(([a], [b]) => (a < b ? -1 : 1))

/** Of columns that were loaded before whatever happened and have caught up since. */
export async function expectColumnsToAgree(db: Kysely<Tables>): Promise<void> {
  const { figures, years } = await recompute(db)
  expect(inOrder(rankedIn(await columnsOf(db).current(), years))).toEqual(inOrder(figures))
}
