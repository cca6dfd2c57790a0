import { expect, test } from 'vitest'
import { hrefIn } from '../lib/lang.ts'

test.each([
  ['/', '/', '/en'],
  ['/?year=2020', '/?year=2020', '/en?year=2020'],
  ['/rankings/permits?year=2024', '/rankings/permits?year=2024', '/en/rankings/permits?year=2024'],
])('%s has an address in each language', (path, zh, en) => {
  expect(hrefIn('zh', path)).toBe(zh)
  expect(hrefIn('en', path)).toBe(en)
})
