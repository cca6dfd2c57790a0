/** A comparison as a table: by agency, then metric, then year, each in the order given. */
import { type ComparedFigure, compareAgencies, type Snapshot } from '@gongkai/schema/columns'
import { badInput, encodeId, notFound } from '@gongkai/schema/graphql'
import { getMetric } from '@gongkai/schema/metrics'
import { AGENCY_FIELDS, agencyCells, hasSynthetic, reportAddress } from './agency-cells.ts'
import type { FieldName } from './fields.ts'
import { type ExportQuery, figuresOf, limitOf } from './read-query.ts'
import type { ExportTable, Row } from './table.ts'

const FIELDS: readonly FieldName[] = [
  ...AGENCY_FIELDS,
  ...(['metric', 'unit', 'year', 'state', 'value', 'synthetic', 'report'] as const),
]

const MAX = { agency: 8, metric: 40, year: 20 }

export function comparisonTable(snapshot: Snapshot, query: ExportQuery, webUrl: string): ExportTable {
  const agencyIds = readSome('agency', query.agency)
  const metrics = readSome('metric', figuresOf(query))
  const years = readSome('year', query.year ?? snapshot.listYears({ ids: agencyIds }).slice(0, MAX.year))
  const placeOf = (id: number) => snapshot.agencies.findPlace(id) ?? -1
  const unknown = agencyIds.find((id) => placeOf(id) < 0)
  if (unknown !== undefined) throw notFound('agency', encodeId('Agency', unknown))
  const figures = compareAgencies(snapshot, { agencyIds, metrics, years })
  const rowOf = ({ agencyId, metric, year, state, value }: ComparedFigure): Row => ({
    ...agencyCells(snapshot, placeOf(agencyId)),
    metric,
    unit: getMetric(metric).unit,
    year,
    state,
    value,
    report: reportAddress(snapshot, year, placeOf(agencyId), webUrl),
  })
  return {
    name: 'comparison',
    title: { zh: '机关比较', en: 'Agencies compared' },
    metrics,
    fields: FIELDS,
    dataVersion: snapshot.version,
    isSynthetic: hasSynthetic(snapshot),
    total: figures.length,
    limit: limitOf(query),
    rows: () => figures.map(rowOf),
  }
}

/** Each once. */
function readSome<T>(name: keyof typeof MAX, values: readonly T[] = []): readonly T[] {
  const distinct = [...new Set(values)]
  if (distinct.length > 0 && distinct.length <= MAX[name]) return distinct
  throw badInput(`${name}: name 1 to ${MAX[name]}.`)
}
