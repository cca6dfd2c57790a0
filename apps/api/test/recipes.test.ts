/** What the pages tell people to run, run by the tools they name against a server with the samples. */
import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Client, fetchExchange } from '@urql/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { REPOSITORY } from '../src/config.ts'
import { type Listening, listen } from '../src/server/listen.ts'
import { createServer } from '../src/server/server.ts'
import { useSampleDatabase } from './sample-database.ts'

const readPage = (name: string) => readFile(join(REPOSITORY, name), 'utf8')
const codeIn = (page: string, language: string) =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map((match) => match[1] as string)
const API = await readPage('docs/api.md')
const README = await readPage('README.md')

const database = useSampleDatabase()
let listening: Listening
let folder: string
beforeAll(async () => {
  listening = await listen(createServer({ db: database.db, log: () => {} }), { host: '127.0.0.1', port: 0 })
  folder = await mkdtemp(join(tmpdir(), 'gongkai-recipes-'))
})
afterAll(async () => {
  await listening.close()
  await rm(folder, { recursive: true })
})

const here = (text: string) => text.replaceAll('http://localhost:4000', new URL(listening.url).origin)
const isOnHand = (tool: string) => spawnSync(tool, ['--version']).status === 0
const run = async (tool: string, argv: readonly string[]) =>
  (await promisify(execFile)(tool, argv, { cwd: folder })).stdout

describe('the query of the README', async () => {
  const [query = ''] = codeIn(README, 'graphql')
  const answer = JSON.parse(codeIn(README, 'json')[0] ?? '')

  test('asked by urql, a client that others wrote, has the answer that stands beside it', async () => {
    const client = new Client({ url: listening.url, exchanges: [fetchExchange], preferGetMethod: false })
    const { data, error } = await client.query(query, {}).toPromise()
    expect(error).toBeUndefined()
    expect(data).toEqual(answer.data)
  })

  test.runIf(isOnHand('curl'))('asked by curl has it too', async () => {
    const body = ['-H', 'content-type: application/json', '-d', JSON.stringify({ query })]
    const answered = JSON.parse(await run('curl', ['-s', listening.url, ...body]))
    expect(answered).toEqual({ ...answer, extensions: { cost: expect.any(Number) } })
  })
})

describe('the questions of docs/api.md', () => {
  const questions = codeIn(API, 'graphql').map((query) => [query.match(/\b(\w+)\(/)?.[1] ?? '', query] as const)

  test.each(questions)('%s is answered with something, asked by a client that others wrote', async (field, query) => {
    const client = new Client({ url: listening.url, exchanges: [fetchExchange], preferGetMethod: false })
    const { data, error } = await client.query(query, {}).toPromise()
    expect(error).toBeUndefined()
    const { nodes, total } = data[field]
    expect(nodes?.length ?? total.counts.number).toBeGreaterThan(0)
  })

  test('are all that the page has', () => {
    expect(questions.map(([field]) => field)).toEqual(['changes', 'findings', 'unranked', 'searchReports', 'summary'])
  })
})

describe('recipes', () => {
  test.runIf(isOnHand('curl'))('curl asks a query, and saves a file under its name', async () => {
    const [asking = '', saving = ''] = codeIn(API, 'sh')
    const { ranking } = JSON.parse(await run('sh', ['-c', here(asking)])).data
    expect(ranking.nodes[0]).toMatchObject({ rank: 1, value: 1909 })
    await run('sh', ['-c', here(saving)])
    expect(await readdir(folder)).toEqual(['gongkai-ranking-permits.decisions-2024.csv'])
  })

  test.runIf(isOnHand('python3')).each(codeIn(API, 'python').map((code, i) => ({ nth: i + 1, code })))(
    'Python, recipe $nth, prints the ranking',
    async ({ code }) => {
      const lines = (await run('python3', ['-c', here(code)])).trim().split('\n')
      expect(lines[0]).toMatch(/^1 惠济区卫生健康委员会 1909(\.0)?$/)
      expect(lines.length).toBeGreaterThanOrEqual(4)
    },
  )

  test('JavaScript prints the trend', async () => {
    const [code = ''] = codeIn(API, 'js')
    const lines = (await run(process.execPath, ['--input-type=module', '--eval', here(code)])).trim().split('\n')
    expect(lines.at(-1)).toMatch(/^2024 \d+ \d$/)
  })

  test('every address of a file in them answers, those for R and Excel too', async () => {
    const addresses = API.match(/http:\/\/localhost:4000\/export\/[^\s'"`]+/g) ?? []
    expect(addresses.length).toBeGreaterThanOrEqual(5)
    for (const address of addresses) expect([address, (await fetch(here(address))).status]).toEqual([address, 200])
  })

  test('columns that R and Excel name are there', async () => {
    const response = await fetch(here('http://localhost:4000/export/ranking.csv?metric=permits&year=2024&bom=0'))
    const head = (await response.text()).split('\r\n')[0]?.split(',')
    const named = [...codeIn(API, 'r'), ...codeIn(API, 'powerquery')].flatMap((code) =>
      [...code.matchAll(/\{"(\w+)", |c\("(\w+)", "(\w+)", "(\w+)"\)|\$(state)\b/g)].flatMap((match) =>
        match.slice(1).filter(Boolean),
      ),
    )
    expect(named.length).toBeGreaterThan(5)
    expect(named.filter((name) => !head?.includes(name))).toEqual([])
  })
})
