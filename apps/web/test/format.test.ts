import { describe, expect, test } from 'vitest'
import { formatCompact, formatDate, formatNumber, formatRate, formatShare, shorten } from '../lib/format.ts'

describe('figures', () => {
  const CASES = [
    [0, '0', '0', '0', '0'],
    [1311, '1,311', '1,311', '1,311', '1,311'],
    [12_345, '12,345', '12,345', '1.23万', '12.35K'],
    [350_000_000, '350,000,000', '350,000,000', '3.5亿', '350M'],
    [160.5964, '160.5964', '160.5964', '160.5964', '160.5964'],
    [-50, '-50', '-50', '-50', '-50'],
  ] as const
  test.each(CASES)('%d is written as its readers expect', (value, zh, en, zhCompact, enCompact) => {
    expect(formatNumber(value, 'zh')).toBe(zh)
    expect(formatNumber(value, 'en')).toBe(en)
    expect(formatCompact(value, 'zh')).toBe(zhCompact)
    expect(formatCompact(value, 'en')).toBe(enCompact)
  })
})

test('parts have as many digits as their neighbours, and one that is not nothing never reads as nothing', () => {
  expect([0.024, 0.02083, 0, 1].map((share) => formatShare(share, 'zh'))).toEqual([
    '2.40%',
    '2.08%',
    '0.00%',
    '100.00%',
  ])
  expect([0.00004, 0.00006].map((share) => formatShare(share, 'zh'))).toEqual(['<0.01%', '0.01%'])
  expect([0.9, 10 / 12, 1].map((rate) => formatRate(rate, 'en'))).toEqual(['90.0%', '83.3%', '100.0%'])
})

test('a moment falls on the day it is in China', () => {
  expect(formatDate('2025-01-31T17:00:00Z', 'zh')).toBe('2025年2月1日')
  expect(formatDate('2025-01-31T17:00:00Z', 'en')).toBe('1 February 2025')
})

test('a long name ends in an ellipsis within its length', () => {
  expect(shorten('瀍河回族区卫生健康委员会', 8)).toBe('瀍河回族区卫生…')
  expect(shorten('惠济区', 8)).toBe('惠济区')
})
