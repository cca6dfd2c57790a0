/** The figures of current readings, from which rankings are answered. */
import { sql, type Transaction } from 'kysely'
import { METRICS } from '../metrics/index.ts'
import { decodeCells } from './cells.ts'
import { copyRows } from './copy-rows.ts'
import { factsByMetric, getFact } from './facts.ts'
import { loadMetricNumbers } from './metric-numbers.ts'
import { VOLUME } from './narrative-facts.ts'
import type { SettledReport } from './settle-reports.ts'
import type { Tables } from './tables.ts'

const COLUMNS = ['metric', 'year', 'agency_id', 'report_id', 'state', 'value', 'basis'] as const

export async function replaceFigures(trx: Transaction<Tables>, reports: readonly SettledReport[]): Promise<void> {
  await sql`delete from figures where report_id = any(${reports.map(({ id }) => id)})`.execute(trx)
  const numbers = await loadMetricNumbers(trx)
  const parses = await trx
    .selectFrom('parses')
    .selectAll()
    .where(sql<boolean>`id = any(${reports.map(({ current_parse_id }) => current_parse_id)})`)
    .execute()
  const places = new Map(reports.map((report) => [report.id, report]))
  const rows = parses.flatMap((parse) => {
    const facts = factsByMetric(decodeCells(parse, parse.text, numbers))
    const { id: report_id, agency_id, year } = places.get(parse.report_id ?? 0) as SettledReport
    return METRICS.map(({ key }) => {
      const { state, value } = getFact(facts, key, parse.form)
      const basis = key === VOLUME ? parse.disclosure_basis : null
      return { metric: key, year, agency_id, report_id, state, value, basis }
    })
  })
  await copyRows(trx, 'figures', COLUMNS, rows)
}
