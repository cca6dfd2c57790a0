/** What a server is made of, and what it is allowed to answer. */
import type { Tables } from '@gongkai/schema/db'
import type { Kysely } from 'kysely'
import type { ParsePool } from '../parsing/parse-pool.ts'
import type { LogError } from './mask-error.ts'
import type { Metrics } from './metrics.ts'
import type { PersistedOperations } from './persisted-operations.ts'
import type { StoreWatch } from './store-watch.ts'

export interface ServerOptions {
  /** For reading alone. */
  readonly db: Kysely<Tables>
  /** For whoever has a key; nothing can be changed unless stated. */
  readonly writer?: Kysely<Tables>
  /** Reads what is handed in; nothing can be changed unless stated. */
  readonly documents?: ParsePool
  readonly log?: LogError
  readonly metrics?: Metrics
  /** Shared with the metrics, so that whoever watches asks the database but once. */
  readonly store?: StoreWatch
  /** Queries that may be asked by their hash; none unless stated. */
  readonly persisted?: PersistedOperations
  /** Whether queries that are not among them are answered too; so unless stated. */
  readonly takesAnyQuery?: boolean
  /** Whether introspection is answered, and mistakes are told with what may have been meant; so unless stated. */
  readonly tellsSchema?: boolean
  /** Where readers find the dashboard, to whose pages exports point; this machine unless stated. */
  readonly webUrl?: string
}
