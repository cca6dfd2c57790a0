/** Since when findings are known: another version of a report that breaks the same rule in the same way finds nothing new. */
import { sql, type Transaction } from 'kysely'
import type { Tables } from '../tables.ts'

/** Gives findings of these versions the moment at which an earlier version of their report had the same first. */
export async function keepKnownSince(trx: Transaction<Tables>, parseIds: readonly number[]): Promise<void> {
  if (parseIds.length === 0) return
  await sql`
    update findings set known_since = known.since
    from (
      select again.id, min(earlier.known_since) as since
      from findings as again
      join parses on parses.report_id = again.report_id and parses.id <> all(${parseIds})
      join findings as earlier on earlier.parse_id = parses.id
        and earlier.code = again.code and earlier.metrics = again.metrics
        and (earlier.expected, earlier.actual) is not distinct from (again.expected, again.actual)
      where again.parse_id = any(${parseIds})
      group by again.id
    ) as known
    where findings.id = known.id`.execute(trx)
}
