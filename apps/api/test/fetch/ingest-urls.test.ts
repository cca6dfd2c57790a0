import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { REPOSITORY } from '../../src/config.ts'
import { createGraphQLServer } from '../../src/server/graphql-server.ts'
import { runCommand } from '../run-command.ts'
import { useSampleDatabase } from '../sample-database.ts'
import { page, startSite } from './web-server.ts'

const SAMPLE = await readFile(join(REPOSITORY, 'samples/001_d746fab4eb0be43f.txt'), 'utf8')
const ofDistrict = (name: string) => SAMPLE.replaceAll('惠济', name)
const TEXT = { 'content-type': 'text/plain; charset=utf-8' }

const database = useSampleDatabase()
let site: Awaited<ReturnType<typeof startSite>>
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-urls-'))
  site = await startSite({
    '/robots.txt': page('User-agent: *\nDisallow: /no/\n', TEXT),
    '/2020/%E5%B9%B4%E6%8A%A5.txt': (response, headers) =>
      headers['if-none-match'] === '"1"'
        ? response.writeHead(304, { etag: '"1"' }).end()
        : page(ofDistrict('中原'), { ...TEXT, etag: '"1"' })(response),
    '/old.html': (response) => response.writeHead(301, { location: '/new.html' }).end(),
    '/new.html': page(ofDistrict('鼓楼'), TEXT),
    '/news.html': page('<p>各位同事：明天下午开会。</p>'),
  })
})
afterAll(async () => {
  await site.close()
  await rm(folder, { recursive: true })
})

const LOCAL = ['--pause', '0', '--allow-network', '127.0.0.0/8']
async function ingest(list: string, ...argv: string[]) {
  await writeFile(join(folder, 'list.txt'), list.replaceAll('SITE', `http://127.0.0.1:${site.port}`))
  const environment = { DATABASE_URL: database.url }
  return runCommand(['ingest', '--urls', 'list.txt', ...argv], { environment, cwd: folder })
}
const graphql = async (query: string) => {
  const { fetch } = createGraphQLServer({ db: database.db })
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) }
  return (await (await fetch('http://localhost/graphql', init)).json()) as { data: Record<string, unknown> }
}

test('reports of a list are stored once, with where they were found; what is no report is told and reported', async () => {
  const list =
    '# reports\n\nSITE/2020/年报.txt\nSITE/old.html\t4102\nSITE/2020/年报.txt\nSITE/news.html\nSITE/no/a.txt\n'
  const first = await ingest(list, ...LOCAL, '--report', 'report.csv')
  expect(first.stdout).toBe('4 files: 2 stored, 0 unchanged, 2 failed\n')
  expect(first.stderr).toMatch(/news\.html.*\[document\.not_a_report\]\n.*\/no\/a\.txt.*\[fetch\.robots\]\n$/)
  expect(first.exitCode).toBe(1)
  const report = (await readFile(join(folder, 'report.csv'), 'utf8')).split('\r\n')
  expect(report.map((line) => line.split(',').slice(1, 3).join())).toEqual([
    'status,code',
    '"stored",',
    '"stored",',
    '"failed","document.not_a_report"',
    '"failed","fetch.robots"',
    '',
  ])
  expect(await ingest(list, ...LOCAL)).toMatchObject({ stdout: '4 files: 0 stored, 2 unchanged, 2 failed\n' })
  const conditional = site.asked.filter(({ headers }) => headers['if-none-match'] !== undefined)
  expect(conditional.map(({ path, headers }) => [path, headers['if-none-match']])).toEqual([
    ['/2020/%E5%B9%B4%E6%8A%A5.txt', '"1"'],
  ])
})

test('a report shows where it was found, under the name it had there', async () => {
  const { data } = await graphql(`{ reports(filter: { text: "区" }, first: 50) { nodes {
    agency { name region { code } } document { name retrievals { url finalUrl retrievedAt } } } } }`)
  const { nodes } = data.reports as { nodes: { document: { name: string; retrievals: { url: string }[] } }[] }
  const found = nodes.filter(({ document }) => document.retrievals.length > 0)
  const at = (path: string) => `http://127.0.0.1:${site.port}${path}`
  const retrievedAt = expect.stringMatching(/^\d{4}-\d\d-\d\dT/)
  const old = [{ url: at('/old.html'), finalUrl: at('/new.html'), retrievedAt }]
  const report = [
    { url: at('/2020/%E5%B9%B4%E6%8A%A5.txt'), finalUrl: at('/2020/%E5%B9%B4%E6%8A%A5.txt'), retrievedAt },
  ]
  expect(found).toHaveLength(2)
  expect(found).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ document: { name: 'old.html', retrievals: old } }),
      expect.objectContaining({ document: { name: '年报.txt', retrievals: report } }),
    ]),
  )
  expect(nodes.length).toBeGreaterThan(2)
})

test('without a word from the operator nothing of this machine is asked', async () => {
  const before = site.asked.length
  const { exitCode, stderr } = await ingest('SITE/new.html\n', '--pause', '0')
  expect({ exitCode, asked: site.asked.length }).toEqual({ exitCode: 1, asked: before })
  expect(stderr).toContain('[fetch.private_address]')
})

test.each([
  ['SITE/a.html\nftp://a/b\n', [], /^gongkai: list\.txt, line 2: ftp:.* \[list\.invalid\]\n$/],
  [
    'SITE/a.html\t999999\n',
    [],
    /^gongkai: list\.txt, line 1: no division has the code 999999\..* \[list\.invalid\]\n$/,
  ],
  [
    'SITE/a.html\n',
    ['--allow-network', 'home'],
    /^gongkai: --allow-network home: no network.* \[network\.invalid\]\n$/,
  ],
])('a list or a network that is wrong is refused before anything is asked: %j %j', async (list, argv, message) => {
  const before = site.asked.length
  const { exitCode, stdout, stderr } = await ingest(list, ...argv)
  expect({ exitCode, stdout, asked: site.asked.length }).toEqual({ exitCode: 1, stdout: '', asked: before })
  expect(stderr).toMatch(message)
})

test('neither paths nor a list is a wrong command line', async () => {
  const { exitCode, stderr } = await runCommand(['ingest'])
  expect(exitCode).toBe(2)
  expect(stderr).toMatch(/^error: name a path, or a list with --urls\n/)
})
