import { DIVISIONS } from '@gongkai/parser'
import { migrateToLatest, openDatabase } from '@gongkai/schema/db'
import { APPLICANTS, METRICS } from '@gongkai/schema/metrics'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { agenciesOf, regionsOf } from '../synthetic/country.ts'
import { storedSynthetic } from '../synthetic/direct.ts'
import { isFilled } from '../synthetic/fill.ts'
import { fillSynthetic } from '../synthetic/fill-on-all-cores.ts'
import { readSynthetic } from '../synthetic/rendered.ts'
import { type Fault, reportsOf, type SyntheticReport } from '../synthetic/report.ts'

const SEED = 1
const agencies = agenciesOf(60)
const reports = agencies.flatMap((agency) => reportsOf(agency, agencies, SEED))
const isSound = ({ faults }: SyntheticReport) => [...faults].every((fault) => fault === 'report.late')
const onTheForm = reports.filter(({ form }) => form !== 'pre2019')
const figure = ({ values }: SyntheticReport, metric: string) => values.get(metric) as number

describe('the synthetic country', () => {
  test('has no place, and so no agency, that the nation has', () => {
    const regions = regionsOf(agenciesOf(24 * 157 * 40))
    const names = new Set(DIVISIONS.map(({ name }) => name))
    const codes = new Set(DIVISIONS.map(({ code }) => code))
    expect(regions.filter(({ name, code }) => names.has(name) || codes.has(code))).toEqual([])
    expect(new Set(regions.map(({ code }) => code)).size).toBe(regions.length)
    expect(regions.filter(({ level }) => level === 'county')).toHaveLength(24 * 157)
  })

  test('has the same reports for the same seed, and others for another', () => {
    const [agency] = agencies
    if (!agency) throw new Error('The country is empty.')
    expect(reportsOf(agency, agencies, SEED)).toEqual(reportsOf(agency, agencies, SEED))
    expect(reportsOf(agency, agencies, SEED)).not.toEqual(reportsOf(agency, agencies, SEED + 1))
  })

  test('uses the form of each year, some agencies the old one a year longer, and lacks reports that were never filed', () => {
    const formsOf = (year: number) => new Set(reports.filter((report) => report.year === year).map(({ form }) => form))
    expect([2018, 2020, 2022].map((year) => [...formsOf(year)])).toEqual([['pre2019'], ['2019'], ['2021']])
    expect(formsOf(2021)).toEqual(new Set(['2019', '2021']))
    expect(reports.length).toBeLessThan(60 * 8)
    expect(reports.length).toBeGreaterThan(60 * 7)
  })

  test('has many zeros among its permits, and counts spread over orders of magnitude', () => {
    const permits = onTheForm.filter(isSound).map((report) => figure(report, 'permits.decisions'))
    const zeros = permits.filter((n) => n === 0).length / permits.length
    expect(zeros).toBeGreaterThan(0.4)
    expect(zeros).toBeLessThan(0.8)
    expect(permits.some((n) => n > 0 && n < 10)).toBe(true)
    expect(permits.some((n) => n > 1_000)).toBe(true)
  })

  test('keeps every sum of the form where nothing is planted', () => {
    for (const report of onTheForm.filter(isSound))
      for (const { key } of APPLICANTS) {
        const cell = (row: string) => figure(report, `requests.${row}.${key}`)
        expect(cell('received') + cell('carried_in')).toBe(cell('resolved_total') + cell('carried_out'))
      }
  })
})

describe('a rendered report', () => {
  const rendered = onTheForm.filter(({ faults }) => !faults.has('cell.blank')).slice(0, 60)

  test('is read by the real parser figure for figure, and every contradiction within it is found', async () => {
    const within: readonly Fault[] = ['sum.balance', 'sum.applicants', 'narrative.contradicts_table']
    for (const report of rendered) {
      const { reports: readings, synthetic } = await readSynthetic(report, SEED)
      expect(synthetic).toBe(true)
      expect(readings).toHaveLength(1)
      const [reading] = readings
      const read = new Map(reading?.facts.map(({ metric, value }) => [metric, value]))
      expect([...report.values].filter(([metric, value]) => read.get(metric) !== value)).toEqual([])
      expect(reading).toMatchObject({ year: report.year, form: report.form, disclosure: { volume: report.volume } })
      const found = new Set(reading?.findings.map(({ code }) => code))
      for (const fault of within.filter((code) => report.faults.has(code))) expect(found).toContain(fault)
      if (isSound(report)) expect([...found]).toEqual([])
    }
  })
})

