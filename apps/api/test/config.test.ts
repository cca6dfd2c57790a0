import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { REPOSITORY, readConfig } from '../src/config.ts'

test('an empty environment gives the documented defaults', () => {
  expect(readConfig({})).toEqual({
    host: '127.0.0.1',
    port: 4000,
    webPort: 3000,
    databaseUrl: undefined,
    databaseReadUrls: [],
    dataDirectory: resolve(REPOSITORY, '.gongkai'),
    rateLimit: 1200,
    trustProxy: false,
    persistedOperations: undefined,
    takesAnyQuery: true,
    tellsSchema: true,
    queryTimeoutMs: 10_000,
    publicUrl: 'http://localhost:3000',
    logLevel: 'error',
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
