import type { ServerResponse } from 'node:http'
import { connect as connectTcp, createServer as createTcpServer } from 'node:net'
import type { Tables } from '@gongkai/schema/db'
import { Kysely, PostgresDialect } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { bind, listen } from '../src/server/listen.ts'
import { createServer } from '../src/server/server.ts'
import { openTemporaryStore, type TemporaryStore } from './temporary-store.ts'

let store: TemporaryStore
const log = vi.fn()
let yoga: ReturnType<typeof createServer>
beforeAll(async () => {
  store = await openTemporaryStore()
  await store.migrate()
  yoga = createServer({ db: store.db, log })
})
afterAll(() => store.close())

const get = (path: string, headers: Record<string, string> = {}) => yoga.fetch(`http://localhost${path}`, { headers })
function post(query: string, server = yoga) {
  const headers = { 'content-type': 'application/json' }
  return server.fetch('http://localhost/graphql', { method: 'POST', headers, body: JSON.stringify({ query }) })
}
const ask = async (query: string, server = yoga) => (await post(query, server)).json()

test('GraphQL answers from the store', async () => {
  const query = '{ regions { code name } }'
  expect((await ask(query)).data.regions).toContainEqual({ code: '410000', name: '河南省' })
})

test('health is about the process, readiness about the database', async () => {
  expect(await (await get('/health')).json()).toEqual({ status: 'ok' })
  const readiness = async () => (await get('/ready')).json()
  // Who watches is told within seconds that there is no answer, which on a busy machine there may not be yet.
  await expect.poll(readiness).toEqual({
    status: 'ok',
    database: 'ok',
    migrations: 'up to date',
    columns: 'loaded',
    data_version: expect.any(Number),
    replica: null,
  })
  const broken = createServer({ db: {} as never, log })
  const response = await broken.fetch('http://localhost/ready')
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5'])
  expect(await response.json()).toEqual({
    status: 'unavailable',
    database: 'unreachable',
    migrations: 'unknown',
    columns: 'not loaded',
    data_version: null,
    replica: null,
  })
})

