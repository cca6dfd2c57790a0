/** The terms of every reading’s prose, by which reports are searched. */
import { type Kysely, sql } from 'kysely'
import { METRICS } from '../../metrics/index.ts'
import { type Place, prosePassages, termsIn } from '../../prose/index.ts'
import type { ParsesTable, Tables } from '../tables.ts'
import type { ColumnTypes, RowOf } from './binary-rows.ts'
import { loadMetricNumbers, type MetricNumbers } from './metric-numbers.ts'
import type { ReadingPlace } from './reading-rows.ts'
import type { StoredReportInput } from './stored-report.ts'

export const PROSE_COLUMNS = { parse_id: 'integer', terms: 'integers' } as const satisfies ColumnTypes

const OF_TABLES = new Set(METRICS.filter(({ address }) => address.section !== 'narrative').map(({ key }) => key))

/** Of a document of several reports nobody can say whose words are whose: it has none. */
export function* proseRows(
  readings: Iterable<{ readonly place: ReadingPlace; readonly report: StoredReportInput; readonly isAlone: boolean }>,
): Generator<RowOf<typeof PROSE_COLUMNS>> {
  for (const { place, report, isAlone } of readings) {
    if (place.reportId === null || !isAlone) continue
    const cells = report.facts.flatMap(({ metric, span }) => (span && OF_TABLES.has(metric) ? [span] : []))
    yield { parse_id: place.parseId, terms: termsIn(report.text, prosePassages(report.text, cells)) }
  }
}

type Places = Pick<ParsesTable, 'text' | 'starts' | 'lengths'>

/** The passages of a stored reading. */
export function passagesOf({ text, starts, lengths }: Places, numbers: MetricNumbers): Place[] {
  const cells = starts.flatMap((start, number) => {
    if (start === null || !OF_TABLES.has(numbers.keyOf(number) ?? '')) return []
    return { start, end: start + (lengths[number] ?? 0) }
  })
  return prosePassages(text, cells)
}

/** Each batch takes a fraction of a second. */
const BATCH = 500

/** Adds the terms of all readings that are stored. */
export async function fillProse(db: Kysely<Tables>): Promise<void> {
  const numbers = await loadMetricNumbers(db)
  for (let last = 0; ; ) {
    const { rows } = await sql<Places & { id: number; is_alone: boolean }>`
      select id, text, starts, lengths, not exists (
        select from parses as other
        where other.document_id = parses.document_id and other.generation = parses.generation
          and other.position <> parses.position) as is_alone
      from parses where id > ${last} and report_id is not null order by id limit ${BATCH}`.execute(db)
    if (rows.length === 0) return
    const alone = rows.filter(({ is_alone }) => is_alone)
    const filled = alone.map((row) => ({ parse_id: row.id, terms: termsIn(row.text, passagesOf(row, numbers)) }))
    await sql`
      insert into prose (parse_id, terms)
      select parse_id, terms
      from jsonb_to_recordset(${JSON.stringify(filled)}::jsonb) as filled(parse_id integer, terms integer[])`.execute(
      db,
    )
    last = rows.at(-1)?.id ?? last
  }
}
