import { type ExecutionResult, graphql } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, upsertRegions } from '../src/db/index.ts'
import { createContext, schema } from '../src/graphql/index.ts'
import { METRICS } from '../src/metrics/index.ts'
import { useDatabase } from './postgres.ts'
import { documentOf, type ReportFixture, storeDocument } from './report-fixture.ts'
import { openWatchedDatabase } from './watched-database.ts'

const database = useDatabase()
/** Statements the last request made. */
const statements: string[] = []
let watched: Database

// biome-ignore lint/suspicious/noExplicitAny: answers have the shape of their queries
type Answer = any
const execute = async (
  source: string,
  variableValues: Record<string, unknown> = {},
): Promise<ExecutionResult<Answer>> => {
  statements.length = 0
  return graphql({ schema, source, variableValues, contextValue: createContext(watched.db) })
}
/** The data of a query that must not fail. */
const ask = async (source: string, variables?: Record<string, unknown>): Promise<Answer> => {
  const { data, errors } = await execute(source, variables)
  expect(errors).toBeUndefined()
  return data
}

const HEALTH = { name: '洛阳市卫生健康委员会', region_code: '410300', level: 'prefecture', sector: 'health' } as const
const EDUCATION = { name: '新安县教育局', region_code: '410323', level: 'county', sector: 'education' } as const
const FINDING = {
  code: 'narrative.contradicts_table',
  severity: 'error',
  origin: 'document',
  metrics: ['penalties.decisions'],
  expected: 59,
  actual: 0,
  message: { zh: '正文称 59 件', en: 'The text says 59' },
  spans: [{ start: 0, end: 4 }],
  legal_basis: '第五十条',
} as const

const FIXTURES: ReportFixture[] = [
  { agency: HEALTH, year: 2023, figures: { 'permits.decisions': 3 } },
  { agency: HEALTH, year: 2024, figures: { 'permits.decisions': 4 }, bytes: 'before the restatement' },
  {
    agency: HEALTH,
    year: 2024,
    figures: {
      'permits.decisions': 1311,
      'penalties.decisions': 0,
      'requests.received.total': 'blank',
      'requests.other_outcome.other.total': 6,
    },
    disclosure: {
      volume: 140,
      basis: 'sum_of_channels',
      counts: [
        { value: 140, approximate: false, unit: '条', kind: 'channel', channel: 'wechat', span: { start: 0, end: 2 } },
      ],
    },
    mentions: [{ metric: 'penalties.decisions', value: 59, relation: 'equal', span: { start: 2, end: 4 } }],
    findings: [FINDING],
    checks: [{ code: 'narrative.contradicts_table', status: 'fail' }],
    name: '报告.txt',
  },
  { agency: EDUCATION, year: 2024, form: '2019', figures: { 'permits.decisions': 'unreadable' } },
  ...Array.from({ length: 8 }, (_, i) => ({
    agency: { ...EDUCATION, name: `${'甲乙丙丁戊己庚辛'[i]}县教育局` },
    figures: { 'permits.decisions': 100 + i },
    findings: [{ ...FINDING, code: 'cell.blank', severity: 'warning' } as const],
  })),
]

beforeAll(async () => {
  await upsertRegions(database.db, [
    { code: '410000', name: '河南省', level: 'province', parent: null },
    { code: '410300', name: '洛阳市', level: 'prefecture', parent: '410000' },
    { code: '410323', name: '新安县', level: 'county', parent: '410300' },
  ])
  for (const fixture of FIXTURES) await storeDocument(database.db, documentOf(fixture))
  watched = await openWatchedDatabase(database.url, statements)
})
afterAll(() => watched?.close())

