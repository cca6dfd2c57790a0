/**
 * Which reading of a report counts. It follows from the parses alone, so that settling twice changes nothing:
 * of each document only what was read the last time may count, and of several documents the one stored last counts,
 * so that reading an older document again takes nothing from the one that restates it.
 */
import type { Kysely, Selectable, Transaction } from 'kysely'
import { METRICS } from '../metrics/index.ts'
import { decodeCells } from './cells.ts'
import { factsByMetric, getFact } from './facts.ts'
import { loadMetricNumbers, type MetricNumbers } from './metric-numbers.ts'
import { VOLUME } from './narrative-facts.ts'
import type { NewFigure, ParsesTable, ReportsTable, Tables } from './tables.ts'

type Write = Transaction<Tables>

/**
 * Makes the reading that counts current and its figures the report’s; where none counts, the report is left without.
 * Returns the id of the parse. The caller holds the rows of agency and report and has stored all it has to store.
 */
export async function settleReport(trx: Write, reportId: number): Promise<number | null> {
  const report = await trx.selectFrom('reports').selectAll().where('id', '=', reportId).executeTakeFirstOrThrow()
  const parse = await findCounting(trx, reportId)
  const parseId = parse?.id ?? null
  if (report.current_parse_id === parseId) return parseId
  await trx.updateTable('reports').set({ current_parse_id: parseId }).where('id', '=', reportId).execute()
  await replaceFigures(trx, report, parse)
  if (parse === undefined || report.current_parse_id === null) await settleAgency(trx, report.agency_id)
  return parseId
}

async function replaceFigures(trx: Write, report: Selectable<ReportsTable>, parse: CountingParse | undefined) {
  const { id: report_id, agency_id, year } = report
  await trx.deleteFrom('figures').where('report_id', '=', report_id).execute()
  if (parse === undefined) return
  const figures = figuresOf(parse, await loadMetricNumbers(trx)).map((figure) => ({
    ...figure,
    report_id,
    agency_id,
    year,
  }))
  await trx.insertInto('figures').values(figures).execute()
}

async function settleAgency(trx: Write, agencyId: number): Promise<void> {
  await trx
    .updateTable('agencies')
    .set(({ exists, selectFrom }) => ({
      has_report: exists(
        selectFrom('reports')
          .select('reports.id')
          .where('agency_id', '=', agencyId)
          .where('current_parse_id', 'is not', null),
      ).$castTo<boolean>(),
    }))
    .where('id', '=', agencyId)
    .execute()
}

const CELLS = ['states', 'nonzero', 'figures', 'starts', 'lengths', 'pages', 'by_sums'] as const
type CountingParse = Pick<Selectable<ParsesTable>, 'id' | 'form' | 'text' | 'disclosure_basis' | (typeof CELLS)[number]>

function findCounting(db: Kysely<Tables>, reportId: number): Promise<CountingParse | undefined> {
  return db
    .selectFrom('parses')
    .select(['id', 'form', 'text', 'disclosure_basis', ...CELLS])
    .where('report_id', '=', reportId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('parses as later')
            .select('later.id')
            .whereRef('later.document_id', '=', 'parses.document_id')
            .whereRef('later.generation', '>', 'parses.generation'),
        ),
      ),
    )
    .orderBy('document_id', 'desc')
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Every metric of the catalogue with its value or its reason, so that rankings can count the reasons. */
function figuresOf(
  parse: CountingParse,
  numbers: MetricNumbers,
): Pick<NewFigure, 'metric' | 'state' | 'value' | 'basis'>[] {
  const facts = factsByMetric(decodeCells(parse, parse.text, numbers))
  return METRICS.map(({ key }) => {
    const { state, value } = getFact(facts, key, parse.form)
    return { metric: key, state, value, basis: key === VOLUME ? parse.disclosure_basis : null }
  })
}
