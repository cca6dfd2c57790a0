/** What the API answers from columns: rankings by figure and rate, summaries, trends, comparisons, counts, now and then. */
import { type ExecutionResult, graphql } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { columnsOf } from '../src/columns/index.ts'
import { type Database, upsertRegions } from '../src/db/index.ts'
import { createContext, schema } from '../src/graphql/index.ts'
import { useDatabase } from './postgres.ts'
import { documentOf, storeDocument } from './report-fixture.ts'
import { FIXTURES, LUOYANG, WUHAN, XINAN } from './three-agencies.ts'
import { openWatchedDatabase } from './watched-database.ts'

const database = useDatabase()
/** Statements the last request made. */
const statements: string[] = []
let watched: Database
let beforeRestatement: Date

// biome-ignore lint/suspicious/noExplicitAny: answers have the shape of their queries
type Answer = any
async function execute(source: string, variableValues: Record<string, unknown> = {}): Promise<ExecutionResult<Answer>> {
  statements.length = 0
  return graphql({ schema, source, variableValues, contextValue: createContext(watched.db) })
}
async function ask(source: string, variables?: Record<string, unknown>): Promise<Answer> {
  const { data, errors } = await execute(source, variables)
  expect(errors).toBeUndefined()
  return data
}

beforeAll(async () => {
  await upsertRegions(database.db, [
    { code: '410000', name: '河南省', level: 'province', parent: null },
    { code: '410300', name: '洛阳市', level: 'prefecture', parent: '410000' },
    { code: '410323', name: '新安县', level: 'county', parent: '410300' },
    { code: '420000', name: '湖北省', level: 'province', parent: null },
    { code: '420100', name: '武汉市', level: 'prefecture', parent: '420000' },
  ])
  for (const fixture of FIXTURES) await storeDocument(database.db, documentOf(fixture))
  const { since } = await database.db
    .selectFrom('report_history')
    .select('since')
    .orderBy('data_version', 'desc')
    .executeTakeFirstOrThrow()
  beforeRestatement = since
  await storeDocument(
    database.db,
    documentOf({ agency: XINAN, figures: { 'permits.decisions': 90 }, bytes: 'restated' }),
  )
  const stored = await database.db.selectFrom('report_history').select('since').execute()
  expect(stored.filter(({ since }) => since > beforeRestatement)).toHaveLength(1)
  watched = await openWatchedDatabase(database.url, statements)
  await columnsOf(watched.db).current()
})
afterAll(() => watched?.close())

const NAMED = 'agency { name }'

describe('a ranking', () => {
  const query = `query ($asOf: DateTime) { ranking(metric: PERMITS_DECISIONS, year: 2024, asOf: $asOf) {
    totalCount unreadable
    distribution { sum mean min lowerQuartile median upperQuartile max percentile(part: 0.9) }
    nodes { rank value previousValue previousRank isDisputed rankRange { best worst } agency { name region { name } } }
  } }`

  it('shows how all values are spread and how far each rank may move', async () => {
    const { ranking } = await ask(query)
    expect(ranking).toMatchObject({
      totalCount: 2,
      unreadable: 1,
      distribution: {
        sum: 140,
        mean: 70,
        min: 50,
        lowerQuartile: 60,
        median: 70,
        upperQuartile: 80,
        max: 90,
        percentile: 86,
      },
      nodes: [
        {
          rank: 1,
          value: 90,
          previousValue: null,
          rankRange: { best: 1, worst: 2 },
          agency: { region: { name: '新安县' } },
        },
        { rank: 2, value: 50, previousValue: 10, previousRank: 2, rankRange: { best: 2, worst: 3 } },
      ],
    })
  })

  it('asks the database for nothing but the data version', async () => {
    await ask(query)
    expect(statements).toEqual([])
  })

  it('is as it was at a moment, with its disputes and its versions', async () => {
    const { ranking } = await ask(query, { asOf: beforeRestatement.toISOString() })
    expect(ranking.nodes).toMatchObject([
      { rank: 1, value: 50, isDisputed: false, rankRange: { best: 1, worst: 3 } },
      { rank: 2, value: 30, isDisputed: true, rankRange: { best: 1, worst: 3 } },
    ])
    const past = await ask(
      `query ($asOf: DateTime) { ranking(metric: PERMITS_DECISIONS, year: 2024, asOf: $asOf, filter: { text: "新安" }) {
        nodes { report { versionNumber isCurrent } fact { value raw } } } }`,
      { asOf: beforeRestatement.toISOString() },
    )
    expect(past.ranking.nodes).toEqual([
      { report: { versionNumber: 1, isCurrent: false }, fact: { value: 30, raw: '30' } },
    ])
  })
})

