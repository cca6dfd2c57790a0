import { expect, test } from 'vitest'
import { chartFileOf, embedOfPage } from '../lib/page-charts.ts'

test.each([
  ['/rankings/permits.svg?year=2024&region=41', '/embed/ranking.svg?year=2024&region=41&metric=permits'],
  ['/en/rankings/rate.granted.png', '/embed/ranking.png?metric=rate.granted&lang=en'],
  [
    '/rankings/permits.decisions.csv?year=2024&after=abc&around=QWc&show=share',
    '/exports/ranking/csv?year=2024&metric=permits.decisions',
  ],
  [
    '/rankings/permits.zip?asOf=2026-01-31T00:00:00Z',
    '/exports/ranking/zip?asOf=2026-01-31T00%3A00%3A00Z&metric=permits',
  ],
  ['/agencies/QWdlbmN5OjE.json', '/exports/trend/json?agency=QWdlbmN5OjE&metric=disclosure-volume'],
  ['/compare.csv?agency=a', '/exports/compare/csv?agency=a&metric=disclosure-volume&metric=permits&metric=penalties'],
  ['/agencies/QWdlbmN5OjE%3D.svg?metric=permits', '/embed/trend.svg?metric=permits&agency=QWdlbmN5OjE%3D'],
  ['/en/compare.csv?agency=a&agency=b&metric=permits&q=x', '/exports/compare/csv?agency=a&agency=b&metric=permits'],
  ['/regions.svg', '/embed/summary.svg?by=province'],
  ['/regions/410000.csv?year=2024', '/embed/summary.csv?year=2024&region=410000&by=prefecture'],
])('the chart of a page is a file: %s', (address, file) => {
  expect(chartFileOf(address)).toBe(file)
})

test.each([
  '/rankings/permits',
  '/rankings/permits.exe',
  '/regions/410000.zip',
  '/methodology.svg',
  '/icon.svg',
  '/embed/ranking.svg?metric=permits',
  '/agencies/%E0%A4%A.svg/..',
])('no chart is %s', (address) => {
  expect(chartFileOf(address)).toBeUndefined()
})

test('an embed stands for the page itself, in its language', () => {
  expect(embedOfPage('/en/rankings/permits', new URLSearchParams('year=2024'))).toBe(
    '/embed/ranking?year=2024&metric=permits&lang=en',
  )
  expect(embedOfPage('/findings', new URLSearchParams())).toBeUndefined()
})
