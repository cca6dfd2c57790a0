/** Traces as a collector receives them. */
import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { readConfig } from '../src/config.ts'
import type { Io } from '../src/io.ts'
import { findQuietPort } from '../src/postgres/quiet-port.ts'
import { serveStore } from '../src/server/configured-server.ts'
import { useSampleDatabase } from './sample-database.ts'

const database = useSampleDatabase()

interface Span {
  readonly name: string
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly startTimeUnixNano: string
  readonly attributes: readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[]
}

async function openCollector() {
  const spans: Span[] = []
  const keys: unknown[] = []
  const services: unknown[] = []
  const server = createHttpServer(async (request, response) => {
    const { resourceSpans } = (await json(request)) as {
      resourceSpans: { resource: Pick<Span, 'attributes'>; scopeSpans: { spans: Span[] }[] }[]
    }
    keys.push(request.headers['api-key'])
    for (const { resource, scopeSpans } of resourceSpans) {
      services.push(attributeOf(resource, 'service.name'))
      spans.push(...scopeSpans.flatMap((scope) => scope.spans))
    }
    response.end('{}')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { endpoint, spans, keys, services, close: () => server.close() }
}

const attributeOf = ({ attributes }: Pick<Span, 'attributes'>, name: string) =>
  Object.values(attributes.find(({ key }) => key === name)?.value ?? {})[0]

const [TRACE, CALLER] = ['4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7']

test('a request is a span of the trace it belongs to, with its operation, and its statements are spans within', async () => {
  const collector = await openCollector()
  const config = readConfig({
    PORT: String(await findQuietPort()),
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
    OTEL_EXPORTER_OTLP_HEADERS: 'api-key=k',
    OTEL_SERVICE_NAME: 'ours',
  })
  const server = await serveStore({ url: database.url }, config, { stderr: { write: () => true } } as unknown as Io)
  const ask = async (query: string, headers = {}) => {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    }
    return (await fetch(server.url, init)).text()
  }
  const reports = 'query Reports { reports(first: 1) { nodes { facts { raw } } } }'
  await ask(reports)
  await ask(reports, { traceparent: `00-${TRACE}-${CALLER}-01` })
  await ask('query Wrong { years ... @defer { years } }')
  await fetch(new URL('/health', server.url))
  await server.close() // sends what is left
  collector.close()

  const { spans, keys, services } = collector
  expect(new Set(keys)).toEqual(new Set(['k']))
  expect(new Set(services)).toEqual(new Set(['ours']))
  const request = spans.find(({ name, traceId }) => name === 'Reports' && traceId === TRACE)
  expect(request).toMatchObject({ traceId: TRACE, parentSpanId: CALLER })
  expect(attributeOf(request as Span, 'http.response.status_code')).toBe(200)
  expect(attributeOf(request as Span, 'gongkai.way')).toBe('compiled')
  const statements = spans.filter(({ parentSpanId }) => parentSpanId === request?.spanId)
  expect(statements.length).toBeGreaterThan(1)
  expect(statements.map((statement) => attributeOf(statement, 'db.query.text'))).toContainEqual(
    expect.stringMatching(/from .parses/),
  )
  expect(spans.map(({ name }) => name)).toEqual(expect.arrayContaining(['Wrong', 'GET /health']))
})

test('a collector that is away costs the traces and nothing else', async () => {
  const config = readConfig({
    PORT: String(await findQuietPort()),
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1',
  })
  const server = await serveStore({ url: database.url }, config, { stderr: { write: () => true } } as unknown as Io)
  expect((await fetch(new URL('/health', server.url))).status).toBe(200)
  await server.close()
})
