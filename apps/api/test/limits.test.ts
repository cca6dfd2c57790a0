/** What one request may ask: each limit with its code, by the way that everybody comes, and over it by a little. */
import { type Database, openReader } from '@gongkai/schema/db'
import { METRICS } from '@gongkai/schema/metrics'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Listening, listen } from '../src/server/listen.ts'
import { COST_LIMIT } from '../src/server/query-cost.ts'
import { createServer } from '../src/server/server.ts'
import { useSampleDatabase } from './sample-database.ts'

const database = useSampleDatabase()
let reader: Database
let open: Listening
let closed: Listening
beforeAll(async () => {
  reader = await openReader(database.url, { statementTimeoutMs: 1_500 })
  const options = { db: reader.db, log: () => {} }
  const listenTo = (server: ReturnType<typeof createServer>) => listen(server, { host: '127.0.0.1', port: 0 })
  open = await listenTo(createServer(options))
  closed = await listenTo(createServer({ ...options, tellsSchema: false }))
})
afterAll(async () => {
  await open.close()
  await closed.close()
  await reader.close()
})

const post = async (body: unknown, { url } = open) => {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  return { status: response.status, answer: await response.json() }
}
const codeOf = async (query: string, server = open) =>
  (await post({ query }, server)).answer.errors?.[0].extensions.code

const nested = (depth: number) => `{ regions { ${'parent { '.repeat(depth)} code ${'} '.repeat(depth)} } }`
const aliased = (count: number) => `{ ${Array.from({ length: count }, (_, i) => `a${i}: years`).join(' ')} }`
const directed = (count: number) => `{ years ${'@include(if: true) '.repeat(count)} }`
const directedFields = (count: number) => `{ ${'years @include(if: true) '.repeat(count)} }`
const long = (count: number) =>
  `{ agencies(first: 0, filter: { levels: [${'COUNTY '.repeat(count)}] }) { totalCount } }`
const repeated = (count: number) => `{ ${'years '.repeat(count)} }`
const page = (first: number) => `{ agencies(first: ${first}) { totalCount } }`

test.each([
  ['depth', nested(10), nested(20), 'QUERY_TOO_LARGE'],
  ['aliases', aliased(40), aliased(41), 'QUERY_TOO_LARGE'],
  ['directives', directedFields(40), directedFields(41), 'QUERY_TOO_LARGE'],
  ['directives of one field', directedFields(1), directed(2), 'GRAPHQL_VALIDATION_FAILED'],
  ['tokens', long(1900), long(2100), 'QUERY_TOO_LARGE'],
  ['fields of one name', repeated(100), repeated(1900), 'QUERY_TOO_LARGE'],
  ['page size', page(200), page(201), 'BAD_USER_INPUT'],
])('%s have a limit, and below it an answer', async (_what, within, beyond, code) => {
  expect(await codeOf(within)).toBeUndefined()
  expect(await codeOf(beyond)).toBe(code)
})

test('cost has a limit', async () => {
  const list = (inner: string) => `{ agencies(first: 200) { nodes { ${inner} } } }`
  const reports = 'reports { id year facts { metric value raw } versions { changes { before { raw } after { raw } } } }'
  const costly = list(Array.from({ length: 30 }, (_, i) => `a${i}: ${reports}`).join(' '))
  expect(await codeOf(list('name'))).toBeUndefined()
  const [error] = (await post({ query: costly })).answer.errors
  expect(error.extensions).toEqual({ code: 'QUERY_TOO_LARGE', cost: expect.any(Number), limit: COST_LIMIT })
  expect(error.message).toContain(`may cost ${error.extensions.cost}, and ${COST_LIMIT} is the limit`)
})

