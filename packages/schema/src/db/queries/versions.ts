/** What counted at a moment, and what changed from one version of a report to another. */
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { type Form, METRICS } from '../../metrics/index.ts'
import { type FactsByMetric, getFact } from '../rows/facts.ts'
import type { StoredFact } from '../rows/stored-report.ts'
import type { Tables } from '../tables.ts'

/**
 * Of all reports, the version that counted at a moment; null where one had counted and did no more. The moment stands in the
 * text, since COPY takes no parameters.
 */
export const currentAsOf = (db: Kysely<Tables>, moment: Date) =>
  db
    .selectFrom('report_history')
    .distinctOn('report_id')
    .select(['report_id', 'parse_id'])
    .where('since', '<=', sql<Date>`${sql.lit(moment.toISOString())}::timestamptz`)
    .orderBy('report_id')
    .orderBy('data_version', 'desc')

/** The same of the one report that the statement speaks of as `reports`; the current version where no moment is given. */
export const parseAsOf = (moment: Date | undefined): RawBuilder<number | null> =>
  moment === undefined
    ? sql`reports.current_parse_id`
    : sql`(
        select parse_id from report_history
        where report_id = reports.id and since <= ${moment}
        order by data_version desc limit 1)`

/** A cell that two versions read otherwise. */
export interface CellChange {
  readonly metric: string
  readonly before: StoredFact
  readonly after: StoredFact
}

interface Cells {
  readonly form: Form | null
  readonly facts: FactsByMetric
}

/** In the order of the form; a place that moved in the text is no change. */
export const diffCells = (before: Cells, after: Cells): CellChange[] =>
  METRICS.map(({ key }) => ({
    metric: key,
    before: getFact(before.facts, key, before.form),
    after: getFact(after.facts, key, after.form),
  })).filter(({ before, after }) => contentOf(before) !== contentOf(after))

const contentOf = ({ state, value, raw }: StoredFact) => JSON.stringify([state, value, raw])
