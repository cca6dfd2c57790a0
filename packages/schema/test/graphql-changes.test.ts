/** What arrived and when: changes of what counts, the last run, findings by when they became known, and who is unranked. */
import { type ExecutionResult, graphql } from 'graphql'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, refuseDocument } from '../src/db/index.ts'
import { createContext, schema } from '../src/graphql/index.ts'
import { useDatabase } from './postgres.ts'
import { documentOf, type ReportFixture, storeDocument } from './report-fixture.ts'
import { openWatchedDatabase } from './watched-database.ts'

const database = useDatabase()
/** Statements the last request made. */
const statements: string[] = []
let watched: Database

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

const LUOYANG = { name: '洛阳市卫生健康委员会', region_code: '410300', level: 'prefecture', sector: 'health' } as const
const XINAN = { name: '新安县教育局', region_code: '410323', level: 'county', sector: 'education' } as const
const WUHAN = { name: '武汉市教育局', region_code: '420100', level: 'prefecture', sector: 'education' } as const

const findingOf = (code: 'sum.balance' | 'cell.blank' | 'unit.unknown', severity: 'error' | 'warning' | 'info') =>
  ({
    code,
    severity,
    origin: 'document',
    metrics: ['permits.decisions'],
    expected: 1,
    actual: 2,
    message: { zh: '矛盾', en: 'Contradicts' },
    spans: [],
    legal_basis: '第五十条',
  }) as const

const BEFORE: ReportFixture = {
  agency: LUOYANG,
  figures: { 'permits.decisions': 10, 'fees.amount': 'blank' },
  findings: [findingOf('sum.balance', 'error'), findingOf('cell.blank', 'warning')],
  bytes: 'luoyang',
}
const AGAIN: ReportFixture = {
  ...BEFORE,
  figures: { 'permits.decisions': 12, 'fees.amount': 'blank' },
  findings: [findingOf('cell.blank', 'warning'), findingOf('unit.unknown', 'error')],
  bytes: 'luoyang, restated',
}
const store = (fixture: ReportFixture) => storeDocument(database.db, documentOf(fixture))
/** As if all that is stored had been stored so much earlier. */
const age = async (interval: string) => {
  await sql`update report_history set since = since - ${interval}::interval`.execute(database.db)
  await sql`update findings set known_since = known_since - ${interval}::interval`.execute(database.db)
  await sql`update refusals set refused_at = refused_at - ${interval}::interval`.execute(database.db)
}

beforeAll(async () => {
  watched = await openWatchedDatabase(database.url, statements)
  expect(await ask('{ lastIngest { reports } changes { totalCount nodes { id } } }')).toEqual({
    lastIngest: null,
    changes: { totalCount: 0, nodes: [] },
  })
  await store(BEFORE)
  await store({ agency: WUHAN, figures: {}, findings: [findingOf('sum.balance', 'info')], bytes: 'wuhan' })
  await age('1 day')
  await store({ agency: XINAN, year: 2023, bytes: 'xinan' })
  await store({ agency: XINAN, figures: { 'permits.decisions': 'unreadable' }, bytes: 'xinan 2024' })
  await age('9 minutes')
  await store(AGAIN)
  const { bytes, reports } = documentOf({ agency: WUHAN, figures: { 'permits.decisions': 'blank' }, bytes: 'wuhan' })
  const reread = reports.map((report) => ({ ...report, parser: '1.1.0' }))
  await storeDocument(database.db, { bytes, reports: reread })
  const [refused] = documentOf({ agency: XINAN, year: 2023, bytes: 'xinan' }).reports
  await refuseDocument(database.db, {
    sha256: refused?.source.sha256 ?? '',
    parserVersion: '1.1.0',
    regionHint: undefined,
    code: 'document.not_a_report',
    message: 'no report',
  })
})
afterAll(() => watched?.close())