describe('the ranking', () => {
  it('answers with places, reasons, agencies, reports and the figure in its document', async () => {
    const { ranking } = await ask(`{
      ranking(metric: PERMITS_DECISIONS, year: 2024, first: 1, filter: { region: "410000" }) {
        totalCount blank missing notOnForm unreadable otherBasis notFiled
        pageInfo { hasNextPage hasPreviousPage }
        nodes {
          rank value previousValue previousRank basis
          agency { name level sector region { name parent { name parent { name } } } }
          report { year form versionNumber isCurrent agency { name } }
          fact { metric key state value raw start end label { zh } }
        }
      }
    }`)
    expect(ranking).toMatchObject({ totalCount: 9, unreadable: 1, notFiled: 0, pageInfo: { hasNextPage: true } })
    expect(ranking.nodes[0]).toMatchObject({
      rank: 1,
      value: 1311,
      previousValue: 3,
      previousRank: 1,
      basis: null,
      agency: {
        name: HEALTH.name,
        level: 'PREFECTURE',
        sector: 'HEALTH',
        region: { name: '洛阳市', parent: { name: '河南省', parent: null } },
      },
      report: { year: 2024, form: 'FORM_2021', versionNumber: 2, isCurrent: true, agency: { name: HEALTH.name } },
      fact: { metric: 'PERMITS_DECISIONS', key: 'permits.decisions', state: 'NUMBER', value: 1311, raw: '1311' },
    })
  })

  it('makes one statement for itself, and few however many entries show their agency, report and figure', async () => {
    const query = (first: number) => `{
      ranking(metric: PERMITS_DECISIONS, year: 2024, first: ${first}) {
        totalCount notFiled
        nodes { rank agency { name region { name } reports { year } } report { document { sha256 } findings { code } } fact { raw } }
      }
    }`
    await ask('{ ranking(metric: PERMITS_DECISIONS, year: 2024) { totalCount blank nodes { rank value share } } }')
    expect(statements).toEqual([])
    await ask(query(2))
    const forTwo = statements.length
    const { ranking } = await ask(query(9))
    expect(ranking.nodes).toHaveLength(9)
    expect(statements).toHaveLength(forTwo)
    expect(forTwo).toBeLessThanOrEqual(7)
  })

  it('goes on behind a cursor and ends', async () => {
    const names: string[] = []
    let after: string | null = null
    do {
      const { ranking }: Answer = await ask(
        `query ($after: String) { ranking(metric: PERMITS_DECISIONS, year: 2024, first: 4, after: $after) {
          totalCount pageInfo { endCursor hasNextPage } edges { cursor node { agency { name } } } } }`,
        { after },
      )
      expect(ranking.totalCount).toBe(9)
      names.push(...ranking.edges.map((edge: Answer) => edge.node.agency.name))
      after = ranking.pageInfo.hasNextPage ? ranking.pageInfo.endCursor : null
    } while (after)
    expect(new Set(names).size).toBe(9)
    expect(names).toHaveLength(9)
  })
})

describe('a report', () => {
  const reportId = async (): Promise<string> => {
    const { reports } = await ask('{ reports(year: 2024, filter: { sectors: [HEALTH] }) { totalCount nodes { id } } }')
    expect(reports.totalCount).toBe(1)
    return reports.nodes[0].id
  }

  it('has its tables as typed groups of numbers, and for each a fact with its reason', async () => {
    const { report } = await ask(
      `query ($id: ID!) { report(id: $id) {
        permits { decisions itemsPrevious }
        penalties { decisions }
        normativeDocuments { issued }
        requests { received { total } otherOutcomeOther { total } otherOutcome { total } }
        litigationDirect { total }
        facts(metrics: [PERMITS_ITEMS_PREVIOUS, NORMATIVE_DOCUMENTS_ISSUED, REQUESTS_RECEIVED_TOTAL]) { key state raw }
      } }`,
      { id: await reportId() },
    )
    expect(report).toEqual({
      permits: { decisions: 1311, itemsPrevious: null },
      penalties: { decisions: 0 },
      normativeDocuments: { issued: null },
      requests: { received: { total: null }, otherOutcomeOther: { total: 6 }, otherOutcome: { total: null } },
      litigationDirect: { total: null },
      facts: [
        { key: 'permits.items_previous', state: 'NOT_ON_FORM', raw: null },
        { key: 'normative_documents.issued', state: 'MISSING', raw: null },
        { key: 'requests.received.total', state: 'BLANK', raw: '/' },
      ],
    })
  })

  it('shows what it rests on: document, text, counts, mentions, checks and findings', async () => {
    const { report } = await ask(
      `query ($id: ID!) { report(id: $id) {
        facts(metrics: [PENALTIES_DECISIONS, DISCLOSURE_VOLUME]) { key value unit raw start end definition { legalBasis } }
        all: facts { key }
        disclosure { volume basis counts { value approximate unit kind channel span { start end page } } }
        mentions { metric value relation }
        checks { code status }
        findings { code key severity origin metrics expected actual message { zh en } spans { start end } report { id } }
        document { text name mediaType bytes sha256 }
      } }`,
      { id: await reportId() },
    )
    const [penalties, volume] = report.facts
    expect(report.document.text.slice(penalties.start, penalties.end)).toBe(penalties.raw)
    expect(volume).toMatchObject({ key: 'disclosure.volume', value: 140 })
    expect(report.all).toHaveLength(METRICS.length)
    expect(report).toMatchObject({
      disclosure: {
        volume: 140,
        basis: 'SUM_OF_CHANNELS',
        counts: [{ kind: 'CHANNEL', channel: 'WECHAT', unit: '条' }],
      },
      mentions: [{ metric: 'PENALTIES_DECISIONS', value: 59, relation: 'EQUAL' }],
      checks: expect.arrayContaining([{ code: 'NARRATIVE_CONTRADICTS_TABLE', status: 'FAIL' }]),
      findings: [
        {
          code: 'NARRATIVE_CONTRADICTS_TABLE',
          severity: 'ERROR',
          expected: 59,
          actual: 0,
          report: { id: await reportId() },
        },
      ],
      document: { name: '报告.txt', mediaType: 'text/plain' },
    })
  })

  it('keeps its versions, each with its own figures', async () => {
    const { report } = await ask(
      `query ($id: ID!) { report(id: $id) {
        versions { versionNumber isCurrent parserVersion parsedAt facts(metrics: PERMITS_DECISIONS) { value } }
      } }`,
      { id: await reportId() },
    )
    expect(report.versions).toMatchObject([
      { versionNumber: 2, isCurrent: true, facts: [{ value: 1311 }] },
      { versionNumber: 1, isCurrent: false, facts: [{ value: 4 }] },
    ])
    expect(report.versions[0].parsedAt).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/)
  })
})

