/** The figures of every year of some agencies, as the rules between reports see them. */
import { sql, type Transaction } from 'kysely'
import type { Reading } from '../../cross-report/index.ts'
import { type Cells, STATE_LETTERS } from '../rows/cells.ts'
import { loadMetricNumbers, type MetricNumbers } from '../rows/metric-numbers.ts'
import type { NewReport } from '../storing/settle-reports.ts'
import type { Tables } from '../tables.ts'

export interface AgencyYear {
  readonly reportId: number
  readonly agencyId: number
  readonly year: number
  /** Null where no version counts. */
  readonly reading: Reading | null
}

/** Taken apart here in a fifth of the time that the driver takes: a batch has hundreds of thousands of figures. */
const asText = (column: 'nonzero' | 'figures' | 'by_sums') => sql<string | null>`parses.${sql.ref(column)}::text`
const numbersIn = (array: string): number[] => (array === '{}' ? [] : array.slice(1, -1).split(',').map(Number))

/** All years of the agencies whose reports these are; asks for those that are stored, in one statement. */
export async function loadAgencyYears(
  trx: Transaction<Tables>,
  created: readonly NewReport[],
  changed: readonly { readonly agency_id: number }[],
): Promise<AgencyYear[]> {
  const numbers = await loadMetricNumbers(trx)
  const agencyIds = [...new Set([...created, ...changed].map(({ agency_id }) => agency_id))]
  return [...created.map((report) => newYear(report, numbers)), ...(await loadStoredYears(trx, agencyIds, numbers))]
}

function newYear({ id, agency_id, year, reading }: NewReport, numbers: MetricNumbers): AgencyYear {
  const { agency, level, sector, published_on: publishedOn } = reading
  const figures = figuresOf(reading, numbers)
  return {
    reportId: id,
    agencyId: agency_id,
    year,
    reading: { reportId: id, agency, level, sector, year, publishedOn, ...figures },
  }
}

async function loadStoredYears(
  trx: Transaction<Tables>,
  agencyIds: readonly number[],
  numbers: MetricNumbers,
): Promise<AgencyYear[]> {
  const rows = await trx
    .selectFrom('reports')
    .innerJoin('agencies', 'agencies.id', 'reports.agency_id')
    .leftJoin('parses', 'parses.id', 'reports.current_parse_id')
    .leftJoin('documents', 'documents.id', 'parses.document_id')
    .select(['reports.id as report_id', 'reports.agency_id', 'reports.year', 'agencies.name'])
    .select(['parses.level', 'parses.sector', 'documents.published_on'])
    .select('parses.states')
    .select([asText('nonzero').as('nonzero'), asText('figures').as('figures'), asText('by_sums').as('by_sums')])
    .where(sql<boolean>`reports.agency_id = any(${agencyIds})`)
    .execute()
  return rows.map(({ report_id: reportId, agency_id: agencyId, year, ...row }) => {
    const { name: agency, level, sector, published_on: publishedOn, states, nonzero, figures, by_sums } = row
    if (states === null || nonzero === null || figures === null || by_sums === null || sector === null)
      return { reportId, agencyId, year, reading: null }
    const lists = { nonzero: numbersIn(nonzero), figures: numbersIn(figures), by_sums: numbersIn(by_sums) }
    const cells = figuresOf({ states, ...lists }, numbers)
    return { reportId, agencyId, year, reading: { reportId, agency, level, sector, year, publishedOn, ...cells } }
  })
}

function figuresOf(
  { states, nonzero, figures, by_sums }: Pick<Cells, 'states' | 'nonzero' | 'figures' | 'by_sums'>,
  numbers: MetricNumbers,
): Pick<Reading, 'valueOf' | 'isSettled'> {
  return {
    valueOf: (metric) => {
      const number = numbers.numberOf(metric)
      if (states[number] !== STATE_LETTERS.number) return null
      const at = nonzero.indexOf(number)
      return at < 0 ? 0 : (figures[at] as number)
    },
    isSettled: (metric) => by_sums.includes(numbers.numberOf(metric)),
  }
}
