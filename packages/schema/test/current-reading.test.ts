/** The same document read again, by a newer parser or with another region: what it said before no longer counts. */
import { graphql } from 'graphql'
import { describe, expect, it } from 'vitest'
import { columnsOf, coverageOf } from '../src/columns/index.ts'
import {
  type AgencyFilter,
  countReports,
  findContents,
  findReports,
  listAgencies,
  listNotFiled,
  listReports,
  listVersions,
  type StoredReading,
  searchAgencies,
} from '../src/db/index.ts'
import { createContext, schema } from '../src/graphql/index.ts'
import { findLastReading, isStored } from './last-reading.ts'
import { useDatabase } from './postgres.ts'
import { rankAgencies } from './ranking-rows.ts'
import { blankCellFinding, documentOf, type ReportFixture, storeDocument } from './report-fixture.ts'

const database = useDatabase()
const METRIC = 'permits.decisions'
const YEAR = 2024

/** Two agencies of one name, which a region tells apart; each test has a name of its own. */
const agencyIn = (name: string, region_code: string | null) => ({ name, region_code, sector: 'education' as const })

async function store(fixtures: readonly ReportFixture[], regionHint?: string): Promise<readonly StoredReading[]> {
  const outcome = await storeDocument(database.db, { ...documentOf(...fixtures), regionHint })
  if (outcome.status !== 'stored') throw new Error('Nothing was stored.')
  return outcome.readings
}
const storeOne = async (fixture: ReportFixture, regionHint?: string) => {
  const [reading] = await store([fixture], regionHint)
  if (!reading) throw new Error('Nothing was stored.')
  return reading
}

/** What a reader sees of all agencies of the name: region and value of each that is ranked. */
const current = () => columnsOf(database.db).current()
const countAgencies = async (filter: AgencyFilter) => (await current()).select(filter).known
const listYears = async (filter: AgencyFilter) => (await current()).listYears(filter)
const getCoverage = async (year: number, filter: AgencyFilter) => coverageOf(await current(), year, filter)
async function rankedOf(name: string, year = YEAR) {
  const filter = { text: name }
  const { rows } = await rankAgencies(database.db, { metric: METRIC, year, filter, direction: 'desc', limit: 10 })
  const agencies = new Map((await listAgencies(database.db, { filter, limit: 10 })).map((row) => [row.id, row]))
  return rows.map((row) => [agencies.get(row.agency_id)?.region_code, row.value])
}
const currentOf = async (reportId: number | null) => (await findReports(database.db, [reportId ?? 0]))[0]?.parse_id
const factsOf = async (reportId: number | null) =>
  (await findContents(database.db, [(await currentOf(reportId)) ?? 0]))[0]?.facts