it('a share is of a whole, which gains and losses do not make', async () => {
  const shares = await ask(`{
    decisions: ranking(metric: PERMITS_DECISIONS, year: 2020) { nodes { value share } }
    change: ranking(metric: PERMITS_ITEMS_CHANGE, year: 2020) { nodes { value share } }
  }`)
  expect(shares).toEqual({
    decisions: { nodes: [{ value: 40, share: 1 }] },
    change: { nodes: [{ value: 7, share: null }] },
  })
})

describe('a ranking by a rate', () => {
  it('has numerator, denominator and interval, and leaves out who has too few cases', async () => {
    const { rateRanking } = await ask(`{ rateRanking(rate: GRANTED_OR_PARTIALLY, year: 2024) {
      totalCount belowMinimum missing distribution { median }
      nodes { rank value numerator denominator interval { low high } previousValue percentile rankRange { best worst } ${NAMED} }
    } }`)
    expect(rateRanking).toMatchObject({ totalCount: 2, missing: 1, belowMinimum: 0 })
    expect(rateRanking.distribution.median).toBeCloseTo(0.475, 12)
    expect(rateRanking.nodes).toMatchObject([
      { rank: 1, value: 0.75, numerator: 15, denominator: 20, previousValue: 0.75, agency: { name: LUOYANG.name } },
      { rank: 2, value: 0.2, numerator: 6, denominator: 30, previousValue: null },
    ])
    expect(rateRanking.nodes[0].interval.low).toBeCloseTo(0.5313, 4)
    const strict = await ask(
      '{ rateRanking(rate: GRANTED_OR_PARTIALLY, year: 2024, minimum: 25) { totalCount belowMinimum } }',
    )
    expect(strict.rateRanking).toEqual({ totalCount: 1, belowMinimum: 1 })
  })

  it('refuses figures that make more than all', async () => {
    const { rateRanking } = await ask(
      '{ rateRanking(rate: GRANTED_OR_PARTIALLY, year: 2023) { totalCount unreadable } }',
    )
    expect(rateRanking).toEqual({ totalCount: 1, unreadable: 1 })
  })

  it('is of figures the catalogue has', async () => {
    const { rates } = await ask(
      '{ rates { rate key label { zh } definition { en } numerator { key } denominator { key } minimum } }',
    )
    expect(rates.length).toBeGreaterThan(5)
    expect(rates).toContainEqual(
      expect.objectContaining({
        rate: 'LITIGATION_CORRECTED',
        key: 'litigation_corrected',
        denominator: [{ key: 'litigation_direct.total' }, { key: 'litigation_after_reconsideration.total' }],
      }),
    )
  })
})

describe('a summary', () => {
  it('has a group for each, in the order asked for, and its total is of all', async () => {
    const { summary } = await ask(`{ summary(metric: PERMITS_DECISIONS, years: [2023, 2024], groupBy: [PROVINCE],
        orderBy: { by: SUM }, first: 1) {
      totalCount
      total { counts { number unreadable notFiled } distribution { sum } }
      pageInfo { hasNextPage endCursor }
      nodes { region { name } regionCode counts { number notFiled } distribution { sum median } }
    } }`)
    expect(summary).toMatchObject({
      totalCount: 2,
      total: { counts: { number: 4, unreadable: 1, notFiled: 1 }, distribution: { sum: 170 } },
      pageInfo: { hasNextPage: true },
      nodes: [
        {
          region: { name: '河南省' },
          regionCode: '410000',
          counts: { number: 3, notFiled: 1 },
          distribution: { sum: 150, median: 50 },
        },
      ],
    })
    const rest = await ask(
      `query ($after: String) { summary(metric: PERMITS_DECISIONS, years: [2023, 2024], groupBy: [PROVINCE],
        orderBy: { by: SUM }, after: $after) { nodes { region { name } } pageInfo { hasNextPage } } }`,
      { after: summary.pageInfo.endCursor },
    )
    expect(rest.summary).toEqual({ nodes: [{ region: { name: '湖北省' } }], pageInfo: { hasNextPage: false } })
  })

  it('groups by two things at once, chooses groups, and never counts who has no figure as zero', async () => {
    const { summary } = await ask(`{ summary(metric: PERMITS_DECISIONS, years: [2023, 2024], groupBy: [SECTOR, YEAR],
        having: [{ aspect: NUMBER, atLeast: 1 }], orderBy: { by: MEAN, rising: true }) {
      totalCount nodes { sector year level form distribution { mean min } } } }`)
    expect(summary.nodes).toEqual([
      { sector: 'HEALTH', year: 2023, level: null, form: null, distribution: { mean: 10, min: 10 } },
      { sector: 'EDUCATION', year: 2023, level: null, form: null, distribution: { mean: 20, min: 20 } },
      { sector: 'HEALTH', year: 2024, level: null, form: null, distribution: { mean: 50, min: 50 } },
      { sector: 'EDUCATION', year: 2024, level: null, form: null, distribution: { mean: 90, min: 90 } },
    ])
  })

  it('of the past has beside its groups what they are today, wherever they stand now', async () => {
    const query = `query ($asOf: DateTime) { summary(metric: PERMITS_DECISIONS, years: [2024], groupBy: [COUNTY],
      orderBy: { by: SUM }, asOf: $asOf) {
      nodes { regionCode distribution { sum } } nodesNow { regionCode distribution { sum } } } }`
    const { summary } = await ask(query, { asOf: beforeRestatement.toISOString() })
    const codes = summary.nodes.map(({ regionCode }: Answer) => regionCode)
    expect(summary.nodesNow.map(({ regionCode }: Answer) => regionCode)).toEqual(codes)
    const xinan = codes.indexOf('410323')
    expect([summary.nodes[xinan], summary.nodesNow[xinan]].map(({ distribution }) => distribution.sum)).toEqual([
      30, 90,
    ])
    const today = await ask(query)
    expect(today.summary.nodesNow).toEqual(today.summary.nodes)
    const before = await ask(query, { asOf: '1970-01-01T00:00:00Z' })
    expect(before.summary.nodesNow).toEqual([])
  })

  it('sums up rates too, as one group where nothing divides it', async () => {
    const { summary } = await ask(`{ summary(rate: GRANTED, years: [2024], groupBy: []) {
      nodes { counts { number belowMinimum missing } distribution { max } } } }`)
    expect(summary.nodes).toEqual([{ counts: { number: 2, belowMinimum: 0, missing: 1 }, distribution: { max: 0.75 } }])
  })
})

