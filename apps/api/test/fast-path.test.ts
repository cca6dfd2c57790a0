/** The short way of a query answers what the general server answers, byte for byte, and never an answer of before. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Listening, listen } from '../src/server/listen.ts'
import { createLogger } from '../src/server/request-log.ts'
import { type ApiServer, createServer } from '../src/server/server.ts'
import { openTemporaryStore, type TemporaryStore } from './temporary-store.ts'

const REGIONS = 'query Regions($parent: String) { regions(parent: $parent) { code name children { code } } }'
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

let store: TemporaryStore
let server: ApiServer
let listening: Listening
beforeAll(async () => {
  store = await openTemporaryStore()
  await store.migrate()
  server = createServer({ db: store.db, log: () => {}, persisted: new Map([[sha256(REGIONS), REGIONS]]) })
  listening = await listen(server, { host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await listening.close()
  await store.close()
})

const JSON_TYPE = { 'content-type': 'application/json' }
type Ask = (url: string, init: RequestInit) => Response | Promise<Response>
const post = async (ask: Ask, body: unknown, headers: Record<string, string> = {}) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const response = await ask(listening.url, {
    method: 'POST',
    headers: { ...JSON_TYPE, accept: '*/*', ...headers },
    body: text,
  })
  const { status } = response
  return { status, type: response.headers.get('content-type'), body: await response.text() }
}
/** An unexpected error carries an id of its own. */
const withoutIds = (text: string) => text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')

