import { expect, test } from 'vitest'
import { namedTests, patternOf, THREAT_MODEL } from '../threat-model.ts'
import { readTracked, TRACKED } from './tracked-files.ts'

const NAMED = namedTests(readTracked(THREAT_MODEL))
const rows = readTracked(THREAT_MODEL)
  .split('\n')
  .filter((line) => /^\| .* \| .* \| .* \|$/.test(line) && !line.startsWith('| threat') && !line.startsWith('| ---'))

test.each(NAMED.map(({ path, name }) => [name, path]))('“%s” is a test of %s', (name, path) => {
  expect(TRACKED).toContain(path)
  const quoted = [`'${name}'`, `"${name}"`, `\`${name}\``]
  expect(quoted.some((title) => readTracked(path).includes(title))).toBe(true)
})

test('every threat is refused by something that a test shows', () => {
  expect(rows.length).toBeGreaterThan(30)
  expect(rows.filter((row) => namedTests(row).length === 0)).toEqual([])
})

test('a test that attacks is named by the page', () => {
  const attacks = TRACKED.filter((path) => /\/attack\/.*\.test\.ts$/.test(path))
  expect(attacks.filter((path) => !NAMED.some((named) => named.path === path))).toEqual([])
})

test('a name with places for cases matches each of them', () => {
  const pattern = new RegExp(patternOf('%s is refused (%j)'))
  expect([pattern.test('a b is refused ({"c":1})'), pattern.test('a is refused')]).toEqual([true, false])
})
