/** The page of a ranking on which an agency stands. */
import { graphql } from 'graphql'
import { beforeAll, describe, expect, test } from 'vitest'
import { createContext, encodeId, schema } from '../src/graphql/index.ts'
import { useDatabase } from './postgres.ts'
import { documentOf, storeDocument } from './report-fixture.ts'

const database = useDatabase()
/** By decisions on permits, where 乙 and 丙 share a place and 己 has none. */
const PERMITS = { 甲: 50, 乙: 40, 丙: 40, 丁: 30, 戊: 20, 己: 'blank' } as const
const CASES = { 'requests.received.total': 20, 'requests.resolved_total.total': 20, 'requests.granted.total': 5 }
const ids = new Map<string, string>()

// biome-ignore lint/suspicious/noExplicitAny: answers have the shape of their queries
type Answer = any
const ask = async (source: string, variableValues: Record<string, unknown> = {}) => {
  const contextValue = createContext(database.db)
  const { data, errors } = await graphql({ schema, source, variableValues, contextValue })
  return { data: data as Answer, code: errors?.[0]?.extensions.code }
}

beforeAll(async () => {
  for (const [name, permits] of Object.entries(PERMITS)) {
    const agency = { name: `${name}县教育局`, region_code: null, level: 'county', sector: 'education' } as const
    const figures = { ...CASES, 'permits.decisions': permits }
    await storeDocument(database.db, documentOf({ agency, figures, year: 2024 }))
  }
  const { data } = await ask('{ agencies { nodes { id name } } }')
  for (const { id, name } of data.agencies.nodes) ids.set(name.slice(0, 1), id)
})

const RANKING = `query ($around: ID, $after: String, $first: Int, $direction: RankingDirection) {
  ranking(metric: PERMITS_DECISIONS, year: 2024, around: $around, after: $after, first: $first, direction: $direction) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage }
    nodes { rank agency { name } }
  }
}`
const pageAround = async (name: string, first: number, direction = 'DESC') => {
  const { data } = await ask(RANKING, { around: ids.get(name), first, direction })
  const { totalCount, pageInfo, nodes } = data.ranking
  const named = nodes.map(({ rank, agency }: Answer) => agency.name[0] + rank)
  return { totalCount, ...pageInfo, nodes: named.join(' ') }
}

describe('around an agency', () => {
  test.each([
    ['甲', 2, 'DESC', '甲1 乙2'],
    ['乙', 2, 'DESC', '甲1 乙2'],
    ['丙', 2, 'DESC', '丙2 丁4'],
    ['戊', 2, 'DESC', '戊5'],
    ['戊', 2, 'ASC', '戊1 丁2'],
    ['丙', 2, 'ASC', '乙3 丙3'],
    ['丁', 20, 'DESC', '甲1 乙2 丙2 丁4 戊5'],
    ['丁', 1, 'DESC', '丁4'],
    ['己', 20, 'DESC', ''],
  ])('of %s, pages of %i in the direction %s show %s', async (name, first, direction, nodes) => {
    expect(await pageAround(name, first, direction)).toMatchObject({ totalCount: 5, nodes })
  })

  test('the page says whether there are others before and behind it', async () => {
    expect(await pageAround('丙', 2)).toMatchObject({ hasPreviousPage: true, hasNextPage: true })
    expect(await pageAround('甲', 2)).toMatchObject({ hasPreviousPage: false, hasNextPage: true })
    expect(await pageAround('戊', 2)).toMatchObject({ hasPreviousPage: true, hasNextPage: false })
    expect(await pageAround('甲', 0)).toMatchObject({ totalCount: 5, nodes: '' })
  })

  test('a ranking by a rate is asked in the same way', async () => {
    const source =
      'query ($around: ID) { rateRanking(rate: GRANTED, year: 2024, first: 1, around: $around) { nodes { rank agency { name } } } }'
    const { data } = await ask(source, { around: ids.get('己') })
    expect(data).toEqual({ rateRanking: { nodes: [{ rank: 1, agency: { name: '己县教育局' } }] } })
  })

  test.each([
    ['an agency that there is not', { around: encodeId('Agency', 99_999) }, 'NOT_FOUND'],
    ['what is no agency', { around: encodeId('Report', 1) }, 'BAD_USER_INPUT'],
    ['a place to go on from too', { around: encodeId('Agency', 1), after: 'WzEsMV0' }, 'BAD_USER_INPUT'],
  ])('%s is refused', async (_what, variables, code) => {
    expect((await ask(RANKING, variables)).code).toBe(code)
  })
})
