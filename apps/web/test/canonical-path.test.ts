import { expect, test } from 'vitest'
import { canonicalPath } from '../lib/canonical-path.ts'

test.each([
  ['/EN', '/en'],
  ['/Zh', '/zh'],
  ['/En/rankings/permits', '/en/rankings/permits'],
  ['/regions/41', '/regions/410000'],
  ['/EN/regions/4103', '/en/regions/410300'],
])('%s means %s', (path, meant) => {
  expect(canonicalPath(path)).toBe(meant)
})

test.each(['/', '/en', '/Energy', '/agencies/EN', '/regions/410300', '/regions/413', '/regions/41/EN'])(
  '%s is left as it is',
  (path) => {
    expect(canonicalPath(path)).toBeUndefined()
  },
)
