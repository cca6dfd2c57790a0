import { expect, test } from 'vitest'
import { readConfig } from '../config.ts'

test('nothing set means the local API and any host', () => {
  expect(readConfig({})).toEqual({ apiUrl: 'http://localhost:4000/graphql', embedAllowedOrigins: '*' })
  expect(readConfig({ GONGKAI_API_URL: '', EMBED_ALLOWED_ORIGINS: '' })).toEqual(readConfig({}))
})

test('origins are separated by commas or spaces', () => {
  expect(readConfig({ EMBED_ALLOWED_ORIGINS: 'https://a.gov.cn, https://*.b.gov.cn:8443' }).embedAllowedOrigins).toBe(
    'https://a.gov.cn https://*.b.gov.cn:8443',
  )
})

test.each([
  [{ GONGKAI_API_URL: 'localhost 4000' }, 'GONGKAI_API_URL'],
  [{ EMBED_ALLOWED_ORIGINS: "https://a.cn; script-src 'unsafe-inline'" }, 'EMBED_ALLOWED_ORIGINS'],
  [{ EMBED_ALLOWED_ORIGINS: 'a.gov.cn' }, 'EMBED_ALLOWED_ORIGINS'],
])('%j is refused in one line that names the variable', (environment, name) => {
  expect(() => readConfig(environment)).toThrow(new RegExp(`^${name} [^\\n]*$`))
})
