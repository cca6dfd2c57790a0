/** What counted at every version of the data, from the history that is stored: not from the columns that answer. */
import { decodeCells, loadMetricNumbers, type Tables } from '@gongkai/schema/db'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'

export interface KnownFigure {
  readonly agency: string
  readonly region: string
  readonly year: number
  /** Permit decisions. */
  readonly value: number
}

/** Every figure that counted at a version. */
export type KnownData = (version: number) => readonly KnownFigure[]

interface Change {
  readonly version: number
  readonly figure: KnownFigure
}

/** Reads the whole history once. */
export async function readKnownData(db: Kysely<Tables>): Promise<KnownData> {
  const numbers = await loadMetricNumbers(db)
  const rows = await db
    .selectFrom('report_history')
    .innerJoin('reports', 'reports.id', 'report_history.report_id')
    .innerJoin('agencies', 'agencies.id', 'reports.agency_id')
    .innerJoin('parses', 'parses.id', 'report_history.parse_id')
    .selectAll('parses')
    .select(['report_history.report_id', 'report_history.data_version', 'agencies.name', 'reports.year as report_year'])
    .orderBy('report_history.data_version')
    .execute()
  const changes = Map.groupBy(
    rows.map((row) => {
      const fact = decodeCells(row, row.text, numbers).find(({ metric }) => metric === 'permits.decisions')
      const figure = {
        agency: row.name,
        region: row.region_code ?? '',
        year: row.report_year,
        value: fact?.value ?? Number.NaN,
      }
      return { report: row.report_id, version: row.data_version, figure }
    }),
    ({ report }) => report,
  )
  const kept = new Map<number, readonly KnownFigure[]>()
  return (version) => {
    const known = kept.get(version) ?? [...changes.values()].flatMap((of) => lastUpTo(of, version))
    kept.set(version, known)
    return known
  }
}

const lastUpTo = (changes: readonly Change[], version: number): KnownFigure[] => {
  const last = changes.findLast((change) => change.version <= version)
  return last ? [last.figure] : []
}

export async function versionOf(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ version: number }>`select version from data_version`.execute(db)
  return rows[0]?.version ?? 0
}
