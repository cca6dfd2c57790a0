/** Questions that nobody means: forged cursors, filters without end, days that are none. Each is told what is wrong with it. */
import { graphql } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Database, upsertRegions } from '../src/db/index.ts'
import { createContext, schema } from '../src/graphql/index.ts'
import { useDatabase } from './postgres.ts'
import { documentOf, storeDocument } from './report-fixture.ts'
import { openWatchedDatabase } from './watched-database.ts'

const database = useDatabase()
const statements: string[] = []
let watched: Database
beforeAll(async () => {
  const provinces = [
    { code: '410000', name: '河南省' },
    { code: '110000', name: '北京市' },
  ]
  await upsertRegions(
    database.db,
    provinces.map((one) => ({ ...one, level: 'province', parent: null })),
  )
  for (const name of ['甲县教育局', '乙县教育局', '丙县教育局'])
    for (const permits of [1, 2, 3])
      await storeDocument(
        database.db,
        documentOf({
          agency: { name, region_code: null, level: null, sector: 'education' },
          figures: { 'permits.decisions': permits },
        }),
      )
  watched = await openWatchedDatabase(database.url, statements)
})
afterAll(() => watched?.close())

const ask = async (source: string, variableValues: Record<string, unknown> = {}) => {
  statements.length = 0
  const { data, errors } = await graphql({ schema, source, variableValues, contextValue: createContext(watched.db) })
  // biome-ignore lint/suspicious/noExplicitAny: answers have the shape of their queries
  return { data: data as any, errors: errors?.map(({ message }) => message), code: errors?.[0]?.extensions.code }
}

test('what became of each of many versions is asked of the database in as few statements as of one', async () => {
  const changes = (first: number) =>
    `{ reports(first: ${first}) { nodes { versions { versionNumber changes { after { value } } since: changes(from: 1) { metric } } } } }`
  await ask(changes(1)) // once for what is asked of the database but once
  await ask(changes(1))
  const forOne = statements.length
  const { data } = await ask(changes(3))
  expect(data.reports.nodes.map(({ versions }: { versions: unknown[] }) => versions.length)).toEqual([3, 3, 3])
  expect(data.reports.nodes[0].versions[0].changes).toEqual([{ after: { value: 3 } }])
  expect(statements).toHaveLength(forOne)
})

describe('a cursor', () => {
  const cursorOf = (...key: unknown[]) => Buffer.from(JSON.stringify(key)).toString('base64url')
  const year = 'metric: PERMITS_DECISIONS, year: 2024'
  const LISTS: readonly (readonly [list: string, length: number])[] = [
    ['agencies(after: $c)', 2],
    ['reports(after: $c)', 2],
    ['findings(after: $c)', 1],
    ['findings(orderBy: NEWEST, after: $c)', 2],
    ['findings(orderBy: GRAVEST, after: $c)', 3],
    ['changes(after: $c)', 3],
    ['searchReports(text: "公开", after: $c)', 2],
    [`ranking(${year}, after: $c)`, 2],
    [`unranked(${year}, after: $c)`, 2],
    ['summary(metric: PERMITS_DECISIONS, after: $c)', 1],
  ]
  const LARGE = [1e18, -1e18, 1e300, 8.64e15, 2 ** 31]
  const PARTS = [...LARGE, -1, 1.5, null, 'x', '\0', '\ud800', {}]

  test.each(LISTS)(
    'of nobody’s making is refused or goes on somewhere, and is never our fault: %s',
    async (list, length) => {
      const query = `query Q($c: String!) { ${list} { totalCount edges { cursor } } }`
      const forged = PARTS.flatMap((part) => [
        Array(length).fill(part),
        ...Array.from({ length }, (_, at) => Array.from({ length }, (_, i) => (i === at ? part : 1))),
      ])
      for (const key of [...forged, [], Array(9).fill(1), {}])
        expect([undefined, 'BAD_USER_INPUT']).toContain((await ask(query, { c: cursorOf(...[key].flat()) })).code)
      for (const cursor of ['x', 'W10', '!', '\0'])
        expect((await ask(query, { c: cursor })).code).toBe('BAD_USER_INPUT')
    },
  )

  test('of those who have not filed is looked at too', async () => {
    const query =
      'query Q($c: String!) { coverage(year: 2020) { notFiledAgencies(after: $c) { totalCount edges { cursor } } } }'
    for (const part of PARTS)
      expect([undefined, 'BAD_USER_INPUT']).toContain((await ask(query, { c: cursorOf('甲', part) })).code)
    expect((await ask(query, { c: cursorOf('\0', 1) })).code).toBe('BAD_USER_INPUT')
  })

  test('that is empty is none', async () => {
    const { data } = await ask(
      `{ ranking(${year}, first: 1, after: "") { pageInfo { hasPreviousPage } nodes { rank } } }`,
    )
    expect(data.ranking).toEqual({ pageInfo: { hasPreviousPage: false }, nodes: [{ rank: 1 }] })
  })

  test('of a group that is not among those shown does not lead back to the first', async () => {
    const summary = (more: string) => `{ summary(metric: PERMITS_DECISIONS, years: [2024], groupBy: [SECTOR] ${more}) {
      totalCount pageInfo { endCursor } } }`
    const { endCursor } = (await ask(summary(''))).data.summary.pageInfo
    expect((await ask(summary(`after: "${endCursor}"`))).data.summary.pageInfo.endCursor).toBeNull()
    const { code } = await ask(summary(`after: "${endCursor}", having: [{ aspect: SUM, atLeast: 1000 }]`))
    expect(code).toBe('BAD_USER_INPUT')
  })
})

