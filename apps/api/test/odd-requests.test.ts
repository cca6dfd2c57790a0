/** Requests as clients send them by mistake or by design: each is told with a code what is the matter, and how to ask. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { createApiKey, type Database, openReader, openWriter } from '@gongkai/schema/db'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { REPOSITORY } from '../src/config.ts'
import { etagOf, isKnownBy } from '../src/exports/etag.ts'
import { type Listening, listen } from '../src/server/listen.ts'
import { cacheOfQueries } from '../src/server/prepared-operations.ts'
import { createServer } from '../src/server/server.ts'
import { useSampleDatabase } from './sample-database.ts'

const database = useSampleDatabase()
let reader: Database
let writer: Database
let listening: Listening
const logged: unknown[] = []
beforeAll(async () => {
  reader = await openReader(database.url)
  writer = await openWriter(database.url)
  const log = (...line: unknown[]) => logged.push(line)
  listening = await listen(createServer({ db: reader.db, writer: writer.db, log }), { host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await listening.close()
  await reader.close()
  await writer.close()
})

const JSON_TYPE = { 'content-type': 'application/json' }
const YEARS = JSON.stringify({ query: '{ years }' })

async function ask(path: string, init: RequestInit = {}) {
  const response = await fetch(new URL(path, listening.url), init)
  const text = await response.text()
  const body = response.headers.get('content-type')?.startsWith('application/json') ? JSON.parse(text) : undefined
  const code = body?.errors?.[0].extensions.code ?? body?.error?.code
  return { status: response.status, headers: response.headers, text, body, code }
}
const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  ask('/graphql', { method: 'POST', headers: { ...JSON_TYPE, ...headers }, body })

const ADDRESSES = [
  '/health',
  '/ready',
  '/metrics',
  '/openapi.json',
  '/export/ranking.csv?metric=permits',
  `/documents/${'0'.repeat(64)}`,
]

test.each(ADDRESSES)('%s is for reading: nothing else is done by another method', async (path) => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    const { status, code, headers } = await ask(path, { method })
    expect([method, status, code, headers.get('allow')]).toEqual([method, 405, 'METHOD_NOT_ALLOWED', 'GET, HEAD'])
  }
})

test('GraphQL is asked by POST or GET: nothing else is done by another method', async () => {
  for (const method of ['PUT', 'PATCH', 'DELETE']) {
    const { status, code, headers } = await ask('/graphql', { method, headers: JSON_TYPE, body: YEARS })
    expect([method, status, code, headers.get('allow')]).toEqual([method, 405, 'METHOD_NOT_ALLOWED', 'POST, GET, HEAD'])
    expect((await ask('/nothing', { method })).status).toBe(404)
  }
})

test('who sends a query as a form, as curl does unless told otherwise, is told to send JSON', async () => {
  const { status, body } = await post(YEARS, { 'content-type': 'application/x-www-form-urlencoded' })
  expect([status, body.errors[0].message]).toEqual([400, expect.stringContaining('as application/json')])
})

test.each([
  '/nothing',
  '/export/rankings.csv',
  '/export/ranking.xls',
  '/export/reports-99.csv.gz',
  '/documents/x',
  '/metrics/',
])('%s is nowhere, and that is said in the words of files', async (path) => {
  const { status, body } = await ask(path)
  expect([status, body.error.code]).toEqual([404, 'NOT_FOUND'])
  expect((await ask(path, { method: 'HEAD' })).status).toBe(404)
})

test.each([
  ['no type that we answer with', YEARS, { accept: 'text/turtle' }, 406, 'NOT_ACCEPTABLE'],
  ['no JSON by its type', YEARS, { 'content-type': 'text/plain' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['files', '--x--', { 'content-type': 'multipart/form-data; boundary=x' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['a compressed body', gzipSync(YEARS), { 'content-encoding': 'gzip' }, 415, 'BODY_ENCODED'],
  ['an empty body', '', {}, 400, 'BAD_REQUEST'],
  ['a key that is empty', YEARS, { authorization: '' }, 401, 'UNAUTHENTICATED'],
  [
    'variables in a form that are no JSON',
    'query={years}&variables={',
    { 'content-type': 'application/x-www-form-urlencoded' },
    400,
    'BAD_REQUEST',
  ],
] as const)('a query with %s is told so', async (_what, body, headers, status, code) => {
  const answer = await post(body, headers)
  expect([answer.status, answer.code]).toEqual([status, code])
})

test.each(['variables', 'extensions'])('where the %s of an address are no JSON, that is said', async (name) => {
  const { status, code, body } = await ask(`/graphql?query={years}&${name}={`)
  expect([status, code]).toEqual([400, 'BAD_REQUEST'])
  expect(body.errors[0].message).toContain('must be JSON')
})

test('variables that are nested without end are refused, and no fault of ours', async () => {
  const query = JSON.stringify('query Q($f: AgencyFilter) { agencies(filter: $f) { totalCount } }')
  const nested = (depth: number) =>
    `{"query":${query},"variables":{"f":${'{"not":'.repeat(depth)}{}${'}'.repeat(depth)}}}`
  expect((await post(nested(20_000))).code).toBe('BAD_USER_INPUT')
  expect((await post(nested(6))).body.data).toEqual({ agencies: { totalCount: 5 } })
  expect(logged).toEqual([])
})

test('what is refused before it is looked at is told as the address it is of tells all else', async () => {
  const headers = { authorization: 'Bearer x' }
  expect((await ask('/export/ranking.csv?metric=permits', { headers })).body.error.code).toBe('UNAUTHENTICATED')
  expect((await post(YEARS, headers)).body.errors[0].extensions.code).toBe('UNAUTHENTICATED')
})

test('a key lets a document of many megabytes in', async () => {
  const { token } = await createApiKey(database.db, { name: '编辑部', scopes: ['submit'], agency_id: null })
  const bytes = await readFile(join(REPOSITORY, 'LICENSE'))
  const content = Buffer.concat([bytes, Buffer.alloc(30 * 2 ** 20, ' ')]).toString('base64')
  const query = 'mutation Q($c: String!) { submitDocument(input: { name: "a.txt", content: $c }) { sha256 } }'
  const answer = await post(JSON.stringify({ query, variables: { c: content } }), { authorization: `Bearer ${token}` })
  expect([answer.status, answer.code]).toEqual([200, 'DOCUMENT_REFUSED'])
})

describe('a page of another origin', () => {
  test('asks once a day what it may ask, and whether what it has is still right', async () => {
    const { headers } = await ask('/graphql', { method: 'OPTIONS' })
    expect(headers.get('access-control-max-age')).toBe('86400')
    expect(headers.get('access-control-allow-headers')).toContain('if-none-match')
  })

  test.each(['/graphql?query={years}', '/export/trend.csv?metric=permits', '/health'])(
    'may look at what is said beside the answer of %s',
    async (path) => {
      const exposed = (await ask(path)).headers.get('access-control-expose-headers')
      for (const name of ['etag', 'retry-after', 'ratelimit', 'x-request-id', 'x-truncated'])
        expect(exposed).toContain(name)
    },
  )
})

describe('a tag', () => {
  test.each([
    ['alone', '"5"', true],
    ['made weak by a cache', 'W/"5"', true],
    ['among others', 'W/"4", "5" ,"6"', true],
    ['that stands for any', '*', true],
    ['of other data', '"4"', false],
    ['that is cut off', '"', false],
    ['that is none', '', false],
  ])('%s is known or not', (_what, ifNoneMatch, isKnown) => {
    expect(isKnownBy(ifNoneMatch, 'W/"5"')).toBe(isKnown)
  })

  test('names the program too, whose next release may say the same data otherwise', async () => {
    const { version } = JSON.parse(await readFile(join(REPOSITORY, 'apps/api/package.json'), 'utf8'))
    expect(etagOf(7)).toBe(`W/"${version}-7"`)
    const etag = (await ask('/export/trend.csv?metric=permits')).headers.get('etag') as string
    expect(etag).toContain(version)
    const headers = { 'if-none-match': `"x", ${etag}` }
    expect((await ask('/export/trend.csv?metric=permits', { headers })).status).toBe(304)
  })

  test('of a document is the document', async () => {
    const [{ sha256 } = { sha256: '' }] = await database.db.selectFrom('documents').select('sha256').limit(1).execute()
    const headers = { 'if-none-match': `"${sha256}"` }
    expect((await ask(`/documents/${sha256}`, { headers })).status).toBe(304)
  })
})

test('queries are kept by how long they are, so that long ones do not fill the memory', () => {
  const kept = cacheOfQueries<object>()
  for (let i = 0; i < 2_000; i++) kept.set(`{ years } # ${i}`.padEnd(10_000), {})
  expect(kept.size).toBeGreaterThan(50)
  expect([...kept.keys()].join('').length).toBeLessThan(2 ** 20)
  kept.set('x'.repeat(2 ** 20), {})
  expect(kept.has('x'.repeat(2 ** 20))).toBe(false)
})

/** Codes of the library, in answers to mistakes in a query. */
const LIBRARY = ['BAD_REQUEST', 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'OPERATION_RESOLUTION_FAILURE']

