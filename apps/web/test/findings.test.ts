import { FINDING_CODES } from '@gongkai/schema/metrics'
import { describe, expect, test } from 'vitest'
import type { FindingCountsQuery } from '../generated/graphql.ts'
import { BadAddress } from '../lib/bad-address.ts'
import { formatFindingState, parseFindingState } from '../lib/finding-state.ts'
import { facetChoices, findingAnchor, findingVariables, ruleCounts } from '../lib/findings.ts'

const CODES = Object.keys(FINDING_CODES)

describe('which findings an address asks for', () => {
  test('is written as it is read', () => {
    const query =
      '?year=2024&region=410300&level=county&sector=health&severity=error&origin=extraction&rule=sum.balance&after=abc'
    const state = parseFindingState(Object.fromEntries(new URLSearchParams(query)))
    expect(state && formatFindingState(state)).toBe(query)
  })

  test('does not hold a rule, severity or cursor that there is none of', () => {
    for (const wrong of [{ rule: 'sum.nothing' }, { severity: 'fatal' }, { after: '<script>' }])
      expect(() => parseFindingState(wrong)).toThrow(BadAddress)
  })

  test('is asked in the words of the API', () => {
    expect(findingVariables({ severity: 'error', rule: 'sum.balance', region: '410300' })).toEqual({
      year: null,
      filter: { region: '410300' },
      severities: ['ERROR'],
      origins: null,
      metrics: null,
      codes: ['SUM_BALANCE'],
    })
  })
})

test('every rule of the catalogue is counted, those without findings as none', () => {
  const counts: Pick<FindingCountsQuery, 'byRule'> = { byRule: { total: 3, codes: [{ code: 'CELL_BLANK', count: 3 }] } }
  expect(ruleCounts(counts)).toEqual(CODES.map((code) => ({ code, count: code === 'cell.blank' ? 3 : 0 })))
})

test('a choice of a facet is made with all others, on the first page, and is not made twice', () => {
  const counts = {
    bySeverity: { total: 3, severities: [{ severity: 'ERROR' as const, count: 3 }] },
    byOrigin: { total: 3, origins: [{ origin: 'EXTRACTION' as const, count: 1 }] },
    byYear: { total: 3, years: [{ year: 2024, count: 3 }] },
  }
  const { severity, origin, year } = facetChoices({ severity: 'error', region: '410000', after: 'abc' }, counts, 'en')
  expect(severity).toEqual([
    { label: 'error', count: 3, state: { severity: 'error', region: '410000' }, isChosen: true },
  ])
  expect(origin[0]).toMatchObject({ count: 1, isChosen: false, state: { origin: 'extraction', severity: 'error' } })
  expect(year[0]?.state).toEqual({ severity: 'error', region: '410000', year: 2024 })
})

test('a finding leads to its figure’s place, to the figure where nothing stands, else to the findings', () => {
  const metrics = ['permits.decisions']
  expect(findingAnchor({ metrics, spans: [{ start: 1, end: 2 }] })).toBe('f-permits.decisions')
  expect(findingAnchor({ metrics, spans: [] })).toBe('v-permits.decisions')
  expect(findingAnchor({ metrics: [], spans: [{ start: 1, end: 2 }] })).toBe('findings')
})
