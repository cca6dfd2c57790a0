import { FINDING_CODES } from '@gongkai/schema/metrics'
import { describe, expect, test } from 'vitest'
import type { FindingCountsQuery } from '../generated/graphql.ts'
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

test('every rule of the catalogue is counted, those without findings as none', () => {
  const counts: FindingCountsQuery = { findingCounts: { codes: [{ code: 'CELL_BLANK', count: 3 }] } }
  expect(ruleCounts(counts)).toEqual(CODES.map((code) => ({ code, count: code === 'cell.blank' ? 3 : 0 })))
})

test('a finding leads to its figure’s place, to the figure where nothing stands, else to the findings', () => {
  const metrics = ['permits.decisions']
  expect(findingAnchor({ metrics, spans: [{ start: 1, end: 2 }] })).toBe('f-permits.decisions')
  expect(findingAnchor({ metrics, spans: [] })).toBe('v-permits.decisions')
  expect(findingAnchor({ metrics: [], spans: [{ start: 1, end: 2 }] })).toBe('findings')
})