test.each([
  ['Agency:999999999', true],
  ['Report:2147483647', true],
  ['Finding:2147483647', true],
  ['Region:000000', true],
  ['Agency:2147483648', false],
  ['Finding:999999999999999', false],
  ['Finding:-1', false],
  ['Finding:1.5', false],
  ['Region:41', false],
  ['Query:1', false],
  ['toString:1', false],
])('an id that may have been given out names nothing, and any other is refused: %s', async (id, isId) => {
  const { data, code } = await ask('query Q($id: ID!) { node(id: $id) { id } }', {
    id: Buffer.from(id).toString('base64url'),
  })
  expect([data.node, code]).toEqual([null, isId ? undefined : 'BAD_USER_INPUT'])
})

describe('a filter', () => {
  const count = (filter: unknown) =>
    ask(
      'query Q($f: AgencyFilter) { agencies(filter: $f) { totalCount nodes { name } } ranking(metric: PERMITS_DECISIONS, filter: $f) { totalCount } }',
      { f: filter },
    )
  const many = <T>(length: number, part: T) => Array(length).fill(part)

  test.each([
    ['parts', { or: many(101, { region: '41' }) }, /102 parts/],
    ['parts at any depth', { and: [{ or: many(60, {}) }, { not: { or: many(60, {}) } }] }, /parts/],
    ['words', { or: many(11, { text: '甲 乙' }) }, /22 words of “text” are too many; 20 at most/],
    ['ids', { and: many(2, { ids: many(501, 'QWdlbmN5OjE') }) }, /1002 ids are too many/],
    ['levels', { not: { not: { not: { not: { not: { not: { not: {} } } } } } } }, /6 deep at most/],
  ])('of too many %s is refused', async (_what, filter, message) => {
    const { code, errors } = await count(filter)
    expect([code, errors?.[0]]).toEqual(['BAD_USER_INPUT', expect.stringMatching(message)])
  })

  test('may have as many as are said to be its most', async () => {
    const filter = {
      or: [...many(10, { text: '县 局' }), ...many(88, { ids: [] }), { ids: many(1000, 'QWdlbmN5OjE') }],
    }
    expect((await count(filter)).data.agencies.totalCount).toBe(3)
  })

  test('that names the same ever again is asked once', async () => {
    expect(
      (await count({ levels: many(70_000, 'COUNTY'), sectors: many(70_000, 'HEALTH') })).data.agencies.totalCount,
    ).toBe(0)
    const findings = 'query Q($c: [FindingCode!], $m: [Metric!]) { findings(codes: $c, metrics: $m) { totalCount } }'
    const variables = { c: many(70_000, 'SUM_BALANCE'), m: many(70_000, 'PERMITS_DECISIONS') }
    expect((await ask(findings, variables)).data.findings.totalCount).toBe(0)
  })

  test('of any shape finds in the database whom it counts in memory', async () => {
    const LEAVES = [
      { region: '41' },
      { region: '11' },
      { text: '甲' },
      { text: 'yixian' },
      { levels: ['COUNTY'] },
      { levels: [] },
    ]
    let seed = 1
    const next = (end: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
      return Math.floor((seed / 2 ** 31) * end)
    }
    const filterOf = (depth: number): object => {
      const parts = () => Array.from({ length: next(3) }, () => filterOf(depth - 1))
      if (depth === 0) return LEAVES[next(LEAVES.length)] ?? {}
      return [
        { not: filterOf(depth - 1) },
        { or: parts() },
        { and: parts(), sectors: ['EDUCATION', 'HEALTH'].slice(next(3)) },
        { ...filterOf(0), not: filterOf(depth - 1), or: parts() },
        {},
      ][next(5)] as object
    }
    for (let i = 0; i < 60; i++) {
      const filter = filterOf(4)
      const { agencies } = (await count(filter)).data ?? {}
      expect([filter, agencies?.nodes.length]).toEqual([filter, agencies?.totalCount ?? 'no answer'])
    }
  })

  test('of an empty list matches nobody, but for an empty “and”', async () => {
    const counts = await Promise.all([{ and: [] }, { or: [] }, { levels: [] }, { ids: [] }].map(count))
    expect(counts.map(({ data }) => data.agencies.totalCount)).toEqual([3, 0, 0, 0])
  })
})

