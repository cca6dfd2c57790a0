/** Agencies as people corrected them, in place of those that were read. */
import { sql, type Transaction } from 'kysely'
import { storable } from '../rows/storable-text.ts'
import type { StoredReportInput } from '../rows/stored-report.ts'
import type { Agency } from '../storing/claim-reports.ts'
import type { Tables } from '../tables.ts'
import { hashOfPrintedName } from './inputs-hash.ts'

interface ReadDocument {
  readonly sha256: string
  readonly reports: readonly StoredReportInput[]
}

/** The corrected agency of a report of a document, or undefined where it stands as read. */
export type Corrections = (sha256: string, position: number) => Agency | undefined

/** Only of reports that print the name which the correction was made for: another name may be another agency’s. */
export async function loadCorrections(
  trx: Transaction<Tables>,
  documents: readonly ReadDocument[],
  knownIds: readonly number[],
): Promise<Corrections> {
  if (knownIds.length === 0) return () => undefined // a document is stored before anybody rules on it
  const { rows } = await sql<{ document_sha256: string; position: number; inputs_hash: string; body: Agency }>`
    select distinct on (document_sha256, position) document_sha256, position, inputs_hash, body
    from rulings
    where withdrawn_at is null and document_sha256 = any(${documents.map(({ sha256 }) => sha256)})
    order by document_sha256, position, id desc`.execute(trx)
  const keyOf = (sha256: string, position: number, hash: string) => `${sha256}/${position}/${hash}`
  const corrected = new Map(
    rows.map(({ document_sha256, position, inputs_hash, body }) => [
      keyOf(document_sha256, position, inputs_hash),
      body,
    ]),
  )
  const reports = new Map(documents.map(({ sha256, reports }) => [sha256, reports]))
  return (sha256, position) => {
    const name = reports.get(sha256)?.[position]?.agency.name_as_printed ?? ''
    return corrected.size === 0 ? undefined : corrected.get(keyOf(sha256, position, hashOfPrintedName(storable(name))))
  }
}
