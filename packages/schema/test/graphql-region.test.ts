/** A region that there is not is told apart from one where nobody has reported. */
import { graphql } from 'graphql'
import { beforeAll, describe, expect, test } from 'vitest'
import { upsertRegions } from '../src/db/index.ts'
import { createContext, schema } from '../src/graphql/index.ts'
import { useDatabase } from './postgres.ts'
import { documentOf, storeDocument } from './report-fixture.ts'

const database = useDatabase()
const HENAN = { code: '410000', name: '河南省', level: 'province', parent: null } as const
const LUOYANG = { code: '410300', name: '洛阳市', level: 'prefecture', parent: '410000' } as const
beforeAll(async () => {
  await upsertRegions(database.db, [HENAN, LUOYANG])
  const agency = { name: '济源市财政局', region_code: '419001', level: 'county', sector: 'finance' } as const
  await storeDocument(database.db, documentOf({ agency, figures: { 'permits.decisions': 1 } }))
})

const ask = async (source: string, variableValues: Record<string, unknown>) => {
  const { data, errors } = await graphql({
    schema,
    source,
    variableValues,
    contextValue: createContext(database.db),
  })
  return { data, error: errors?.[0] }
}

const YEAR = 'metric: PERMITS_DECISIONS, year: 2024'
const QUESTIONS = [
  `ranking(${YEAR}, filter: $f) { totalCount }`,
  'rateRanking(rate: GRANTED, year: 2024, filter: $f) { totalCount }',
  `unranked(${YEAR}, filter: $f) { totalCount }`,
  'summary(metric: PERMITS_DECISIONS, years: [2024], filter: $f) { totalCount }',
  'trend(metric: PERMITS_DECISIONS, filter: $f) { year }',
  'coverage(year: 2024, filter: $f) { filed }',
  'years(filter: $f)',
  'agencies(filter: $f) { totalCount }',
  'reports(filter: $f) { totalCount }',
  'findings(filter: $f) { totalCount }',
  'findingCounts(filter: $f) { total }',
  'changes(filter: $f) { totalCount }',
  'lastChanges(filter: $f) { year }',
  'searchReports(text: "公开", filter: $f) { totalCount }',
]

describe.each(QUESTIONS)('%s', (question) => {
  const query = `query Q($f: AgencyFilter) { ${question} }`

  test.each(['999999', '99', '4199', '000000', '00'])('refuses the region %s, which there is not', async (region) => {
    for (const filter of [{ region }, { not: { or: [{ region: '41' }, { region }] } }]) {
      const { error } = await ask(query, { f: filter })
      expect(error?.message).toBe(
        `filter.region: there is no division ${JSON.stringify(region)}, nor an agency of one below it.`,
      )
      expect(error?.extensions).toEqual({ code: 'NOT_FOUND', argument: 'filter.region', value: region })
    }
  })

  test.each(['41', '410000', '4103', '410300', '4190', '419001'])(
    'takes the region %s, which there is, or which has agencies',
    async (region) => {
      expect((await ask(query, { f: { region } })).error).toBeUndefined()
    },
  )
})

describe('the divisions below one', () => {
  const below = (parent: string | null) => ask('query Q($p: String) { regions(parent: $p) { code } }', { p: parent })

  test.each(['999999', '000000', '419900'])('are not asked for below %s, which there is not', async (parent) => {
    const { data, error } = await below(parent)
    expect(data).toBeNull()
    expect(error?.extensions).toEqual({ code: 'NOT_FOUND', argument: 'parent', value: parent })
    expect(error?.message).toMatch(/^parent: there is no division "\d{6}"/)
  })

  test.each<[string | null, readonly string[]]>([
    [null, ['410000']],
    ['410000', ['410300']],
    ['410300', []],
    ['419001', []], // which no table has, though an agency says it is there
  ])('below %s are %j', async (parent, codes) => {
    const { data, error } = await below(parent)
    expect(error).toBeUndefined()
    expect(data).toEqual({ regions: codes.map((code) => ({ code })) })
  })
})
