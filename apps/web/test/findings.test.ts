import { readFileSync } from 'node:fs'
import { FINDING_CODES } from '@gongkai/schema/metrics'
import { describe, expect, test } from 'vitest'
import type { FindingCountsQuery } from '../generated/graphql.ts'
import { enumOf } from '../lib/enum-key.ts'
import { formatFindingState, parseFindingState } from '../lib/finding-state.ts'
import { findingAnchor, findingVariables, ruleCounts } from '../lib/findings.ts'

const CODES = Object.keys(FINDING_CODES)

describe('which findings an address asks for', () => {
  test('is written as it is read', () => {
    const query = '?year=2024&region=410300&level=county&sector=health&severity=error&rule=sum.balance&after=abc'
    const state = parseFindingState(Object.fromEntries(new URLSearchParams(query)))
    expect(state && formatFindingState(state)).toBe(query)
  })

  test('does not hold a rule, severity or cursor that there is none of', () => {
    for (const wrong of [{ rule: 'sum.nothing' }, { severity: 'fatal' }, { after: '<script>' }])
      expect(parseFindingState(wrong)).toBeUndefined()
  })

  test('is asked in the words of the API', () => {
    expect(findingVariables({ severity: 'error', rule: 'sum.balance', region: '410300' })).toEqual({
      year: null,
      filter: { region: '410300' },
      severities: ['ERROR'],
      codes: ['SUM_BALANCE'],
    })
  })
})

test('the query counts every rule of the catalogue under its own name', () => {
  const query = readFileSync(new URL('../queries/findings.graphql', import.meta.url), 'utf8')
  const counted = [...query.matchAll(/^ {2}(\w+): findings\([^)]*codes: \[(\w+)\]/gm)]
  expect(counted.map(([, alias]) => alias)).toEqual(CODES.map((code) => enumOf(code)))
  expect(counted.filter(([, alias, code]) => alias !== code)).toEqual([])
})

test('counts are read back as the rules of the catalogue', () => {
  const counts = { SUM_BALANCE: { totalCount: 3 }, CELL_BLANK: { totalCount: 0 } }
  expect(ruleCounts(counts as FindingCountsQuery)).toEqual([
    { code: 'sum.balance', count: 3 },
    { code: 'cell.blank', count: 0 },
  ])
})

test('a finding leads to its figure’s place, to the figure where nothing stands, else to the findings', () => {
  const metrics = ['permits.decisions']
  expect(findingAnchor({ metrics, spans: [{ start: 1, end: 2 }] })).toBe('f-permits.decisions')
  expect(findingAnchor({ metrics, spans: [] })).toBe('v-permits.decisions')
  expect(findingAnchor({ metrics: [], spans: [{ start: 1, end: 2 }] })).toBe('findings')
})
