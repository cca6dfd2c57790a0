import { readFileSync } from 'node:fs'
import { graphql } from 'graphql'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { settleCrossReport, writeSettlements } from '../src/db/cross-report/index.ts'
import { refuseDocument, type StoredDocumentInput, storeReports } from '../src/db/index.ts'
import { createContext, schema } from '../src/graphql/index.ts'
import { useDatabase } from './postgres.ts'
import { documentOf, type ReportFixture } from './report-fixture.ts'

const database = useDatabase()

/** The log of writes, which refers to them, is otherwise only ever added to. */
const empty = () =>
  database.db.transaction().execute(async (trx) => {
    await sql`set local session_replication_role = replica`.execute(trx)
    await sql`truncate agencies, documents cascade`.execute(trx)
  })
beforeEach(empty)

interface Fixture extends ReportFixture {
  /** Of the county; 嵩县 unless given. */
  readonly of?: string
  readonly narrative?: string
  readonly publishedOn?: string
}

/** A county’s education bureau: the cells, and after them what it says in words. */
function reportOf({ of = '嵩县', narrative = '', publishedOn, ...fixture }: Fixture): StoredDocumentInput {
  const name = `${of}教育局`
  const agency = { name, region_code: '410325', level: 'county', sector: 'education' } as const
  const { reports, ...document } = documentOf({ bytes: JSON.stringify([name, narrative, fixture]), ...fixture, agency })
  return {
    ...document,
    ...(publishedOn ? { publishedOn } : {}),
    reports: reports.map((report) => ({ ...report, text: `${report.text}${narrative}` })),
  }
}

const out = (year: number, n: number): Fixture => ({ year, figures: { 'requests.carried_out.total': n } })
const carriedIn = (year: number, n: number): Fixture => ({ year, figures: { 'requests.carried_in.total': n } })
const store = (...fixtures: readonly Fixture[]) => storeReports(database.db, fixtures.map(reportOf))

/** Every finding between reports, by what outlasts an id. */
const findings = () =>
  database.db
    .selectFrom('findings')
    .innerJoin('reports', 'reports.id', 'findings.report_id')
    .innerJoin('agencies', 'agencies.id', 'reports.agency_id')
    .leftJoin('reports as related', 'related.id', 'findings.related_report_id')
    .leftJoin('agencies as other', 'other.id', 'related.agency_id')
    .select(['agencies.name', 'reports.year', 'findings.code', 'findings.expected', 'findings.actual'])
    .select(['other.name as other', 'related.year as other_year'])
    .where('findings.parse_id', 'is', null)
    .where('findings.gone_since', 'is', null)
    .orderBy(sql`agencies.name collate "C"`)
    .orderBy('reports.year')
    .orderBy('findings.position')
    .execute()
const codes = async () => (await findings()).map(({ name, year, code }) => `${name.slice(0, 2)} ${year} ${code}`)
const ids = async () =>
  (await database.db.selectFrom('findings').select('id').orderBy('id').execute()).map(({ id }) => id)
const checksOf = async (year: number) =>
  (await database.db.selectFrom('reports').select('checks').where('year', '=', year).executeTakeFirstOrThrow()).checks

const sample = readFileSync(new URL('../../../samples/004_c86c0ca8fbd6ae78.txt', import.meta.url), 'utf8')
const narrative = sample.slice(sample.indexOf('（一）'), sample.indexOf('二、主动公开'))

