import { graphql } from 'graphql'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import {
  findContents,
  findDocuments,
  findReports,
  findTexts,
  listFindingsOfParses,
  listVersions,
  type StoredReading,
  type StoreOutcome,
} from '../src/db/index.ts'
import { createContext, schema } from '../src/graphql/index.ts'
import { METRICS } from '../src/metrics/index.ts'
import { isStored } from './last-reading.ts'
import { useDatabase } from './postgres.ts'
import { documentOf, storeDocument } from './report-fixture.ts'

const database = useDatabase()
const readingsOf = (outcome: StoreOutcome): readonly StoredReading[] =>
  outcome.status === 'stored' ? outcome.readings : []
const firstReading = (outcome: StoreOutcome): StoredReading => {
  const [reading] = readingsOf(outcome)
  if (!reading) throw new Error('Nothing was stored.')
  return reading
}
const rowsIn = async (table: 'agencies' | 'documents' | 'parses' | 'reports' | 'findings') =>
  (await sql<{ rows: number }>`select count(*) as rows from ${sql.table(table)}`.execute(database.db)).rows[0]?.rows

describe('storing a report', () => {
  it('keeps every value with its state, raw text and span', async () => {
    const document = documentOf({
      agency: { name: '新安县教育局', region_code: '410323', level: 'county', sector: 'education' },
      figures: { 'permits.decisions': 1362, 'penalties.decisions': 'blank', 'rules.made': 'not_on_form' },
      disclosure: {
        volume: 140,
        basis: 'sum_of_channels',
        counts: [
          { value: 140, approximate: true, unit: '条', kind: 'channel', channel: 'wechat', span: { start: 0, end: 3 } },
        ],
      },
      mentions: [{ metric: 'permits.decisions', value: 1311, relation: 'equal', span: { start: 1, end: 4, page: 2 } }],
      checks: [{ code: 'sum.balance', status: 'not_assessable' }],
    })
    const { parseId } = firstReading(await storeDocument(database.db, document))
    const [content] = await findContents(database.db, [parseId])
    const [{ text } = { text: '' }] = await findTexts(database.db, [parseId])
    const input = document.reports[0]
    const read = input?.facts.filter(({ state }) => state !== 'not_on_form') ?? []
    const narrated = (metric: string) => ({ metric, state: 'number', value: 140, unit: 'piece', raw: text.slice(0, 3) })
    expect(content?.facts.filter(({ metric }) => read.some((fact) => fact.metric === metric))).toEqual(read)
    expect(
      content?.facts.filter(({ state, metric }) => state === 'number' && metric.startsWith('disclosure.')),
    ).toMatchObject([narrated('disclosure.volume'), narrated('disclosure.wechat')])
    expect(content).toMatchObject({
      disclosure_volume: 140,
      disclosure_basis: 'sum_of_channels',
      counts: input?.disclosure.counts,
      mentions: input?.mentions,
      checks: expect.arrayContaining([...(input?.checks ?? [])]),
    })
    for (const { span, raw } of content?.facts ?? []) expect(span && text.slice(span.start, span.end)).toBe(raw)
    const [stored] = await findDocuments(database.db, [parseId])
    expect(stored).toMatchObject({ name: 'report.txt', byte_length: document.bytes.byteLength })
    const bytes = await database.db
      .selectFrom('documents')
      .select('bytes')
      .where('sha256', '=', stored?.sha256 ?? '')
      .executeTakeFirstOrThrow()
    expect(Buffer.from(bytes.bytes).equals(Buffer.from(document.bytes))).toBe(true)
  })

  it('gives every metric of the catalogue a value or a reason', async () => {
    const { reportId } = firstReading(
      await storeDocument(database.db, documentOf({ year: 2011, figures: { 'permits.decisions': 0 } })),
    )
    const [report] = await findReports(database.db, [reportId ?? 0])
    const [content] = await findContents(database.db, [report?.parse_id ?? 0])
    const byMetric = new Map(content?.facts.map((fact) => [fact.metric, fact]))
    expect([...byMetric.keys()]).toEqual(METRICS.map(({ key }) => key))
    expect(byMetric.get('permits.decisions')).toMatchObject({ state: 'number', value: 0 })
    expect(byMetric.get('penalties.decisions')).toMatchObject({ state: 'missing', value: null })
    expect(byMetric.get('procurement.items')).toMatchObject({ state: 'not_on_form', value: null })
    expect(byMetric.get('disclosure.volume')).toMatchObject({ state: 'missing', value: null })
  })

  it('keeps the findings in the order of the checks', async () => {
    const finding = {
      code: 'sum.balance',
      severity: 'error',
      origin: 'document',
      metrics: ['requests.received.total'],
      expected: 3,
      actual: 2.5,
      message: { zh: '不相等', en: 'Not equal' },
      spans: [{ start: 1, end: 2 }],
      legal_basis: '条例',
    } as const
    const outcome = await storeDocument(
      database.db,
      documentOf({ year: 2010, findings: [finding, { ...finding, code: 'cell.blank', expected: null }] }),
    )
    const findings = await listFindingsOfParses(database.db, [firstReading(outcome).parseId])
    expect(findings.map(({ code, expected }) => [code, expected])).toEqual([
      ['sum.balance', 3],
      ['cell.blank', null],
    ])
    expect(findings[0]).toMatchObject({
      metrics: finding.metrics,
      message_zh: '不相等',
      spans: finding.spans,
      actual: 2.5,
    })
  })

  it('changes nothing when the same bytes come twice', async () => {
    const document = documentOf({ year: 2015 })
    await storeDocument(database.db, document)
    const before = await Promise.all([rowsIn('parses'), rowsIn('documents')])
    expect(await storeDocument(database.db, document)).toEqual({ status: 'unchanged' })
    expect(await Promise.all([rowsIn('parses'), rowsIn('documents')])).toEqual(before)
    const sha256 = document.reports[0]?.source.sha256 ?? ''
    expect(await isStored(database.db, { sha256, parserVersion: '1.0.0' })).toBe(true)
    expect(await isStored(database.db, { sha256, parserVersion: '2.0.0' })).toBe(false)
    expect(await isStored(database.db, { sha256, parserVersion: '1.0.0', regionHint: '410300' })).toBe(false)
  })

  it('stores once what several writers bring at the same moment', async () => {
    const document = documentOf({ year: 2016 }, { year: 2017 })
    const turned = { ...documentOf({ year: 2017, bytes: 'other' }, { year: 2016, bytes: 'order' }) }
    const outcomes = await Promise.all(
      [document, turned, document, turned, document].map((input) => storeDocument(database.db, input)),
    )
    expect(outcomes.filter(({ status }) => status === 'stored')).toHaveLength(2)
    const years = await database.db.selectFrom('reports').select('year').where('year', 'in', [2016, 2017]).execute()
    expect(years).toHaveLength(2)
  })

  it('keeps the old version of a restated report and makes the new one current', async () => {
    const year = 2018
    const first = firstReading(
      await storeDocument(database.db, documentOf({ year, figures: { 'permits.decisions': 1 }, bytes: 'first' })),
    )
    const second = firstReading(
      await storeDocument(database.db, documentOf({ year, figures: { 'permits.decisions': 2 }, bytes: 'second' })),
    )
    expect(second).toMatchObject({ reportId: first.reportId, version: 2 })
    expect([first.incumbent, second.incumbent]).toEqual([null, { name: 'report.txt', version: 1 }])
    const reportId = first.reportId ?? 0
    const versions = await listVersions(database.db, [reportId])
    expect(versions.map((version) => [version.version, version.is_current])).toEqual([
      [2, true],
      [1, false],
    ])
    const [old] = await findContents(database.db, [first.parseId])
    expect(old?.facts.find(({ metric }) => metric === 'permits.decisions')?.value).toBe(1)
    const [new_] = await findContents(database.db, [second.parseId])
    expect(new_?.facts.find(({ metric }) => metric === 'permits.decisions')?.value).toBe(2)
  })

  it('makes what a newer parser reads in the same bytes the current version', async () => {
    const fixture = { year: 2019, bytes: 'same' }
    await storeDocument(database.db, documentOf(fixture))
    const { reportId } = firstReading(await storeDocument(database.db, documentOf({ ...fixture, parser: '1.1.0' })))
    const [current] = await findReports(database.db, [reportId ?? 0])
    expect(current).toMatchObject({ version: 2, parser_version: '1.1.0' })
  })

  it('takes names of other widths and spacing for one agency, other regions for another', async () => {
    const before = await rowsIn('agencies')
    const store = (name: string, region_code: string | null, year: number) =>
      storeDocument(database.db, documentOf({ agency: { name, region_code }, year }))
    await store('示范区（高新）管委会', null, 2020)
    await store('示范区(高新)  管委会', null, 2021)
    await store('示范区（高新）管委会', '410300', 2020)
    expect(await rowsIn('agencies')).toBe((before ?? 0) + 2)
    for (const text of ['示范区（高新）', '示范区(高新)管委会', '（高新）']) {
      const source = 'query Q($t: String!) { search(text: $t) { name } agencies(filter: { text: $t }) { totalCount } }'
      const contextValue = createContext(database.db)
      const { data } = await graphql({ schema, source, variableValues: { t: text }, contextValue })
      const found = { name: '示范区(高新)管委会' }
      expect(data).toEqual({ search: [found, found], agencies: { totalCount: 2 } })
    }
  })

  it('keeps a reading without a year and ranks it nowhere', async () => {
    const reading = firstReading(await storeDocument(database.db, documentOf({ year: null })))
    expect(reading).toMatchObject({ reportId: null, version: null })
    const [content] = await findContents(database.db, [reading.parseId])
    expect(content?.parse_id).toBe(reading.parseId)
  })

  it('stores nothing of a document whose second report cannot be stored', async () => {
    const tables = ['documents', 'parses', 'reports', 'findings'] as const
    const before = await Promise.all(tables.map(rowsIn))
    const document = documentOf({ year: 2012 }, { year: 2013, agency: { name: ' ' } })
    await expect(storeDocument(database.db, document)).rejects.toThrow()
    expect(await Promise.all(tables.map(rowsIn))).toEqual(before)
  })

  it('refuses a metric the catalogue does not have, and names it', async () => {
    const document = documentOf({ year: 2014 })
    const [report] = document.reports
    const findings = [{ metrics: ['permits.decided'] }] as never
    await expect(
      storeDocument(database.db, { ...document, reports: report ? [{ ...report, findings }] : [] }),
    ).rejects.toThrow('the catalogue has no metric permits.decided')
  })

  it('keeps offsets right where a text holds what PostgreSQL cannot', async () => {
    const text = 'a\0b\uD800c \\u0000'
    const { parseId } = firstReading(await storeDocument(database.db, documentOf({ year: 2022, text, bytes: 'odd' })))
    const [row] = await findTexts(database.db, [parseId])
    expect(row?.text).toBe('a\uFFFDb\uFFFDc \\u0000')
  })
})
