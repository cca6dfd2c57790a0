import { describe, expect, it } from 'vitest'
import { looksLikeFigure, readFigure } from '../src/figures/figures.ts'
import { parseChineseNumeral } from '../src/text/chinese-numerals.ts'

const NUMBERS: readonly (readonly [string, number])[] = [
  ['0', 0],
  ['1,362', 1362],
  ['１，３６２', 1362],
  ['22（其中修订 16 件）', 22],
  ['15 件', 15],
  ['15^[1]', 15],
  ['15^①', 15],
  ['-50', -50],
  ['—50', -50],
  ['0.00', 0],
  ['十二', 12],
  ['一百零五', 105],
  ['两', 2],
]

describe('a cell is a number', () => {
  it.each(NUMBERS)('where it prints %s', (raw, value) => {
    expect(readFigure(raw)).toMatchObject({ state: 'number', value })
  })
  it.each([
    ['160.5964万元', 160.5964, 1],
    ['251000元', 251000, 0.0001],
    ['2亿元', 2, 10000],
    ['3.5千元', 3.5, 0.1],
    ['12.5万', 12.5, 1],
    ['￥251,000元整', 251000, 0.0001],
    ['8（万元）', 8, 1],
  ])('with its unit where it prints %s', (raw, value, moneyFactor) => {
    expect(readFigure(raw)).toMatchObject({ state: 'number', value, moneyFactor })
  })
})

it.each([
  ['增21', 21],
  ['减少12项', -12],
  ['↓12', -12],
  ['+3', 3],
  ['减0', 0],
])('a change of %s has its sign', (raw, value) => {
  expect(readFigure(raw)).toEqual({ state: 'number', value, isChange: true })
})

it('zeros run together are zero, and a lone letter O is one', () => {
  expect(['00', '000', 'O'].map((raw) => readFigure(raw).value)).toEqual([0, 0, 0])
})

it.each(['', ' ', '　', '/', '—', '--', '无', '空', '（无）', '&nbsp;'])('a cell of “%s” is blank, not zero', (raw) => {
  expect(readFigure(raw)).toEqual({ state: 'blank', value: null })
})

it.each(['1 2', '12a', '约 5', '007', '1,36', '5-3', '1.2.3', '05', '00.5', '增减2', '▲3', '8（单位：元）', '三万'])(
  'a cell of “%s” is unreadable',
  (raw) => {
    expect(readFigure(raw)).toMatchObject({ state: 'unreadable', value: null })
  },
)

it('digits that may be several figures are kept for the sums', () => {
  expect(readFigure('0000000').digits).toBe('0000000')
  expect(readFigure('693665').digits).toBe('693665')
  expect(readFigure('012,035.68').digits).toBeUndefined()
  expect(readFigure('12件').digits).toBeUndefined()
})

it('a cell that holds words is no figure', () => {
  expect(['规章', '一、本年新收', '无法提供', '其他'].map(looksLikeFigure)).toEqual([false, false, false, false])
  expect(['5', '', '无', '三', '8（件）', '1,000'].map(looksLikeFigure)).toEqual([true, true, true, true, true, true])
})

it('a numeral that is no number is not one', () => {
  expect(parseChineseNumeral('二〇')).toBe(20)
  expect(parseChineseNumeral('三类')).toBeUndefined()
  expect(parseChineseNumeral('')).toBeUndefined()
})
