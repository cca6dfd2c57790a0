/** The permanent number of each metric, by which stored cells are told apart without repeating its key. */
import { type Kysely, sql } from 'kysely'
import { METRICS } from '../../metrics/index.ts'
import { DatabaseError } from '../connections/database-error.ts'
import type { Tables } from '../tables.ts'

export interface MetricNumbers {
  /** Numbers begin at 0 and leave no gap, so that arrays may be as long as this. */
  readonly count: number
  /** Throws where the catalogue of this program has no such key. */
  numberOf(key: string): number
  /** Undefined for a metric that a newer program added. */
  keyOf(number: number): string | undefined
}

const loaded = new WeakMap<Kysely<Tables>, MetricNumbers>()

/** Asks once per database and process: a number never changes. Throws `database.not_migrated` where some have none. */
export async function loadMetricNumbers(db: Kysely<Tables>): Promise<MetricNumbers> {
  const known = loaded.get(db)
  if (known) return known
  const numbers = metricNumbersOf(await db.selectFrom('metrics').selectAll().orderBy('number').execute())
  loaded.set(db, numbers)
  return numbers
}

/** Tells a transaction what its database is known to hold, so that it need not ask. */
export function shareMetricNumbers(trx: Kysely<Tables>, numbers: MetricNumbers): void {
  loaded.set(trx, numbers)
}

export function metricNumbersOf(rows: readonly { number: number; key: string }[]): MetricNumbers {
  const numbers = new Map(rows.map(({ number, key }) => [key, number]))
  const catalogue = new Set(METRICS.map(({ key }) => key))
  if (METRICS.some(({ key }) => !numbers.has(key)))
    throw new DatabaseError('database.not_migrated', 'The database lacks a metric; run “gongkai migrate” first.')
  const keys = new Map(rows.filter(({ key }) => catalogue.has(key)).map(({ number, key }) => [number, key]))
  return {
    count: Math.max(...numbers.values()) + 1,
    keyOf: (number) => keys.get(number),
    numberOf: (key) => {
      const number = numbers.get(key)
      if (number === undefined) throw new Error(`The catalogue has no metric ${key}.`)
      return number
    },
  }
}

/** Numbers the metrics that have none yet, in the order of the catalogue, after the last number given. */
export async function addMetricNumbers(db: Kysely<Tables>): Promise<void> {
  const keys = JSON.stringify(METRICS.map(({ key }) => key))
  await sql`
    insert into metrics (number, key)
    select (select coalesce(max(number), -1) from metrics) + row_number() over (order by place), key
    from jsonb_array_elements_text(${keys}::jsonb) with ordinality as catalogue(key, place)
    where key not in (select key from metrics)
    on conflict do nothing`.execute(db)
}