describe('a document read again with another region', () => {
  it('is a new reading, and the same region again changes nothing', async () => {
    const name = '甲教育局'
    const fixture = { bytes: name, agency: agencyIn(name, null), figures: { [METRIC]: 7 } }
    const first = documentOf(fixture)
    await storeDocument(database.db, first)
    const hinted = { ...documentOf({ ...fixture, agency: agencyIn(name, '410300') }), regionHint: '410300' }
    expect(await storeDocument(database.db, hinted)).toMatchObject({ status: 'stored' })
    expect(await storeDocument(database.db, hinted)).toEqual({ status: 'unchanged' })
    const identity = { sha256: first.reports[0]?.source.sha256 ?? '', parserVersion: '1.0.0' }
    expect(await findLastReading(database.db, identity.sha256)).toMatchObject({ ...identity, regionHint: '410300' })
    expect(await isStored(database.db, { ...identity, regionHint: '410300' })).toBe(true)
    expect(await isStored(database.db, { ...identity, regionHint: '410400' })).toBe(false)
    expect(await rankedOf(name)).toEqual([['410300', 7]])
  })

  it('can be read again as it was before, and then counts for that', async () => {
    const name = '戌教育局'
    const readAs = (regionHint: string) => {
      const agency = agencyIn(name, regionHint)
      return storeDocument(database.db, {
        ...documentOf({ bytes: name, agency, figures: { [METRIC]: 7 } }),
        regionHint,
      })
    }
    for (const region of ['410300', '410400', '410300'])
      expect(await readAs(region)).toMatchObject({ status: 'stored', readings: [{ isCurrent: true }] })
    expect(await rankedOf(name)).toEqual([['410300', 7]])
  })

  it('leaves of the agency it was first taken for neither figures nor name, and keeps its history', async () => {
    const name = '乙教育局'
    const fixture = { bytes: name, figures: { [METRIC]: 7 } }
    const before = await storeOne({ ...fixture, agency: agencyIn(name, null), year: YEAR - 1 })
    const after = await storeOne({ ...fixture, agency: agencyIn(name, '410300') }, '410300')

    const { db } = database
    const filter = { text: name }
    expect(await factsOf(before.reportId)).toBeUndefined()
    expect(await currentOf(before.reportId)).toBeUndefined()
    expect(await currentOf(after.reportId)).toBe(after.parseId)
    const ids = (rows: readonly { id: number }[]) => rows.map(({ id }) => id)
    const listed = ids(await listAgencies(db, { filter, limit: 10 }))
    expect(listed).toHaveLength(1)
    expect(ids(await searchAgencies(db, name, 10))).toEqual(listed)
    expect(await countAgencies(filter)).toBe(1)
    expect(await listReports(db, { filter, limit: 10 })).toHaveLength(1)
    expect(await countReports(db, { filter })).toBe(1)
    expect(await listYears(filter)).toEqual([YEAR])
    expect(await getCoverage(YEAR, filter)).toMatchObject({ agencies: 1, filed: 1 })
    expect(await getCoverage(YEAR - 1, filter)).toEqual({ agencies: 1, filed: 0, forms: [] })
    expect(ids(await listNotFiled(db, YEAR - 1, { filter, limit: 10 }))).toEqual(listed)
    const ranking = { metric: METRIC, filter, direction: 'desc', limit: 10 } as const
    expect((await rankAgencies(db, { ...ranking, year: YEAR })).totals).toMatchObject({ ranked: 1, not_filed: 0 })
    expect((await rankAgencies(db, { ...ranking, year: YEAR - 1 })).totals).toMatchObject({ ranked: 0, not_filed: 1 })

    const history = await listVersions(db, [before.reportId ?? 0])
    expect(history.map(({ parse_id, is_current }) => [parse_id, is_current])).toEqual([[before.parseId, false]])
  })

  it('goes back to an agency it had left', async () => {
    const name = '丙教育局'
    const fixture = { bytes: name, figures: { [METRIC]: 7 } }
    const first = await storeOne({ ...fixture, agency: agencyIn(name, '410300') }, '410300')
    await storeOne({ ...fixture, agency: agencyIn(name, '410400') }, '410400')
    const back = await storeOne({ ...fixture, agency: agencyIn(name, '410300'), parser: '1.1.0' }, '410300')
    expect(back).toMatchObject({ reportId: first.reportId, version: 2, isCurrent: true })
    expect(await rankedOf(name)).toEqual([['410300', 7]])
  })

  it('is settled alike whatever several writers do at the same moment', async () => {
    const name = '丁教育局'
    const fixtures = ['first', 'second'].map((bytes) => ({ bytes: name + bytes, figures: { [METRIC]: 1 } }))
    const writes = ['410300', '410400', '410500'].flatMap((region) =>
      fixtures.map((fixture) => storeOne({ ...fixture, agency: agencyIn(name, region) }, region)),
    )
    await Promise.all(writes)
    const claims = await database.db
      .selectFrom('reports')
      .innerJoin('parses', 'parses.id', 'reports.current_parse_id')
      .innerJoin('agencies', 'agencies.id', 'reports.agency_id')
      .select(['agencies.region_code', 'parses.generation'])
      .where('agencies.name', '=', name)
      .execute()
    expect(claims.every(({ generation }) => generation === 3)).toBe(true)
    expect(await rankedOf(name)).toHaveLength(claims.length)
  })
})

