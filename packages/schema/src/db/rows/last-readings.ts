/** How documents were read last, many at once, so that a run that is repeated need not parse what is stored. */
import { type Kysely, sql } from 'kysely'
import { explaining } from '../connections/database-error.ts'
import type { Tables } from '../tables.ts'

/** All that what a parser reads depends on. */
export interface ReadingIdentity {
  readonly sha256: string
  readonly parserVersion: string
  readonly regionHint?: string | undefined
}

export interface LastReading extends ReadingIdentity {
  readonly documentId: number
  /** One-based: how many times the document has been read. */
  readonly generation: number
  /** Why the document was refused, where it was. */
  readonly refusal: { readonly code: string; readonly message: string } | null
  /** The day the document was published, `YYYY-MM-DD`, where that is known. */
  readonly publishedOn: string | null
}

/** How each document was read last, by sha256; those that are not stored are left out. */
export async function listLastReadings(
  db: Kysely<Tables>,
  sha256s: readonly string[],
): Promise<ReadonlyMap<string, LastReading>> {
  if (sha256s.length === 0) return new Map()
  const rows = await explaining(() => selectReadings(db, sha256s).execute())
  return new Map(
    rows.map(({ sha256, document_id, generation, parser_version, region_hint, code, message, published_on }) => [
      sha256,
      {
        sha256,
        documentId: document_id,
        generation,
        parserVersion: parser_version,
        regionHint: region_hint ?? undefined,
        refusal: code === null ? null : { code, message: message ?? '' },
        publishedOn: published_on,
      },
    ]),
  )
}

const selectReadings = (db: Kysely<Tables>, sha256s: readonly string[]) =>
  db
    .selectFrom('documents')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('parses')
          .select(['document_id', 'generation', 'parser_version', 'region_hint'])
          .select([sql<string | null>`null`.as('code'), sql<string | null>`null`.as('message')])
          .whereRef('parses.document_id', '=', 'documents.id')
          .unionAll(
            eb
              .selectFrom('refusals')
              .select(['document_id', 'generation', 'parser_version', 'region_hint', 'code', 'message'])
              .whereRef('refusals.document_id', '=', 'documents.id'),
          )
          .orderBy('generation', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .select([
      'documents.sha256',
      'documents.published_on',
      'document_id',
      'generation',
      'parser_version',
      'region_hint',
      'code',
      'message',
    ])
    .where('documents.sha256', '=', sql<string>`any(${sha256s})`)

export const isSameReading = (last: LastReading | undefined, identity: ReadingIdentity): boolean =>
  last?.parserVersion === identity.parserVersion && last.regionHint === identity.regionHint