test.each([
  ['as the query has it', '{ agencies(first: 50) { totalCount nodes { name } } }', undefined, 1 + 1 + 1 + 50],
  ['as a variable has it', 'query Q($n: Int!) { agencies(first: $n) { nodes { name } } }', { n: 7 }, 1 + 1 + 7],
  ['as a variable’s default has it', 'query Q($n: Int = 4) { agencies(first: $n) { nodes { name } } }', {}, 1 + 1 + 4],
  ['where nobody says', '{ agencies { nodes { name } } }', undefined, 1 + 1 + 20],
  ['of edges', '{ agencies(first: 3) { edges { node { name } } } }', undefined, 1 + 1 + 3 * 2],
  [
    'in a fragment',
    '{ ...F } fragment F on Query { agencies(first: 3) { nodes { ... on Node { id } } } }',
    undefined,
    1 + 1 + 3,
  ],
  [
    'by all that is listed, each with each',
    'query Q($i: [ID!]!, $y: [Int!]) { compare(agencies: $i, metrics: [PERMITS_DECISIONS, FEES_AMOUNT], years: $y) { value state } }',
    { i: ['a', 'b', 'c'], y: [2023, 2024] },
    1 + 3 * 2 * 2 * 2,
  ],
  [
    'as its field has it',
    '{ reports(first: 0) { nodes { facts { value } } } a: metrics { key } }',
    undefined,
    2 + 1 + METRICS.length,
  ],
  [
    'as its field has it for a list that is null',
    'query Q($m: [Metric!]) { metrics(metrics: $m) { key } }',
    { m: null },
    1 + METRICS.length,
  ],
  ['by one value in place of a list', '{ metrics(metrics: PERMITS_DECISIONS) { key } }', undefined, 1 + 1],
  [
    'with a text as a hundred fields',
    '{ reports(first: 2) { nodes { document { text } } } }',
    undefined,
    1 + 1 + 2 * (1 + 100),
  ],
  ['by what is listed', '{ metrics(metrics: [PERMITS_DECISIONS, PENALTIES_DECISIONS]) { key } }', undefined, 1 + 2],
])('every answer says what it cost, a page counted %s', async (_how, query, variables, cost) => {
  expect((await post({ query, variables })).answer.extensions).toEqual({ cost })
})

test('a list of queries is refused with a code', async () => {
  const { status, answer } = await post([{ query: '{ years }' }, { query: '{ years }' }])
  expect([status, answer.errors[0].extensions.code]).toEqual([400, 'BAD_REQUEST'])
})

test('a question over which the database takes too long is refused with a code, and the next is answered', async () => {
  const lock = await database.db.startTransaction().execute()
  await sql`lock table regions in access exclusive mode`.execute(lock)
  const { status, answer } = await post({ query: '{ regions(parent: "410000") { name } }' })
  expect([status, answer.errors[0].extensions.code]).toEqual([503, 'DATABASE_TIMEOUT'])
  await lock.rollback().execute()
  expect(await codeOf('{ regions(parent: "410000") { name } }')).toBeUndefined()
})

describe('the schema', () => {
  test('is told, and mistakes with what may have been meant', async () => {
    expect(await codeOf('{ __schema { queryType { name } } }')).toBeUndefined()
    expect((await post({ query: '{ agencie }' })).answer.errors[0].message).toContain('Did you mean')
  })

  test.each([
    ['introspection', '{ __schema { queryType { name } } }'],
    ['introspection of a type', '{ __type(name: "Query") { name } }'],
    ['introspection in a fragment', '{ ...F } fragment F on Query { __schema { queryType { name } } }'],
  ])('where it is not told, %s is refused with a code', async (_what, query) => {
    expect(await codeOf(query, closed)).toBe('INTROSPECTION_OFF')
    expect(await codeOf('{ __typename years }', closed)).toBeUndefined()
  })

  test.each([
    ['a field', '{ agencie }', undefined],
    ['a value', '{ ranking(metric: PERMITS_DECISION, year: 2024) { totalCount } }', undefined],
    [
      'a variable',
      'query Q($m: Metric!) { ranking(metric: $m, year: 2024) { totalCount } }',
      { m: 'PERMITS_DECISION' },
    ],
  ])(
    'where it is not told, a mistake in %s is told without what may have been meant',
    async (_what, query, variables) => {
      const meant = (await post({ query, variables })).answer.errors[0].message
      const told = (await post({ query, variables }, closed)).answer.errors[0].message
      expect(meant).toContain('Did you mean')
      expect(told).toBe(meant.replace(/ Did you mean .*\?/, ''))
    },
  )

  test('a value that looks like what may have been meant, over and over, is told within seconds', async () => {
    const query = `{ ranking(metric: "${' Did you mean '.repeat(60_000)}", year: 2024) { totalCount } }`
    const before = process.cpuUsage()
    expect((await post({ query }, closed)).answer.errors[0].message).toContain('Did you mean')
    expect(process.cpuUsage(before).user).toBeLessThan(5e6)
  })
})
