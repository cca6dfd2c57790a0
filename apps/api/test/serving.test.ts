/** What the server does around an answer: limits by client, metrics, and a line for each request. */
import { readFile } from 'node:fs/promises'
import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { resolve } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { REPOSITORY } from '../src/config.ts'
import { clientAddress } from '../src/server/client-address.ts'
import { Metrics, type Watched } from '../src/server/metrics.ts'
import { createRateLimit } from '../src/server/rate-limit.ts'
import { type Course, createLogger, logRequest } from '../src/server/request-log.ts'
import type { StoreView } from '../src/server/store-watch.ts'

function requestFrom(remoteAddress: string, headers: Record<string, string> = {}): IncomingMessage {
  const socket = Object.defineProperty(new Socket(), 'remoteAddress', { value: remoteAddress })
  return Object.assign(new IncomingMessage(socket), { method: 'POST', url: '/graphql?a=1', headers })
}
const responseTo = (request: IncomingMessage) => new ServerResponse(request)

test('a client that asks too often is refused until its minute is over, and told what is left', async () => {
  vi.useFakeTimers({ toFake: ['Date'] }) // else a slow machine is told of a second less
  onTestFinished(() => void vi.useRealTimers())
  const isWithinLimit = createRateLimit({ perMinute: 2, trustProxy: false })
  const ask = async (address: string) => {
    const head: Course['head'] = []
    const allowed = await isWithinLimit(requestFrom(address), head)
    const headers = Object.fromEntries(head)
    return { allowed, left: headers.ratelimit, retry: headers['retry-after'] }
  }
  expect(await ask('192.0.2.1')).toEqual({ allowed: true, left: '"client";r=1;t=60', retry: undefined })
  expect(await ask('192.0.2.1')).toEqual({ allowed: true, left: '"client";r=0;t=60', retry: undefined })
  expect(await ask('192.0.2.1')).toEqual({ allowed: false, left: '"client";r=0;t=60', retry: '60' })
  expect((await ask('192.0.2.2')).allowed).toBe(true)
})

test('whoever has a network of addresses is one client', async () => {
  const isWithinLimit = createRateLimit({ perMinute: 1, trustProxy: false })
  const isAllowed = (address: string) => isWithinLimit(requestFrom(address), [])
  expect(await isAllowed('2001:db8::1')).toBe(true)
  expect(await isAllowed('2001:0DB8:0:0:ffff:ffff:ffff:ffff')).toBe(false)
  expect(await isAllowed('2001:db8::2:0:0:0:1')).toBe(true)
  expect(await isAllowed('::ffff:192.0.2.1')).toBe(true)
  expect(await isAllowed('::ffff:192.0.2.2')).toBe(true)
})

test('this machine itself is not limited', async () => {
  const isWithinLimit = createRateLimit({ perMinute: 1, trustProxy: false })
  for (let time = 0; time < 3; time++) {
    expect(await isWithinLimit(requestFrom('::ffff:127.0.0.1'), [])).toBe(true)
  }
})

test.each([
  ['a proxy is trusted', true, '198.51.100.7'],
  ['no proxy is trusted', false, '192.0.2.1'],
])('where %s, a client is the address %s', (_what, trustProxy, address) => {
  const request = requestFrom('192.0.2.1', { 'x-forwarded-for': '203.0.113.9, 198.51.100.7' })
  expect(clientAddress(request, trustProxy)).toBe(address)
})

const watched = (view: Partial<StoreView>): Watched => ({
  columns: { held: () => undefined, checks: { quiet: 3, writing: 1, replica: 0, failed: 2 } },
  answers: () => ({ entries: 4, bytes: 500 }),
  pools: { reader: () => ({ used: 1, idle: 2, waiting: 0 }) },
  store: { look: async () => ({ figures: undefined, migrations: undefined, lag: undefined, ...view }) },
})

