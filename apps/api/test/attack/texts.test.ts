/** What a document says, in everything that is made of it: data everywhere, never markup, formula, line or command. */
import { gunzipSync } from 'node:zlib'
import { createApiKey, storeReports } from '@gongkai/schema/db'
import { parse } from 'csv-parse/sync'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { printable } from '../../src/expected-error.ts'
import { createLogger, logRequest } from '../../src/server/request-log.ts'
import { HOSTILE, hostileDocuments } from './hostile-texts.ts'
import { useServedApi } from './served-api.ts'

const api = useServedApi((db) => storeReports(db, hostileDocuments()))
const get = async (path: string) => {
  const response = await fetch(`${api.origin}${path}`)
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) }
}
const FORMULA = /^[=+\-@\t\r＝＋－＠]/
/** As the store keeps it: what no text of PostgreSQL can hold is replaced. */
const stored = (text: string) => text.toWellFormed().replaceAll('\0', '\ufffd')

/** Every cell of a table, read as a spreadsheet would. */
const cellsOf = (csv: string): string[] => parse(csv, { bom: true, relax_column_count: true }).flat() as string[]

describe('a table', () => {
  test.each([
    '/export/ranking.csv?metric=permits&year=2024',
    '/export/ranking.csv?metric=disclosure-volume&year=2024',
    '/export/ranking.csv?metric=permits&year=2023',
    '/export/trend.csv?metric=permits',
  ])('holds no cell that a spreadsheet takes for a formula (%s)', async (path) => {
    const cells = cellsOf((await get(path)).bytes.toString())
    expect(cells.length).toBeGreaterThan(20)
    expect(cells.filter((cell) => FORMULA.test(cell) && !/^-?\d/.test(cell))).toEqual([])
  })

  test('of a whole year neither, and keeps every text in one cell', async () => {
    const csv = gunzipSync((await get('/export/reports-2024.csv.gz')).bytes).toString()
    const cells = cellsOf(csv)
    expect(cells.filter((cell) => FORMULA.test(cell) && !/^-?\d+$/.test(cell))).toEqual([])
    const found = cells.map((cell) => cell.replace(/^'(?=[=+\-@＝])/, ''))
    expect(
      Object.values(HOSTILE)
        .map(stored)
        .filter((text) => !found.includes(text)),
    ).toEqual([])
  })

  test('is in an archive under names that are ours', async () => {
    const files = unzipSync((await get('/export/ranking.zip?metric=permits&year=2024')).bytes)
    expect(Object.keys(files).sort()).toEqual(
      ['CITATION.cff', 'LICENSE', 'README.md', 'data-dictionary.csv', 'data.csv', 'datapackage.json'].sort(),
    )
  })
})

describe('JSON', () => {
  test.each(['/export/ranking.json?metric=permits&year=2024', '/export/compare.json?agency=AGENCY&metric=permits'])(
    'gives every text back as it was, as data (%s)',
    async (path) => {
      const { body } = await api.ask('{ agencies(filter: { text: "HYPERLINK" }, first: 1) { nodes { id } } }')
      const { bytes, headers } = await get(path.replace('AGENCY', body.data.agencies.nodes[0].id))
      expect(headers.get('content-type')).toMatch(/^application\/json/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(JSON.stringify(JSON.parse(bytes.toString()))).toContain(JSON.stringify(HOSTILE.formula).slice(1, -1))
    },
  )

  test('has a line for each report, whatever lines their texts have', async () => {
    const lines = gunzipSync((await get('/export/reports-2024.ndjson.gz')).bytes)
      .toString()
      .trim()
      .split('\n')
    const found = lines.flatMap((line) => JSON.parse(line).facts.map(({ raw }: { raw: string | null }) => raw))
    expect(
      Object.values(HOSTILE)
        .map(stored)
        .filter((text) => !found.includes(text)),
    ).toEqual([])
  })
})

test('GraphQL gives every text of a report back as data, in every field', async () => {
  const { body, status } = await api.ask(`{ reports(filter: { text: "onload" }, first: 1) { nodes {
    nameAsPrinted agency { name } document { name text } findings { message { zh en } }
    facts(metrics: [PERMITS_DECISIONS]) { raw } disclosure { counts { unit } } } } }`)
  expect([status, body.errors]).toEqual([200, undefined])
  const text = HOSTILE.html
  expect(body.data.reports.nodes).toEqual([
    {
      nameAsPrinted: text,
      agency: { name: text.replaceAll(' ', '') },
      document: { name: text, text },
      findings: [{ message: { zh: text, en: text } }],
      facts: [{ raw: text }],
      disclosure: { counts: [{ unit: text }] },
    },
  ])
})

describe('a search', () => {
  test.each(Object.entries(HOSTILE))('for %s is a search for a text, and breaks nothing', async (_what, text) => {
    const query =
      'query Q($text: String!) { search(text: $text, first: 1) { totalCount } agencies(filter: { text: $text }, first: 1) { totalCount } }'
    const { status, body } = await api.ask(query, { text })
    expect(status).toBeLessThan(500)
    expect(JSON.stringify(body)).not.toContain('INTERNAL_SERVER_ERROR')
    const { body: after } = await api.ask('{ reports(first: 1) { totalCount } }')
    expect(after.data.reports.totalCount).toBeGreaterThanOrEqual(Object.keys(HOSTILE).length)
  })
})

describe('the log', () => {
  test('is one line for each request, whatever a request calls its operation or path', () => {
    const lines: string[] = []
    const logger = createLogger('info', { write: (line) => lines.push(line) })
    const request = { method: 'GET', url: `/${HOSTILE.terminal}${HOSTILE.lines}?secret=1` } as never
    const course = { id: 'r1', operation: HOSTILE.lines, way: 'general' as const }
    logRequest(logger, request, { statusCode: 200 } as never, course, 0.1)
    expect(lines).toHaveLength(1)
    expect(printable(lines[0]?.slice(0, -1) ?? '')).toBe(lines[0]?.slice(0, -1))
    expect(JSON.parse(lines[0] as string).operation).toBe(HOSTILE.lines)
  })

  test('of changes and replies keeps texts as data', async () => {
    const { token } = await createApiKey(api.database.db, {
      name: HOSTILE.terminal,
      scopes: ['reply'],
      agency_id: null,
    })
    const { body } = await api.ask('{ reports(filter: { text: "onload" }, first: 1) { nodes { id } } }')
    const reply = `mutation Reply($id: ID!, $text: String!) { replyToReport(input: { report: $id, text: $text }) { reply { text author } } }`
    const answer = await api.ask(
      reply,
      { id: body.data.reports.nodes[0].id, text: HOSTILE.script },
      { authorization: `Bearer ${token}` },
    )
    expect(answer.body.data.replyToReport.reply).toEqual({ text: HOSTILE.script, author: HOSTILE.terminal })
  })
})
