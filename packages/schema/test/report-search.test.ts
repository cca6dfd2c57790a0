/** Full-text search through the API, on a real PostgreSQL. */
import { type ExecutionResult, graphql } from 'graphql'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  beginSearch,
  countFoundReports,
  type Database,
  fillProse,
  listFoundReports,
  storeReports,
} from '../src/db/index.ts'
import { createContext, schema } from '../src/graphql/index.ts'
import { termsOfWords, wordsOf } from '../src/prose/index.ts'
import { useDatabase } from './postgres.ts'
import { documentOf, type ReportFixture, storeDocument } from './report-fixture.ts'
import { openWatchedDatabase } from './watched-database.ts'

const database = useDatabase()
/** Statements the last request made. */
const statements: string[] = []
let watched: Database
let beforeRestatement: Date
const lastChange = async (): Promise<Date> => {
  const { since } = await database.db
    .selectFrom('report_history')
    .select('since')
    .orderBy('since', 'desc')
    .executeTakeFirstOrThrow()
  return since
}

// biome-ignore lint/suspicious/noExplicitAny: answers have the shape of their queries
type Answer = any
async function execute(variableValues: Record<string, unknown>): Promise<ExecutionResult<Answer>> {
  statements.length = 0
  const source = `query ($text: String!, $years: [Int!], $filter: AgencyFilter, $first: Int, $after: String, $most: Int, $asOf: DateTime) {
    searchReports(text: $text, years: $years, filter: $filter, first: $first, after: $after, asOf: $asOf) {
      totalCount totalCountIsCapped pageInfo { endCursor hasNextPage }
      nodes {
        report { year versionNumber agency { name } document { text } }
        snippets(first: $most) { text highlights { start end } span { start end } }
      }
    }
  }`
  return graphql({ schema, source, variableValues, contextValue: createContext(watched.db) })
}
async function search(variables: Record<string, unknown>): Promise<Answer> {
  const { data, errors } = await execute(variables)
  expect(errors).toBeUndefined()
  return data.searchReports
}
const found = async (text: string) =>
  (await search({ text })).nodes.map(({ report }: Answer) => `${report.agency.name} ${report.year}`)

const LUOYANG = '洛阳市卫生健康委员会'
const WUHAN = { name: '武汉市教育局', region_code: '420100', level: 'prefecture', sector: 'education' } as const
const FIXTURES: ReportFixture[] = [
  { text: '我委严守国家秘密，公开信息。', bytes: 'before' },
  { text: '我委推进政务\n公开，办理信访事项３件。ＡPP 上线。', bytes: 'restated' },
  { year: 2023, text: '政务平台公开信访结果，务公事，开展政务服务。', bytes: 'year before' },
  { agency: WUHAN, text: '我局信访为零，政务公开培训 2 次。', bytes: 'wuhan' },
]

beforeAll(async () => {
  for (const fixture of FIXTURES) {
    await storeDocument(database.db, documentOf(fixture))
    if (fixture.bytes === 'before') beforeRestatement = await lastChange()
  }
  const two = ['甲县档案局', '乙县档案局'].map((name) => ({
    agency: { name, region_code: null },
    text: '档案开放',
    bytes: 'yearbook',
  }))
  await storeDocument(database.db, documentOf(...two))
  watched = await openWatchedDatabase(database.url, statements)
})
afterAll(() => watched?.close())