describe('the years of an agency', () => {
  test('are held against each other whichever is stored first', async () => {
    await store(carriedIn(2024, 2))
    expect(await codes()).toEqual([])
    await store(out(2023, 3))
    expect(await findings()).toEqual([
      {
        name: '嵩县教育局',
        year: 2024,
        code: 'carryover.requests',
        expected: 3,
        actual: 2,
        other: '嵩县教育局',
        other_year: 2023,
      },
    ])
  })

  test('are not held against another agency’s', async () => {
    await store({ ...out(2023, 3), of: '栾川' }, carriedIn(2024, 2))
    expect(await codes()).toEqual([])
  })

  test('show the place of the figure in the report’s own text', async () => {
    await store(out(2023, 3), carriedIn(2024, 25))
    const { spans, text } = await database.db
      .selectFrom('findings')
      .innerJoin('reports', 'reports.id', 'findings.report_id')
      .innerJoin('parses', 'parses.id', 'reports.current_parse_id')
      .select(['findings.spans', 'parses.text'])
      .executeTakeFirstOrThrow()
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(['25'])
  })

  test('say how each rule ended, for a report that breaks none too', async () => {
    await store(out(2023, 3), carriedIn(2024, 3))
    expect(await checksOf(2024)).toMatchObject({ pass: ['carryover.requests'], fail: [] })
    await store(out(2023, 4))
    expect(await checksOf(2024)).toMatchObject({ pass: [], fail: ['carryover.requests'] })
  })

  test('are settled anew when last year’s report is restated', async () => {
    await store(out(2023, 3), carriedIn(2024, 2))
    await store(out(2023, 2))
    expect(await codes()).toEqual([])
  })

  test('are settled anew when last year’s report counts no more', async () => {
    await store(out(2023, 3), carriedIn(2024, 2))
    const [{ source } = {} as never] = reportOf(out(2023, 3)).reports
    const refusal = {
      sha256: source.sha256,
      parserVersion: '2.0.0',
      code: 'document.not_a_report',
      message: 'It is none.',
    }
    await refuseDocument(database.db, refusal)
    expect(await codes()).toEqual([])
    expect(await checksOf(2023)).toBeNull()
    expect(await checksOf(2024)).toMatchObject({ fail: [] })
  })

  test('bear on outliers of the years after', async () => {
    const penalties = (year: number, n: number): Fixture => ({ year, figures: { 'penalties.decisions': n } })
    await store(penalties(2020, 210), penalties(2021, 190), penalties(2024, 21_000))
    expect(await codes()).toEqual([])
    await store(penalties(2022, 205))
    expect(await codes()).toEqual(['嵩县 2024 outlier.year_on_year'])
  })

  test('mark in rankings the figures that are outliers, and no others of the report', async () => {
    const of = (year: number, penalties: number): Fixture => ({
      year,
      figures: { 'penalties.decisions': penalties, 'permits.decisions': 7 },
    })
    await store(of(2021, 190), of(2022, 205), of(2023, 210), of(2024, 21_000))
    const source = `{
      penalties: ranking(metric: PENALTIES_DECISIONS, year: 2024) { nodes { isUnusual isDisputed } }
      before: ranking(metric: PENALTIES_DECISIONS, year: 2023) { nodes { isUnusual } }
      permits: ranking(metric: PERMITS_DECISIONS, year: 2024) { nodes { isUnusual } }
    }`
    const { data } = await graphql({ schema, source, contextValue: createContext(database.db) })
    expect(data).toEqual({
      penalties: { nodes: [{ isUnusual: true, isDisputed: false }] },
      before: { nodes: [{ isUnusual: false }] },
      permits: { nodes: [{ isUnusual: false }] },
    })
  })

  test('are late once the day of publication is known', async () => {
    await store({ year: 2024 })
    expect(await codes()).toEqual([])
    await store({ year: 2024, publishedOn: '2025-03-01' })
    expect(await findings()).toMatchObject([{ code: 'report.late', expected: 0, actual: 29 }])
  })

  test('are left as they are when settled once more', async () => {
    await store(out(2023, 3), carriedIn(2024, 2))
    const before = await ids()
    const reports = await database.db.selectFrom('reports').selectAll().orderBy('id').execute()
    await database.db.transaction().execute(async (trx) => {
      const settlements = await settleCrossReport(trx, [], reports)
      await writeSettlements(trx, settlements, [], { version: 99, since: new Date() })
    })
    expect(await ids()).toEqual(before)
    expect(await database.db.selectFrom('reports').selectAll().orderBy('id').execute()).toEqual(reports)
  })

  test('tell readers of a finding on a report that was not itself stored', async () => {
    await store(carriedIn(2024, 2))
    await store(out(2023, 3))
    const versions = await database.db
      .selectFrom('reports')
      .select(['year', 'data_version', (eb) => eb.selectFrom('data_version').select('version').as('now')])
      .orderBy('year')
      .execute()
    expect(versions.map(({ data_version, now }) => data_version === now)).toEqual([true, true])
  })
})

