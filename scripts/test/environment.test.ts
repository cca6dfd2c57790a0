import { parseEnv } from 'node:util'
import { expect, test } from 'vitest'
import { readConfig, VARIABLE_NAMES } from '../../apps/api/src/config.ts'
import { readTracked } from './tracked-files.ts'

const example = parseEnv(readTracked('.env.example'))

test('.env.example lists every variable that an app reads, and no other', () => {
  const web = [...readTracked('apps/web/config.ts').matchAll(/\benv\.([A-Z_]+)/g)].map(([, name]) => name)
  expect(web).not.toEqual([])
  expect(Object.keys(example).sort()).toEqual([...new Set([...VARIABLE_NAMES, ...web])].sort())
})

test('.env.example holds the defaults', () => {
  expect(readConfig(example)).toEqual(readConfig({}))
})

test('.env.example says of every variable what it is for', () => {
  const undescribed = /(^|\n\n)[A-Z_]+=/
  expect(undescribed.test('\n\nPORT=1')).toBe(true)
  expect(readTracked('.env.example')).not.toMatch(undescribed)
})
