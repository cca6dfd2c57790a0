import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

/** Whether any document is made up; an index holds just those, so that asking on every page costs nothing. */
export async function hasSynthetic(db: Kysely<Tables>): Promise<boolean> {
  const row = await db.selectFrom('documents').select('id').where('synthetic', '=', true).limit(1).executeTakeFirst()
  return row !== undefined
}