test('groups are chosen by a few conditions at most', async () => {
  const query = 'query Q($h: [SummaryHaving!]) { summary(metric: PERMITS_DECISIONS, having: $h) { totalCount } }'
  const having = (length: number) => ({ h: Array(length).fill({ aspect: 'MEDIAN', atLeast: 0 }) })
  expect((await ask(query, having(20))).data.summary.totalCount).toBe(1)
  expect((await ask(query, having(21))).code).toBe('BAD_USER_INPUT')
})

test.each([
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00+01:00',
  '2024-02-30T00:00:00Z',
  '2023-02-29T00:00:00Z',
  '2024-04-31T00:00:00Z',
  '2024-13-01T00:00:00Z',
])('a day that is none is no moment: %s', async (moment) => {
  expect((await ask(`{ years(asOf: "${moment}") }`)).errors).toEqual([expect.stringMatching(/is no moment/)])
})

test.each(['2024-02-29T23:59:59+08:00', '0001-01-01T00:00:00Z', '2024-12-31T00:00Z'])(
  'a moment is one: %s',
  async (moment) => {
    expect((await ask(`{ years(asOf: "${moment}") }`)).data).toEqual({ years: [] })
  },
)

test('a request asks for a few moments of the past at most', async () => {
  const moments = (length: number) =>
    `{ ${Array.from({ length }, (_, i) => `a${i}: years(asOf: "2020-01-01T00:00:${String(i).padStart(2, '0')}Z")`).join(' ')} }`
  expect((await ask(moments(12))).errors).toBeUndefined()
  expect((await ask(moments(20))).errors?.[0]).toMatch(/asOf: name at most 12 moments/)
})

test('a request asks for agencies in so many ways at most, and one way however often is one', async () => {
  const counts = (filters: readonly string[]) =>
    `{ ${filters.map((filter, i) => `a${i}: agencies(filter: ${filter}) { totalCount }`).join(' ')} }`
  const words = (n: number, from = 0) => `{ or: [${Array.from({ length: n }, (_, i) => `{ text: "w${from + i}" }`)}] }`
  expect((await ask(counts([words(20), words(20, 20), words(20)]))).errors).toBeUndefined()
  expect((await ask(counts([words(20), words(20, 20), words(1, 40)]))).errors?.[0]).toMatch(
    /41 words of “text” in all filters of a request are too many; 40 at most/,
  )
  const parts = (level: string) => `{ or: [${Array.from({ length: 99 }, () => `{ levels: [${level}] }`)}] }`
  expect((await ask(counts([parts('COUNTY'), parts('PROVINCE')]))).errors).toBeUndefined()
  expect((await ask(counts([parts('COUNTY'), parts('PROVINCE'), '{}']))).errors?.[0]).toMatch(
    /201 parts of all filters/,
  )
})

test.each([' ', '\0', '\u3000\0 '])('a text without words finds no agency: %j', async (text) => {
  expect((await ask('query Q($t: String!) { search(text: $t) { name } }', { t: text })).data).toEqual({ search: [] })
})
