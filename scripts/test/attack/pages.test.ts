/** What a document says, in pages and embeds; and what addresses and headers do to them. */
import { once } from 'node:events'
import { connect } from 'node:net'
import { text as readText } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { type AnswerKind, RULES, scoreOf } from './secure-headers.ts'
import { serveEverything } from './served-everything.ts'

const served = serveEverything()

const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${served.web}${path}`, { headers, redirect: 'manual' })
  return { status: response.status, headers: response.headers, text: await response.text() }
}
const ask = async (query: string) => {
  const body = JSON.stringify({ query })
  const response = await fetch(`${served.api}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
  return (await response.json()).data
}
/** Sends the lines as they are: no client would. */
const say = async (...lines: readonly string[]) => {
  const socket = connect(Number(new URL(served.web).port), '127.0.0.1')
  await once(socket, 'connect')
  socket.write([...lines, 'connection: close', '', ''].join('\r\n'))
  return readText(socket)
}

/** None of the hostile texts as markup, an attribute or an end of a script. */
const MARKUP = /<x-attack|"\s*x-attack="|<\/(script|style)><x-attack|href="?'?javascript:/i

describe('texts of documents', () => {
  test('are text in the pages of agencies and reports', async () => {
    const { agencies, reports } = await ask(
      '{ agencies(first: 50) { nodes { id name } } reports(first: 50) { nodes { id } } }',
    )
    expect(agencies.nodes.length).toBeGreaterThan(10)
    const pages = [
      ...agencies.nodes.map(({ id }: { id: string }) => `/agencies/${id}`),
      ...reports.nodes.map(({ id }: { id: string }) => `/reports/${id}`),
    ]
    for (const path of pages) {
      const { status, text } = await get(path)
      expect([path, status]).toEqual([path, 200])
      expect(MARKUP.exec(text)?.[0]).toBeUndefined()
      expect(text).toMatch(/x-attack/)
    }
  }, 60_000)

  test.each([
    '/',
    '/en',
    '/rankings/permits?year=2024',
    '/rankings/disclosure-volume?year=2024',
    '/findings',
    '/search?text=x-attack',
    '/embed/ranking?metric=permits&year=2024',
    '/embed/ranking.svg?metric=permits&year=2024',
    '/embed/ranking?metric=permits&year=2024&interactive=1',
    '/embed/figure?metric=permits&year=2024',
  ])('are text in %s', async (path) => {
    const { status, text } = await get(path)
    expect([status, MARKUP.exec(text)?.[0]]).toEqual([200, undefined])
  })
})