describe('changes', () => {
  const query = `query ($since: DateTime, $after: String, $first: Int, $filter: AgencyFilter) {
    changes(since: $since, after: $after, first: $first, filter: $filter) {
      totalCount pageInfo { endCursor hasNextPage }
      nodes {
        id at kind year changedCells agency { name } report { versionNumber }
        version { versionNumber } versionBefore { versionNumber }
        findingsAdded { code } findingsRemoved { code }
      }
    }
  }`

  it('say newest first what counts since when, why, and what is otherwise than before', async () => {
    const { changes } = await ask(query)
    expect(changes.totalCount).toBe(7)
    expect(changes.nodes).toMatchObject([
      { kind: 'WITHDRAWN', year: 2023, agency: { name: XINAN.name }, report: null, version: null, changedCells: 0 },
      { kind: 'REREAD', agency: { name: WUHAN.name }, changedCells: 1, findingsRemoved: [{ code: 'SUM_BALANCE' }] },
      {
        kind: 'RESTATED',
        agency: { name: LUOYANG.name },
        report: { versionNumber: 2 },
        version: { versionNumber: 2 },
        versionBefore: { versionNumber: 1 },
        changedCells: 1,
        findingsAdded: [{ code: 'UNIT_UNKNOWN' }],
        findingsRemoved: [{ code: 'SUM_BALANCE' }],
      },
      { kind: 'FIRST', year: 2024, agency: { name: XINAN.name }, versionBefore: null, changedCells: 0 },
      { kind: 'FIRST', year: 2023, agency: { name: XINAN.name }, report: null, version: { versionNumber: 1 } },
      { kind: 'FIRST', agency: { name: WUHAN.name }, findingsAdded: [{ code: 'SUM_BALANCE' }] },
      { kind: 'FIRST', agency: { name: LUOYANG.name }, report: { versionNumber: 2 } },
    ])
    expect(new Set(changes.nodes.map(({ id }: Answer) => id)).size).toBe(7)
  })

  it('go on behind a cursor, and are restricted by agency and moment', async () => {
    const { changes: all } = await ask(query)
    const { changes: first } = await ask(query, { first: 3 })
    const { changes: rest } = await ask(query, { after: first.pageInfo.endCursor })
    expect([...first.nodes, ...rest.nodes]).toEqual(all.nodes)
    const { changes: since } = await ask(query, { since: all.nodes[2].at })
    expect(since.nodes).toEqual(all.nodes.slice(0, 3))
    const { changes: ofOne } = await ask(query, { filter: { region: '4103', sectors: ['HEALTH'] } })
    expect(ofOne).toMatchObject({ totalCount: 2, nodes: [{ kind: 'RESTATED' }, { kind: 'FIRST' }] })
  })

  it('are summed up by year: when the last came, after a moment and of some agencies', async () => {
    const { changes } = await ask(query)
    const lastChanges = async (after: string | null, filter = {}) => {
      const source = `query ($after: DateTime, $filter: AgencyFilter) {
        lastChanges(after: $after, filter: $filter) { year at restatedAt }
      }`
      return (await ask(source, { after, filter })).lastChanges
    }
    expect(await lastChanges(null)).toEqual([
      { year: 2023, at: changes.nodes[0].at, restatedAt: changes.nodes[0].at },
      { year: 2024, at: changes.nodes[1].at, restatedAt: changes.nodes[1].at },
    ])
    const ofOne = { region: '4103', sectors: ['HEALTH'] }
    expect(await lastChanges(changes.nodes[3].at, ofOne)).toEqual([
      { year: 2024, at: changes.nodes[2].at, restatedAt: changes.nodes[2].at },
    ])
    expect(await lastChanges(changes.nodes[2].at, ofOne)).toEqual([])
  })

  it('of reports that were not known at the moment are told apart from those of reports that were', async () => {
    const { changes } = await ask(query)
    const source = 'query ($after: DateTime) { lastChanges(after: $after) { year restatedAt } }'
    const [reread, firstOfYear] = [changes.nodes[1], changes.nodes[3]]
    expect((await ask(source, { after: '2000-01-01T00:00:00Z' })).lastChanges).toEqual([
      { year: 2023, restatedAt: null },
      { year: 2024, restatedAt: null },
    ])
    const beforeXinan = new Date(Date.parse(firstOfYear.at) - 1000).toISOString()
    expect((await ask(source, { after: beforeXinan })).lastChanges).toEqual([
      { year: 2023, restatedAt: null },
      { year: 2024, restatedAt: reread.at },
    ])
  })

  it('are answered in a bounded number of statements', async () => {
    await ask(query, { first: 2 })
    const forTwo = statements.length
    await ask(query)
    expect(statements.length).toBeLessThanOrEqual(forTwo)
    expect(forTwo).toBeLessThanOrEqual(7)
  })

  it('of the last run are summed up: what arrived since the last pause', async () => {
    const { lastIngest } = await ask(
      '{ lastIngest { at beganAt reports first restated reread withdrawn refusedAgain } changes { nodes { at } } }',
    )
    const { changes } = await ask('{ changes { nodes { at } } }')
    expect(lastIngest).toEqual({
      at: changes.nodes[0].at,
      beganAt: changes.nodes[4].at,
      reports: 4,
      first: 2,
      restated: 1,
      reread: 1,
      withdrawn: 1,
      refusedAgain: 1,
    })
  })
})

