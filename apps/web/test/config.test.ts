import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readConfig } from '../config.ts'

test('nothing set means the local API and any host', () => {
  expect(readConfig({})).toEqual({
    apiUrl: 'http://localhost:4000/graphql',
    apiTimeoutMs: 10_000,
    embedAllowedOrigins: '*',
    publicUrl: undefined,
    signingKeys: [],
  })
  const empty = { GONGKAI_API_URL: '', EMBED_ALLOWED_ORIGINS: '', PUBLIC_URL: '', EMBED_SIGNING_KEYS: '' }
  expect(readConfig(empty)).toEqual(readConfig({}))
})

const SECRET = 'an-example-of-a-secret-of-32-letters'

test('the public address is an origin, and keys are pairs of a name and a secret', () => {
  const { publicUrl, signingKeys } = readConfig({
    PUBLIC_URL: 'https://gongkai.example.org/',
    EMBED_SIGNING_KEYS: `new:${SECRET}, old:${SECRET}`,
  })
  expect(publicUrl).toBe('https://gongkai.example.org')
  expect(signingKeys).toEqual([
    { id: 'new', secret: SECRET },
    { id: 'old', secret: SECRET },
  ])
})

test('a key that is too short is refused without being told', () => {
  expect(() => readConfig({ EMBED_SIGNING_KEYS: `new:${SECRET} old:hush` })).toThrow(/key 2(?!.*hush)/)
})

test('keys may be in a file, but not in two places', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-config-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'keys')
  writeFileSync(file, `new:${SECRET}\n`)
  expect(readConfig({ EMBED_SIGNING_KEYS_FILE: file }).signingKeys).toEqual([{ id: 'new', secret: SECRET }])
  expect(() => readConfig({ EMBED_SIGNING_KEYS_FILE: file, EMBED_SIGNING_KEYS: `old:${SECRET}` })).toThrow(/both/)
  expect(() => readConfig({ EMBED_SIGNING_KEYS_FILE: `${file}-not-there` })).toThrow(/^EMBED_SIGNING_KEYS_FILE /)
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
  [{ PUBLIC_URL: 'javascript:alert(1)' }, 'PUBLIC_URL'],
  [{ EMBED_SIGNING_KEYS: 'secret' }, 'EMBED_SIGNING_KEYS'],
])('%j is refused in one line that names the variable', (environment, name) => {
  expect(() => readConfig(environment)).toThrow(new RegExp(`^${name} [^\\n]*$`))
})