const FILTERED = `query Filtered($filter: AgencyFilter, $metric: Metric! = PERMITS_DECISIONS) {
  ranking(metric: $metric, year: 2024, filter: $filter, first: 2) { totalCount notFiled nodes { rank } }
}`
const PAGED = 'query Paged($first: Int = 3) { agencies(first: $first) { nodes { name } } }'
const COSTLY = `query Costly($first: Int!) {
  agencies(first: $first) { nodes { reports { facts { metric value raw state unit } } } }
}`
const CONDITIONAL = [
  'query Q($is: Boolean!) { years @include(if: $is) dataset { synthetic } years }',
  'query Q($is: Boolean!) { ...F @skip(if: $is) dataset { synthetic } ...F } fragment F on Query { years }',
  'query Q($is: Boolean!) { regions { ...R @include(if: $is) code ...R } } fragment R on Region { name code }',
  'query Q($is: Boolean!) { regions { code } dataset { synthetic } regions @include(if: $is) { name code } }',
  'query Q($is: Boolean!) { regions { name @skip(if: $is) code children { code } } }',
  'query Q($is: Boolean!) { regions { ...A } ...B } fragment A on Region { name @include(if: $is) code } fragment B on Query { regions { name } }',
  'query Q($is: Boolean!) { regions { ... on Region @skip(if: $is) { name code } ... on Node { id } code } }',
]
const CASES: readonly (readonly [what: string, body: unknown, headers?: Record<string, string>])[] = [
  ['a query', { query: '{ regions { code name } }' }],
  ['variables', { query: REGIONS, variables: { parent: '410000' } }],
  ['variables that are null', { query: REGIONS, variables: null }],
  ['a variable of the wrong type', { query: REGIONS, variables: { parent: [1, 2] } }],
  ['a filter of filters', { query: FILTERED, variables: { filter: { not: { and: [{ region: '41' }] } } } }],
  ['a filter that is null', { query: FILTERED, variables: { filter: null } }],
  ['no filter, and a metric by its default', { query: FILTERED }],
  [
    'a filter and a metric',
    { query: FILTERED, variables: { filter: { levels: ['COUNTY'] }, metric: 'PENALTIES_DECISIONS' } },
  ],
  ['a wrong filter', { query: FILTERED, variables: { filter: { and: [{ level: 'COUNTY' }] } } }],
  ['one operation of two', { query: `${REGIONS} query Other { years }`, operationName: 'Other' }],
  ['the other operation of two', { query: `${REGIONS} query Other { years }`, operationName: 'Regions' }],
  ['an operation named by nothing', { query: '{ years }', operationName: '' }],
  ['the same, named by null', { query: '{ years }', operationName: null }],
  ['an operation named by a blank, which parts a name from a query', { query: '{ years }', operationName: ' ' }],
  ['the same query with the blank before it', { query: '  { years }' }],
  ['an operation that is not there', { query: 'query A { years }', operationName: 'B' }],
  [
    'a condition by its default',
    { query: 'query Q($if: Boolean = true) { years @include(if: $if) dataset { synthetic } }' },
  ],
  [
    'a condition that is null',
    {
      query: 'query Q($if: Boolean = true) { years @include(if: $if) dataset { synthetic } }',
      variables: { if: null },
    },
  ],
  [
    'a filter nested without end',
    `{"query": ${JSON.stringify('query Q($f: AgencyFilter) { agencies(filter: $f) { totalCount } }')},
      "variables": {"f": ${'{"not":'.repeat(20_000)}{}${'}'.repeat(20_000)}}}`,
  ],
  ['a key that no query has', { query: '{ years }', documentId: 'x' }],
  ['no operation named of two', { query: `${REGIONS} query Other { years }` }],
  ['introspection', { query: '{ __schema { queryType { name } types { name kind } } }' }],
  [
    'fragments, aliases and directives',
    { query: '{ a: years ...R @include(if: true) } fragment R on Query { b: years }' },
  ],
  ...[true, false].flatMap((is) =>
    CONDITIONAL.map((query) => [`fields named twice, if ${is}, ${query}`, { query, variables: { is } }] as const),
  ),
  ['a name that every object has', { query: '{ __proto__: years constructor: years a: years }' }],
  ['nothing found', { query: '{ agency(id: "nothing") { name } }' }],
  ['an empty connection', { query: '{ agencies(first: 3) { totalCount nodes { name } pageInfo { hasNextPage } } }' }],
  ['an unknown field', { query: '{ nothing }' }],
  ['no GraphQL', { query: '{' }],
  ['no query', { variables: {} }],
  ['no JSON', '{query'],
  ['a list of queries', [{ query: '{ years }' }]],
  ['a mutation', { query: 'mutation { nothing }' }],
  ['a page as large as a variable says', { query: PAGED, variables: { first: 7 } }],
  ['a page as large as a variable says unless stated', { query: PAGED }],
  ['a query that costs too much by a variable', { query: COSTLY, variables: { first: 200 } }],
  ['too deep a query', { query: `{ regions { ${'parent { '.repeat(20)} code ${'} '.repeat(20)} } }` }],
  ['application/json accepted', { query: '{ years }' }, { accept: 'application/json' }],
  ['the media type of GraphQL accepted', { query: '{ years }' }, { accept: 'application/graphql-response+json' }],
  ['anything accepted', { query: '{ years }' }, { accept: '*/*' }],
  ['an error, application/json accepted', { query: '{ nothing }' }, { accept: 'application/json' }],
  ...[
    'application/graphql-response+json, application/json;q=0.9',
    'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed',
    'multipart/mixed;deferSpec=20220824,application/graphql-response+json,application/json;q=0.9',
    'application/json, text/plain, */*',
    'text/event-stream, application/*',
    'Application/JSON;charset=utf-8',
    'text/plain,, multipart/mixed',
    'text/html,application/xhtml+xml,*/*;q=0.8',
  ].flatMap((accept) => [
    [`${accept} accepted`, { query: '{ years }' }, { accept }] as const,
    [`an error, ${accept} accepted`, { query: '{ nothing }' }, { accept }] as const,
  ]),
  ['what a client says of itself', { query: '{ years }', extensions: { clientLibrary: { name: '@apollo/client' } } }],
  ['extensions that are none', { query: '{ years }', extensions: null }],
  ['extensions that are a list', { query: '{ years }', extensions: [] }],
  [
    'a query with its hash',
    { query: '{ years }', extensions: { persistedQuery: { version: 1, sha256Hash: sha256('{ years }') } } },
  ],
  [
    'a query with the hash of another',
    { query: '{ years }', extensions: { persistedQuery: { version: 1, sha256Hash: sha256('{') } } },
  ],
  ['nothing we have accepted', { query: '{ years }' }, { accept: 'text/turtle' }],
]

test.each(CASES.map(([what, body, headers = {}]) => ({ what, body, headers })))(
  '$what: the same status, type and bytes by both ways, asked before, compiled and kept',
  async ({ body, headers }) => {
    const general = await post(server.fetch, body, headers)
    for (let time = 0; time < 3; time++) {
      const short = await post(fetch, body, headers)
      expect({ ...short, body: withoutIds(short.body) }).toEqual({ ...general, body: withoutIds(general.body) })
    }
  },
)

test('a query is compiled when it is asked a second time, and kept, with whatever variables it was asked before', async () => {
  const query = 'query Names($parent: String) { regions(parent: $parent) { name } }'
  const ways: string[] = []
  const logger = createLogger('info', { write: (line) => ways.push(JSON.parse(line).way) })
  const logged = createServer({ db: store.db, log: () => {}, logger })
  const place = await listen(logged, { host: '127.0.0.1', port: 0 })
  for (const parent of ['410000', '410300', '410300'])
    await post((_, init) => fetch(place.url, init), { query, variables: { parent } })
  await place.close()
  expect(ways).toEqual(['general', 'compiled', 'kept'])
})

