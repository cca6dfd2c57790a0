import { type Kysely, sql, type Transaction } from 'kysely'
import type { RegionRow, Tables } from '../tables.ts'
import { nextDataVersion } from './settle-reports.ts'

/** Stores divisions with the names given and replaces those of codes already stored; asking twice changes nothing. */
export async function upsertRegions(db: Kysely<Tables>, regions: readonly RegionRow[]): Promise<void> {
  if (regions.length === 0) return
  await db.transaction().execute(async (trx) => {
    const { numInsertedOrUpdatedRows: changed = 0n } = await mergeRegions(trx, regions)
    if (changed > 0n) await nextDataVersion(trx)
  })
}

const mergeRegions = (trx: Transaction<Tables>, regions: readonly RegionRow[]) =>
  trx
    .insertInto('regions')
    .columns(['code', 'name', 'level', 'parent'])
    .expression(rowsOf(regions))
    .onConflict((conflict) =>
      conflict
        .column('code')
        .doUpdateSet((eb) => ({
          name: eb.ref('excluded.name'),
          level: eb.ref('excluded.level'),
          parent: eb.ref('excluded.parent'),
        }))
        .where(sql<boolean>`(regions.name, regions.level, regions.parent) is distinct from
          (excluded.name, excluded.level, excluded.parent)`),
    )
    .executeTakeFirstOrThrow()

/** All rows as one JSON parameter: one parameter per value would pass PostgreSQL’s limit of 65,535. */
const rowsOf = (regions: readonly RegionRow[]) =>
  sql<RegionRow>`select code, name, level, parent
    from jsonb_to_recordset(${JSON.stringify(regions)}::jsonb) as r(code text, name text, level text, parent text)` as never
