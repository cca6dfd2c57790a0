import { describe, expect, test } from 'vitest'
import type { AgencyReport, AgencyView } from '../lib/agency.ts'
import { BadAddress } from '../lib/bad-address.ts'
import { barsOf, inOrder, yearsOf } from '../lib/comparison.ts'
import { comparedMetrics, formatComparisonState, parseComparisonState } from '../lib/comparison-state.ts'
import type { Finding } from '../lib/finding.ts'

const report = (year: number, value: number | null): AgencyReport => ({
  id: `r${year}`,
  year,
  form: '2021',
  facts: [{ metric: 'permits.decisions', state: value === null ? 'blank' : 'number', value, unit: 'decision' }],
  findings: [],
})
const agency = (id: string, reports: readonly AgencyReport[]): AgencyView => ({
  id,
  name: id,
  regionCode: null,
  regionPath: [],
  level: null,
  sector: 'health',
  reports,
})

describe('what an address compares', () => {
  test('is written as it is read', () => {
    const query = '?agency=QQ%3D%3D&agency=Qg%3D%3D&metric=permits&year=2024&q=%E5%8D%AB%E7%94%9F'
    const params = { agency: ['QQ==', 'Qg=='], metric: 'permits', year: '2024', q: '卫生' }
    expect(formatComparisonState(parseComparisonState(params))).toBe(query)
    expect(formatComparisonState(parseComparisonState({}))).toBe('')
  })

  test('is at most eight agencies, each once, and the headline metrics unless it names one', () => {
    const many = parseComparisonState({ agency: ['a', 'a', '<', ...'bcdefghij'] })
    expect(many.agencies).toEqual([...'abcdefgh'])
    expect(comparedMetrics(many)).toHaveLength(4)
    expect(comparedMetrics(parseComparisonState({ metric: 'requests.received.total' }))).toEqual([
      'requests.received.total',
    ])
    expect(() => parseComparisonState({ metric: 'no.such' })).toThrow(BadAddress)
  })
})

describe('agencies beside one another', () => {
  const agencies = [agency('b', [report(2024, 7), report(2022, null)]), agency('a', [report(2023, 3)])]

  test('stand in the order they were chosen, over every year that one of them has', () => {
    expect(inOrder(agencies, ['a', 'gone', 'b']).map(({ id }) => id)).toEqual(['a', 'b'])
    expect(yearsOf(agencies)).toEqual([2024, 2023, 2022])
  })

  test('have a bar only where they state a number', () => {
    expect(barsOf(agencies, 'permits.decisions', 2024, 'zh')).toEqual([{ name: 'b', value: 7, label: '7', exact: '7' }])
    expect(barsOf(agencies, 'permits.decisions', 2022, 'zh')).toEqual([])
  })

  test('have a figure that its report contradicts marked in words on its bar', () => {
    const finding = { severity: 'error', metrics: ['permits.decisions'] } as unknown as Finding
    const contradicted = [agency('c', [{ ...report(2024, 0), findings: [finding] }])]
    const bar = { name: 'c', value: 0, label: '0（有矛盾）', exact: '0（有矛盾）' }
    expect(barsOf(contradicted, 'permits.decisions', 2024, 'zh')).toEqual([bar])
  })
})
