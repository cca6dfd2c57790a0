/** Names of files and what stands in them, as the command prints them: to a terminal, a table, a program, an editor. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseDocument } from '@gongkai/parser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { REPOSITORY } from '../../src/config.ts'
import { printable } from '../../src/expected-error.ts'
import { createSarifLog } from '../../src/printing/sarif.ts'
import { runCommand } from '../run-command.ts'
import { openTemporaryStore } from '../temporary-store.ts'
import { HOSTILE } from './hostile-texts.ts'

/** What moves a cursor, colours, rings, ends a line or turns the direction of letters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const ACTIVE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/
const NAMES = [
  HOSTILE.terminal,
  HOSTILE.direction,
  HOSTILE.formula,
  'a\nfailed: 0\n',
  'javascript:alert(1)',
  '..%2f..%2fetc',
]
const fileName = (name: string) => `${name.replaceAll('/', '∕')}.txt`

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-attack-'))
  await mkdir(join(folder, 'in'))
  const sample = await readFile(join(REPOSITORY, 'samples/000_22994185ec2f013c.txt'), 'utf8')
  const hostile = sample.replaceAll('瀍河', '瀍河\u009b31m').replaceAll('公开', '公\u202e开\u001b[31m')
  for (const name of NAMES) await writeFile(join(folder, 'in', fileName(name)), hostile)
  await writeFile(join(folder, 'in', fileName(`${HOSTILE.command}`)), 'no report')
})
afterAll(() => rm(folder, { recursive: true }))

test.each([
  ['parse', '--format', 'table'],
  ['check', '--format', 'table'],
])('%s %s %s prints nothing that acts on a terminal', async (command, ...format) => {
  const { stdout, stderr } = await runCommand([command, 'in', ...format], { cwd: folder })
  expect(stdout.length).toBeGreaterThan(100)
  expect(`${stdout}${stderr}`).not.toMatch(ACTIVE)
  expect(stderr.trim().split('\n')).toHaveLength(1)
})

test.each([
  ['parse', '--format', 'ndjson'],
  ['check', '--format', 'json'],
  ['check', '--format', 'sarif'],
])('%s %s %s is JSON whatever it holds', async (command, ...format) => {
  const { stdout } = await runCommand([command, 'in', ...format], { cwd: folder })
  const lines = format.includes('ndjson') ? stdout.trim().split('\n') : [stdout]
  expect(() => lines.map((line) => JSON.parse(line))).not.toThrow()
  expect(stdout).not.toMatch(ACTIVE)
})

test('SARIF names files by addresses that mean nothing else, and messages hold no links', async () => {
  const bytes = await readFile(join(REPOSITORY, 'samples/000_22994185ec2f013c.txt'))
  const [report] = await parseDocument({ name: 'report.txt', bytes })
  const message = { zh: HOSTILE.markdown, en: HOSTILE.markdown }
  const findings = report?.findings.map((finding) => ({ ...finding, message })) ?? []
  const paths = [
    'javascript:alert(1).txt',
    '//attack.example/a.txt',
    'a?b#c.txt',
    '\\\\attack.example\\a.txt',
    ...NAMES,
  ]
  const files = report ? paths.map((path) => ({ path, bytes, reports: [{ ...report, findings }] })) : []
  const text = JSON.stringify(createSarifLog(files, 'zh'))
  const addresses = [...text.matchAll(/"uri":"([^"]*)"/g)].map(([, uri = '']) => uri)
  expect(new Set(addresses).size).toBe(paths.length - 1) // two of them are one
  for (const uri of addresses) {
    const { protocol, host, search, hash } = new URL(uri, 'file:///base/')
    expect([uri, protocol, host, search, hash]).toEqual([uri, 'file:', '', '', ''])
  }
  const messages = [...text.matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)].map(([, found = '']) => found)
  expect(messages.filter((found) => found.includes('x-attack')).length).toBeGreaterThan(paths.length - 1)
  expect(messages.filter((found) => /(?<!\\)\]\(/.test(found))).toEqual([])
})

test('a table of failures holds no cell that a spreadsheet takes for a formula', async () => {
  const store = await openTemporaryStore()
  const argv = ['ingest', 'in', '--failures', 'failures.csv', '--report', 'report.csv']
  const { stdout, stderr } = await runCommand(argv, { environment: store.environment, cwd: join(folder) })
  await store.close()
  expect(stdout).toMatch(/1 failed\n$/)
  expect(stderr).not.toMatch(ACTIVE)
  for (const file of ['failures.csv', 'report.csv'])
    expect(await readFile(join(folder, file), 'utf8')).not.toMatch(/(^|,|\n)"?[=+@-]/)
})

test.each(Object.entries(HOSTILE))('one printed line stays one line without commands: %s', (_what, text) => {
  expect(printable(text)).not.toMatch(ACTIVE)
  expect(printable(text)).not.toContain('\n')
})
