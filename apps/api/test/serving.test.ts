/** What the server does around an answer: limits by client, metrics, and a line for each request. */
import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { clientAddress } from '../src/server/client-address.ts'
import { Metrics } from '../src/server/metrics.ts'
import { createRateLimit } from '../src/server/rate-limit.ts'
import { createLogger, logRequest } from '../src/server/request-log.ts'

function requestFrom(remoteAddress: string, headers: Record<string, string> = {}): IncomingMessage {
  const socket = Object.defineProperty(new Socket(), 'remoteAddress', { value: remoteAddress })
  return Object.assign(new IncomingMessage(socket), { method: 'POST', url: '/graphql?a=1', headers })
}
const responseTo = (request: IncomingMessage) => new ServerResponse(request)

test('a client that asks too often is refused until its minute is over, and told what is left', async () => {
  const isWithinLimit = createRateLimit({ perMinute: 2, trustProxy: false })
  const ask = async (address: string) => {
    const request = requestFrom(address)
    const response = responseTo(request)
    const allowed = await isWithinLimit(request, response)
    return { allowed, left: response.getHeader('ratelimit'), retry: response.getHeader('retry-after') }
  }
  expect(await ask('192.0.2.1')).toEqual({ allowed: true, left: '"client";r=1;t=60', retry: undefined })
  expect(await ask('192.0.2.1')).toEqual({ allowed: true, left: '"client";r=0;t=60', retry: undefined })
  expect(await ask('192.0.2.1')).toEqual({ allowed: false, left: '"client";r=0;t=60', retry: '60' })
  expect((await ask('192.0.2.2')).allowed).toBe(true)
})

test('this machine itself is not limited', async () => {
  const isWithinLimit = createRateLimit({ perMinute: 1, trustProxy: false })
  for (let time = 0; time < 3; time++) {
    const request = requestFrom('::ffff:127.0.0.1')
    expect(await isWithinLimit(request, responseTo(request))).toBe(true)
  }
})

test.each([
  ['a proxy is trusted', true, '198.51.100.7'],
  ['no proxy is trusted', false, '192.0.2.1'],
])('where %s, a client is the address %s', (_what, trustProxy, address) => {
  const request = requestFrom('192.0.2.1', { 'x-forwarded-for': '203.0.113.9, 198.51.100.7' })
  expect(clientAddress(request, trustProxy)).toBe(address)
})

test('metrics count answers by status and by the way they went', async () => {
  const metrics = new Metrics()
  metrics.count(200, 'kept', 0.002)
  metrics.count(200, 'kept', 0.002)
  metrics.sawDataVersion(7)
  const text = await metrics.print()
  expect(text).toContain('gongkai_http_requests_total{status="200",way="kept"} 2')
  expect(text).toContain('gongkai_http_request_duration_seconds_bucket{le="0.0025",way="kept"} 2')
  expect(text).toContain('gongkai_data_version 7')
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
