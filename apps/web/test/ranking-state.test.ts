import { describe, expect, test } from 'vitest'
import { BadAddress } from '../lib/bad-address.ts'
import { findRankingMetric, formatRankingState, parseRankingState, slugOf } from '../lib/ranking-state.ts'

describe('the query of a ranking', () => {
  const CASES = [
    ['', {}],
    ['year=2024', { year: 2024 }],
    [
      'year=2024&region=410300&level=county&sector=health',
      { year: 2024, region: '410300', level: 'county', sector: 'health' },
    ],
    ['basis=stated_total&direction=asc', { basis: 'stated_total', direction: 'asc' }],
    ['show=share&minimum=50', { show: 'share', minimum: 50 }],
    ['after=WzEsMl0', { after: 'WzEsMl0' }],
    ['around=QWdlbmN5OjE%3D', { around: 'QWdlbmN5OjE=' }],
    ['year=&region=&level=&sector=', {}],
    ['region=41', { region: '410000' }],
    ['region=4103', { region: '410300' }],
    ['direction=desc', { direction: 'desc' }],
    ['year=2024&year=2020', { year: 2024 }],
    ['unknown=1', {}],
  ] as const

  test.each(CASES)('“%s” is read for what it says and no more', (query, state) => {
    const params = new URLSearchParams(query)
    const given = Object.fromEntries([...params.keys()].map((key) => [key, params.getAll(key)]))
    expect(parseRankingState(given)).toEqual(state)
  })

  test.each([
    'year=24',
    'year=1900',
    'year=2024abc',
    'region=410',
    'region=%27%3B--',
    'level=village',
    'sector=constructor',
    'direction=up',
    'basis=guess',
    'show=everything',
    'minimum=0',
    'after=%3Cscript%3E',
    'around=%3Cscript%3E',
    'year=2024&region=nowhere',
  ])('“%s” is not understood, and nothing is shown in its stead', (query) => {
    expect(() => parseRankingState(Object.fromEntries(new URLSearchParams(query)))).toThrow(BadAddress)
  })

  test.each(CASES)('what is read from “%s” is read back the same', (_, state) => {
    expect(parseRankingState(Object.fromEntries(new URLSearchParams(formatRankingState(state))))).toEqual(state)
  })
})

describe('the slug of a ranking', () => {
  test.each([
    ['permits', 'permits.decisions'],
    ['disclosure-volume', 'disclosure.volume'],
    ['requests.received.total', 'requests.received.total'],
  ])('%s names %s and is its address', (slug, key) => {
    expect(findRankingMetric(slug)?.key).toBe(key)
    expect(slugOf(key)).toBe(slug)
  })

  test.each(['nonsense', 'toString', '', 'permits.'])('“%s” names no metric', (slug) => {
    expect(findRankingMetric(slug)).toBeUndefined()
  })
})
