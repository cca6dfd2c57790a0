/** A trend as a table: one row for each year, with the counts of those who have no number and why. */
import { type Snapshot, type TrendPoint, trendOf } from '@gongkai/schema/columns'
import { hasSynthetic } from './agency-cells.ts'
import type { FieldName } from './fields.ts'
import { describeMeasure, measuredOf } from './measures.ts'
import { type ExportQuery, filterOf, limitOf, measureOf } from './read-query.ts'
import type { ExportTable, Row } from './table.ts'

const FIELDS: readonly FieldName[] = [
  ...(['metric', 'unit', 'year', 'sum', 'mean', 'median', 'lower_quartile', 'upper_quartile', 'min', 'max'] as const),
  ...(['number', 'blank', 'missing', 'unreadable', 'not_on_form', 'not_filed', 'other_basis'] as const),
  ...(['below_minimum', 'comparable', 'break_reason'] as const),
]

export function trendTable(snapshot: Snapshot, query: ExportQuery): ExportTable {
  const measure = measureOf(query)
  const filter = filterOf(query)
  const measured = measuredOf(measure)
  const { label } = describeMeasure(measured.metric)
  const points = trendOf(snapshot, { measure, years: query.year ?? snapshot.listYears(filter), filter })
  return {
    name: `trend-${measured.metric}`,
    title: { zh: `${label.zh} 历年走势`, en: `${label.en} over the years` },
    metrics: [measured.metric],
    fields: FIELDS,
    dataVersion: snapshot.version,
    isSynthetic: hasSynthetic(snapshot),
    total: points.length,
    limit: limitOf(query),
    rows: () => points.map((point) => ({ ...measured, ...cellsOf(point) })),
  }
}

/** Without any number there is no sum either: it would be a zero that nobody stated. */
function cellsOf({ year, standing, break: broken }: TrendPoint): Row {
  const { ranked, ...absent } = standing.totals
  const { mean, min, max } = standing
  return {
    year,
    sum: ranked === 0 ? null : standing.sum,
    mean,
    min,
    max,
    lower_quartile: standing.quantile(1 / 4),
    median: standing.quantile(1 / 2),
    upper_quartile: standing.quantile(3 / 4),
    number: ranked,
    ...absent,
    comparable: broken === null,
    break_reason: broken?.reason ?? null,
  }
}