test('metrics count answers by status and by the way they went, and look at the rest when they are asked for', async () => {
  const metrics = new Metrics(watched({}))
  metrics.count(200, 'kept', 0.002)
  metrics.count(200, 'kept', 0.002)
  metrics.sawDataVersion(7)
  metrics.sawError('BAD_USER_INPUT')
  await metrics.print()
  const lines = (await metrics.print()).split('\n')
  expect(lines).toEqual(
    expect.arrayContaining([
      'gongkai_http_requests_total{status="200",way="kept"} 2',
      'gongkai_http_request_duration_seconds_bucket{le="0.0025",way="kept"} 2',
      'gongkai_data_version 7',
      'gongkai_errors_total{code="BAD_USER_INPUT"} 1',
      'gongkai_version_checks_total{found="quiet"} 3',
      'gongkai_lease_held 0',
      'gongkai_answer_cache_bytes 500',
      'gongkai_database_connections{pool="reader",state="idle"} 2',
      'gongkai_database_up 0',
    ]),
  )
  expect(lines.filter((line) => /^gongkai_(queue|replica|data_changed|document)/.test(line))).toEqual([])
})

test('what the store says of itself is among the metrics, but for what is not known', async () => {
  const figures = { changed_at: 1.5, stored_at: 2, waiting: 3, refused: 4, oldest_waiting: null }
  const lag = { bytes: 5, versions: 6, seconds: 7 }
  const lines = (await new Metrics(watched({ figures, lag })).print()).split('\n')
  expect(lines.filter((line) => /^gongkai_(queue|replica|data_changed|document|database_up)/.test(line))).toEqual([
    'gongkai_database_up 1',
    'gongkai_data_changed_timestamp_seconds 1.5',
    'gongkai_document_stored_timestamp_seconds 2',
    'gongkai_queue_documents{state="waiting"} 3',
    'gongkai_queue_documents{state="refused"} 4',
    'gongkai_replica_lag_bytes 5',
    'gongkai_replica_lag_versions 6',
    'gongkai_replica_lag_seconds 7',
  ])
})

test('docs/monitoring.md lists every metric of ours, with its kind and its labels', async () => {
  const figures = { changed_at: 1, stored_at: 1, waiting: 1, refused: 1, oldest_waiting: 1 }
  const metrics = new Metrics(watched({ figures, lag: { bytes: 1, versions: 1, seconds: 1 } }))
  metrics.count(200, 'kept', 1)
  metrics.sawError('X')
  const text = await metrics.print()
  const printed = [...text.matchAll(/^# TYPE (gongkai_\w+) (\w+)$/gm)].map(([, name, kind]) => {
    const [, labels = ''] = new RegExp(`^${name}(?:_count)?(?:{(.*)})? `, 'm').exec(text) ?? []
    return `${name} ${kind} ${[...labels.matchAll(/(\w+)=/g)].map(([, label]) => label).sort()}`
  })
  const page = await readFile(resolve(REPOSITORY, 'docs/monitoring.md'), 'utf8')
  const listed = [...page.matchAll(/^\| `(gongkai_\w+)` \| (\w+) \| (.*?) \|/gm)].map(
    ([, name, kind, labels = '']) =>
      `${name} ${kind} ${[...labels.matchAll(/`(\w+)`/g)].map(([, label]) => label).sort()}`,
  )
  expect(printed.sort()).toEqual(listed.sort())
})

test('a request is one line of JSON with its id and operation, and without the address of the client or what it asked', () => {
  const lines: string[] = []
  const logger = createLogger('info', { write: (line) => lines.push(line) })
  const request = requestFrom('192.0.2.1')
  logRequest(logger, request, responseTo(request), { id: 'r1', operation: 'TopPermits', way: 'compiled' }, 0.0123)
  expect(lines).toHaveLength(1)
  expect(JSON.parse(lines[0] as string)).toMatchObject({
    request: 'r1',
    method: 'POST',
    path: '/graphql',
    operation: 'TopPermits',
    status: 200,
    way: 'compiled',
    milliseconds: 12.3,
  })
  expect(lines[0]).not.toMatch(/192\.0\.2\.1|a=1/)
})
