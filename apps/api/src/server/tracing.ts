/**
 * Traces of requests and of the statements that they ask, sent to a collector by OTLP over HTTP. Imported only where one is
 * configured. The SDK’s own variables, such as OTEL_TRACES_SAMPLER, hold too.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Context, defaultTextMapGetter, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base'
import type { TracingConfig } from '../config.ts'
import type { Course } from './request-log.ts'

export interface Tracing {
  /** Does the work of a request within a span, which ends with the answer; a trace begun elsewhere goes on. */
  during(request: IncomingMessage, response: ServerResponse, course: Course, work: () => Promise<void>): Promise<void>
  /** For `onStatement` of a database: statements outside requests are no part of a trace. */
  sawStatement(text: string, durationMs: number): void
  /** Sends what is left, where the collector takes it. */
  close(): Promise<void>
}

/** A collector that does not answer costs traces, and no more than this when the server closes. */
const PATIENCE_MS = 3_000

export function openTracing({ endpoint, headers, serviceName }: TracingConfig): Tracing {
  const url = `${endpoint}/v1/traces`
  const exporter = new OTLPTraceExporter({ url, headers: { ...headers }, timeoutMillis: PATIENCE_MS })
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': serviceName }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  })
  const tracer = provider.getTracer('gongkai')
  const propagator = new W3CTraceContextPropagator()
  const contexts = new AsyncLocalStorage<Context>()

  const during: Tracing['during'] = (request, response, course, work) => {
    const { method = 'GET', url = '', headers: carrier } = request
    const path = url.split('?', 1)[0] as string
    const parent = propagator.extract(ROOT_CONTEXT, carrier, defaultTextMapGetter)
    const attributes = { 'http.request.method': method, 'url.path': path, 'gongkai.request_id': course.id }
    const span = tracer.startSpan(`${method} ${path}`, { kind: SpanKind.SERVER, attributes }, parent)
    response.once('close', () => {
      const { statusCode } = response
      span.setAttributes({ 'http.response.status_code': statusCode, 'gongkai.way': course.way })
      if (course.operation) span.updateName(course.operation).setAttribute('graphql.operation.name', course.operation)
      if (statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR })
      span.end()
    })
    return contexts.run(trace.setSpan(parent, span), work)
  }

  const sawStatement: Tracing['sawStatement'] = (text, durationMs) => {
    const parent = contexts.getStore()
    if (!parent) return
    const [verb = ''] = text.trimStart().split(/\s/, 1)
    const attributes = { 'db.system.name': 'postgresql', 'db.query.text': text } // with places for values, and none of them
    const startTime = Date.now() - durationMs
    tracer.startSpan(verb.toUpperCase(), { kind: SpanKind.CLIENT, attributes, startTime }, parent).end()
  }

  return { during, sawStatement, close: () => provider.shutdown().catch(() => {}) }
}
