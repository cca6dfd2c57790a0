import { describe, expect, test } from 'vitest'
import {
  formatChange,
  formatCompact,
  formatDate,
  formatNumber,
  formatQuantity,
  formatShare,
  shorten,
} from '../lib/format.ts'

describe('figures', () => {
  const CASES = [
    [0, '0', '0', '0', '0'],
    [1311, '1,311', '1,311', '1311', '1.31K'],
    [12_345, '12,345', '12,345', '1.23万', '12.35K'],
    [350_000_000, '350,000,000', '350,000,000', '3.5亿', '350M'],
    [160.5964, '160.5964', '160.5964', '160.6', '160.6'],
    [-50, '-50', '-50', '-50', '-50'],
  ] as const
  test.each(CASES)('%d is written as its readers expect', (value, zh, en, zhCompact, enCompact) => {
    expect(formatNumber(value, 'zh')).toBe(zh)
    expect(formatNumber(value, 'en')).toBe(en)
    expect(formatCompact(value, 'zh')).toBe(zhCompact)
    expect(formatCompact(value, 'en')).toBe(enCompact)
  })

  test('a quantity carries its unit', () => {
    expect(formatQuantity(59, 'decision', 'zh')).toBe('59 件')
    expect(formatQuantity(59, 'decision', 'en')).toBe('59 decisions')
  })

  test('a change carries its sign, and no change has none', () => {
    expect([12, -3, 0].map((change) => formatChange(change, 'zh'))).toEqual(['+12', '-3', '0'])
  })

  test('a share is a percentage', () => {
    expect(formatShare(0.1254, 'zh')).toBe('12.5%')
  })
})

test('a moment falls on the day it is in China', () => {
  expect(formatDate('2025-01-31T17:00:00Z', 'zh')).toBe('2025年2月1日')
  expect(formatDate('2025-01-31T17:00:00Z', 'en')).toBe('1 February 2025')
})

test('a long name ends in an ellipsis within its length', () => {
  expect(shorten('瀍河回族区卫生健康委员会', 8)).toBe('瀍河回族区卫生…')
  expect(shorten('惠济区', 8)).toBe('惠济区')
})