describe('a trend', () => {
  it('breaks where the form changes what it asks, and shows each year’s forms', async () => {
    const { fees, permits } = await ask(`{
      fees: trend(metric: FEES_AMOUNT, filter: { region: "410300" }) {
        year isComparable break { year reason before after } forms { form reports } counts { number notOnForm } distribution { sum } }
      permits: trend(metric: PERMITS_DECISIONS, filter: { text: "洛阳" }, years: [2024, 2020, 2023]) {
        year isComparable distribution { sum } }
    }`)
    expect(fees).toMatchObject([
      { year: 2020, isComparable: true, break: null, counts: { number: 0, notOnForm: 1 } },
      {
        year: 2023,
        isComparable: false,
        break: { year: 2023, reason: 'NOT_ON_FORM', before: 'FORM_2019', after: 'FORM_2021' },
        distribution: { sum: 2.5 },
      },
      { year: 2024, isComparable: true, forms: [{ form: 'FORM_2021', reports: 2 }] },
    ])
    expect(permits).toEqual([
      { year: 2020, isComparable: true, distribution: { sum: 40 } },
      { year: 2023, isComparable: true, distribution: { sum: 10 } },
      { year: 2024, isComparable: true, distribution: { sum: 50 } },
    ])
  })
})

describe('a comparison', () => {
  it('has a figure or a reason for each agency, metric and year', async () => {
    const { agencies } = await ask('{ agencies(filter: { sectors: [EDUCATION] }) { nodes { id name } } }')
    const ids = agencies.nodes.map(({ id }: Answer) => id)
    const { compare } = await ask(
      `query ($ids: [ID!]!) { compare(agencies: $ids, metrics: [PERMITS_DECISIONS], years: [2023, 2024]) {
        agency { name } metric year state value report { year } } }`,
      { ids },
    )
    const of = (name: string) => compare.filter((figure: Answer) => figure.agency.name === name)
    expect(of(WUHAN.name)).toMatchObject([
      { year: 2023, state: 'NUMBER', value: 20, report: { year: 2023 } },
      { year: 2024, state: 'UNREADABLE', value: null },
    ])
    expect(of(XINAN.name)).toMatchObject([{ year: 2023, state: 'NOT_FILED', value: null, report: null }, { value: 90 }])
  })
})

describe('counts of findings', () => {
  it('are by rule, severity, origin and year, in one field', async () => {
    const query = `query ($asOf: DateTime) { findingCounts(asOf: $asOf) {
      total reports codes { code count } severities { severity count } origins { origin count } years { year count } } }`
    expect((await ask(query)).findingCounts).toMatchObject({ total: 0, reports: 0, codes: [] })
    const { findingCounts } = await ask(query, { asOf: beforeRestatement.toISOString() })
    expect(findingCounts).toEqual({
      total: 2,
      reports: 1,
      codes: [
        { code: 'NARRATIVE_CONTRADICTS_TABLE', count: 1 },
        { code: 'CELL_BLANK', count: 1 },
      ],
      severities: [
        { severity: 'ERROR', count: 1 },
        { severity: 'WARNING', count: 1 },
      ],
      origins: [{ origin: 'DOCUMENT', count: 2 }],
      years: [{ year: 2024, count: 2 }],
    })
  })
})