describe('a report for the store', () => {
  test('has every figure at its place in a text that says so', () => {
    for (const report of reports) {
      const [stored] = storedSynthetic(report).reports
      expect(stored?.facts.filter(({ raw, span }) => stored.text.slice(span?.start, span?.end) !== raw)).toEqual([])
      expect(stored?.facts).toHaveLength(
        METRICS.filter(({ forms }) => forms.some((form) => form === report.form)).length,
      )
      expect(stored?.text).toContain('程序生成')
      const [{ span } = { span: { start: 0, end: 0 } }] = stored?.disclosure.counts ?? []
      expect(stored?.text.slice(span.start - 2, span.end + 1)).toBe(`信息${report.volume}条`)
    }
  })
})

describe('a filled database', () => {
  const name = `test_synthetic_${process.pid}`
  const asAdmin = async (statement: string) => {
    const client = new pg.Client(inject('postgresUrl'))
    await client.connect()
    await client.query(statement)
    await client.end()
  }
  let database: Awaited<ReturnType<typeof openDatabase>>
  let fill: () => Promise<number>
  const filling = { agencies: 60, seed: SEED, renderedEvery: 20 }

  beforeAll(async () => {
    await asAdmin(`create database ${name}`)
    const url = new URL(inject('postgresUrl'))
    url.pathname = name
    database = await openDatabase(url.href)
    await migrateToLatest(database.db)
    fill = () => fillSynthetic({ db: database.db, url: url.href }, filling, () => {}, new AbortController().signal)
    expect(await isFilled(database.db, filling)).toBe(false)
    await fill()
  })
  afterAll(async () => {
    await database?.close()
    await asAdmin(`drop database ${name} with (force)`)
  })

  const countOf = async (table: 'documents' | 'findings') =>
    (
      await database.db
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('rows'))
        .executeTakeFirstOrThrow()
    ).rows

  test('holds every report once, marked as made up, however often it is filled', async () => {
    const findings = await countOf('findings')
    expect(await isFilled(database.db, filling)).toBe(true)
    expect(await fill()).toBe(reports.length)
    expect(await countOf('documents')).toBe(reports.length)
    expect(await countOf('findings')).toBe(findings)
    const real = await database.db.selectFrom('agencies').select('name').where('synthetic', '=', false).execute()
    expect(real).toEqual([])
  })

  test('has a finding for everything that was planted between reports', async () => {
    const rows = await database.db
      .selectFrom('findings')
      .innerJoin('reports', 'reports.id', 'findings.report_id')
      .innerJoin('agencies', 'agencies.id', 'reports.agency_id')
      .select(['agencies.name', 'agencies.region_code', 'reports.year', 'findings.code'])
      .where('findings.parse_id', 'is', null)
      .execute()
    const found = new Set(
      rows.map(({ name: agency, region_code, year, code }) => `${region_code} ${agency} ${year} ${code}`),
    )
    const planted = onTheForm.flatMap((report) => expectedOf(report).map((code) => `${keyOf(report)} ${code}`))
    expect(planted.length).toBeGreaterThan(20)
    expect(planted.filter((one) => !found.has(one))).toEqual([])
  })

  test('calls copied only what was copied, and what it was copied from', async () => {
    const rows = await database.db
      .selectFrom('findings')
      .innerJoin('reports', (join) =>
        join.on(({ eb, or }) =>
          or([
            eb('reports.id', '=', eb.ref('findings.report_id')),
            eb('reports.id', '=', eb.ref('findings.related_report_id')),
          ]),
        ),
      )
      .innerJoin('agencies', 'agencies.id', 'reports.agency_id')
      .select(['findings.id', 'agencies.name', 'agencies.region_code', 'reports.year'])
      .where('findings.code', '=', 'text.duplicate')
      .execute()
    const copied = new Set(reports.filter(({ faults }) => faults.has('text.duplicate')).map(keyOf))
    const pairs = [...Map.groupBy(rows, ({ id }) => id).values()]
    expect(pairs.length).toBeGreaterThan(3)
    for (const pair of pairs)
      expect(pair.some(({ name: agency, region_code, year }) => copied.has(`${region_code} ${agency} ${year}`))).toBe(
        true,
      )
  })
})

const keyOf = ({ agency, year }: SyntheticReport) => `${agency.county.code} ${agency.name} ${year}`
const previous = (report: SyntheticReport) =>
  reports.find(({ agency, year }) => agency === report.agency && year === report.year - 1)

/** Planted contradictions with the year before show where that year was filed, on the form, with its cells filled in. */
function expectedOf(report: SyntheticReport): Fault[] {
  const before = previous(report)
  const isComparable =
    before !== undefined &&
    before.form !== 'pre2019' &&
    !before.faults.has('cell.blank') &&
    !report.faults.has('cell.blank')
  const late: Fault[] = report.faults.has('report.late') && report.publishedOn !== null ? ['report.late'] : []
  const carried: Fault[] = report.faults.has('carryover.requests') && isComparable ? ['carryover.requests'] : []
  return [...late, ...carried]
}
