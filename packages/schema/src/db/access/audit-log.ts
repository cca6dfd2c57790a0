/** Who changed what: nothing is begun without an entry, and how it ended is another entry, since none is ever changed. */
import type { Kysely } from 'kysely'
import { json } from '../rows/storable-text.ts'
import type { Tables } from '../tables.ts'

export interface Change {
  readonly keyId: number
  readonly action: string
  /** What was asked for, without the bytes of documents. */
  readonly input: object
}

/** Does the work between two entries; `describe` says of what came of it all that the log should keep. Throws what the work throws. */
export async function audited<T>(
  db: Kysely<Tables>,
  { keyId, action, input }: Change,
  work: () => Promise<T>,
  describe: (done: T) => object,
): Promise<T> {
  const entry = { key_id: keyId, action, input: json(input) }
  const { id: begun } = await db.insertInto('audit_log').values(entry).returning('id').executeTakeFirstOrThrow()
  const end = (outcome: 'done' | 'failed', result: object) =>
    db
      .insertInto('audit_log')
      .values({ ...entry, begun, outcome, result: json(result) })
      .execute()
  try {
    const done = await work()
    await end('done', describe(done))
    return done
  } catch (error) {
    await end('failed', { error: error instanceof Error ? error.message : String(error) })
    throw error
  }
}
