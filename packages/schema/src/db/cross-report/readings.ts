/** The figures of every year of some agencies, as the rules between reports see them. */
import { type Selectable, sql, type Transaction } from 'kysely'
import type { Reading } from '../../cross-report/index.ts'
import { STATE_LETTERS } from '../cells.ts'
import { loadMetricNumbers, type MetricNumbers } from '../metric-numbers.ts'
import type { ParsesTable, Tables } from '../tables.ts'

export interface AgencyYear {
  readonly reportId: number
  readonly agencyId: number
  readonly year: number
  /** Null where no version counts. */
  readonly reading: Reading | null
}

type Figures = Pick<Selectable<ParsesTable>, 'states' | 'nonzero' | 'figures' | 'by_sums'>

/** All years of the agencies whose reports these are, in one statement. */
export async function loadAgencyYears(trx: Transaction<Tables>, reportIds: readonly number[]): Promise<AgencyYear[]> {
  const numbers = await loadMetricNumbers(trx)
  const rows = await trx
    .selectFrom('reports')
    .innerJoin('agencies', 'agencies.id', 'reports.agency_id')
    .leftJoin('parses', 'parses.id', 'reports.current_parse_id')
    .leftJoin('documents', 'documents.id', 'parses.document_id')
    .select(['reports.id as report_id', 'reports.agency_id', 'reports.year', 'agencies.name'])
    .select(['parses.level', 'parses.sector', 'documents.published_on'])
    .select(['parses.states', 'parses.nonzero', 'parses.figures', 'parses.by_sums'])
    .where('reports.agency_id', 'in', (query) =>
      query
        .selectFrom('reports as settled')
        .select('settled.agency_id')
        .where(sql<boolean>`settled.id = any(${reportIds})`),
    )
    .execute()
  return rows.map(({ report_id: reportId, agency_id: agencyId, year, ...row }) => {
    const { name: agency, level, sector, published_on: publishedOn, states, nonzero, figures, by_sums } = row
    if (states === null || nonzero === null || figures === null || by_sums === null || sector === null)
      return { reportId, agencyId, year, reading: null }
    const cells = cellsOf({ states, nonzero, figures, by_sums }, numbers)
    return { reportId, agencyId, year, reading: { reportId, agency, level, sector, year, publishedOn, ...cells } }
  })
}

/** Looks up single figures: a row has some two hundred, and the rules ask for few. */
const cellsOf = (row: Figures, numbers: MetricNumbers): Pick<Reading, 'valueOf' | 'isSettled'> => ({
  valueOf: (metric) => {
    const number = numbers.numberOf(metric)
    if (row.states[number] !== STATE_LETTERS.number) return null
    const at = row.nonzero.indexOf(number)
    return at < 0 ? 0 : (row.figures[at] as number)
  },
  isSettled: (metric) => row.by_sums.includes(numbers.numberOf(metric)),
})