describe('a search in the reports', () => {
  it('finds words of two characters and longer ones, broken lines and full width made no difference', async () => {
    expect(await found('信访')).toEqual([`${LUOYANG} 2024`, `${WUHAN.name} 2024`, `${LUOYANG} 2023`])
    expect(await found('政务公开')).toEqual([`${LUOYANG} 2024`, `${WUHAN.name} 2024`])
    expect(await found('app')).toEqual([`${LUOYANG} 2024`])
    expect(await found('信访事项3件')).toEqual([`${LUOYANG} 2024`])
  })

  it('finds what holds every word, in the version that counts', async () => {
    expect(await found('信访，政务公开培训')).toEqual([`${WUHAN.name} 2024`])
    expect(await found('国家秘密')).toEqual([])
    const { nodes } = await search({ text: '信访', first: 1 })
    expect(nodes[0].report.versionNumber).toBe(2)
  })

  it('searches what counted at a moment', async () => {
    const { nodes, totalCount } = await search({ text: '国家秘密', asOf: beforeRestatement.toISOString() })
    expect(nodes).toMatchObject([
      { report: { versionNumber: 1 }, snippets: [{ text: '我委严守国家秘密，公开信息。' }] },
    ])
    expect(totalCount).toBe(1)
    expect((await search({ text: '信访', asOf: beforeRestatement.toISOString() })).totalCount).toBe(0)
  })

  it('shows the words in their sentences, at their places in the source', async () => {
    const { nodes } = await search({ text: '政务公开 信访' })
    for (const { report, snippets } of nodes) {
      expect(snippets.length).toBeGreaterThan(0)
      for (const { text, span, highlights } of snippets) {
        expect(report.document.text.slice(span.start, span.end)).toBe(text)
        for (const { start, end } of highlights) expect(text.slice(start, end)).toMatch(/^(政务\n?公开|信访)$/)
      }
    }
    const [first] = (await search({ text: '政务公开', most: 0 })).nodes
    expect(first.snippets).toEqual([])
  })

  it('is restricted by agency and year, pages, and counts all pages', async () => {
    expect(await search({ text: '信访', years: [2023] })).toMatchObject({ totalCount: 1, totalCountIsCapped: false })
    expect(await search({ text: '信访', filter: { region: '42' } })).toMatchObject({ totalCount: 1 })
    const first = await search({ text: '信访', first: 2 })
    const rest = await search({ text: '信访', after: first.pageInfo.endCursor })
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } })
    expect(rest).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: false } })
    expect([...first.nodes, ...rest.nodes].map(({ report }) => report.year)).toEqual([2024, 2024, 2023])
  })

  it('does not search where several reports share a document', async () => {
    expect(await found('档案开放')).toEqual([])
  })

  it('refuses words of one character, and finds nothing by none', async () => {
    const { errors } = await execute({ text: '信访 水' })
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    expect(errors?.[0]?.message).toContain('水')
    expect(await search({ text: ' ，' })).toMatchObject({ totalCount: 0, nodes: [] })
  })

  it.each([
    ["'); drop table prose; -- %_"],
    ['信访.*事项 (?:公开)+'],
    ['\\信访\\事项\\'],
    ['\0\0信访事项\0'],
    ['\ud800\ud800公开\udc00'],
    ['🏛️🏛️ 𠮷𠮷公开'],
    ['信'.repeat(100)],
    ['\u202e开公\u202c'],
  ])('takes %j for nothing but words', async (text) => {
    expect(await found(text)).toSatisfy(Array.isArray)
    expect(await found('信访')).toHaveLength(3)
  })

  it('is answered in a bounded number of statements', async () => {
    await search({ text: '信访', first: 1 })
    const forOne = statements.length
    await search({ text: '信访' })
    expect(statements).toHaveLength(forOne)
    expect(forOne).toBeLessThanOrEqual(7)
  })

  it('finds the same whether it looks words up or looks reports through', async () => {
    const agencies = Array.from({ length: 230 }, (_, i) => `第${i}县水利局`)
    const documents = agencies.map((name, i) =>
      documentOf({
        agency: { name, region_code: null },
        year: 2020 + (i % 3),
        text: i % 5 === 0 ? '河湖长制落实。' : '水旱防御，制落实，河湖。',
        bytes: name,
      }),
    )
    await storeReports(database.db, documents)
    const db = database.db
    for (const [text, hits] of [
      ['河湖', 230],
      ['河湖长制', 46],
      ['县水', 0],
    ] as const) {
      const asked = { words: wordsOf(text), filter: {} }
      const held = await sql<{ id: number }>`
        select parse_id as id from prose where terms @> ${termsOfWords(asked.words)}`.execute(db)
      const common = { ...asked, candidates: undefined }
      const lookedUp = await listFoundReports(db, { ...asked, candidates: held.rows.map(({ id }) => id), limit: 300 })
      expect(await listFoundReports(db, { ...(await beginSearch(db, asked)), limit: 300 })).toEqual(lookedUp)
      expect(lookedUp).toHaveLength(hits)
      expect(await listFoundReports(db, { ...common, limit: 300 })).toEqual(lookedUp)
      expect(await countFoundReports(db, common)).toBe(hits)
      const [, , third] = lookedUp
      const after = third && { year: third.year, agencyId: third.agency_id }
      expect(await listFoundReports(db, { ...common, limit: 7, after })).toEqual(lookedUp.slice(third ? 3 : 0, 10))
    }
  })

  it('finds words of two characters by an index, however many reports there are', async () => {
    const plan = await database.db.transaction().execute(async (trx) => {
      await sql`set local enable_seqscan = off`.execute(trx)
      const { rows } = await sql<Record<'QUERY PLAN', string>>`
        explain select from prose where terms @> '{1,2}'::integer[]`.execute(trx)
      return rows.map((row) => row['QUERY PLAN']).join('\n')
    })
    expect(plan).toContain('prose_terms')
  })

  it('finds what was stored before there was a search', async () => {
    const terms = () => database.db.selectFrom('prose').selectAll().orderBy('parse_id').execute()
    const stored = await terms()
    await sql`delete from prose`.execute(database.db)
    await fillProse(database.db)
    expect(await terms()).toEqual(stored)
    expect(stored).toHaveLength(234)
  })
})
