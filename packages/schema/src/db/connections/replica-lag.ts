import { type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.ts'
import { explaining } from './database-error.ts'

export interface ReplicaLag {
  /** Of the write-ahead log, that the replica has yet to replay. */
  readonly bytes: number
  /** Changes of what readers see that it does not show yet. */
  readonly versions: number
  /** Since the last change that it shows was made; 0 where nothing is lacking. */
  readonly seconds: number
}

/** How far a replica is behind its primary; undefined where it is no replica at all. Throws DatabaseError. */
export async function measureLag(primary: Kysely<Tables>, replica: Kysely<Tables>): Promise<ReplicaLag | undefined> {
  const end = await explaining(() =>
    sql<{ position: string; version: number }>`
      select pg_current_wal_lsn()::text as position, version from data_version`.execute(primary),
  )
  const { position, version } = end.rows[0] ?? { position: '0/0', version: 0 }
  const { rows } = await explaining(() =>
    sql<{ is_replica: boolean; bytes: number; version: number; seconds: number }>`
      select pg_is_in_recovery() as is_replica, version,
        greatest(0, pg_wal_lsn_diff(${position}, pg_last_wal_replay_lsn())) as bytes,
        coalesce(extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp()), 0)::double precision as seconds
      from data_version`.execute(replica),
  )
  const [found] = rows
  if (!found?.is_replica) return undefined
  const { bytes, seconds } = found
  return { bytes, versions: Math.max(0, version - found.version), seconds: bytes === 0 ? 0 : seconds }
}
