/** Answers in parts, for clients that ask for them, read as the specification of incremental delivery has them. */
import type { Tables } from '@gongkai/schema/db'
import { Kysely, PostgresDialect } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Listening, listen } from '../src/server/listen.ts'
import { createServer } from '../src/server/server.ts'
import { useSampleDatabase } from './sample-database.ts'

const database = useSampleDatabase()
let server: Listening
beforeAll(async () => {
  server = await listen(createServer({ db: database.db, log: () => {} }), { host: '127.0.0.1', port: 0 })
})
afterAll(() => server.close())

const DEFERRED = '{ years ... @defer(label: "later") { regions(parent: "410000") { code } } }'

async function ask(query: string, accept: string, url = server.url) {
  const headers = { 'content-type': 'application/json', accept }
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) })
  return { status: response.status, type: response.headers.get('content-type') ?? '', text: await response.text() }
}

function partsOf({ type, text }: { type: string; text: string }) {
  const boundary = /boundary="?([^";]+)"?/.exec(type)?.[1]
  const parts = text.split(`--${boundary}`).slice(1, -1)
  return parts.map((part) => JSON.parse(part.slice(part.indexOf('\r\n\r\n'))))
}

test('what is deferred comes in a later part, where multipart/mixed is asked for', async () => {
  const answer = await ask(DEFERRED, 'multipart/mixed')
  expect(answer.type).toContain('multipart/mixed')
  const [first, ...later] = partsOf(answer)
  expect(first).toMatchObject({
    data: { years: expect.arrayContaining([2020]) },
    extensions: { cost: expect.any(Number) },
  })
  expect(first.data.regions).toBeUndefined()
  const parts = later.flatMap(({ incremental = [] }) => incremental)
  expect(parts).toMatchObject([{ label: 'later', data: { regions: expect.arrayContaining([{ code: '410100' }]) } }])
  expect(partsOf(answer).at(-1).hasNext).toBe(false)
})

test('a list that is streamed begins with what was asked for, and the rest follows', async () => {
  const answer = await ask('{ regions(parent: "410000") @stream(initialCount: 2) { code } }', 'multipart/mixed')
  const [first, ...later] = partsOf(answer)
  expect(first.data.regions).toHaveLength(2)
  const items = later.flatMap(({ incremental = [] }) => incremental).flatMap((part) => part.items)
  expect(items.length).toBeGreaterThan(10)
})

test('a list that is to begin before its first entry is told so', async () => {
  const answer = await ask('{ regions(parent: "410000") @stream(initialCount: -1) { code } }', 'multipart/mixed')
  expect(answer.text).toContain('initialCount must be a positive integer')
  expect(answer.text).toContain('BAD_USER_INPUT')
})

test('a query that defers nothing is one part', async () => {
  const answer = await ask('{ years }', 'multipart/mixed')
  expect(partsOf(answer)).toHaveLength(1)
})

test.each([['application/json'], ['application/graphql-response+json'], ['*/*']])(
  'for who accepts %s the answer comes whole, both times',
  async (accept) => {
    for (let time = 0; time < 2; time++) {
      const { status, text } = await ask(DEFERRED, accept)
      expect(status).toBe(200)
      expect(Object.keys(JSON.parse(text).data)).toEqual(['years', 'regions'])
    }
  },
)

test('an error of a later part is masked like any other', async () => {
  const query = '{ metrics { key } ... @defer { search(text: "洛") { name } } }'
  const pool = { connect: () => Promise.reject(new Error('not for callers')), end: async () => {}, options: {} }
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const broken = await listen(createServer({ db, log: () => {} }), { host: '127.0.0.1', port: 0 })
  const answer = await ask(query, 'multipart/mixed', broken.url)
  await broken.close()
  expect(answer.text).not.toContain('not for callers')
  expect(answer.text).toContain('INTERNAL_SERVER_ERROR')
})