test('clients that say what they accept in their order, and who they are, are answered from what is kept', async () => {
  const ways: string[] = []
  const logger = createLogger('info', { write: (line) => ways.push(JSON.parse(line).way) })
  const logged = createServer({ db: store.db, log: () => {}, persisted: new Map([[sha256(REGIONS), REGIONS]]), logger })
  const place = await listen(logged, { host: '127.0.0.1', port: 0 })
  const accept = 'application/graphql-response+json, application/json;q=0.9'
  const body = { query: '{ years }', extensions: { clientLibrary: { name: '@apollo/client', version: '4.0.0' } } }
  for (let time = 0; time < 3; time++) await post((_, init) => fetch(place.url, init), body, { accept })
  const known = addressOf(sha256(REGIONS)).replace(listening.url, place.url)
  const etag = (await fetch(known, { headers: { accept } })).headers.get('etag') ?? ''
  expect((await fetch(known, { headers: { accept, 'if-none-match': etag } })).status).toBe(304)
  await place.close()
  expect(ways).toEqual(['general', 'compiled', 'kept', 'compiled', 'kept'])
})

test.each([
  ['a query', () => `${listening.url}?query=${encodeURIComponent('{ years }')}`],
  ['a known query', () => addressOf(sha256(REGIONS))],
  ['an unknown hash', () => addressOf(sha256('nothing'))],
])('the head of the answer to %s by GET is that of the whole', async (_what, addressOfIt) => {
  const [whole, head] = await Promise.all(['GET', 'HEAD'].map((method) => fetch(addressOfIt(), { method })))
  const told = (answer: Response | undefined) =>
    ['content-type', 'content-length', 'etag', 'cache-control'].map((name) => answer?.headers.get(name))
  expect([head?.status, told(head), await head?.text()]).toEqual([whole?.status, told(whole), ''])
  expect((await whole?.text())?.length).toBeGreaterThan(0)
})

test('what was stored a moment ago is in the next answer', async () => {
  const query = { query: '{ regions(parent: "410000") { name } }' }
  await store.db.updateTable('regions').set({ name: '甲市' }).where('code', '=', '410300').execute()
  await bumpDataVersion()
  expect((await post(fetch, query)).body).toContain('甲市')
  for (const name of ['乙市', '丙市']) {
    await store.db.updateTable('regions').set({ name }).where('code', '=', '410300').execute()
    await bumpDataVersion()
    expect((await post(fetch, query)).body).toContain(name)
  }
})

const bumpDataVersion = () =>
  store.db
    .updateTable('data_version')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .execute()

const addressOf = (sha256Hash: unknown, variables?: unknown) => {
  const search = new URLSearchParams({ extensions: JSON.stringify({ persistedQuery: { version: 1, sha256Hash } }) })
  if (variables) search.set('variables', JSON.stringify(variables))
  return `${listening.url}?${search}`
}

test.each([
  ['a known query', sha256(REGIONS), { parent: '410000' }, 200],
  ['a known query whose hash names its algorithm', `sha256:${sha256(REGIONS)}`, undefined, 200],
  ['a known query with wrong variables', sha256(REGIONS), { parent: {} }, 400],
  ['an unknown hash', sha256('nothing'), undefined, 404],
  ['a known query with a number for its variables', sha256(REGIONS), 5, 400],
  ['a known query with a list for its variables', sha256(REGIONS), [], 400],
  ['a known query with a word for its variables', sha256(REGIONS), 'parent', 400],
  ['a list of hashes', [sha256(REGIONS)], undefined, 400],
])('%s by GET: the same status and bytes by both ways', async (_what, hash, variables, status) => {
  const address = addressOf(hash, variables)
  const general = await server.fetch(address)
  const short = await fetch(address)
  expect([short.status, await short.text()]).toEqual([general.status, await general.text()])
  expect(short.status).toBe(status)
})

test('a known query by GET is kept by its tag until the data change', async () => {
  const first = await fetch(addressOf(sha256(REGIONS)))
  expect(first.headers.get('cache-control')).toBe('public, no-cache')
  const headers = { 'if-none-match': first.headers.get('etag') as string }
  expect((await fetch(addressOf(sha256(REGIONS)), { headers })).status).toBe(304)
  await bumpDataVersion()
  expect((await fetch(addressOf(sha256(REGIONS)), { headers })).status).toBe(200)
})

test('where only known queries are answered, another is refused with a code, by both ways', async () => {
  const persisted = new Map([[sha256(REGIONS), REGIONS]])
  const strict = createServer({ db: store.db, log: () => {}, persisted, takesAnyQuery: false })
  const strictly = await listen(strict, { host: '127.0.0.1', port: 0 })
  const refused = await post((_, init) => fetch(strictly.url, init), { query: '{ years }' })
  expect(JSON.parse(refused.body).errors[0].extensions.code).toBe('PERSISTED_QUERY_ONLY')
  expect(await post(strict.fetch, { query: '{ years }' })).toEqual(refused)
  expect((await fetch(addressOf(sha256(REGIONS)).replace(listening.url, strictly.url))).status).toBe(200)
  await strictly.close()
})
