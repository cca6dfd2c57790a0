/** Fills a database with synthetic reports, batch after batch. */
import { type StoredDocumentInput, storeReports, type Tables, upsertRegions } from '@gongkai/schema/db'
import { type Kysely, sql } from 'kysely'
import { agenciesOf, regionsOf, type SyntheticAgency } from './country.ts'
import { storedSynthetic } from './direct.ts'
import { readSynthetic } from './rendered.ts'
import { reportsOf, type SyntheticReport } from './report.ts'

export interface Filling {
  readonly agencies: number
  readonly seed: number
  /** Every how many agencies one’s reports are written as documents and read by the real parser; 0 for none. */
  readonly renderedEvery: number
}

/** A stretch of the agencies, from one up to but without another. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

const BATCH = 1_000

/** Stores what these agencies filed and is not stored yet; the same filling twice changes nothing. */
export async function fillStretch(
  db: Kysely<Tables>,
  filling: Filling,
  { from, to }: Stretch,
  onStored: (reports: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  const agencies = agenciesOf(filling.agencies)
  let storing: Promise<unknown> = Promise.resolve()
  for await (const batch of batchesOf(agencies.slice(from, to), agencies, filling)) {
    await storing // while it was stored, this batch was made
    signal?.throwIfAborted()
    storing = store(db, batch).then(() => onStored(batch.length))
    storing.catch(() => {}) // awaited with the next batch
  }
  await storing
}

/** The regions are named last: where they are, all reports are. */
export async function finishFilling(db: Kysely<Tables>, filling: Filling): Promise<void> {
  await sql`analyze`.execute(db)
  await upsertRegions(db, regionsOf(agenciesOf(filling.agencies)))
}

export async function isFilled(db: Kysely<Tables>, filling: Filling): Promise<boolean> {
  const codes = regionsOf(agenciesOf(filling.agencies)).map(({ code }) => code)
  const { rows } = await sql`select 1 from regions where code = any(${codes})`.execute(db)
  return rows.length === codes.length
}

async function store(db: Kysely<Tables>, batch: readonly StoredDocumentInput[]): Promise<void> {
  const failed = (await storeReports(db, batch)).find((outcome) => outcome.status === 'failed')
  if (failed) throw failed.error
}

async function* batchesOf(
  own: readonly SyntheticAgency[],
  all: readonly SyntheticAgency[],
  filling: Filling,
): AsyncGenerator<StoredDocumentInput[]> {
  let batch: StoredDocumentInput[] = []
  for (const agency of own)
    for (const report of reportsOf(agency, all, filling.seed)) {
      batch.push(await documentOf(report, filling))
      if (batch.length < BATCH) continue
      yield batch
      batch = []
    }
  if (batch.length > 0) yield batch
}

const documentOf = (report: SyntheticReport, { seed, renderedEvery }: Filling) =>
  renderedEvery > 0 && report.agency.index % renderedEvery === 0 ? readSynthetic(report, seed) : storedSynthetic(report)