describe('lists', () => {
  it('page through agencies in the order of names', async () => {
    const first = (await ask('{ agencies(first: 6) { totalCount pageInfo { endCursor hasNextPage } nodes { name } } }'))
      .agencies
    const rest = (
      await ask(
        `query ($after: String) { agencies(first: 6, after: $after) { totalCount pageInfo { hasNextPage hasPreviousPage } nodes { name } } }`,
        {
          after: first.pageInfo.endCursor,
        },
      )
    ).agencies
    expect([first.totalCount, rest.totalCount]).toEqual([10, 10])
    expect(rest.pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: true })
    expect(new Set([...first.nodes, ...rest.nodes].map((agency: Answer) => agency.name)).size).toBe(10)
  })

  it('page through reports, newest year first', async () => {
    const { reports } = await ask('{ reports(first: 10) { totalCount pageInfo { endCursor } nodes { year } } }')
    expect(reports.totalCount).toBe(11)
    expect(reports.nodes.map((report: Answer) => report.year)).toEqual(Array(10).fill(2024))
    const rest = await ask('query ($after: String) { reports(after: $after) { nodes { year agency { name } } } }', {
      after: reports.pageInfo.endCursor,
    })
    expect(rest.reports.nodes).toEqual([{ year: 2023, agency: { name: HEALTH.name } }])
  })

  it('page through findings on current reports and restrict them', async () => {
    const query = `query ($after: String, $severities: [Severity!], $metrics: [Metric!]) {
      findings(first: 5, after: $after, severities: $severities, metrics: $metrics, year: 2024) {
        totalCount pageInfo { endCursor hasNextPage } nodes { id code report { agency { name } } }
      } }`
    const first = (await ask(query)).findings
    const rest = (await ask(query, { after: first.pageInfo.endCursor })).findings
    expect([first.totalCount, rest.totalCount]).toEqual([9, 9])
    expect(new Set([...first.nodes, ...rest.nodes].map((finding: Answer) => finding.id)).size).toBe(9)
    const errors = (await ask(query, { severities: ['ERROR'], metrics: ['PENALTIES_DECISIONS'] })).findings
    expect(errors.nodes).toMatchObject([
      { code: 'NARRATIVE_CONTRADICTS_TABLE', report: { agency: { name: HEALTH.name } } },
    ])
    expect((await ask(query, { metrics: [] })).findings.totalCount).toBe(0)
  })

  it('find agencies by words of their names, the closest first', async () => {
    const { search } = await ask('{ search(text: "县 教育局", first: 3) { name } }')
    expect(search).toHaveLength(3)
    expect(search[0].name).toHaveLength(5)
  })

  it('list divisions below their parents, and metrics with their definitions', async () => {
    const { regions, metrics } = await ask(`{
      regions { code name children { name level children { name } } }
      metrics(metrics: [FEES_AMOUNT]) { metric key label { zh } unit forms address { section row column } legalBasis }
    }`)
    expect(regions).toEqual([
      {
        code: '410000',
        name: '河南省',
        children: [{ name: '洛阳市', level: 'PREFECTURE', children: [{ name: '新安县' }] }],
      },
    ])
    expect(metrics).toMatchObject([
      { metric: 'FEES_AMOUNT', unit: 'WAN_YUAN', forms: ['FORM_2021'], address: { row: 'fees' } },
    ])
  })

  it('name one division with those it lies in, and none that there is not', async () => {
    const { region, other } = await ask(`{
      region(code: "410323") { name level parent { name parent { name } } }
      other: region(code: "999999") { name }
    }`)
    expect(region).toEqual({ name: '新安县', level: 'COUNTY', parent: { name: '洛阳市', parent: { name: '河南省' } } })
    expect(other).toBeNull()
  })

  it('say who filed and who did not', async () => {
    const { coverage, years } = await ask(`{
      years
      coverage(year: 2023) { agencies filed notFiled forms { form reports } notFiledAgencies(first: 2) { totalCount nodes { name } } }
    }`)
    expect(years).toEqual([2024, 2023])
    expect(coverage).toMatchObject({
      agencies: 10,
      filed: 1,
      notFiled: 9,
      forms: [{ form: 'FORM_2021', reports: 1 }],
      notFiledAgencies: { totalCount: 9 },
    })
    expect(coverage.notFiledAgencies.nodes.map((agency: Answer) => agency.name)).not.toContain(HEALTH.name)
  })
})