test('the root leads to GraphiQL, which asks no other host for its code', async () => {
  const root = await get('/')
  expect([root.status, root.headers.get('location')]).toEqual([302, '/graphql'])
  const page = await get('/graphql', { accept: 'text/html' })
  expect(page.headers.get('content-type')).toContain('text/html')
  expect(await page.text()).not.toMatch(/<(script|link)[^>]+(src|href)="?https?:/)
})

test('any page may read, without credentials, and none may frame', async () => {
  const { headers } = await get('/health', { origin: 'https://example.org' })
  expect(headers.get('access-control-allow-origin')).toBe('*')
  expect(headers.get('access-control-allow-credentials')).toBeNull()
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'")
  const preflight = await yoga.fetch('http://localhost/graphql', { method: 'OPTIONS' })
  expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([
    204,
    'content-type, accept, if-none-match',
  ])
})

test('an unexpected error is masked, and logged once under the id that the caller is told', async () => {
  log.mockClear()
  const broken = createServer({ db: {} as never, log })
  const { errors } = await ask('{ regions { code } }', broken)
  expect(errors).toHaveLength(1)
  expect(errors[0].extensions.code).toBe('INTERNAL_SERVER_ERROR')
  expect(JSON.stringify(errors)).not.toMatch(/undefined|selectFrom|at /)
  expect(log).toHaveBeenCalledOnce()
  expect(log.mock.calls[0]?.[0]).toContain(errors[0].extensions.id)
  expect(log.mock.calls[0]?.[1]).toBeInstanceOf(TypeError)
})

test('a database that does not answer is told with a code and 503, and logged with what to do', async () => {
  log.mockClear()
  const connect = () => new Promise<never>((_, reject) => connectTcp(1, '127.0.0.1').once('error', reject)) // where nobody listens
  const pool = { connect, end: async () => {}, options: {} }
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const response = await post('{ regions { code } }', createServer({ db, log }))
  expect(response.status).toBe(503)
  const { errors } = await response.json()
  expect(errors).toMatchObject([{ message: 'The database is not available; try again later.', path: ['regions'] }])
  expect(errors[0].extensions).toEqual({ code: 'DATABASE_UNAVAILABLE' })
  expect(log).toHaveBeenCalledOnce()
  expect(log.mock.calls[0]?.[0]).toMatch(/^The database does not answer; .* \[database\.unreachable\]$/)
})

test('a query that the database stopped is told to ask for less', async () => {
  log.mockClear()
  const stopped = Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' })
  const pool = { connect: () => Promise.reject(stopped), end: async () => {}, options: {} }
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const response = await post('{ regions { code } }', createServer({ db, log }))
  const { errors } = await response.json()
  expect([response.status, errors[0].extensions.code]).toEqual([503, 'DATABASE_TIMEOUT'])
  expect(errors[0].message).toContain('ask for less')
})

test('mistakes in a query keep their message and carry a code', async () => {
  log.mockClear()
  expect((await ask('{ nothing }')).errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED')
  expect((await ask('{')).errors[0].extensions.code).toBe('GRAPHQL_PARSE_FAILED')
  expect(log).not.toHaveBeenCalled()
})

test('a body that is no JSON is told what to send, and nothing of how it was read', async () => {
  const headers = { 'content-type': 'application/json' }
  const response = await yoga.fetch('http://localhost/graphql', { method: 'POST', headers, body: '{query' })
  const { errors } = await response.json()
  expect([response.status, errors[0].extensions]).toEqual([400, { code: 'BAD_REQUEST' }])
  expect(errors[0].message).toContain('Send {"query": "…"}')
})

test.each([
  ['too deep', `{ regions { ${'parent { '.repeat(20)} code ${'} '.repeat(20)} } }`],
  ['too many aliases', `{ ${Array.from({ length: 60 }, (_, i) => `a${i}: regions { code }`).join(' ')} }`],
  ['too long', `{ regions { ${'code '.repeat(5000)} } }`],
])('a query that is %s is refused with a code', async (_what, query) => {
  log.mockClear()
  const { errors } = await ask(query)
  expect(errors[0].extensions.code).toBe('QUERY_TOO_LARGE')
  expect(errors[0].message).toMatch(/^(?!Syntax Error).* Ask for less at a time: /)
  expect(log).not.toHaveBeenCalled()
})

test('a document is downloaded as its bytes, never shown', async () => {
  const sha256 = 'a'.repeat(64)
  const bytes = Buffer.from('<script>alert(1)</script>')
  const values = { sha256, name: 'folder/报告.html', media_type: 'text/html', byte_length: bytes.length, bytes }
  await store.db.insertInto('documents').values(values).execute()

  const response = await get(`/documents/${sha256}`)
  expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes)
  expect(response.headers.get('content-type')).toBe('application/octet-stream')
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(response.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''%E6%8A%A5%E5%91%8A.html")
  expect((await get(`/documents/${'b'.repeat(64)}`)).status).toBe(404)
})

test('a port in use is one clear error that names what to set', async () => {
  const holder = createTcpServer()
  await bind(holder, '127.0.0.1', 0, 'PORT')
  const address = holder.address()
  const port = typeof address === 'object' && address ? address.port : 0
  await expect(listen(yoga, { host: '127.0.0.1', port })).rejects.toThrow(
    process.platform === 'linux'
      ? new RegExp(`^Port ${port} is in use by .*\\(process ${process.pid}\\): stop it, or set PORT\\.$`)
      : `Port ${port} is in use: stop what holds it, or set PORT.`,
  )
  holder.close()
})

test('over HTTP, a body that is too long or hides its length is refused, and closing ends it all', async () => {
  const server = await listen(yoga, { host: '127.0.0.1', port: 0 })
  const post = (body: BodyInit) =>
    fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      duplex: 'half',
    } as RequestInit)
  expect((await post(JSON.stringify({ query: '{ __typename }' }))).status).toBe(200)
  expect((await post('x'.repeat(2 ** 21))).status).toBe(413)
  expect((await post(new Blob(['{}']).stream())).status).toBe(413)
  await server.close()
  await expect(fetch(server.url)).rejects.toThrow('fetch failed')
})

test('closing drops no request that is being answered', async () => {
  const gate = Promise.withResolvers<void>()
  const asked = Promise.withResolvers<void>()
  let waiting = 0
  const handle = async (_request: unknown, response: ServerResponse) => {
    if (++waiting === 40) asked.resolve()
    await gate.promise
    response.end('answered')
  }
  const server = await listen({ handle }, { host: '127.0.0.1', port: 0 })
  const answers = Array.from({ length: 40 }, async () => (await fetch(server.url)).text())
  await asked.promise
  const closed = server.close()
  gate.resolve()
  expect(new Set(await Promise.all(answers))).toEqual(new Set(['answered']))
  await closed
})
