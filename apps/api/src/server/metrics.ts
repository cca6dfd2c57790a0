/** What `/metrics` tells Prometheus; docs/monitoring.md says of each what it is. */
import type { Columns } from '@gongkai/schema/columns'
import type { PoolUse } from '@gongkai/schema/db'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { StoreWatch } from './store-watch.ts'

/** How a request was answered: from kept bytes, by a compiled query, or by the general server. */
export type Way = 'kept' | 'compiled' | 'general' | 'refused'

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** What is looked at when somebody asks, since it needs no counting in between. */
export interface Watched {
  readonly columns: Pick<Columns, 'held' | 'checks'>
  readonly answers: () => { readonly entries: number; readonly bytes: number }
  /** By their names. */
  readonly pools: Readonly<Record<string, () => PoolUse>>
  readonly store: StoreWatch
}

export class Metrics {
  readonly #register = new Registry()
  readonly #requests = this.#counter('http_requests_total', 'Requests answered, by status and way.', 'status', 'way')
  readonly #errors = this.#counter('errors_total', 'Errors told to clients, by their code.', 'code')
  readonly #duration = new Histogram({
    name: 'gongkai_http_request_duration_seconds',
    help: 'From the first byte of the request to the last of the answer.',
    labelNames: ['way'],
    buckets: SECONDS,
    registers: [this.#register],
  })
  readonly #dataVersion = this.#gauge('data_version', 'The version of the data that was answered from last.')
  readonly #look: () => Promise<void>

  constructor(watched: Watched) {
    collectDefaultMetrics({ register: this.#register })
    this.#look = this.#watch(watched)
  }

  count(status: number, way: Way, seconds: number): void {
    this.#requests.inc({ status, way })
    this.#duration.observe({ way }, seconds)
  }

  sawError(code: string): void {
    this.#errors.inc({ code })
  }

  sawDataVersion(version: number): void {
    this.#dataVersion.set(version)
  }

  get contentType(): string {
    return this.#register.contentType
  }

  /** In the text format of Prometheus. */
  async print(): Promise<string> {
    await this.#look()
    return this.#register.metrics()
  }

  #counter<Label extends string>(name: string, help: string, ...labelNames: Label[]): Counter<Label> {
    return new Counter({ name: `gongkai_${name}`, help, labelNames, registers: [this.#register] })
  }

  #gauge<Label extends string>(name: string, help: string, ...labelNames: Label[]): Gauge<Label> {
    return new Gauge({ name: `gongkai_${name}`, help, labelNames, registers: [this.#register] })
  }

  #watch({ columns, answers, pools, store }: Watched): () => Promise<void> {
    const process = this.#watchProcess({ columns, answers, pools })
    const figures = this.#watchStore(store)
    return async () => {
      process()
      await figures()
    }
  }

  #watchProcess({ columns, answers, pools }: Omit<Watched, 'store'>): () => void {
    const checks = this.#counter('version_checks_total', 'How often the data version was asked for.', 'found')
    const lease = this.#gauge('lease_held', 'Whether answers need not ask for the data version at this moment.')
    const entries = this.#gauge('answer_cache_entries', 'Answers kept.')
    const bytes = this.#gauge('answer_cache_bytes', 'What the answers kept take.')
    const connections = this.#gauge('database_connections', 'Connections of a pool.', 'pool', 'state')
    return () => {
      checks.reset()
      for (const [found, count] of Object.entries(columns.checks)) checks.inc({ found }, count)
      lease.set(columns.held() ? 1 : 0)
      entries.set(answers().entries)
      bytes.set(answers().bytes)
      for (const [pool, use] of Object.entries(pools))
        for (const [state, count] of Object.entries(use())) connections.set({ pool, state }, count)
    }
  }

  #watchStore(store: StoreWatch): () => Promise<void> {
    const up = this.#gauge('database_up', 'Whether the database answered when it was asked for these metrics.')
    const changed = this.#gauge('data_changed_timestamp_seconds', 'When what counts changed last.')
    const stored = this.#gauge('document_stored_timestamp_seconds', 'When the newest document was stored.')
    const queue = this.#gauge('queue_documents', 'Documents that wait for a worker, or were refused.', 'state')
    const oldest = this.#gauge('queue_oldest_timestamp_seconds', 'Since when the oldest document waits.')
    const bytes = this.#gauge('replica_lag_bytes', 'Of the log, that the replica has yet to replay.')
    const versions = this.#gauge('replica_lag_versions', 'Changes that the replica does not show yet.')
    const seconds = this.#gauge('replica_lag_seconds', 'How long ago the last change that the replica shows was made.')
    return async () => {
      const { figures, lag } = await store.look()
      up.set(figures ? 1 : 0)
      setOrRemove(changed, figures?.changed_at)
      setOrRemove(stored, figures?.stored_at)
      setOrRemove(queue, figures?.waiting, { state: 'waiting' })
      setOrRemove(queue, figures?.refused, { state: 'refused' })
      setOrRemove(oldest, figures?.oldest_waiting)
      setOrRemove(bytes, lag?.bytes)
      setOrRemove(versions, lag?.versions)
      setOrRemove(seconds, lag?.seconds)
    }
  }
}

/** What is not known is left out, since 0 would say something else. */
function setOrRemove<Label extends string>(
  gauge: Gauge<Label>,
  value: number | null | undefined,
  labels: Partial<Record<Label, string>> = {},
): void {
  if (value === null || value === undefined) gauge.remove(labels)
  else gauge.set(labels, value)
}