describe('coverage', () => {
  it('is as it was at a moment', async () => {
    const early = new Date(0).toISOString()
    const query = `query ($asOf: DateTime) { coverage(year: 2023, asOf: $asOf) {
      agencies filed notFiled forms { form reports } notFiledAgencies { totalCount nodes { name } } } }`
    expect((await ask(query)).coverage).toEqual({
      agencies: 3,
      filed: 2,
      notFiled: 1,
      forms: [{ form: 'FORM_2021', reports: 2 }],
      notFiledAgencies: { totalCount: 1, nodes: [{ name: XINAN.name }] },
    })
    expect((await ask(query, { asOf: early })).coverage).toMatchObject({ agencies: 0, notFiledAgencies: { nodes: [] } })
  })
})

describe('who names no year', () => {
  it('is answered by the newest that has reports, of the whole and not of the filter', async () => {
    const { id } = (await ask('{ search(text: "武汉市教育局") { id } }')).search[0]
    const answer = await ask(
      `query ($ids: [ID!]!) {
        ranking(metric: PERMITS_DECISIONS) { year totalCount }
        rateRanking(rate: GRANTED) { year }
        summary(metric: PERMITS_DECISIONS, groupBy: []) { years totalCount }
        compare(agencies: $ids, metrics: [FEES_AMOUNT]) { year }
        trend(metric: FEES_AMOUNT, filter: { ids: $ids }, last: 3) { year counts { notFiled } }
        years
      }`,
      { ids: [id] },
    )
    expect(answer).toEqual({
      ranking: { year: 2024, totalCount: 2 },
      rateRanking: { year: 2024 },
      summary: { years: [2024], totalCount: 1 },
      compare: [{ year: 2024 }],
      trend: [
        { year: 2022, counts: { notFiled: 1 } },
        { year: 2023, counts: { notFiled: 0 } },
        { year: 2024, counts: { notFiled: 0 } },
      ],
      years: [2024, 2023, 2020],
    })
    const early =
      '{ years(asOf: "1970-01-01T00:00:00Z") ranking(metric: FEES_AMOUNT, asOf: "1970-01-01T00:00:00Z") { year } }'
    const { errors } = await execute(early)
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND'])
  })
})

describe('any query', () => {
  const PLACE = 'agency { name region { name parent { name parent { name } } } }'
  const REPORT =
    'report { id year nameAsPrinted document { sha256 } findings { code report { agency { name } } } facts(metrics: [PERMITS_DECISIONS]) { raw } }'
  const hard: [what: string, most: number, source: string][] = [
    [
      'a ranking of all that it can show',
      7,
      `{ ranking(metric: PERMITS_DECISIONS, year: 2024) { totalCount nodes { rank previousRank ${PLACE} ${REPORT} fact { raw } rankRange { best } } } }`,
    ],
    [
      'eight rankings at once',
      0,
      `{ ${Array.from({ length: 8 }, (_, i) => `r${i}: ranking(metric: PERMITS_DECISIONS, year: ${2017 + i}) { totalCount nodes { rank ${PLACE} } }`).join(' ')} }`,
    ],
    [
      'a ranking by a rate',
      4,
      `{ rateRanking(rate: GRANTED, year: 2024) { nodes { value ${PLACE} ${REPORT.replace('findings', 'checks { code } findings')} } } }`,
    ],
    [
      'summaries by division',
      0,
      '{ summary(metric: PERMITS_DECISIONS, years: [2023, 2024], groupBy: [COUNTY]) { nodes { region { name parent { name } } distribution { median } } } }',
    ],
    [
      'trends of several figures',
      0,
      '{ a: trend(metric: FEES_AMOUNT) { distribution { median } } b: trend(rate: GRANTED) { distribution { median } } }',
    ],
    [
      'agencies with all their reports',
      8,
      `{ agencies { nodes { name region { name children { name } } reports { year versions { versionNumber parsedAt } findings { code } facts { value } disclosure { volume } } } } }`,
    ],
    [
      'who has not filed',
      1,
      '{ years coverage(year: 2023) { filed notFiledAgencies { nodes { name region { name } } } } findingCounts { total } }',
    ],
  ]
  it.each(hard)('%s is answered in at most %i statements', async (_what, most, source) => {
    await ask(source)
    expect(statements.length).toBeLessThanOrEqual(most)
  })
})
