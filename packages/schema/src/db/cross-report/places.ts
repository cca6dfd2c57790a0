/** Where the figures of findings between reports stand in the text of the report they are about. */
import { type Selectable, sql, type Transaction } from 'kysely'
import type { CrossCheck, CrossFinding } from '../../cross-report/index.ts'
import { loadMetricNumbers, type MetricNumbers } from '../rows/metric-numbers.ts'
import type { StoredSpan } from '../rows/stored-report.ts'
import type { NewReport } from '../storing/settle-reports.ts'
import type { ParsesTable, Tables } from '../tables.ts'
import type { Settlement } from './settlement.ts'

export interface UnplacedSettlement {
  readonly reportId: number
  readonly findings: readonly CrossFinding[]
  /** Null where the report counts no more. */
  readonly checks: readonly CrossCheck[] | null
}

type Places = Pick<Selectable<ParsesTable>, 'starts' | 'lengths' | 'pages'>

/** Adds the places; asks for those of stored reports with findings only. */
export async function placeFindings(
  trx: Transaction<Tables>,
  settlements: readonly UnplacedSettlement[],
  created: readonly NewReport[],
): Promise<Settlement[]> {
  const own = new Map<number, Places>(created.map(({ id, reading }) => [id, reading]))
  const found = settlements.filter(({ findings }) => findings.length > 0).map(({ reportId }) => reportId)
  const stored = await loadPlaces(
    trx,
    found.filter((id) => !own.has(id)),
  )
  const numbers = await loadMetricNumbers(trx)
  return settlements.map(({ findings, ...settlement }) => {
    const places = own.get(settlement.reportId) ?? stored.get(settlement.reportId)
    const placed = findings.map((finding) => ({
      ...finding,
      spans: spansOf(finding.metrics, places, numbers),
      relatedSpans: null,
    }))
    return { ...settlement, findings: placed }
  })
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
