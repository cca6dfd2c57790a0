/** Every report of a year that counts, with all its figures, read by a cursor: however many there are, few are held at once. */
import { type ControlledTransaction, type Kysely, sql } from 'kysely'
import type { Form, Level, SectorKey } from '../../metrics/index.ts'
import { type Cells, decodeCells } from '../rows/cells.ts'
import { loadMetricNumbers } from '../rows/metric-numbers.ts'
import type { StoredFact } from '../rows/stored-report.ts'
import type { Tables } from '../tables.ts'

export interface WholeReport {
  readonly report_id: number
  readonly agency_id: number
  readonly name: string
  readonly region_code: string | null
  readonly region: string | null
  readonly level: Level | null
  readonly sector: SectorKey
  readonly synthetic: boolean
  readonly year: number
  readonly form: Form | null
  readonly sha256: string
  /** In the order of the metrics’ numbers; those that the form does not have are among them. */
  readonly facts: readonly StoredFact[]
}

export interface ReportsOfYear {
  /** The reports are of this one moment, however long reading them takes. */
  readonly dataVersion: number
  readonly isEmpty: boolean
  /** In the order of agencies. */
  readonly batches: () => AsyncGenerator<WholeReport[]>
  /** Ends the transaction; must be called once, whether all was read or nothing. */
  readonly close: () => Promise<void>
}

/** Between batches others are answered. */
const BATCH = 20

/** Holds a connection until it is closed. */
export async function openReportsOfYear(db: Kysely<Tables>, year: number): Promise<ReportsOfYear> {
  const numbers = await loadMetricNumbers(db)
  const trx = await db.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute()
  const close = () => endTransaction(trx)
  try {
    const { rows } = await sql<{ version: number; is_empty: boolean }>`
      select version, not exists (
        select from reports where year = ${year} and current_parse_id is not null) as is_empty
      from data_version`.execute(trx)
    const { version = 0, is_empty = true } = rows[0] ?? {}
    return { dataVersion: version, isEmpty: is_empty, batches: () => readBatches(trx, year, numbers), close }
  } catch (error) {
    await close()
    throw error
  }
}

/** A transaction that the database has ended already is as good as ended. */
const endTransaction = (trx: ControlledTransaction<Tables>): Promise<void> =>
  trx
    .rollback()
    .execute()
    .catch(() => {})

type Numbers = Awaited<ReturnType<typeof loadMetricNumbers>>
type FetchedRow = Omit<WholeReport, 'facts'> & Cells & { readonly text: string }

async function* readBatches(trx: ControlledTransaction<Tables>, year: number, numbers: Numbers) {
  await sql`
    declare reports_of_year no scroll cursor for
    select r.id as report_id, r.agency_id, a.name, a.region_code, g.name as region, a.level, a.sector, a.synthetic,
      r.year::integer as year, p.form, d.sha256, p.text,
      p.states, p.nonzero, p.figures, p.starts, p.lengths, p.pages, p.by_sums
    from reports r
      join parses p on p.id = r.current_parse_id
      join documents d on d.id = p.document_id
      join agencies a on a.id = r.agency_id
      left join regions g on g.code = a.region_code
    where r.year = ${sql.lit(year)}
    order by r.agency_id`.execute(trx)
  for (;;) {
    const { rows } = await sql<FetchedRow>`fetch ${sql.lit(BATCH)} from reports_of_year`.execute(trx)
    if (rows.length === 0) return
    yield rows.map((row) => wholeReport(row, numbers))
  }
}

function wholeReport({ text, ...row }: FetchedRow, numbers: Numbers): WholeReport {
  const { states, nonzero, figures, starts, lengths, pages, by_sums, ...report } = row
  return { ...report, facts: decodeCells({ states, nonzero, figures, starts, lengths, pages, by_sums }, text, numbers) }
}
