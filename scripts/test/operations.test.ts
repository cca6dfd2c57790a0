/** docs/operations.md held to what the programs read and the command knows. */
import { parseEnv } from 'node:util'
import { expect, test } from 'vitest'
import { VARIABLE_NAMES } from '../../apps/api/src/config.ts'
import { main } from '../../apps/api/src/main.ts'
import { readTracked } from './tracked-files.ts'

const page = readTracked('docs/operations.md')
const example = parseEnv(readTracked('.env.example'))
const web = new Set([...readTracked('apps/web/config.ts').matchAll(/\benv\.([A-Z_]+)/g)].map(([, name]) => name))

/** The table of settings, by variable. */
const rows = [...page.matchAll(/^\| `([A-Z_]+)` \| (?:`([^`]*)`)? ?\| ([a-z, ]+) \| (.+) \|$/gm)]

test('every variable has one row, with its default and the programs that read it', () => {
  const readers = (name: string) => [
    ...(VARIABLE_NAMES.includes(name) ? ['api'] : []),
    ...(web.has(name) ? ['web'] : []),
  ]
  const table = rows.map(([, name = '', otherwise = '', by = '']) => [name, otherwise, by])
  const expected = Object.entries(example).map(([name, otherwise]) => [name, otherwise, readers(name).join(', ')])
  expect(table.sort()).toEqual(expected.sort())
})

test('every command is one that gongkai knows', async () => {
  const commands = new Set(
    [...page.matchAll(/(?:npx |`)gongkai ([a-z]+(?: (?:create|list|revoke)\b)?)/g)].map(([, words = '']) => words),
  )
  expect(commands.size).toBeGreaterThan(8)
  for (const words of commands) {
    let output = ''
    const stream = { write: (text: string) => (output += text) }
    const io = {
      stdin: [] as never,
      stdout: stream,
      stderr: stream,
      cwd: '/',
      signal: new AbortController().signal,
      environment: {},
    }
    expect([words, await main([...words.split(' '), '--help'], io)]).toEqual([words, 0])
    expect(output).toContain(`gongkai ${words}`)
  }
})

test('every file that it names is there', () => {
  for (const [, path = ''] of page.matchAll(/\]\(([\w./-]+)\)/g)) {
    const from = path.startsWith('../') ? path.slice(3) : `docs/${path}`
    expect(readTracked(from).length).toBeGreaterThan(0)
  }
})