test('docs/api.md names every code of an error', async () => {
  const folders = ['apps/api/src/server', 'apps/api/src/exports', 'packages/schema/src/graphql'].map((path) =>
    join(REPOSITORY, path),
  )
  const files = await Promise.all(
    folders.map(async (folder) => (await readdir(folder)).map((name) => join(folder, name))),
  )
  const sources = await Promise.all(files.flat().map((file) => readFile(file, 'utf8')))
  const codes = sources.flatMap((source) =>
    [
      ...source.matchAll(
        /(?:code: |coded\(|\d: \[|\.[a-z]+': \[|UNAVAILABLE = \[)'([A-Z]+(?:_[A-Z]+)+)'|^ {2}([A-Z]+_[A-Z_]+): \{ ?(?:status|$)/gm,
      ),
    ].map(([, code, refusal]) => code ?? refusal),
  )
  const docs = await readFile(join(REPOSITORY, 'docs/api.md'), 'utf8')
  expect(codes).toEqual(expect.arrayContaining(['BODY_ENCODED', 'RATE_LIMITED', 'NOT_ACCEPTABLE', 'DATABASE_TIMEOUT']))
  expect([...new Set([...codes, ...LIBRARY])].filter((code) => !docs.includes(`\`${code}\``))).toEqual([])
})
