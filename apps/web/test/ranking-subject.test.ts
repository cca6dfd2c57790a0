import { expect, test } from 'vitest'
import { exportPath } from '../lib/export-path.ts'
import { barsOf, climbOf, type RankingRow } from '../lib/ranking.ts'
import { figureOf, findSubject, hasShares, type RankingSubject, relatedSubjects } from '../lib/ranking-subject.ts'

const subject = (slug: string): RankingSubject => {
  const found = findSubject(slug)
  if (!found) throw new Error(`${slug} names nothing`)
  return found
}

const ROW: RankingRow = {
  rank: 2,
  rankRange: { best: 1, worst: 3 },
  value: 0.25,
  previousValue: null,
  previousRank: 5,
  share: 0.125,
  cases: null,
  basis: null,
  isApproximate: false,
  isDisputed: false,
  isUnusual: false,
  agency: { id: 'a', name: '某局', region: null },
  reportId: 'r',
}

test('a bar says of its figure that it is contradicted, or far from other years', () => {
  const labelsOf = (row: Partial<RankingRow>) => barsOf([{ ...ROW, value: 7, ...row }], 'zh').map(({ label }) => label)
  expect(labelsOf({})).toEqual(['7'])
  expect(labelsOf({ isUnusual: true })).toEqual(['7（变化异常）'])
  expect(labelsOf({ isDisputed: true, isUnusual: true })).toEqual(['7（有矛盾）（变化异常）'])
})

test('a ranking is by a metric or by a rate, and by nothing else', () => {
  expect(subject('permits').metric?.key).toBe('permits.decisions')
  expect(subject('rate.granted').rate).toBe('granted')
  expect(['rate.nothing', 'granted', 'rate.', 'rate.toString'].map(findSubject)).toEqual(Array(4).fill(undefined))
})

test('a figure leads to the rates it is part of, and a rate to the figures it is made of', () => {
  const slugs = (slug: string) => relatedSubjects(subject(slug)).map((one) => one.slug)
  expect(slugs('requests.granted.total')).toEqual(['rate.granted', 'rate.granted_or_partially'])
  expect(slugs('rate.granted')).toEqual(['requests.granted.total', 'requests.resolved_total.total'])
  expect(slugs('permits')).toEqual([])
  expect(figureOf(subject('rate.granted'))).toBe('requests.granted.total')
})

test('a download is of the whole ranking, with the filter of the address and without its page', () => {
  const state = { year: 2024, region: '410000', after: 'abc', show: 'share' } as const
  expect(exportPath(subject('permits'), state, 'csv')).toBe('/rankings/permits.csv?year=2024&region=410000')
})

test('a bar is as long as what is shown, and an agency without a share has none', () => {
  expect(barsOf([ROW], 'en', 'share')).toEqual([{ name: '某局', value: 12.5, label: '12.50%' }])
  expect(barsOf([ROW], 'en', 'rate')).toEqual([{ name: '某局', value: 25, label: '25.0%' }])
  expect(barsOf([{ ...ROW, share: null }], 'en', 'share')).toEqual([])
})

test('places are gained by moving towards the first, and not told where there was none', () => {
  expect(climbOf(ROW)).toBe(3)
  expect(climbOf({ ...ROW, previousRank: null })).toBeNull()
})

test('what comes and goes has no share, and neither have rates', () => {
  expect(['permits', 'permits.items_change', 'rate.granted'].map((slug) => hasShares(subject(slug)))).toEqual([
    true,
    false,
    false,
  ])
})
