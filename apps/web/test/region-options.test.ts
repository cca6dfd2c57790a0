import { expect, test } from 'vitest'
import { type RegionNode, regionOptions } from '../lib/region-options.ts'

const province = (code: string, prefectures: number): RegionNode => ({
  code: `${code}0000`,
  name: code,
  children: Array.from({ length: prefectures }, (_, i) => ({
    code: `${code}${String(i + 1).padStart(2, '0')}00`,
    name: `${code}-${i + 1}`,
    children: [{ code: `${code}${String(i + 1).padStart(2, '0')}01`, name: 'county' }],
  })),
})

test('a small tree is offered whole, with its depths', () => {
  expect(regionOptions([province('41', 1)], undefined).map(({ code, depth }) => [code, depth])).toEqual([
    ['410000', 0],
    ['410100', 1],
    ['410101', 2],
  ])
})

test('a large tree opens only on the way to the chosen region', () => {
  const options = regionOptions([province('41', 50), province('42', 50)], '410200')
  expect(options).toHaveLength(2 + 50 + 1)
  expect(options.filter(({ depth }) => depth === 2).map(({ code }) => code)).toEqual(['410201'])
})