describe('copied text', () => {
  const copied = narrative.replaceAll('桐柏县卫生健康委', '栾川县教育局').replaceAll(/\d+/g, '88')

  test('is found on both of two agencies of one year', async () => {
    await store({ year: 2024, narrative }, { of: '栾川', year: 2024, narrative: copied })
    expect(await codes()).toEqual(['嵩县 2024 text.duplicate', '栾川 2024 text.duplicate'])
    const { related_spans } = await database.db.selectFrom('findings').select('related_spans').executeTakeFirstOrThrow()
    expect(related_spans?.length).toBeGreaterThan(2)
  })

  test('is found on the later report only, whichever is stored first', async () => {
    await store({ of: '栾川', year: 2024, narrative: copied })
    await store({ year: 2022, narrative })
    expect(await findings()).toMatchObject([
      { name: '栾川教育局', year: 2024, code: 'text.duplicate', other: '嵩县教育局', other_year: 2022 },
    ])
  })

  test('goes when the report that it repeats says something else', async () => {
    await store({ year: 2023, narrative }, { of: '栾川', year: 2024, narrative: copied })
    await store({
      year: 2023,
      narrative: `${narrative.slice(0, 300)}${sample.slice(1400, 2000)}`,
      name: 'restated.txt',
    })
    expect(await codes()).toEqual([])
  })

  test('passes a narrative of its own, and says nothing of a short one', async () => {
    await store({ year: 2023, narrative }, { of: '栾川', year: 2024, narrative: '公开。' })
    expect(await checksOf(2023)).toMatchObject({ pass: ['text.duplicate'] })
    expect((await checksOf(2024))?.not_assessable).toContain('text.duplicate')
  })

  test('is not looked for in a file of several reports, whose text is that of all', async () => {
    const [first, second] = [reportOf({ year: 2023, narrative }), reportOf({ of: '栾川', year: 2023, narrative })]
    const [report] = first.reports
    const source = report?.source as NonNullable<typeof report>['source']
    await storeReports(database.db, [
      { ...first, reports: [...first.reports, ...second.reports.map((other) => ({ ...other, source }))] },
      reportOf({ of: '汝阳', year: 2024, narrative }),
    ])
    expect(await codes()).toEqual([])
  })
})

test('findings between reports follow from what counts, in whatever batches and order it was stored', async () => {
  const fixtures = Array.from({ length: 36 }, (_, i): Fixture => {
    const year = 2019 + (i % 6)
    return {
      of: ['嵩县', '栾川', '汝阳', '宜阳', '洛宁', '伊川'][Math.floor(i / 6)] as string,
      year,
      narrative: i % 5 === 0 ? `${narrative}${'本年度另有安排。'.repeat(i % 7)}` : '',
      publishedOn: i % 4 === 0 ? `${year + 1}-02-0${1 + (i % 8)}` : `${year + 1}-01-20`,
      figures: {
        'requests.carried_out.total': i % 3,
        'requests.carried_in.total': i % 2,
        'penalties.decisions': i % 11 === 10 ? 90_000 : 200 + i,
        'normative_documents.in_force': 30 + (i % 4),
        'normative_documents.issued': i % 2,
        'normative_documents.repealed': 0,
      },
    }
  })
  await store(...fixtures)
  const whole = await findings()
  expect(new Set(whole.map(({ code }) => code)).size).toBe(5)
  for (const step of [7, 25]) {
    await empty()
    const order = fixtures.map((_, i) => fixtures[(i * step) % fixtures.length] as Fixture)
    for (let from = 0; from < order.length; from += step) await store(...order.slice(from, from + step))
    expect((await findings()).map(withoutChoice)).toEqual(whole.map(withoutChoice))
  }
})

/** Of several that are equally alike, the one stored first is named. */
const withoutChoice = ({ other, other_year, ...finding }: Awaited<ReturnType<typeof findings>>[number]) =>
  finding.code === 'text.duplicate' ? finding : { ...finding, other, other_year }
