/** Whether the next question would be answered, and what is in its way. */
import type { Columns } from '@gongkai/schema/columns'
import { RETRY_SECONDS } from './mask-error.ts'
import { answerOf, type StoreView, type StoreWatch } from './store-watch.ts'

export async function answerReadiness(columns: Columns, store: StoreWatch): Promise<Response> {
  // Once the columns are loaded, so that nobody’s first question waits for them.
  const [snapshot, view] = await Promise.all([answerOf(columns.current()), store.look()])
  const isReady = snapshot !== undefined && view.migrations !== 'behind'
  const body = {
    status: isReady ? 'ok' : 'unavailable',
    database: view.figures || snapshot ? 'ok' : 'unreachable',
    migrations: view.migrations ?? 'unknown',
    columns: snapshot ? 'loaded' : 'not loaded',
    data_version: snapshot?.version ?? null,
    replica: replicaOf(view),
  }
  if (isReady) return Response.json(body)
  return Response.json(body, { status: 503, headers: { 'retry-after': RETRY_SECONDS } })
}

/** Null where questions are asked of no replica, or where nobody says how far it is behind. */
const replicaOf = ({ lag }: StoreView) =>
  lag ? { lag_bytes: lag.bytes, lag_versions: lag.versions, lag_seconds: lag.seconds } : null
