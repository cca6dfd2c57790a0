/** Fills a database with synthetic reports, batch after batch, in the order of the agencies. */
import { type StoredDocumentInput, storeReports, type Tables, upsertRegions } from '@gongkai/schema/db'
import { type Kysely, sql } from 'kysely'
import { agenciesOf, regionsOf, type SyntheticAgency } from './country.ts'
import { storedSynthetic } from './direct.ts'
import { readSynthetic } from './rendered.ts'
import { reportsOf, type SyntheticReport } from './report.ts'

export interface Filling {
  readonly agencies: number
  /** Reports at most; all that the agencies filed unless given. */
  readonly reports?: number
  readonly seed: number
  /** Every how many agencies one’s reports are written as documents and read by the real parser; 0 for none. */
  readonly renderedEvery: number
}

const BATCH = 1_000

/** Stores what is not stored yet and returns how many reports there are; the same filling twice changes nothing. */
export async function fillSynthetic(
  db: Kysely<Tables>,
  filling: Filling,
  onStored: (reports: number) => void = () => {},
  signal?: AbortSignal,
): Promise<number> {
  const agencies = agenciesOf(filling.agencies)
  await upsertRegions(db, regionsOf(agencies))
  let count = 0
  let storing: Promise<unknown> = Promise.resolve()
  for await (const batch of batchesOf(agencies, filling)) {
    await storing // while it was stored, this batch was made
    signal?.throwIfAborted()
    storing = store(db, batch).then(() => onStored(batch.length))
    storing.catch(() => {}) // awaited with the next batch
    count += batch.length
  }
  await storing
  await sql`analyze`.execute(db)
  return count
}

async function store(db: Kysely<Tables>, batch: readonly StoredDocumentInput[]): Promise<void> {
  const failed = (await storeReports(db, batch)).find((outcome) => outcome.status === 'failed')
  if (failed) throw failed.error
}

/** Batches are stored in their order, so where the last report is, all are. */
export async function isFilled(db: Kysely<Tables>, filling: Filling): Promise<boolean> {
  const agencies = agenciesOf(filling.agencies)
  const last = agencies.flatMap((agency) =>
    agency.index < agencies.length - 5 ? [] : reportsOf(agency, agencies, filling.seed),
  )
  const report = last.at(-1)
  if (!report) return false
  const found = await db
    .selectFrom('reports')
    .innerJoin('agencies', 'agencies.id', 'reports.agency_id')
    .select('reports.id')
    .where('agencies.name', '=', report.agency.name)
    .where('agencies.region_code', '=', report.agency.county.code)
    .where('reports.year', '=', report.year)
    .where('reports.current_parse_id', 'is not', null)
    .executeTakeFirst()
  return found !== undefined
}

async function* batchesOf(
  agencies: readonly SyntheticAgency[],
  filling: Filling,
): AsyncGenerator<StoredDocumentInput[]> {
  let batch: StoredDocumentInput[] = []
  let left = filling.reports ?? Number.POSITIVE_INFINITY
  for (const agency of agencies)
    for (const report of reportsOf(agency, agencies, filling.seed).slice(0, left)) {
      batch.push(await documentOf(report, filling))
      left--
      if (batch.length < BATCH) continue
      yield batch
      batch = []
    }
  if (batch.length > 0) yield batch
}

const documentOf = (report: SyntheticReport, { seed, renderedEvery }: Filling) =>
  renderedEvery > 0 && report.agency.index % renderedEvery === 0 ? readSynthetic(report, seed) : storedSynthetic(report)
