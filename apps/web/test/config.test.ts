import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test, vi } from 'vitest'
import { loadEnvFile, readConfig } from '../config.ts'

const SERVER = fileURLToPath(new URL('../server.ts', import.meta.url))

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
  [{ GONGKAI_API_URL: 'ftp://localhost:4000/graphql' }, 'GONGKAI_API_URL'],
  [{ EMBED_ALLOWED_ORIGINS: "https://a.cn; script-src 'unsafe-inline'" }, 'EMBED_ALLOWED_ORIGINS'],
  [{ EMBED_ALLOWED_ORIGINS: 'a.gov.cn' }, 'EMBED_ALLOWED_ORIGINS'],
  [{ PUBLIC_URL: 'javascript:alert(1)' }, 'PUBLIC_URL'],
  [{ EMBED_SIGNING_KEYS: 'secret' }, 'EMBED_SIGNING_KEYS'],
])('%j is refused in one line that names the variable', (environment, name) => {
  expect(() => readConfig(environment)).toThrow(new RegExp(`^${name} [^\\n]*$`))
})

test('one error names every variable that is wrong', () => {
  expect(() => readConfig({ PUBLIC_URL: 'nowhere', EMBED_ALLOWED_ORIGINS: 'javascript:x' })).toThrow(
    /^EMBED_ALLOWED_ORIGINS .*\. PUBLIC_URL [^\n]*$/,
  )
})

test('the server ends at once with one line where a variable is wrong', () => {
  const environment: NodeJS.ProcessEnv = { NODE_ENV: 'production', PUBLIC_URL: 'nowhere', GONGKAI_API_URL: 'ftp://a' }
  const { status, stdout, stderr } = spawnSync(process.execPath, [SERVER, '--port', '0'], {
    encoding: 'utf8',
    env: environment,
  })
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toMatch(/^gongkai: The environment is wrong: GONGKAI_API_URL .* PUBLIC_URL .* \[config\.invalid\]\n$/)
})

test('a file adds what the environment does not say', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-config-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
    vi.unstubAllEnvs()
    delete process.env.GONGKAI_TEST_ADDED
  })
  vi.stubEnv('GONGKAI_TEST_SET', 'environment')
  const file = join(folder, '.env')
  expect(() => loadEnvFile(file)).not.toThrow()
  writeFileSync(file, 'GONGKAI_TEST_SET=file\nGONGKAI_TEST_ADDED=file\n')
  loadEnvFile(file)
  expect([process.env.GONGKAI_TEST_SET, process.env.GONGKAI_TEST_ADDED]).toEqual(['environment', 'file'])
})

test.each([
  ['a secret', 'EMBED_SIGNING_KEYS', 'EMBED_SIGNING_KEYS_FILE'],
  ['the file of a secret', 'EMBED_SIGNING_KEYS_FILE', 'EMBED_SIGNING_KEYS'],
])('%s in the environment outranks the other way of saying it in a file', (_what, said, other) => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-config-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
    vi.unstubAllEnvs()
    delete process.env[other]
  })
  const [file, keys] = [join(folder, '.env'), join(folder, 'keys')]
  writeFileSync(keys, `ours:${'o'.repeat(32)}`)
  const values: Record<string, string> = {
    EMBED_SIGNING_KEYS: readFileSync(keys, 'utf8'),
    EMBED_SIGNING_KEYS_FILE: keys,
  }
  vi.stubEnv(said, values[said])
  vi.stubEnv(other, undefined)
  writeFileSync(file, `${said}=nonsense\n${other}=nonsense\n`)
  loadEnvFile(file)
  expect(readConfig(process.env).signingKeys).toEqual([{ id: 'ours', secret: 'o'.repeat(32) }])
})

test('a file of keys with a relative name is below the repository, wherever the server is started', () => {
  const { stderr } = spawnSync(process.execPath, [SERVER, '--port', '0'], {
    encoding: 'utf8',
    cwd: tmpdir(),
    env: { NODE_ENV: 'production', EMBED_SIGNING_KEYS_FILE: 'LICENSE' },
  })
  expect(stderr).toContain('EMBED_SIGNING_KEYS is wrong at key 1')
})
