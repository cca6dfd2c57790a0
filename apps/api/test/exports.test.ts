/** Rankings, trends and comparisons as files, and the whole of a year. */
import { gunzipSync } from 'node:zlib'
import { encodeId } from '@gongkai/schema/graphql'
import { Validator } from '@seriousme/openapi-schema-validator'
import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { listen } from '../src/server/listen.ts'
import { type ApiServer, createServer } from '../src/server/server.ts'
import { storeSample, useSampleDatabase } from './sample-database.ts'

const FORMULA = '=HYPERLINK("http://example.org","看这里")'
const SAMPLE = '000_22994185ec2f013c.txt'

const database = useSampleDatabase()
const log = vi.fn()
let server: ApiServer
beforeAll(async () => {
  const named = { name: FORMULA, name_as_printed: FORMULA, region_code: null }
  await storeSample(database.db, SAMPLE, (report) => ({ ...report, agency: { ...report.agency, ...named } }))
  server = createServer({ db: database.db, log, webUrl: 'https://data.example.org' })
})

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  server.fetch(`http://localhost${path}`, { headers, method })
/** Statements that wait for a lock. */
const countWaiting = async () =>
  (
    await sql<{ waiting: number }>`
      select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(database.db)
  ).rows[0]?.waiting
const rowsOf = (csv: string): Record<string, string>[] =>
  parse(csv, { columns: true, bom: true, comment: '#', comment_no_infix: true })
const ask = async (query: string) => {
  const headers = { 'content-type': 'application/json' }
  const response = await server.fetch('http://localhost/graphql', {
    method: 'POST',
    headers,
    body: JSON.stringify({ query }),
  })
  return (await response.json()).data
}

describe('a ranking', () => {
  test('is the ranking that GraphQL gives, and beneath it those without a number, each with its reason', async () => {
    const rows = rowsOf(await (await get('/export/ranking.csv?metric=permits&year=2024&region=41')).text())
    const { ranking } = await ask(`{
      ranking(metric: PERMITS_DECISIONS, year: 2024, filter: { region: "41" }) {
        totalCount blank missing unreadable notOnForm notFiled
        nodes { rank value share percentile agency { id name regionCode } report { id } }
      }
    }`)
    const { totalCount, nodes, ...absent } = ranking
    const ranked = rows.filter(({ state }) => state === 'number')
    expect(
      ranked.map(({ rank, value, agency_id, report }) => [Number(rank), Number(value), agency_id, report]),
    ).toEqual(
      nodes.map((node: { rank: number; value: number; agency: { id: string }; report: { id: string } }) => [
        node.rank,
        node.value,
        node.agency.id,
        `https://data.example.org/reports/${node.report.id}`,
      ]),
    )
    expect(ranked).toHaveLength(totalCount)
    const others = rows.filter(({ state }) => state !== 'number')
    expect(others).toHaveLength(Object.values<number>(absent).reduce((a, b) => a + b))
    expect(others.every(({ value, rank }) => value === '' && rank === '')).toBe(true)
    expect(others.map(({ state }) => state)).toContain('not_filed')
    expect(rows[0]).toMatchObject({
      metric: 'permits.decisions',
      unit: 'decision',
      year: '2024',
      region_code: '410108',
    })
  })

  test('of a change has no shares, as in GraphQL', async () => {
    const sharesOf = async (metric: string) =>
      rowsOf(await (await get(`/export/ranking.csv?metric=${metric}&year=2020`)).text())
        .filter(({ state }) => state === 'number')
        .map(({ share }) => share)
    expect(await sharesOf('permits.decisions')).toEqual(['1'])
    expect(await sharesOf('permits.items_change')).toEqual([''])
  })

  test('begins with a byte order mark for Excel unless told', async () => {
    const bytesOf = async (path: string) => Buffer.from(await (await get(path)).arrayBuffer())
    expect((await bytesOf('/export/ranking.csv?metric=permits&year=2024')).subarray(0, 3)).toEqual(
      Buffer.from([0xef, 0xbb, 0xbf]),
    )
    const bare = await bytesOf('/export/ranking.csv?metric=permits&year=2024&bom=0')
    expect(bare.toString().startsWith('rank,agency,')).toBe(true)
  })

  test('holds no text that a spreadsheet would calculate', async () => {
    const csv = await (await get('/export/ranking.csv?metric=permits')).text()
    expect(csv).toContain('"\'=HYPERLINK')
    expect(csv).not.toMatch(/(^|[,"\n])[=+@\t]/)
  })

  test('says where rows were left out: in a header, in the last line, in the JSON', async () => {
    const response = await get('/export/ranking.csv?metric=permits&year=2024&limit=2')
    const csv = await response.text()
    expect(rowsOf(csv)).toHaveLength(2)
    expect(response.headers.get('x-truncated')).toBe('true')
    expect(csv).toMatch(/\r\n# truncated: 2 of \d rows\r\n$/)
    const json = await (await get('/export/ranking.json?metric=permits&year=2024&limit=2')).json()
    expect([json.truncated, json.rows.length, json.total]).toEqual([
      true,
      2,
      Number(response.headers.get('x-total-count')),
    ])
    const whole = await get('/export/ranking.csv?metric=permits&year=2024')
    expect([whole.headers.get('x-truncated'), (await whole.text()).includes('truncated')]).toEqual(['false', false])
  })

  test('by a rate has its cases and interval', async () => {
    const { rows, metrics } = await (await get('/export/ranking.json?rate=granted&minimum=1&year=2024')).json()
    expect(metrics[0]).toMatchObject({ key: 'rate.granted', unit: 'share' })
    const [first] = rows
    expect(first.value).toBeCloseTo(first.numerator / first.denominator)
    expect(first.low).toBeLessThanOrEqual(first.value)
    expect(first.high).toBeGreaterThanOrEqual(first.value)
  })

  test.each(['ranking', 'trend'])('by a rate, a %s is asked for as pages ask, and as it always was', async (name) => {
    const asked = async (measure: string) =>
      (await (await get(`/export/${name}.json?${measure}&minimum=1&year=2024`)).json()).rows
    const rows = await asked('metric=rate.granted')
    expect(rows.length).toBeGreaterThan(0)
    expect(rows).toEqual(await asked('rate=granted'))
  })

  test('as JSON holds the same rows with what they mean', async () => {
    const address = '?metric=disclosure.volume&year=2024'
    const { rows, fields, title, synthetic } = await (await get(`/export/ranking.json${address}`)).json()
    const lines = rowsOf(await (await get(`/export/ranking.csv${address}`)).text())
    expect(rows.map((row: Record<string, unknown>) => Object.values(row).map((cell) => String(cell ?? '')))).toEqual(
      lines.map((line) => Object.values(line).map((cell) => cell.replace(/^'(?==)/, ''))),
    )
    expect(fields.map(({ name }: { name: string }) => name)).toEqual(Object.keys(rows[0]))
    expect([title.zh, synthetic]).toEqual([expect.stringContaining('2024 年排名'), false])
  })
})

test('a trend has a row for each year and the breaks', async () => {
  const rows = rowsOf(await (await get('/export/trend.csv?metric=permits&region=41')).text())
  expect(rows.length).toBeGreaterThan(1)
  expect(rows.map(({ year }) => year)).toEqual(rows.map(({ year }) => year).sort())
  expect(rows.at(-1)).toMatchObject({ metric: 'permits.decisions', number: expect.stringMatching(/^\d+$/) })
})

test('a comparison has every agency, metric and year asked for, filed or not', async () => {
  const { agencies } = await ask('{ agencies(first: 2) { nodes { id } } }')
  const ids = agencies.nodes.map(({ id }: { id: string }) => id)
  const address = `?${ids.map((id: string) => `agency=${id}`).join('&')}&metric=permits&metric=fees.amount&year=2024&year=2020`
  const rows = rowsOf(await (await get(`/export/compare.csv${address}`)).text())
  expect(rows.map(({ agency_id, metric, year }) => [agency_id, metric, year])).toEqual(
    ids.flatMap((id: string) =>
      ['permits.decisions', 'fees.amount'].flatMap((metric) => ['2024', '2020'].map((year) => [id, metric, year])),
    ),
  )
  expect(rows.map(({ state }) => state)).toContain('not_filed')
  expect(rows.filter(({ state, value }) => (state === 'number') !== (value !== ''))).toEqual([])
})

describe('caches', () => {
  test('may keep a file until the data change', async () => {
    const path = '/export/trend.json?metric=permits'
    const etag = (await get(path)).headers.get('etag') as string
    const asked = async () => (await get(path, { 'if-none-match': etag })).status
    expect(await asked()).toBe(304)
    await database.db
      .updateTable('data_version')
      .set((eb) => ({ version: eb('version', '+', 1) }))
      .execute()
    expect(await asked()).toBe(200)
  })

  test('may ask for the head alone', async () => {
    const head = await get('/export/ranking.csv?metric=permits&year=2024', {}, 'HEAD')
    expect([head.status, await head.text(), head.headers.get('x-truncated')]).toEqual([200, '', 'false'])
  })
})

test.each([
  ['no metric', '/export/ranking.csv?year=2024', 400, 'metric, rate'],
  ['an unknown metric', '/export/ranking.csv?metric=nothing', 400, 'metric'],
  ['an unknown word', '/export/ranking.csv?metric=permits&regoin=41', 400, 'regoin'],
  ['a wrong level', '/export/ranking.csv?metric=permits&level=country', 400, 'province'],
  ['a metric that is none', '/export/trend.csv?metric=permit', 400, 'permits, penalties, rate.granted'],
  ['a rate that is none', '/export/trend.csv?rate=grant', 400, 'granted'],
  ['a rate among the figures compared', '/export/compare.csv?agency=QWdlbmN5OjE&metric=rate.granted', 400, 'figures'],
  ['an agency by name', '/export/trend.csv?metric=permits&agency=luoyang', 400, 'agency: "luoyang" is no id'],
  ['a day as a moment', '/export/trend.csv?metric=permits&asOf=2026-01-31', 400, 'asOf: "2026-01-31" is no moment'],
  ['a moment to come', '/export/trend.csv?metric=permits&asOf=2990-01-31T00:00:00Z', 400, 'asOf: 2990'],
  ['a region by name', '/export/ranking.csv?metric=permits&region=henan', 400, 'two, four or six digits'],
  [
    'a region that there is not',
    '/export/ranking.csv?metric=permits&region=9999',
    404,
    'region: there is no division "9999"',
  ],
  [
    'the region of no digit but zero',
    '/export/trend.json?metric=permits&region=000000',
    404,
    'region: there is no division',
  ],
  [
    'a region that there is not, long ago',
    '/export/ranking.zip?metric=permits&year=2024&region=99&asOf=2000-01-01T00:00:00Z',
    404,
    'region:',
  ],
  [
    'an agency that there is not',
    `/export/trend.csv?metric=permits&agency=${encodeId('Agency', 999_999)}`,
    404,
    'No agency has the id',
  ],
  ['too many words', `/export/ranking.csv?metric=permits&text=${'a+'.repeat(21)}`, 400, 'text: 21 words are too many'],
  ['a year that is none', '/export/ranking.csv?metric=permits&year=last', 400, 'a year such as 2024'],
  ['too many rows', '/export/ranking.csv?metric=permits&limit=1000000', 400, 'from 1 to 200000'],
  ['a basis of another metric', '/export/ranking.csv?metric=permits&basis=stated_total', 400, 'basis'],
  ['two metrics', '/export/trend.csv?metric=permits&metric=penalties', 400, 'once'],
  ['no agency', '/export/compare.csv?metric=permits', 400, 'agency'],
  ['an agency that is none', '/export/compare.csv?metric=permits&agency=QWdlbmN5Ojk5OTk5&year=2024', 404, 'agency'],
  ['a moment to come', '/export/trend.json?metric=permits&asOf=2999-01-01T00:00:00Z', 400, 'asOf'],
  ['a year without reports', '/export/reports-2008.csv.gz', 404, '2008'],
  ['a filter of a whole year', '/export/reports-2024.csv.gz?region=41', 400, 'region: this address takes nothing'],
])('%s is refused with a code', async (_what, path, status, word) => {
  log.mockClear()
  const response = await get(path)
  const { error } = await response.json()
  expect([response.status, error.code]).toEqual([status, status === 404 ? 'NOT_FOUND' : 'BAD_USER_INPUT'])
  expect(error.message).toContain(word)
  expect(log).not.toHaveBeenCalled()
})

describe('the whole of a year', () => {
  const read = async (format: string) =>
    gunzipSync(Buffer.from(await (await get(`/export/reports-2024.${format}.gz`)).arrayBuffer())).toString()
  const factsOf = (text: string) =>
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))

  test('is every figure of every report that counts, with the place where it stands', async () => {
    const reports = factsOf(await read('ndjson'))
    const counted = await database.db.selectFrom('reports').select('id').where('year', '=', 2024).execute()
    expect(reports).toHaveLength(counted.length)
    const [report] = reports
    const document = await database.db
      .selectFrom('documents')
      .innerJoin('parses', 'parses.document_id', 'documents.id')
      .select('parses.text')
      .where('sha256', '=', report.document)
      .executeTakeFirstOrThrow()
    const numbers = report.facts.filter(({ raw }: { raw: string | null }) => raw !== null)
    expect(numbers.length).toBeGreaterThan(100)
    for (const { raw, start, end } of numbers) expect(document.text.slice(start, end)).toBe(raw)
  })

  test('is the same as CSV, a line for each figure', async () => {
    const facts = factsOf(await read('ndjson')).flatMap(({ agency_id, facts }) =>
      facts.map(({ metric, state, value, raw }: Record<string, string>) => [
        agency_id,
        metric,
        state,
        String(value ?? ''),
        raw ?? '',
      ]),
    )
    const lines = rowsOf(await read('csv')).map((row) =>
      ['agency_id', 'metric', 'state', 'value', 'raw'].map((name) => row[name]?.replace(/^'(?=[-+=@])/, '')),
    )
    expect(lines).toEqual(facts)
  })

  test('is sent to two at once, and to the next when one has ended or was given up', async () => {
    const path = '/export/reports-2024.csv.gz'
    const lock = await database.db.startTransaction().execute()
    await sql`lock table documents in access exclusive mode`.execute(lock)
    const [first, second, third] = [await get(path), await get(path), await get(path)]
    expect([third.status, third.headers.get('retry-after'), (await third.json()).error.code]).toEqual([
      503,
      '60',
      'EXPORT_BUSY',
    ])
    await second.body?.cancel()
    await lock.rollback().execute()
    await first.arrayBuffer()
    const statusesOfTwo = async () => {
      const [one, other] = [await get(path), await get(path)]
      await Promise.all([one.arrayBuffer(), other.arrayBuffer()])
      return [one.status, other.status]
    }
    await expect.poll(statusesOfTwo).toEqual([200, 200])
    expect(log).not.toHaveBeenCalled()
  })

  test('waits for nobody who left before it was begun', async () => {
    const listening = await listen(server, { host: '127.0.0.1', port: 0 })
    const lock = await database.db.startTransaction().execute()
    await sql`lock table reports in access exclusive mode`.execute(lock)
    const address = new URL('/export/reports-2024.csv.gz', listening.url)
    for (const waiting of [1, 2]) {
      const controller = new AbortController()
      const asked = fetch(address, { signal: controller.signal })
      await expect.poll(countWaiting).toBe(waiting)
      controller.abort()
      await expect(asked).rejects.toThrow('aborted')
    }
    await lock.rollback().execute()
    await expect.poll(async () => (await fetch(address, { method: 'HEAD' })).status).toBe(200)
    await listening.close()
  })
})

test('openapi.json says which parameters may be repeated, and the others are refused the second time', async () => {
  const { paths } = await (await get('/openapi.json')).json()
  const said: Record<string, string> = {
    ...{
      metric: 'permits',
      year: '2024',
      region: '41',
      level: 'county',
      sector: 'health',
      text: '卫',
      direction: 'asc',
    },
    ...{ limit: '5', bom: '0', basis: 'stated_total', rate: 'granted', minimum: '5', asOf: '2999-01-01T00:00:00Z' },
    agency: (await ask('{ agencies(first: 1) { nodes { id } } }')).agencies.nodes[0].id,
  }
  for (const name of ['ranking', 'trend', 'compare'])
    for (const { name: parameter, schema } of paths[`/export/${name}.csv`].get.parameters) {
      const twice = `${parameter}=${encodeURIComponent(said[parameter] as string)}`
      const { error } = await (await get(`/export/${name}.csv?${twice}&${twice}`)).json().catch(() => ({}))
      const isRefused = error?.message === `${parameter}: say it once.`
      expect([name, parameter, isRefused]).toEqual([name, parameter, schema.type !== 'array'])
    }
})

test('where there are no reports yet there is no newest year, and a file says so as GraphQL does', async () => {
  const before = 'asOf=2000-01-01T00:00:00Z'
  const { status, headers } = await get(`/export/ranking.csv?metric=permits&${before}`)
  expect([status, headers.get('content-type')]).toEqual([404, 'application/json'])
  expect((await get(`/export/ranking.csv?metric=permits&year=2024&${before}`)).status).toBe(200)
  expect((await get('/export/ranking.csv?metric=permits&region=11')).status).toBe(200)
})

test('a text is understood as GraphQL understands it', async () => {
  const address = (text: string) => `/export/ranking.csv?metric=permits&year=2024&text=${encodeURIComponent(text)}`
  const plain = await (await get(address('luoyang'))).text()
  expect(rowsOf(plain)).toHaveLength(1)
  for (const text of ['ＬＵＯＹＡＮＧ', '\0luoyang\0']) expect(await (await get(address(text))).text()).toBe(plain)
})

test('openapi.json is valid and tells of every address that answers here', async () => {
  const document = await (await get('/openapi.json')).json()
  const result = await new Validator().validate(document)
  expect(result.errors).toBeUndefined()
  expect(result.valid).toBe(true)
  expect(Object.keys(document.paths)).toHaveLength(3 * 3 + 2 + 1)
})