describe('findings', () => {
  const query = `query ($orderBy: FindingOrder, $after: String, $first: Int) {
    findings(orderBy: $orderBy, after: $after, first: $first) {
      totalCount pageInfo { endCursor } nodes { id code severity knownSince }
    }
  }`
  const codesIn = ({ findings }: Answer) => findings.nodes.map(({ code }: Answer) => code)

  it('are newest first by when they became known, whichever version they stand in', async () => {
    expect(codesIn(await ask(query, { orderBy: 'NEWEST' }))).toEqual(['UNIT_UNKNOWN', 'CELL_BLANK'])
    const { findings } = await ask(query, { orderBy: 'NEWEST' })
    const [newest, older] = findings.nodes.map(({ knownSince }: Answer) => Date.parse(knownSince))
    expect(newest - older).toBeGreaterThan(24 * 3_600_000)
  })

  it('are gravest first, and of equal ones newest first', async () => {
    await store({
      agency: { ...WUHAN, name: '武汉市审计局' },
      findings: [findingOf('cell.blank', 'info'), findingOf('sum.balance', 'error')],
    })
    expect(codesIn(await ask(query, { orderBy: 'GRAVEST' }))).toEqual([
      'SUM_BALANCE',
      'UNIT_UNKNOWN',
      'CELL_BLANK',
      'CELL_BLANK',
    ])
    expect(codesIn(await ask(query))).toEqual(['CELL_BLANK', 'UNIT_UNKNOWN', 'CELL_BLANK', 'SUM_BALANCE'])
  })

  it.each(['NEWEST', 'GRAVEST', undefined])('page by page in the order %s are the same', async (orderBy) => {
    const all = await ask(query, { orderBy })
    const pages: Answer[] = []
    for (let after: string | undefined; pages.length < all.findings.totalCount; ) {
      const { findings } = await ask(query, { orderBy, after, first: 1 })
      pages.push(...findings.nodes)
      after = findings.pageInfo.endCursor
    }
    expect(pages).toEqual(all.findings.nodes)
  })

  it('of a few agencies are found among very many others', async () => {
    const many = Array.from({ length: 1_200 }, () => findingOf('cell.blank', 'error'))
    await store({ agency: { ...WUHAN, name: '武汉市档案局' }, figures: { 'permits.decisions': 5 }, findings: many })
    for (const orderBy of ['NEWEST', 'GRAVEST', undefined]) {
      const { findings } = await ask(
        `query ($orderBy: FindingOrder) {
          findings(orderBy: $orderBy, filter: { sectors: [HEALTH] }) { totalCount nodes { code } }
          all: findings(orderBy: $orderBy, first: 200) { totalCount nodes { id } }
        }`,
        { orderBy },
      )
      const codes = findings.nodes.map(({ code }: Answer) => code).sort()
      expect([findings.totalCount, codes]).toEqual([2, ['CELL_BLANK', 'UNIT_UNKNOWN']])
    }
  })

  it('take no cursor of another order', async () => {
    const { findings } = await ask(query, { first: 1 })
    const { errors } = await execute(query, { orderBy: 'NEWEST', after: findings.pageInfo.endCursor })
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })
})

