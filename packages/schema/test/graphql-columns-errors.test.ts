/** What rankings, summaries, trends and comparisons refuse, whatever is stored. */
import { graphql } from 'graphql'
import { describe, expect, it } from 'vitest'
import { createContext, schema } from '../src/graphql/index.ts'
import { useDatabase } from './postgres.ts'

const database = useDatabase()
const execute = (source: string) => graphql({ schema, source, contextValue: createContext(database.db) })

describe('what cannot be asked', () => {
  const cases: [string, string][] = [
    [
      'two measures',
      '{ summary(metric: PERMITS_DECISIONS, rate: GRANTED, years: [2024], groupBy: []) { totalCount } }',
    ],
    ['no measure', '{ trend(years: [2024]) { year } }'],
    ['a minimum of a figure', '{ trend(metric: PERMITS_DECISIONS, minimum: 3) { year } }'],
    ['a minimum below one', '{ rateRanking(rate: GRANTED, year: 2024, minimum: 0) { totalCount } }'],
    ['a basis of a rate', '{ trend(rate: GRANTED, basis: STATED_TOTAL) { year } }'],
    ['years, and the last of them', '{ trend(metric: FEES_AMOUNT, years: [2024], last: 2) { year } }'],
    ['none of the last years', '{ trend(metric: FEES_AMOUNT, last: 0) { year } }'],
    ['no years', '{ summary(metric: PERMITS_DECISIONS, years: [], groupBy: []) { totalCount } }'],
    [
      'two kinds of divisions',
      '{ summary(metric: PERMITS_DECISIONS, years: [2024], groupBy: [COUNTY, PROVINCE]) { totalCount } }',
    ],
    [
      'three dimensions',
      '{ summary(metric: PERMITS_DECISIONS, years: [2024], groupBy: [LEVEL, SECTOR, YEAR]) { totalCount } }',
    ],
    [
      'a choice by key',
      '{ summary(metric: PERMITS_DECISIONS, years: [2024], groupBy: [LEVEL], having: [{ aspect: KEY }]) { totalCount } }',
    ],
    [
      'a percentile beyond all',
      '{ ranking(metric: PERMITS_DECISIONS, year: 2024) { distribution { percentile(part: 2) } } }',
    ],
    ['no agencies', '{ compare(agencies: [], metrics: [PERMITS_DECISIONS], years: [2024]) { value } }'],
    [
      'a moment to come',
      '{ ranking(metric: PERMITS_DECISIONS, year: 2024, asOf: "2999-01-01T00:00:00Z") { totalCount } }',
    ],
  ]
  it.each(cases)('%s', async (_what, source) => {
    const { errors } = await execute(source)
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT'])
  })

  it('an agency that is not there', async () => {
    const id = Buffer.from('Agency:99999').toString('base64url')
    const { errors } = await execute(
      `{ compare(agencies: ["${id}"], metrics: [PERMITS_DECISIONS], years: [2024]) { value } }`,
    )
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  })
})
