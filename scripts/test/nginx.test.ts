/** `deploy/nginx` run by the real nginx before servers that say what was asked of them. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { BURST, MISSING, NAME, startNginx, startUpstream, type Upstream } from './running-nginx.ts'

const isMissing = MISSING.length > 0
if (isMissing) console.warn(`The configuration of nginx is not tested: ${MISSING.join(' and ')} not on this machine.`)

const SECURITY = { 'content-security-policy': "default-src 'none'", 'x-content-type-options': 'nosniff' }

describe.skipIf(isMissing)('nginx before Gongkai', () => {
  const asked: { server: string; request: IncomingMessage }[] = []
  /** What the servers answer, by path. */
  const answers: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {}
  const serve = (server: string) => (request: IncomingMessage, response: ServerResponse) => {
    asked.push({ server, request })
    const answer = answers[request.url?.split('?')[0] ?? '']
    if (answer) return answer(request, response)
    response.end(`${server} ${request.url}`)
  }
  let api: Upstream
  let web: Upstream
  let nginx: Awaited<ReturnType<typeof startNginx>>
  beforeAll(async () => {
    api = await startUpstream(serve('api'))
    web = await startUpstream(serve('web'))
    nginx = await startNginx(api.port, web.port)
  })
  afterAll(async () => {
    await nginx?.stop()
    await api?.stop()
    await web?.stop()
  })
  beforeEach(() => {
    asked.length = 0
  })

  const embedOf =
    (cacheControl: string, text: () => string) => (request: IncomingMessage, response: ServerResponse) => {
      const etag = `W/"${text()}"`
      const headers = { etag, 'cache-control': cacheControl, 'content-type': 'text/html', ...SECURITY }
      if (request.headers['if-none-match'] === etag) return void response.writeHead(304, headers).end()
      response.writeHead(200, headers).end(text())
    }

  test.each([
    ['/graphql', 'api'],
    ['/graphql?query=%7Bmetrics%7Bkey%7D%7D', 'api'],
    ['/export/ranking.csv?metric=permits', 'api'],
    ['/documents/0a', 'api'],
    ['/openapi.json', 'api'],
    ['/', 'web'],
    ['/rankings/permits.csv', 'web'],
    ['/embed', 'web'],
    ['/oembed?url=a', 'web'],
  ])('%s is answered by the %s', async (path, server) => {
    expect((await nginx.ask(path)).text).toBe(`${server} ${path}`)
  })

  test('where data are not public, the embeds alone are for the world', async () => {
    const closed = await startNginx(api.port, web.port, true)
    const statusOf = async (path: string) => (await closed.ask(path)).status
    try {
      for (const path of ['/embed/ranking?key=a', '/embed.js', '/oembed?url=a'])
        expect([path, await statusOf(path)]).toEqual([path, 200])
      for (const path of ['/', '/embed', '/rankings/permits.csv', '/graphql', '/export/ranking.csv', '/documents/0a'])
        expect([path, await statusOf(path)]).toEqual([path, 403])
    } finally {
      await closed.stop()
    }
  })

  test.each(['/metrics', '/ready'])('%s is not for the world', async (path) => {
    expect((await nginx.ask(path)).status).toBe(404)
    expect(asked).toEqual([])
  })

  test('plain HTTP leads to TLS, whose answers ask for it from then on', async () => {
    const { status, headers } = await nginx.askPlain('/compare?a=1', NAME)
    expect([status, headers.location]).toEqual([308, `https://${NAME}/compare?a=1`])
    for (const path of ['/', '/graphql', '/embed/trend'])
      expect((await nginx.ask(path)).headers['strict-transport-security']).toBe('max-age=31536000')
  })

  test.each(['evil.example', `${NAME}.evil.example`, `${NAME}@evil.example`, '127.0.0.1', ''])(
    'asked for as %j it leads nowhere, and answers nothing',
    async (host) => {
      const plain = await nginx.askPlain('/compare', host)
      expect([400, 421]).toContain(plain.status)
      expect(plain.headers.location).toBeUndefined()
      expect([400, 421]).toContain((await nginx.ask('/', { headers: { host } })).status)
      expect(asked).toEqual([])
    },
  )

  test.each(['evil.example', ''])('who asks for a certificate of %j is shown none', async (servername) => {
    await expect(nginx.ask('/', { servername })).rejects.toThrow(/unrecognized name/i)
  })

  test('a server sees the address of the reader, whatever the reader says it is', async () => {
    await nginx.ask('/graphql', { headers: { 'x-forwarded-for': '203.0.113.9' } })
    expect(asked[0]?.request.headers['x-forwarded-for']).toBe('127.0.0.1')
  })

  test('an embed is kept as long as it says, with its headers, and 304 is told from what is kept', async () => {
    answers['/embed/ranking'] = embedOf('public, max-age=60, stale-while-revalidate=600', () => 'first')
    const first = await nginx.ask('/embed/ranking?metric=permits')
    expect(first).toMatchObject({ status: 200, text: 'first', headers: { 'x-cache': 'MISS', ...SECURITY } })
    const second = await nginx.ask('/embed/ranking?metric=permits')
    expect(second).toMatchObject({ text: 'first', headers: { 'x-cache': 'HIT', etag: 'W/"first"', ...SECURITY } })
    const third = await nginx.ask('/embed/ranking?metric=permits', { headers: { 'if-none-match': 'W/"first"' } })
    expect([third.status, third.text]).toEqual([304, ''])
    expect(asked).toHaveLength(1)
    await nginx.ask('/embed/ranking?metric=penalties')
    expect(asked).toHaveLength(2)
  })

  test('an embed that is over its time is sent once more while it is asked for by its ETag', async () => {
    let text = 'old'
    answers['/embed/stale'] = embedOf('public, max-age=1, stale-while-revalidate=600', () => text)
    await nginx.ask('/embed/stale')
    text = 'new'
    const states: unknown[] = []
    const ask = async () => {
      const { headers, text } = await nginx.ask('/embed/stale')
      states.push(headers['x-cache'])
      return [headers['x-cache'], text]
    }
    await expect.poll(ask, { interval: 50 }).toEqual(['HIT', 'new'])
    expect(states).toContain('STALE')
    expect(asked.at(-1)?.request.headers['if-none-match']).toBe('W/"old"')
  })

  test('while the dashboard is down, embeds go on; what is not kept is a coded 503 that says when to ask again', async () => {
    answers['/embed/kept'] = embedOf('public, max-age=1, stale-while-revalidate=600', () => 'kept')
    await nginx.ask('/embed/kept')
    await web.stop()
    try {
      const ask = async () => {
        const { status, headers, text } = await nginx.ask('/embed/kept')
        expect({ status, headers, text }).toMatchObject({ status: 200, text: 'kept', headers: SECURITY })
        return headers['x-cache']
      }
      await expect.poll(ask, { interval: 50 }).toBe('STALE')
      const { status, headers, text } = await nginx.ask('/')
      expect([status, headers['retry-after']]).toEqual([503, '5'])
      expect(JSON.parse(text).errors[0].extensions.code).toBe('UNAVAILABLE')
    } finally {
      web = await startUpstream(serve('web'), web.port)
    }
  })

  test('a refusal of the API passes as it is', async () => {
    const refusal = '{"errors":[{"extensions":{"code":"DATABASE_UNAVAILABLE"}}]}'
    answers['/graphql'] = (_request, response) =>
      response.writeHead(503, { 'retry-after': '7', 'content-type': 'application/json' }).end(refusal)
    const { status, headers, text } = await nginx.ask('/graphql')
    expect([status, headers['retry-after'], text]).toEqual([503, '7', refusal])
    delete answers['/graphql']
  })

  test('a body that is too large is refused with a code; with a key it may be larger', async () => {
    const body = 'x'.repeat(3_000_000)
    const refused = await nginx.ask('/graphql', { method: 'POST', body })
    expect(refused.status).toBe(413)
    expect(JSON.parse(refused.text).errors[0].extensions.code).toBe('BODY_TOO_LARGE')
    expect((await nginx.ask('/', { method: 'POST', body })).status).toBe(413)
    expect(asked).toEqual([])
    const headers = { authorization: 'Bearer key' }
    expect((await nginx.ask('/graphql', { method: 'POST', body, headers })).text).toBe('api /graphql')
    expect((await nginx.ask('/graphql', { method: 'POST', body: 'x'.repeat(900_000) })).status).toBe(200)
  })

  test('who asks too much at once is refused with a code, and told when to go on', async () => {
    const all = await Promise.all(
      Array.from({ length: 6 * BURST }, () => nginx.ask('/openapi.json').catch(() => undefined)),
    )
    const refused = all.find((answer) => answer?.status === 429)
    expect(refused?.headers['retry-after']).toBe('10')
    expect(JSON.parse(refused?.text ?? '').errors[0].extensions.code).toBe('RATE_LIMITED')
    expect(all.filter((answer) => answer?.status === 200).length).toBeGreaterThan(BURST)
  })
})