describe('a document read again by a newer parser', () => {
  const REGIONS = ['410300', '410400', '410500']
  const YEARS = [YEAR - 2, YEAR - 1, YEAR]
  it.each([
    ['years of one agency', '子教育局', (place: number) => ({ region: '410300', year: YEARS[place] as number })],
    ['agencies of one year', '丑教育局', (place: number) => ({ region: REGIONS[place] as string, year: YEAR })],
  ])('never waits for another that moves the other way between %s', async (_what, name, at) => {
    const read = (parser: string, order: readonly number[]) =>
      Array.from({ length: 12 }, (_, i) => {
        const { region, year } = at(order[i % 3] as number)
        return storeOne({ bytes: `${name}${i}`, agency: agencyIn(name, region), parser, year })
      })
    await Promise.all(read('1.0.0', [0, 1, 2]))
    await Promise.all(read('1.1.0', [2, 1, 0]))
    await Promise.all(read('1.2.0', [1, 2, 0]))
    expect(await countReports(database.db, { filter: { text: name } })).toBe(3)
  })

  it('leaves the year it was first taken for', async () => {
    const name = '戊教育局'
    const fixture = { bytes: name, agency: agencyIn(name, '410300'), figures: { [METRIC]: 3 } }
    await storeOne({ ...fixture, year: YEAR - 1 })
    await storeOne({ ...fixture, parser: '1.1.0' })
    expect([await rankedOf(name, YEAR - 1), await rankedOf(name)]).toEqual([[], [['410300', 3]]])
    const filter = { text: name }
    expect(await getCoverage(YEAR - 1, filter)).toEqual({ agencies: 1, filed: 0, forms: [] })
    expect(await listNotFiled(database.db, YEAR - 1, { filter, limit: 10 })).toHaveLength(1)
  })

  it('leaves its year where the year can no longer be told', async () => {
    const name = '己教育局'
    const fixture = { bytes: name, agency: agencyIn(name, '410300'), figures: { [METRIC]: 3 } }
    await storeOne(fixture)
    const again = await storeOne({ ...fixture, year: null, parser: '1.1.0' })
    expect(again).toMatchObject({ reportId: null, isCurrent: false })
    expect([await rankedOf(name), await countAgencies({ text: name })]).toEqual([[], 0])
  })

  it('keeps what it still claims and leaves the rest', async () => {
    const name = '庚教育局'
    const inRegion = (region: string) => ({ agency: agencyIn(name, region), figures: { [METRIC]: 3 }, bytes: name })
    const both = [inRegion('410300'), inRegion('410400')]
    await store(both)
    expect(await rankedOf(name)).toHaveLength(2)
    const again = documentOf(...both)
    const reports = again.reports.slice(0, 1).map((report) => ({ ...report, parser: '1.1.0' }))
    await storeDocument(database.db, { ...again, reports })
    expect(await rankedOf(name)).toEqual([['410300', 3]])
  })

  it('counts for the last of its reports of one agency and year', async () => {
    const name = '寅教育局'
    const reading = (value: number) => ({ agency: agencyIn(name, '410300'), figures: { [METRIC]: value }, bytes: name })
    const readings = await store([reading(1), reading(2)])
    expect(readings.map(({ version, isCurrent }) => [version, isCurrent])).toEqual([
      [1, false],
      [2, true],
    ])
    expect(await rankedOf(name)).toEqual([['410300', 2]])
  })

  it('takes nothing from the document that restates it', async () => {
    const name = '辛教育局'
    const fixture = { agency: agencyIn(name, '410300') }
    const original = { ...fixture, bytes: `${name}1`, figures: { [METRIC]: 1 } }
    await storeOne(original)
    const restated = await storeOne({ ...fixture, bytes: `${name}2`, figures: { [METRIC]: 2 } })
    const again = await storeOne({ ...original, parser: '1.1.0' })
    expect(again).toMatchObject({ reportId: restated.reportId, version: 3, isCurrent: false })
    expect(await currentOf(restated.reportId)).toBe(restated.parseId)
    expect(await rankedOf(name)).toEqual([['410300', 2]])
  })

  it('hands the report back to the newest reading of the document before, with all its figures', async () => {
    const name = '壬教育局'
    const agency = agencyIn(name, '410300')
    const original = {
      agency,
      bytes: `${name}1`,
      form: '2019' as const,
      figures: { [METRIC]: 1, 'penalties.decisions': 'blank', 'rules.made': 5, 'fees.amount': 'not_on_form' } as const,
      disclosure: { volume: 12, basis: 'stated_total' as const, counts: [] },
    }
    await storeOne(original)
    const read = await storeOne({ ...original, parser: '1.1.0' })
    const facts = await factsOf(read.reportId)
    const restating = { bytes: `${name}2`, figures: { [METRIC]: 2 } }
    await storeOne({ ...restating, agency })
    expect(await rankedOf(name)).toEqual([['410300', 2]])

    await storeOne({ ...restating, agency: agencyIn(name, '410400') }, '410400')
    expect(await currentOf(read.reportId)).toBe(read.parseId)
    expect(await factsOf(read.reportId)).toEqual(facts)
    expect(await rankedOf(name)).toEqual([
      ['410400', 2],
      ['410300', 1],
    ])
  })

  it('does not hand the report to a document that has itself left it', async () => {
    const name = '癸教育局'
    const fixtures = ['first', 'second'].map((bytes) => ({ bytes: name + bytes, figures: { [METRIC]: 1 } }))
    for (const fixture of fixtures) await storeOne({ ...fixture, agency: agencyIn(name, null) })
    const reportIds = []
    for (const fixture of fixtures) {
      const { reportId } = await storeOne({ ...fixture, agency: agencyIn(name, '410300') }, '410300')
      reportIds.push(reportId)
    }
    expect(new Set(reportIds).size).toBe(1)
    expect(await rankedOf(name)).toEqual([['410300', 1]])
  })
})

