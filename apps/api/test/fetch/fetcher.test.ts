import { gzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { Fetcher, type FetcherOptions, type Validators } from '../../src/fetch/fetcher.ts'
import { findNetwork, type Network } from '../../src/fetch/public-address.ts'
import { page, type Site, startSite } from './web-server.ts'

const LOOPBACK = [findNetwork('127.0.0.0/8') as Network]
const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** A site, a fetcher for which every name means that site, and time that passes only while somebody waits. */
async function start(site: Site, options: Partial<FetcherOptions> = {}) {
  const server = await startSite(site)
  closing.push(server.close)
  const waits: number[] = []
  let time = 0
  const clock = {
    now: () => time,
    wait: async (ms: number) => {
      waits.push(ms)
      time += ms
    },
  }
  const fetcher = new Fetcher({
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    networks: LOOPBACK,
    pauseMs: 0,
    contact: 'https://gongkai.example.org',
    signal: new AbortController().signal,
    clock,
    ...options,
  })
  const get = (path: string, validators?: Validators, host = 'www.example.gov.cn') =>
    fetcher.fetch(new URL(`http://${host}:${server.port}${path}`), validators)
  const codeOf = (path: string) =>
    get(path).then(
      () => undefined,
      (error) => error.code,
    )
  return { ...server, get, codeOf, waits }
}

const REPORT = '<h1>政府信息公开工作年度报告</h1>'

test('a page is fetched with its bytes, its address and the headers that say what it is', async () => {
  const type = 'text/html; charset=gb2312'
  const { get, asked, port } = await start({
    '/a.html': page(REPORT, { 'content-type': type, etag: '"1"', 'set-cookie': 'a=b', server: 'x' }),
  })
  const { bytes, finalUrl, headers } = await get('/a.html')
  expect(new TextDecoder().decode(bytes)).toBe(REPORT)
  expect(finalUrl).toBe(`http://www.example.gov.cn:${port}/a.html`)
  expect(headers).toEqual({ 'content-type': type, etag: '"1"', date: expect.any(String) })
  expect(asked.map(({ headers }) => headers['user-agent'])).toEqual(
    Array(2).fill('Gongkai/0.1 (annual reports on government information disclosure; +https://gongkai.example.org)'),
  )
  expect(asked[1]?.headers.cookie).toBeUndefined()
})

test('robots.txt is read once for a site, and what it forbids is not asked', async () => {
  const robots = 'User-agent: *\nDisallow: /private/\nUser-agent: gongkai\nDisallow: /drafts/\n'
  const { codeOf, paths } = await start({ '/robots.txt': page(robots), '/a': page(REPORT), '/drafts/b': page(REPORT) })
  expect([await codeOf('/a'), await codeOf('/drafts/b')]).toEqual([undefined, 'fetch.robots'])
  expect(paths()).toEqual(['/robots.txt', '/a'])
})

test.each([
  ['/%64rafts/', '/drafts/b'],
  ['/drafts/', '/%64rafts/b'],
])('robots.txt forbids %s, which is not asked as %s', async (forbidden, path) => {
  const { codeOf, paths } = await start({ '/robots.txt': page(`User-agent: *\nDisallow: ${forbidden}\n`) })
  expect([await codeOf(path), paths()]).toEqual(['fetch.robots', ['/robots.txt']])
})

test.each([403, 404])('a site whose robots.txt answers %i has no rules', async (status) => {
  const robots: Site[string] = (response) => response.writeHead(status).end()
  const { codeOf } = await start({ '/robots.txt': robots, '/a': page(REPORT) })
  expect(await codeOf('/a')).toBeUndefined()
})

test('a site whose robots.txt cannot be read is not asked', async () => {
  const { codeOf, paths } = await start({ '/robots.txt': (response) => response.writeHead(500).end(), '/a': page('') })
  expect(await codeOf('/a')).toBe('fetch.robots')
  expect(paths()).not.toContain('/a')
})

test('the pause that robots.txt wants is kept where it is longer than ours, and who wants hours is not asked', async () => {
  const site = { '/robots.txt': page('User-agent: *\nCrawl-delay: 7\n'), '/a': page(REPORT), '/b': page(REPORT) }
  const patient = await start(site, { pauseMs: 2000 })
  await Promise.all([patient.get('/a'), patient.get('/b')])
  expect(patient.waits).toEqual([7000, 7000])
  const hours = await start({ '/robots.txt': page('User-agent: *\nCrawl-delay: 7200\n'), '/a': page(REPORT) })
  expect([await hours.codeOf('/a'), hours.waits]).toEqual(['fetch.robots', []])
})

test('one host is asked for one thing at a time, others meanwhile', async () => {
  const held: (() => void)[] = []
  const slow: Site[string] = (response) => void held.push(() => page(REPORT)(response))
  const { get, asked } = await start({ '/1': slow, '/2': slow, '/3': slow, '/other': page(REPORT) })
  const three = Promise.all(['/1', '/2', '/3'].map((path) => get(path)))
  const others = ['a.example', 'b.example', 'c.example']
  for (const other of others) {
    await expect.poll(() => held.length, { interval: 5 }).toBeGreaterThan(0)
    await get('/other', undefined, other) // on the way twice, as long as it takes a second request to come too
    expect(held.length).toBe(1)
    held.pop()?.()
  }
  await three
  expect(asked.filter(({ path }) => path === '/robots.txt').map(({ host }) => host)).toEqual([
    'www.example.gov.cn',
    ...others,
  ])
})

test('what has not changed is not sent again: the validators go to the address that gave them', async () => {
  const { get, asked, port } = await start({
    '/old': (response) => response.writeHead(302, { location: '/new' }).end(),
    '/new': (response, headers) =>
      headers['if-none-match'] === '"v1"' ? response.writeHead(304).end() : page(REPORT)(response),
  })
  const validators = {
    finalUrl: `http://www.example.gov.cn:${port}/new`,
    etag: '"v1"',
    lastModified: 'Mon, 22 Jan 2024 01:02:03 GMT',
  }
  const { bytes, finalUrl } = await get('/old', validators)
  expect({ bytes, finalUrl }).toEqual({ bytes: undefined, finalUrl: validators.finalUrl })
  expect(asked.map(({ path, headers }) => [path, headers['if-none-match'], headers['if-modified-since']])).toEqual([
    ['/robots.txt', undefined, undefined],
    ['/old', undefined, undefined],
    ['/new', '"v1"', validators.lastModified],
  ])
})

test.each([
  ['http://169.254.169.254/latest/meta-data/', 'fetch.private_address'],
  ['http://[::1]/', 'fetch.private_address'],
  ['//10.0.0.1/', 'fetch.private_address'],
  ['file:///etc/passwd', 'fetch.bad_url'],
  ['http://name:word@www.example.gov.cn/', 'fetch.bad_url'],
])('a redirect to %s is refused as if it had been asked for', async (location, code) => {
  const { codeOf, paths } = await start({ '/a': (response) => response.writeHead(302, { location }).end() })
  expect(await codeOf('/a')).toBe(code)
  expect(paths()).toEqual(['/robots.txt', '/a'])
})

test('a circle of redirects ends', async () => {
  const { codeOf, paths } = await start({ '/a': (response) => response.writeHead(301, { location: '/a' }).end() })
  expect(await codeOf('/a')).toBe('fetch.redirects')
  expect(paths().filter((path) => path === '/a')).toHaveLength(6)
})

test('another site that a redirect leads to is asked for its own robots.txt', async () => {
  const { codeOf, asked, site, port } = await start({ '/robots.txt': page('') })
  site['/a'] = (response) => response.writeHead(302, { location: `http://other.example:${port}/b` }).end()
  site['/b'] = page(REPORT)
  expect(await codeOf('/a')).toBeUndefined()
  expect(asked.map(({ host, path }) => `${host}${path}`)).toEqual([
    'www.example.gov.cn/robots.txt',
    'www.example.gov.cn/a',
    'other.example/robots.txt',
    'other.example/b',
  ])
})

test('a name that comes to mean another address after the check is connected to at the address that was checked', async () => {
  const meanings = ['127.0.0.1', '10.0.0.1']
  const asked: string[] = []
  const { get, codeOf, paths } = await start(
    { '/robots.txt': page(''), '/a': page(REPORT) },
    {
      resolve: async (host) => {
        asked.push(host)
        return [{ address: asked.length <= 2 ? (meanings[0] as string) : (meanings[1] as string), family: 4 }]
      },
    },
  )
  expect((await get('/a')).bytes).toBeDefined()
  expect(asked).toHaveLength(2) // once for robots.txt, once for the page: never between check and connection
  expect(await codeOf('/a')).toBe('fetch.private_address')
  expect(paths()).toEqual(['/robots.txt', '/a'])
})

test('what is too large is not read to its end, compressed or not', async () => {
  const large = Buffer.alloc(33 * 2 ** 20)
  const { codeOf } = await start({
    '/plain': page(large),
    '/bomb': page(gzipSync(large), { 'content-type': 'text/html', 'content-encoding': 'gzip' }),
  })
  expect([await codeOf('/plain'), await codeOf('/bomb')]).toEqual(['fetch.too_large', 'fetch.too_large'])
})

test('who does not answer, or not to the end, is waited for only so long', async () => {
  const site: Site = {
    '/robots.txt': page(''),
    '/silent': () => {},
    '/endless': (response) => response.writeHead(200, { 'content-type': 'text/html' }).write('<p>'),
  }
  const { codeOf, paths } = await start(site, { patienceMs: 500 })
  expect([await codeOf('/silent'), await codeOf('/endless')]).toEqual(['fetch.timeout', 'fetch.timeout'])
  expect(paths()).toEqual(['/robots.txt', ...Array(3).fill('/silent'), ...Array(3).fill('/endless')])
})

test.each(['video/mp4', 'image/png', 'application/zip', 'text/javascript'])('%s is refused', async (type) => {
  const { codeOf } = await start({ '/a': page('x', { 'content-type': type }) })
  expect(await codeOf('/a')).toBe('fetch.wrong_type')
})

test('trouble that passes is waited out, as long as the server says', async () => {
  const answers = [503, 429, 200]
  const { get, waits } = await start({
    '/a': (response) => {
      const status = answers.shift() as number
      response.writeHead(status, { 'retry-after': '30', 'content-type': 'text/html' }).end(REPORT)
    },
  })
  expect((await get('/a')).bytes?.byteLength).toBe(Buffer.byteLength(REPORT))
  expect(waits).toEqual([30_000, 30_000])
})

test('who wants hours before the next attempt is not asked again', async () => {
  const { codeOf, paths, waits } = await start({
    '/a': (response) => response.writeHead(429, { 'retry-after': '7200' }).end(),
  })
  expect([await codeOf('/a'), waits]).toEqual(['fetch.status', []])
  expect(paths()).toEqual(['/robots.txt', '/a'])
})

test('trouble that does not pass is told after three attempts, and what is not there at once', async () => {
  const { codeOf, paths, waits } = await start({
    '/broken': (response) => response.destroy(),
    '/gone': (response) => response.writeHead(410).end(),
  })
  expect(await codeOf('/broken')).toBe('fetch.unreachable')
  expect(waits).toEqual([2_000, 10_000])
  expect(await codeOf('/gone')).toBe('fetch.status')
  expect(paths()).toEqual(['/robots.txt', '/broken', '/broken', '/broken', '/gone'])
})

test('an interruption ends what is under way, and asks nothing more', async () => {
  const controller = new AbortController()
  const { get, paths } = await start(
    { '/robots.txt': page(''), '/a': () => controller.abort() },
    { signal: controller.signal },
  )
  await expect(Promise.all([get('/a'), get('/b')])).rejects.toThrow(/abort/i)
  expect(paths()).toEqual(['/robots.txt', '/a'])
})