describe('what an address says', () => {
  const SAID = '%3C%2Fscript%3E%3Cx-attack%20onload%3D1%3E%22%20x-attack%3D%22'

  test.each([
    `/search?text=${SAID}`,
    `/rankings/permits?text=${SAID}`,
    `/rankings/permits?year=2024&region=${SAID}`,
    `/rankings/${SAID}`,
    `/en/agencies/${SAID}`,
    `/reports/${SAID}`,
    `/compare?agency=${SAID}`,
    `/regions/${SAID}`,
    `/findings?code=${SAID}`,
    `/${SAID}`,
    `/embed?metric=${SAID}`,
    `/embed/ranking?metric=${SAID}`,
    `/embed/${SAID}`,
    `/oembed?url=${SAID}`,
    `/suggestions?text=${SAID}`,
  ])('is text in the answer, whatever that is: %s', async (path) => {
    const { status, text, headers } = await get(path)
    expect(status).toBeLessThan(500)
    if (/html|svg/.test(headers.get('content-type') ?? '')) expect(MARKUP.exec(text)?.[0]).toBeUndefined()
    else expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  test.each([
    '/zh//attack.example',
    '/zh//attack.example/%2e%2e',
    '/zh/%2Fattack.example',
    '/zh/%5Cattack.example',
    '/zh/\\attack.example',
    '//attack.example/',
    '/\\attack.example/',
    '/https://attack.example',
    '/zh/https://attack.example',
    '//attack.example/?text=',
    '/?text=&next=//attack.example',
    '/en//attack.example?text=',
  ])('leads to no other site: %s', async (path) => {
    const answer = await say(`GET ${path} HTTP/1.1`, `host: ${new URL(served.web).host}`)
    const [, location] = /^location: (.*)\r$/im.exec(answer) ?? []
    if (location !== undefined) expect(new URL(location, served.web).origin).toBe(new URL(served.web).origin)
    expect(answer).toMatch(/^HTTP\/1\.1 [234]/)
  })

  test.each([
    '/../../../../etc/passwd',
    '/embed/../../../../etc/passwd',
    '/embed/..%2f..%2fetc%2fpasswd',
    '/browser/..%2f..%2f..%2fpackage.json',
    '/_next/static/../../../../package.json',
    '/_next/static/%2e%2e/%2e%2e/server/middleware-manifest.json',
    '/documents/..%2f..%2fmetrics',
    '/documents/%2e%2e%2fmetrics',
    '/rankings/..%2f..%2fmetrics.csv',
    '/rankings/permits.csv%2f..%2f..%2fmetrics',
  ])('leads to no file and no other address of the API: %s', async (path) => {
    const answer = await say(`GET ${path} HTTP/1.1`, `host: ${new URL(served.web).host}`)
    expect(answer).not.toMatch(/root:|"dependencies"|# HELP|"middleware"/)
    expect(answer).toMatch(/^HTTP\/1\.1 [34]/)
  })
})

describe('a request that no reader sends', () => {
  const lastPart = (answer: string) => answer.split('\r\n\r\n')[1] ?? ''

  test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'])(
    'is refused by its method, %s',
    async (method) => {
      for (const path of ['/', '/rankings/permits.csv', '/embed/ranking?metric=permits']) {
        const answer = await say(`${method} ${path} HTTP/1.1`, 'host: localhost', 'content-length: 0')
        expect(answer).toMatch(/^HTTP\/1\.1 405 /)
        expect(answer).toMatch(/\r\nallow: GET, HEAD\r\n/)
        expect(lastPart(answer)).toContain('[request.method]')
      }
    },
  )

  test('calls no action of the program that renders the pages', async () => {
    const lines = ['host: localhost', `next-action: ${'0'.repeat(42)}`, 'content-type: text/plain', 'content-length: 2']
    expect(await say('POST / HTTP/1.1', ...lines)).toMatch(/^HTTP\/1\.1 405 /)
  })

  test.each(['http://attack.example/', 'HTTP://attack.example/en', 'attack.example:80', 'javascript:alert(1)'])(
    'for %s leads nowhere',
    async (target) => {
      const answer = await say(`GET ${target} HTTP/1.1`, 'host: localhost')
      expect(answer).toMatch(/^HTTP\/1\.1 400 /)
      expect(answer).not.toMatch(/\r\nlocation:/i)
    },
  )

  test.each([
    ['two names', ['host: localhost', 'host: attack.example']],
    ['markup for a name', ['host: "><x-attack>']],
    ['a path behind the name', ['host: localhost/attack']],
    ['somebody at a name', ['host: localhost@attack.example']],
  ])('is refused with %s', async (_what, lines) => {
    for (const path of ['/', '/data', '/embed/ranking?metric=permits&year=2024']) {
      const answer = await say(`GET ${path} HTTP/1.1`, ...lines)
      expect(answer).toMatch(/^HTTP\/1\.1 400 /)
      expect(lastPart(answer)).not.toContain('attack')
    }
  })

  test('scales no pictures', async () => {
    const picture = encodeURIComponent('/embed/ranking.png?metric=permits&year=2024')
    expect((await get(`/_next/image?url=${picture}&w=3840&q=75`)).status).toBe(404)
  })
})

describe('headers that a cache does not tell apart', () => {
  const UNKEYED = {
    'x-forwarded-host': 'unkeyed.example',
    'x-forwarded-proto': 'attack',
    'x-forwarded-port': '1',
    'x-forwarded-prefix': '/attack',
    'x-host': 'unkeyed.example',
    forwarded: 'host=unkeyed.example;proto=http',
    'x-original-url': '/unkeyed.example',
    'x-rewrite-url': '/unkeyed.example',
    'x-http-method-override': 'DELETE',
    'x-nextjs-data': '1',
    'x-middleware-prefetch': '1',
    'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy',
    'x-invoke-path': '/unkeyed.example',
    'x-invoke-status': '500',
    'x-matched-path': '/unkeyed.example',
  }

  test.each([
    '/',
    '/rankings/permits?year=2024',
    '/embed/ranking?metric=permits&year=2024',
    '/oembed?url=/rankings/permits',
    '/embed.js',
  ])('change nothing of %s', async (path) => {
    const [plain, poisoned] = [await get(path), await get(path, UNKEYED)]
    expect(poisoned.text).not.toContain('unkeyed.example')
    expect([poisoned.status, poisoned.text]).toEqual([plain.status, plain.text])
  })

  test('nor does the host, where an answer may be kept by others, but for links to it', async () => {
    for (const host of ['"><x-attack>', 'a b', 'x/y?', 'user@x']) {
      const answer = await say('GET /embed/ranking?metric=permits&year=2024 HTTP/1.1', `host: ${host}`)
      expect(answer).toMatch(/^HTTP\/1\.1 400/)
      expect(answer).not.toMatch(MARKUP)
    }
  })
})

describe('security headers', () => {
  const PAGES: readonly (readonly [string, AnswerKind])[] = [
    ['/', 'page'],
    ['/en', 'page'],
    ['/rankings/permits?year=2024', 'page'],
    ['/findings', 'page'],
    ['/methodology', 'page'],
    ['/search?text=a', 'page'],
    ['/nowhere', 'page'],
    ['/embed/ranking?metric=permits&year=2024', 'embed'],
    ['/embed/ranking.json?metric=permits&year=2024', 'embed'],
    ['/embed/trend?metric=permits', 'embed'],
    ['/embed/nothing', 'embed'],
    ['/oembed?url=/rankings/permits', 'embed'],
  ]
  test.each(PAGES)('of %s meet every rule for a %s', async (path, kind) => {
    expect(scoreOf(kind, (await get(path)).headers)).toEqual({ score: 1, unmet: [] })
  })

  test.each(['/check', '/embed'])('of %s, which React runs, meet all but one', async (path) => {
    expect(scoreOf('page', (await get(path)).headers).unmet).toEqual([
      'runs no script that is not a file or named by its hash',
    ])
  })

  test.each([
    '/health',
    '/openapi.json',
    '/export/ranking.csv?metric=permits&year=2024',
    '/export/ranking.zip?metric=permits&year=2024',
    '/export/ranking.csv?nothing=1',
    '/graphql?query={__typename}',
    `/documents/${'0'.repeat(64)}`,
  ])('of the API at %s meet every rule for data', async (path) => {
    const { headers } = await fetch(`${served.api}${path}`)
    expect(scoreOf('data', headers)).toEqual({ score: 1, unmet: [] })
  })

  test('a bare answer meets few', () => {
    expect(scoreOf('page', new Headers()).score).toBeLessThan(0.4)
    expect(RULES.length).toBeGreaterThan(12)
  })
})
