/** What `/metrics` tells Prometheus. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** How a request was answered: from kept bytes, by a compiled query, or by the general server. */
export type Way = 'kept' | 'compiled' | 'general' | 'refused'

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export class Metrics {
  readonly #register = new Registry()
  readonly #requests = new Counter({
    name: 'gongkai_http_requests_total',
    help: 'Requests answered, by status and by the way they were answered.',
    labelNames: ['status', 'way'],
    registers: [this.#register],
  })
  readonly #duration = new Histogram({
    name: 'gongkai_http_request_duration_seconds',
    help: 'From the first byte of the request to the last of the answer.',
    labelNames: ['way'],
    buckets: SECONDS,
    registers: [this.#register],
  })
  readonly #dataVersion = new Gauge({
    name: 'gongkai_data_version',
    help: 'The version of the data that was answered from last; it grows with every change.',
    registers: [this.#register],
  })

  constructor() {
    collectDefaultMetrics({ register: this.#register })
  }

  count(status: number, way: Way, seconds: number): void {
    this.#requests.inc({ status, way })
    this.#duration.observe({ way }, seconds)
  }

  sawDataVersion(version: number): void {
    this.#dataVersion.set(version)
  }

  get contentType(): string {
    return this.#register.contentType
  }

  /** In the text format of Prometheus. */
  print(): Promise<string> {
    return this.#register.metrics()
  }
}
