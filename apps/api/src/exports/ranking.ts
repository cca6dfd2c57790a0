/** A ranking as a table: agencies with a number first, then those without one, each with the reason. */
import {
  absentStateAt,
  casesOf,
  type Direction,
  isRate,
  listUnranked,
  type Measure,
  type Snapshot,
  type Standing,
  type StandingEntry,
} from '@gongkai/schema/columns'
import { makesWhole, newestYearOf } from '@gongkai/schema/graphql'
import { wilsonInterval } from '@gongkai/schema/metrics'
import { AGENCY_FIELDS, agencyCells, hasSynthetic, reportAddress } from './agency-cells.ts'
import type { FieldName } from './fields.ts'
import { describeMeasure, measuredOf } from './measures.ts'
import { type ExportQuery, filterOf, limitOf, measureOf } from './read-query.ts'
import type { ExportTable, Row } from './table.ts'

const HEAD: readonly FieldName[] = ['rank', ...AGENCY_FIELDS, 'metric', 'unit', 'year', 'state', 'value']
const OF_RATE: readonly FieldName[] = ['numerator', 'denominator', 'low', 'high']
const OF_FIGURE: readonly FieldName[] = ['share', 'basis']
const TAIL: readonly FieldName[] = ['percentile', 'previous_rank', 'previous_value', 'synthetic', 'report']

export function rankingTable(snapshot: Snapshot, query: ExportQuery, webUrl: string): ExportTable {
  const measure = measureOf(query)
  const filter = filterOf(query)
  const year = query.year?.[0] ?? snapshot.listYears(filter)[0] ?? newestYearOf(snapshot)
  const { metric, unit } = measuredOf(measure)
  const { label } = describeMeasure(metric)
  const standing = snapshot.standing(measure, year, filter)
  const previous = snapshot.standing(measure, year - 1, filter)
  const direction = query.direction?.[0] ?? 'desc'
  const cellsAt = (place: number): Row => ({
    ...agencyCells(snapshot, place),
    metric,
    unit,
    year,
    report: reportAddress(snapshot, year, place, webUrl),
  })

  function* rows(): Generator<Row> {
    for (const entry of entriesOf(standing, direction, snapshot.agencies.ids)) {
      const before = previous.findEntry(entry.place, direction)
      yield {
        ...cellsAt(entry.place),
        state: 'number',
        ...entry,
        share: makesWhole(measure) ? entry.share : null,
        ...beside(snapshot, measure, year, entry.place),
        previous_rank: before?.rank ?? null,
        previous_value: before?.value ?? null,
      }
    }
    for (const place of listUnranked(snapshot, { measure, year, filter }))
      yield { ...cellsAt(place), state: absentStateAt(standing.column, place), value: null }
  }

  return {
    name: `ranking-${metric}-${year}`,
    title: { zh: `${label.zh} ${year} 年排名`, en: `${label.en}, ranking of ${year}` },
    metrics: [metric],
    fields: [...HEAD, ...(isRate(measure) ? OF_RATE : OF_FIGURE), ...TAIL],
    dataVersion: snapshot.version,
    isSynthetic: hasSynthetic(snapshot),
    total: Object.values(standing.totals).reduce((sum, count) => sum + count, 0),
    limit: limitOf(query),
    rows,
  }
}

/** What only figures have, or only rates. */
function beside(snapshot: Snapshot, measure: Measure, year: number, place: number): Row {
  const cells = snapshot.cellsOf(year)
  if (!isRate(measure)) return { basis: measure.metric === 'disclosure.volume' ? cells.basisAt(place) : null }
  const { numerator, denominator } = casesOf(cells, snapshot.rate(measure.rate), place)
  return { numerator, denominator, ...wilsonInterval(numerator, denominator) }
}

const PAGE = 1000

function* entriesOf(standing: Standing, direction: Direction, ids: Int32Array): Generator<StandingEntry> {
  for (let page = standing.page(direction, PAGE); page.length > 0; ) {
    yield* page
    const { value, place } = page.at(-1) as StandingEntry
    page = standing.page(direction, PAGE, { value, agencyId: ids[place] as number })
  }
}
