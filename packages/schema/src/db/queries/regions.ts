import type { Kysely } from 'kysely'
import type { RegionRow, Tables } from '../tables.ts'

export function findRegions(db: Kysely<Tables>, codes: readonly string[]): Promise<RegionRow[]> {
  return db.selectFrom('regions').selectAll().where('code', 'in', codes).execute()
}

/** The divisions directly below each parent, in the order of their codes; `null` asks for the provinces. */
export function listRegions(db: Kysely<Tables>, parents: readonly (string | null)[]): Promise<RegionRow[]> {
  const codes = parents.filter((code) => code !== null)
  return db
    .selectFrom('regions')
    .selectAll()
    .where((eb) =>
      eb.or([
        ...(codes.length > 0 ? [eb('parent', 'in', codes)] : []),
        ...(codes.length < parents.length ? [eb('parent', 'is', null)] : []),
      ]),
    )
    .orderBy('code')
    .execute()
}