describe('ids', () => {
  it('find everything again that has one', async () => {
    const data = await ask(`{
      agencies(filter: { sectors: [HEALTH] }) { nodes { id region { id } reports { id findings { id } } } }
    }`)
    const [agency] = data.agencies.nodes
    const ids = [agency.id, agency.region.id, agency.reports[0].id, agency.reports[0].findings[0].id]
    const types = []
    for (const id of ids) types.push((await ask('query ($id: ID!) { node(id: $id) { __typename id } }', { id })).node)
    expect(types).toEqual(
      ['Agency', 'Region', 'Report', 'Finding'].map((__typename, i) => ({ __typename, id: ids[i] })),
    )
    const { agency: again } = await ask('query ($id: ID!) { agency(id: $id) { name regionCode } }', { id: agency.id })
    expect(again).toEqual({ name: HEALTH.name, regionCode: '410300' })
    const filtered = await ask('query ($ids: [ID!]) { agencies(filter: { ids: $ids }) { totalCount } }', {
      ids: [agency.id],
    })
    expect(filtered.agencies.totalCount).toBe(1)
  })
})

describe('errors', () => {
  const idOf = (text: string) => Buffer.from(text).toString('base64url')
  const cases: [string, string, string][] = [
    ['an id nothing has', 'NOT_FOUND', `{ agency(id: "${idOf('Agency:999999')}") { name } }`],
    ['a report id nothing has', 'NOT_FOUND', `{ report(id: "${idOf('Report:999999')}") { year } }`],
    ['an id of another type', 'BAD_USER_INPUT', `{ report(id: "${idOf('Agency:1')}") { year } }`],
    ['an id this API never gave', 'BAD_USER_INPUT', '{ agency(id: "1; drop table agencies") { name } }'],
    ['a node of no type', 'BAD_USER_INPUT', `{ node(id: "${idOf('Metric:1')}") { id } }`],
    ['a cursor this API never gave', 'BAD_USER_INPUT', '{ agencies(after: "abc") { totalCount } }'],
    [
      'a cursor of another list',
      'BAD_USER_INPUT',
      `{ ranking(metric: PERMITS_DECISIONS, year: 2024, after: "${idOf('["a",1]')}") { totalCount } }`,
    ],
    ['too long a page', 'BAD_USER_INPUT', '{ agencies(first: 201) { totalCount } }'],
    ['a page below zero', 'BAD_USER_INPUT', '{ reports(first: -1) { totalCount } }'],
    ['a region that is no code', 'BAD_USER_INPUT', '{ agencies(filter: { region: "河南" }) { totalCount } }'],
    ['a code that is none', 'BAD_USER_INPUT', '{ region(code: "4103") { name } }'],
    ['a parent that is no code', 'BAD_USER_INPUT', '{ regions(parent: "41") { name } }'],
    [
      'a basis of a metric that has none',
      'BAD_USER_INPUT',
      '{ ranking(metric: PERMITS_DECISIONS, year: 2024, basis: STATED_TOTAL) { totalCount } }',
    ],
    ['a year that cannot be', 'BAD_USER_INPUT', '{ coverage(year: 99999) { filed } }'],
    [
      'a filter nested too deep',
      'BAD_USER_INPUT',
      `{ agencies(filter: ${'{ not: '.repeat(8)}{}${' }'.repeat(8)}) { totalCount } }`,
    ],
    ['a text too long', 'BAD_USER_INPUT', `{ search(text: "${'长'.repeat(101)}") { name } }`],
  ]
  it.each(cases)('%s is %s', async (_name, code, source) => {
    const { errors } = await execute(source)
    expect(errors?.map((error) => error.extensions.code)).toEqual([code])
    expect(errors?.[0]?.message).not.toContain('\n')
  })

  it('a node nothing has is null', async () => {
    expect(await ask(`{ node(id: "${idOf('Agency:999999')}") { id } }`)).toEqual({ node: null })
  })
})
