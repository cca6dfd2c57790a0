import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { environment, loadEnvFile, REPOSITORY, readConfig } from '../src/config.ts'

test('an empty environment gives the documented defaults', () => {
  expect(readConfig({})).toEqual({
    host: '127.0.0.1',
    port: 4000,
    webPort: 3000,
    databaseUrl: undefined,
    databaseReadUrls: [],
    dataDirectory: resolve(REPOSITORY, '.gongkai'),
    postgresTools: undefined,
    rateLimit: 1200,
    trustProxy: false,
    persistedOperations: undefined,
    takesAnyQuery: true,
    tellsSchema: true,
    queryTimeoutMs: 10_000,
    publicUrl: 'http://localhost:3000',
    logLevel: 'error',
    tracing: undefined,
  })
})

test('an empty variable is one that is not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 4000, databaseUrl: undefined })
})

test('one error names every variable that is wrong, and no password', () => {
  const read = () => readConfig({ PORT: '70000', WEB_PORT: 'x', DATABASE_URL: 'mysql://me:secret@host/db' })
  expect(read).toThrow(/^The environment is wrong: PORT must .*; WEB_PORT must .*; DATABASE_URL must [^;]*$/)
  expect(read).not.toThrow(/secret/)
})

test('the two servers cannot share a port', () => {
  expect(() => readConfig({ PORT: '3000' })).toThrow('PORT and WEB_PORT must differ')
})

test('nobody can change the configuration', () => {
  expect(Object.isFrozen(readConfig({}))).toBe(true)
})

test('a secret may be in a file, with a line end after it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-config-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'database-url')
  writeFileSync(file, 'postgres://me:secret@host/db\n')
  expect(readConfig({ DATABASE_URL_FILE: file }).databaseUrl).toBe('postgres://me:secret@host/db')
  expect(() => readConfig({ DATABASE_URL_FILE: file, DATABASE_URL: 'postgres://host/db' })).toThrow(
    'DATABASE_URL and DATABASE_URL_FILE must not both be set',
  )
  const missing = () => readConfig({ DATABASE_URL_FILE: join(folder, 'nothing'), PORT: 'x' })
  expect(missing).toThrow(/PORT must .*; DATABASE_URL_FILE must name a file that can be read: there is no such file/)
})

test.each([
  ['DATABASE_URL', 'postgres://environment/db', 'DATABASE_URL_FILE=/nowhere'],
  ['DATABASE_URL_FILE', 'url', 'DATABASE_URL=postgres://file/db'],
])('where the environment says %s, the file .env cannot contradict it', (name, value, line) => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-config-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
    vi.unstubAllEnvs()
  })
  for (const unset of ['DATABASE_URL', 'DATABASE_URL_FILE']) vi.stubEnv(unset, undefined)
  writeFileSync(join(folder, 'url'), 'postgres://environment/db')
  vi.stubEnv(name, value === 'url' ? join(folder, 'url') : value)
  writeFileSync(join(folder, '.env'), line)
  loadEnvFile(join(folder, '.env'))
  expect(readConfig(environment()).databaseUrl).toBe('postgres://environment/db')
})

test('traces are sent where a collector is named', () => {
  const { tracing } = readConfig({
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318/',
    OTEL_EXPORTER_OTLP_HEADERS: 'api-key=a%20b, tenant=1',
  })
  expect(tracing).toEqual({
    endpoint: 'http://localhost:4318',
    headers: { 'api-key': 'a b', tenant: '1' },
    serviceName: 'gongkai-api',
  })
  expect(() => readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector' })).toThrow(/OTEL_EXPORTER_OTLP_ENDPOINT must/)
  expect(() => readConfig({ OTEL_EXPORTER_OTLP_HEADERS: 'secret' })).toThrow(
    /OTEL_EXPORTER_OTLP_HEADERS must(?!.*secret$)/,
  )
})