describe('agencies without a place', () => {
  const query = `query ($state: UnrankedState, $first: Int, $after: String, $metric: Metric, $rate: Rate) {
    unranked(metric: $metric, rate: $rate, year: 2024, state: $state, first: $first, after: $after) {
      totalCount pageInfo { endCursor }
      nodes { state agency { name } report { year } fact { state raw } }
    }
  }`
  const metric = 'PERMITS_DECISIONS'

  it('are listed for each reason, as many as the ranking counts', async () => {
    const { ranking } = await ask(
      '{ ranking(metric: PERMITS_DECISIONS, year: 2024) { totalCount blank missing notOnForm unreadable otherBasis belowMinimum notFiled } }',
    )
    const { totalCount: _, ...counts } = ranking
    const states = Object.keys(counts).map((name) => name.replace(/[A-Z]/g, '_$&').toUpperCase())
    const listed = await Promise.all(states.map(async (state) => (await ask(query, { metric, state })).unranked))
    expect(listed.map(({ totalCount }) => totalCount)).toEqual(Object.values(counts))
    expect(listed.map(({ nodes }) => nodes.length)).toEqual(Object.values(counts))
    const { unranked } = await ask(query, { metric })
    expect(unranked.nodes).toEqual([
      {
        state: 'UNREADABLE',
        agency: { name: XINAN.name },
        report: { year: 2024 },
        fact: { state: 'UNREADABLE', raw: null },
      },
      { state: 'BLANK', agency: { name: WUHAN.name }, report: { year: 2024 }, fact: { state: 'BLANK', raw: '/' } },
      {
        state: 'MISSING',
        agency: { name: '武汉市审计局' },
        report: { year: 2024 },
        fact: { state: 'MISSING', raw: null },
      },
    ])
  })

  it('go on behind a cursor', async () => {
    const { unranked: first } = await ask(query, { metric, first: 1 })
    const { unranked: rest } = await ask(query, { metric, after: first.pageInfo.endCursor })
    expect([first, rest].flatMap(({ nodes }) => nodes.map(({ state }: Answer) => state))).toEqual([
      'UNREADABLE',
      'BLANK',
      'MISSING',
    ])
  })

  it('of a rate have no single figure, and of a year without reports have not filed', async () => {
    const { unranked } = await ask(query, { rate: 'GRANTED', first: 1 })
    expect(unranked).toMatchObject({ totalCount: 5, nodes: [{ state: 'MISSING', fact: null }] })
    const { unranked: none } = await ask(
      '{ unranked(metric: PERMITS_DECISIONS, year: 2020) { totalCount nodes { state report { year } fact { raw } } } }',
    )
    expect(none.totalCount).toBe(5)
    expect(none.nodes[0]).toEqual({ state: 'NOT_FILED', report: null, fact: null })
  })

  it('are found without a statement but for their reports and figures', async () => {
    await ask('{ unranked(metric: PERMITS_DECISIONS, year: 2024) { totalCount nodes { state agency { name } } } }')
    expect(statements).toEqual([])
    await ask(query, { metric })
    expect(statements.length).toBeLessThanOrEqual(3)
  })
})
