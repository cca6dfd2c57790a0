/** How one document was read last, for tests that speak of one. */
import type { Kysely } from 'kysely'
import {
  isSameReading,
  type LastReading,
  listLastReadings,
  type ReadingIdentity,
  type Tables,
} from '../src/db/index.ts'

export const findLastReading = async (db: Kysely<Tables>, sha256: string): Promise<LastReading | undefined> =>
  (await listLastReadings(db, [sha256])).get(sha256)

/** Whether a document’s last reading was this one. */
export const isStored = async (db: Kysely<Tables>, identity: ReadingIdentity): Promise<boolean> =>
  isSameReading(await findLastReading(db, identity.sha256), identity)