describe('a report whose document turned out to be another’s', () => {
  const ask = async (source: string) => {
    const answer = await graphql({ schema, source, contextValue: createContext(database.db) })
    // biome-ignore lint/suspicious/noExplicitAny: answers have the shape of their queries
    return { data: answer.data as any, code: answer.errors?.[0]?.extensions.code }
  }
  const name = '卯教育局'
  const query = `{
    findings(filter: { text: "${name}" }) { totalCount nodes { id report { id agency { id regionCode } } } }
    agencies(filter: { text: "${name}" }) { totalCount }
  }`
  const finding = blankCellFinding(METRIC)

  it('is not found, and neither are its findings; its agency is listed nowhere', async () => {
    const fixture = { bytes: name, findings: [finding] }
    await storeOne({ ...fixture, agency: agencyIn(name, null) })
    const [before] = (await ask(query)).data.findings.nodes
    await storeOne({ ...fixture, agency: agencyIn(name, '410204') }, '410200')

    const { data } = await ask(query)
    expect([data.findings.totalCount, data.agencies.totalCount]).toEqual([1, 1])
    expect(data.findings.nodes[0].report.agency.regionCode).toBe('410204')
    expect(await ask(`{ node(id: "${before.id}") { id } }`)).toEqual({ data: { node: null } })
    expect(await ask(`{ node(id: "${before.report.id}") { id } }`)).toEqual({ data: { node: null } })
    expect((await ask(`{ report(id: "${before.report.id}") { year } }`)).code).toBe('NOT_FOUND')
    const agency = await ask(`{ agency(id: "${before.report.agency.id}") { reports { year } } }`)
    expect(agency.data).toEqual({ agency: { reports: [] } })
  })
})
