/** Where the figures of findings between reports stand in the text of the report they are about. */
import { type Selectable, sql, type Transaction } from 'kysely'
import type { CrossCheck, CrossFinding } from '../../cross-report/index.ts'
import { loadMetricNumbers, type MetricNumbers } from '../metric-numbers.ts'
import type { StoredSpan } from '../stored-report.ts'
import type { ParsesTable, Tables } from '../tables.ts'
import type { Settlement } from './findings.ts'

export interface UnplacedSettlement {
  readonly reportId: number
  readonly findings: readonly CrossFinding[]
  /** Null where the report counts no more. */
  readonly checks: readonly CrossCheck[] | null
}

type Places = Pick<Selectable<ParsesTable>, 'starts' | 'lengths' | 'pages'>

/** Adds the places; asks for those of reports with findings only. */
export async function placeFindings(
  trx: Transaction<Tables>,
  settlements: readonly UnplacedSettlement[],
): Promise<Settlement[]> {
  const found = settlements.filter(({ findings }) => findings.length > 0).map(({ reportId }) => reportId)
  const places = await loadPlaces(trx, found)
  const numbers = await loadMetricNumbers(trx)
  return settlements.map(({ findings, ...settlement }) => ({
    ...settlement,
    findings: findings.map((finding) => ({
      ...finding,
      spans: spansOf(finding.metrics, places.get(settlement.reportId), numbers),
      relatedSpans: null,
    })),
  }))
}

async function loadPlaces(trx: Transaction<Tables>, reportIds: readonly number[]): Promise<Map<number, Places>> {
  if (reportIds.length === 0) return new Map()
  const rows = await trx
    .selectFrom('reports')
    .innerJoin('parses', 'parses.id', 'reports.current_parse_id')
    .select(['reports.id', 'parses.starts', 'parses.lengths', 'parses.pages'])
    .where(sql<boolean>`reports.id = any(${reportIds})`)
    .execute()
  return new Map(rows.map(({ id, ...places }) => [id, places]))
}

function spansOf(metrics: readonly string[], places: Places | undefined, numbers: MetricNumbers): StoredSpan[] {
  return metrics.flatMap((metric) => {
    const number = numbers.numberOf(metric)
    const start = places?.starts[number] ?? null
    if (start === null) return []
    const page = places?.pages?.[number] ?? null
    const span = { start, end: start + (places?.lengths[number] ?? 0) }
    return page === null ? span : { ...span, page }
  })
}
