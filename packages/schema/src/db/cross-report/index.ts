/**
 * The findings between reports, of all that a transaction settled and of the reports that these bear on. They follow from
 * the current readings alone, so that settling twice, or in another order, changes nothing.
 */
import type { Transaction } from 'kysely'
import { checkHistory } from '../../cross-report/index.ts'
import type { NewReport } from '../storing/settle-reports.ts'
import type { Tables } from '../tables.ts'
import { settleDuplicates } from './duplicates.ts'
import { placeFindings, type UnplacedSettlement } from './places.ts'
import { type AgencyYear, loadAgencyYears } from './readings.ts'
import type { Settlement } from './settlement.ts'

export { writeSettlements } from './settlement.ts'

/** An outlier is told from this many years before it, so a year bears on as many after it. */
const YEARS_BORNE_ON = 5

/** A report that has a row. */
interface StoredReport {
  readonly id: number
  readonly agency_id: number
}

/**
 * What the rules say wherever the reports given bear on it: of themselves, of later years of their agencies, and of those
 * whose text is like theirs. Called when what counts of each is final and the next data version is taken: its lock
 * keeps two transactions from missing each other’s reports.
 */
export async function settleCrossReport(
  trx: Transaction<Tables>,
  created: readonly NewReport[],
  changed: readonly StoredReport[],
): Promise<Settlement[]> {
  const settled = [...created, ...changed]
  if (settled.length === 0) return []
  const years = await loadAgencyYears(trx, created, changed)
  const duplicates = settleDuplicates(trx, created, [...new Set(changed.map(({ id }) => id))])
  const unplaced = settleHistories(years, new Set(settled.map(({ id }) => id))) // while the database looks for copied text
  const copied = await duplicates
  return [...(await placeFindings(trx, unplaced, created)), ...copied]
}

function settleHistories(years: readonly AgencyYear[], settled: ReadonlySet<number>): UnplacedSettlement[] {
  const agencies = [...Map.groupBy(years, ({ agencyId }) => agencyId).values()]
  return agencies.flatMap((own) => affectedYears(own, settled).map((year) => settleHistory(year, own)))
}

/** Of one agency: the settled years, and the later ones that they bear on. */
function affectedYears(own: readonly AgencyYear[], settled: ReadonlySet<number>): AgencyYear[] {
  const changed = own.filter(({ reportId }) => settled.has(reportId)).map(({ year }) => year)
  return own.filter(({ year }) => changed.some((from) => from <= year && year <= from + YEARS_BORNE_ON))
}

/** A report that counts no more has neither findings nor checks. */
function settleHistory({ reportId, reading, year }: AgencyYear, own: readonly AgencyYear[]): UnplacedSettlement {
  if (reading === null) return { reportId, findings: [], checks: null }
  const earlier = own
    .filter((other) => other.year < year)
    .flatMap((other) => other.reading ?? [])
    .sort((a, b) => b.year - a.year)
  return { reportId, ...checkHistory({ report: reading, earlier }) }
}
