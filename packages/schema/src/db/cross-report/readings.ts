/** The figures of every year of some agencies, as the rules between reports see them. */
import { sql, type Transaction } from 'kysely'
import type { Reading } from '../../cross-report/index.ts'
import { STATE_LETTERS } from '../cells.ts'
import { loadMetricNumbers, type MetricNumbers } from '../metric-numbers.ts'
import type { Tables } from '../tables.ts'

export interface AgencyYear {
  readonly reportId: number
  readonly agencyId: number
  readonly year: number
  /** Null where no version counts. */
  readonly reading: Reading | null
}

/** The arrays as PostgreSQL writes them: `{1,2}`. */
interface Figures {
  readonly states: string
  readonly nonzero: string
  readonly figures: string
  readonly by_sums: string
}

/** Taken apart here in a fifth of the time that the driver takes: a batch has hundreds of thousands of figures. */
const asText = (column: 'nonzero' | 'figures' | 'by_sums') => sql<string | null>`parses.${sql.ref(column)}::text`
const numbersIn = (array: string): number[] => (array === '{}' ? [] : array.slice(1, -1).split(',').map(Number))

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
    .select('parses.states')
    .select([asText('nonzero').as('nonzero'), asText('figures').as('figures'), asText('by_sums').as('by_sums')])
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

function cellsOf(row: Figures, numbers: MetricNumbers): Pick<Reading, 'valueOf' | 'isSettled'> {
  const nonzero = numbersIn(row.nonzero)
  const figures = numbersIn(row.figures)
  const bySums = numbersIn(row.by_sums)
  return {
    valueOf: (metric) => {
      const number = numbers.numberOf(metric)
      if (row.states[number] !== STATE_LETTERS.number) return null
      const at = nonzero.indexOf(number)
      return at < 0 ? 0 : (figures[at] as number)
    },
    isSettled: (metric) => bySums.includes(numbers.numberOf(metric)),
  }
}
