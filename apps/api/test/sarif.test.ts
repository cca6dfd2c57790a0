/** What `gongkai check --format sarif` prints against the standard’s own schema, as a publishing pipeline would read it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { REPOSITORY } from '../src/config.ts'
import { runCommand } from './run-command.ts'

/** The schema is written in draft 04, of which it uses nothing that later drafts read otherwise but its `id`. */
const readSchema = () => {
  const require = createRequire(import.meta.url)
  const { id: _id, $schema: _draft, ...schema } = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')
  return schema
}
const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false })
formats.default(ajv)
const validate = ajv.compile(readSchema())

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-sarif-'))
})
afterAll(() => rm(folder, { recursive: true }))

const sarifOf = async (...paths: readonly string[]) => {
  const { stdout } = await runCommand(['check', ...paths, '--format', 'sarif'])
  return JSON.parse(stdout)
}

test('the log of reports with findings is valid SARIF 2.1.0', async () => {
  const log = await sarifOf(join(REPOSITORY, 'samples'))
  expect(log.runs[0].results.length).toBeGreaterThan(0)
  expect(validate(log), ajv.errorsText(validate.errors)).toBe(true)
})

test('so is that of files that cannot be read, under names that no address can hold as they are', async () => {
  const names = ['空 文件.txt', 'a#b?c%.txt', 'line\nend\u001b[31m.txt']
  for (const name of names) await writeFile(join(folder, name), '')
  const log = await sarifOf(folder)
  expect(log.runs[0].invocations[0].toolExecutionNotifications).toHaveLength(names.length)
  expect(validate(log), ajv.errorsText(validate.errors)).toBe(true)
})

test('the schema tells a log that is wrong', async () => {
  const log = await sarifOf(join(REPOSITORY, 'samples'))
  const [run] = log.runs
  expect(validate({ ...log, runs: [{ ...run, results: [{ ruleId: 'a' }] }] })).toBe(false)
})
