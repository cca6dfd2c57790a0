/** Requests that try to be taken for others: by their host, path, method, headers or the shape of their JSON. */
import { createHash } from 'node:crypto'
import { storeReports } from '@gongkai/schema/db'
import { describe, expect, test } from 'vitest'
import { documentNamed } from './hostile-texts.ts'
import { useServedApi } from './served-api.ts'

const api = useServedApi()
const END = ['connection: close', '', '']
const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1])

describe('the host that a request names', () => {
  test.each(['x/metrics?', 'x/metrics#', 'a b', 'user@x', 'x\\y', '[', '"><x-attack>', ''])(
    'changes neither what is asked nor what is answered (%j)',
    async (host) => {
      const answer = await api.say('GET /health HTTP/1.1', `host: ${host}`, ...END)
      expect(statusOf(answer)).toBe(400)
      expect(answer).toContain('BAD_HOST')
      expect(answer).not.toMatch(/# HELP|x-attack/)
    },
  )

  test('is one, for of two a proxy may take the other', async () => {
    const answer = await api.say('GET /health HTTP/1.1', 'host: 127.0.0.1', 'host: attack.example', ...END)
    expect(statusOf(answer)).toBe(400)
    expect(answer).toContain('BAD_HOST')
  })

  test('is in no answer but in the address of a file, which a cache keeps for that host alone', async () => {
    for (const path of [
      '/',
      '/health',
      '/openapi.json',
      '/graphql?query={__typename}',
      '/export/trend.csv?metric=permits',
    ])
      expect(await api.say(`GET ${path} HTTP/1.1`, 'host: attack.example', 'accept: */*', ...END)).not.toContain(
        'attack.example',
      )
  })

  test('does not say where the dashboard is', async () => {
    const headers = [
      'host: 127.0.0.1',
      'x-forwarded-host: attack.example',
      'forwarded: host=attack.example',
      'x-original-url: /metrics',
      'x-rewrite-url: /metrics',
    ]
    const answer = await api.say('GET /export/ranking.json?metric=permits&year=2020 HTTP/1.1', ...headers, ...END)
    expect(statusOf(answer)).toBe(200)
    expect(answer).not.toContain('attack.example')
  })
})

describe('what is asked', () => {
  test.each([
    'http://attack.example/metrics',
    '//attack.example/metrics',
    '/documents/../metrics',
    '/documents/..%2fmetrics',
    '/documents/%2e%2e/%2e%2e/etc/passwd',
    '/export/../../etc/passwd.csv',
    '/export/ranking.csv%00.png?metric=permits',
    '/export/reports-2024.csv.gz/../../metrics',
    `/documents/${'0'.repeat(63)}g`,
    '/%2e%2e/%2e%2e/etc/passwd',
    '/\\..\\..\\etc\\passwd',
  ])('leads to no file and no other address (%s)', async (path) => {
    const answer = await api.say(`GET ${path} HTTP/1.1`, 'host: 127.0.0.1', ...END)
    expect(answer).not.toMatch(/# HELP|root:|attack\.example/)
    expect(statusOf(answer)).toBeGreaterThanOrEqual(400)
    expect(statusOf(answer)).toBeLessThan(500)
  })

  test.each([
    ['both a length and chunks', ['content-length: 4', 'transfer-encoding: chunked', '', '0', '', '']],
    ['two lengths', ['content-length: 4', 'content-length: 40', '', '{}', '']],
    ['a header in two lines', ['content-length: 2', 'x-a: b', ' c: d', '', '{}']],
  ])('is refused with %s, which a proxy might read otherwise', async (_what, lines) => {
    const answer = await api.say(
      'POST /graphql HTTP/1.1',
      'host: 127.0.0.1',
      'content-type: application/json',
      'connection: close',
      ...lines,
    )
    expect(statusOf(answer)).toBe(400)
  })
})

describe('a page of another origin', () => {
  const MUTATION = 'mutation { replyToReport(input: { report: "UmVwb3J0OjE", text: "x" }) { id } }'

  test('cannot send a key, since nothing is ever asked for by a cookie', async () => {
    const preflight = await fetch(`${api.origin}/graphql`, {
      method: 'OPTIONS',
      headers: { origin: 'https://attack.example', 'access-control-request-headers': 'authorization' },
    })
    expect(preflight.headers.get('access-control-allow-headers')).not.toMatch(/authorization/i)
    expect(preflight.headers.get('access-control-allow-credentials')).toBeNull()
    expect(preflight.headers.get('set-cookie')).toBeNull()
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/json'])(
    'changes nothing by a form of type %s',
    async (type) => {
      const form = type.includes('urlencoded')
        ? `query=${encodeURIComponent(MUTATION)}`
        : JSON.stringify({ query: MUTATION })
      const headers = { 'content-type': type, cookie: 'key=gongkai_1_x', origin: 'https://attack.example' }
      const answer = await api.ask('', form, headers)
      expect(answer.text).not.toContain('"replyToReport":{')
      expect(answer.body?.errors?.length ?? answer.status).toBeTruthy()
      expect(await api.database.db.selectFrom('audit_log').selectAll().execute()).toEqual([])
    },
  )

  test('changes nothing by an address', async () => {
    const response = await fetch(`${api.origin}/graphql?query=${encodeURIComponent(MUTATION)}`)
    expect((await response.json()).errors).toBeTruthy()
    expect(response.status).toBe(405)
  })
})

describe('names that every object has', () => {
  const polluted = () => ({}) as Record<string, unknown>

  test.each(['__proto__', 'constructor', 'prototype', 'toString'])('are no variables (%s)', async (name) => {
    const query = 'query Q($filter: AgencyFilter) { agencies(filter: $filter, first: 1) { totalCount } }'
    const variables = `{"${name}": {"polluted": true}, "filter": {"${name}": {"polluted": true}}}`
    const { status, body } = await api.ask('', `{"query": ${JSON.stringify(query)}, "variables": ${variables}}`)
    expect(status).toBeLessThan(500)
    expect(body.errors.map(({ extensions }: { extensions: { code: string } }) => extensions.code)).toEqual([
      'BAD_USER_INPUT',
    ])
    expect(polluted().polluted).toBeUndefined()
  })

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'are no parameters or values (%s)',
    async (name) => {
      for (const query of [`${name}=1`, `metric=${name}`, `metric=permits&level=${name}`, `rate=${name}`]) {
        const response = await fetch(`${api.origin}/export/ranking.csv?${query}`)
        expect([query, response.status]).toEqual([query, 400])
      }
      expect(polluted()['1']).toBeUndefined()
    },
  )

  test.each(['constructor', 'toString', '__proto__'])('are no media types (%s)', async (accept) => {
    const { status, body } = await api.ask('{ __typename }', undefined, { accept })
    expect([status, body.errors[0].extensions.code]).toEqual([406, 'NOT_ACCEPTABLE'])
  })
})

describe('a document with an odd name', () => {
  test.each([
    ['a"b.txt', 'a%22b.txt'],
    ['a\r\nset-cookie: x=1\r\n.txt', 'a%0D%0Aset-cookie%3A%20x%3D1%0D%0A.txt'],
    ["a';b=(1)*.txt", 'a%27%3Bb%3D%281%29%2A.txt'],
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\boot.ini', 'boot.ini'],
    ['年报\u202egpj.exe', '%E5%B9%B4%E6%8A%A5%E2%80%AEgpj.exe'],
    ['', 'document'],
    ['..', 'document'],
  ])('%j is offered under a name that stays one name', async (name, offered) => {
    const document = documentNamed(name)
    await storeReports(api.database.db, [document])
    const sha256 = createHash('sha256').update(document.bytes).digest('hex')
    const response = await fetch(`${api.origin}/documents/${sha256}`)
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''${offered}`)
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(response.headers.get('content-type')).toBe('application/octet-stream')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })
})

test('an error says what was asked as text of JSON, never as a page', async () => {
  const { text, headers, body } = await api.ask(
    '{ ranking(metric: PERMITS_DECISIONS, year: 2020, filter: {text: "<x-attack onload=1>"}) { nope } }',
  )
  expect(headers.get('content-type')).toMatch(/^application\/json/)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(body.errors[0].extensions.code).toBeTruthy()
  expect(text).not.toContain('<x-attack')
})
