/** The columns against the database: after any ingest they hold what counts there, and nothing else. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { columnsOf, countFindingFacets, type Snapshot, STATES } from '../src/columns/index.ts'
import { loadSnapshot } from '../src/columns/load.ts'
import { createDerived } from '../src/columns/snapshot.ts'
import {
  type Database,
  factsByMetric,
  findContents,
  getFact,
  listReports,
  openDatabase,
  upsertRegions,
} from '../src/db/index.ts'
import { nextDataVersion } from '../src/db/storing/settle-reports.ts'
import { METRICS } from '../src/metrics/index.ts'
import { useDatabase } from './postgres.ts'
import { documentOf, type ReportFixture, storeDocument } from './report-fixture.ts'

const database = useDatabase()
const statements: string[] = []
let watched: Database
beforeAll(async () => {
  watched = await openDatabase(database.url, { onStatement: (text) => statements.push(text) })
})
afterAll(() => watched?.close())

const KEYS = ['permits.decisions', 'penalties.decisions', 'requests.received.total', 'fees.amount']
const NAMES = ['甲县教育局', '乙县教育局', '丙县卫生健康委员会', '丁县审计局']
const finding = {
  code: 'narrative.contradicts_table',
  severity: 'error',
  origin: 'document',
  metrics: ['permits.decisions'],
  expected: 1,
  actual: 2,
  message: { zh: '矛盾', en: 'Contradicts' },
  spans: [],
  legal_basis: '条例',
} as const

const figure = fc.oneof(fc.constantFrom(0, 1, 2, 160.5964), fc.constantFrom('blank', 'unreadable'))
const fixtures: fc.Arbitrary<ReportFixture> = fc.record({
  agency: fc.record({ name: fc.constantFrom(...NAMES), region_code: fc.constantFrom('410323', '420100', null) }),
  year: fc.constantFrom(2022, 2023, 2024),
  form: fc.constantFrom('2019', '2021'),
  figures: fc.dictionary(fc.constantFrom(...KEYS), figure) as fc.Arbitrary<Record<string, number>>,
  findings: fc.constantFrom([], [finding], [finding, { ...finding, code: 'cell.blank', severity: 'warning' } as const]),
  bytes: fc.string({ minLength: 8, maxLength: 8 }).filter((text) => text.trim() !== ''),
})

/** Every cell of every report, agency by agency, as the store has it. */
async function storedCells(asOf?: Date) {
  const reports = await listReports(database.db, { filter: {}, limit: 1000, asOf })
  const contents = await findContents(
    database.db,
    reports.map(({ parse_id }) => parse_id),
  )
  return reports
    .map(({ agency_id, year, parse_id, report_id }) => {
      const content = contents.find((one) => one.parse_id === parse_id)
      const facts = factsByMetric(content?.facts ?? [])
      const cells = METRICS.map(({ key }) => {
        const { state, value } = getFact(facts, key, content?.form ?? null)
        return [state, value]
      })
      return { agency_id, year, report_id, parse_id, form: content?.form, cells }
    })
    .sort((a, b) => a.agency_id - b.agency_id || a.year - b.year)
}

function heldCells({ agencies, years, numbers }: Snapshot) {
  return [...years.values()]
    .flatMap((cells) =>
      [...agencies.ids].flatMap((agency_id, place) => {
        const report = cells.reportAt(place)
        if (!report) return []
        const figures = METRICS.map(({ key }) => {
          const number = numbers.numberOf(key)
          const state = STATES[cells.stateAt(place, number)]
          return [state, state === 'number' ? cells.valueAt(place, number) : null]
        })
        const { reportId: report_id, parseId: parse_id } = report
        return [{ agency_id, year: cells.year, report_id, parse_id, form: cells.formAt(place), cells: figures }]
      }),
    )
    .sort((a, b) => a.agency_id - b.agency_id || a.year - b.year)
}

describe('the columns', () => {
  it('hold what the store holds after any ingest, as if loaded anew', async () => {
    const columns = columnsOf(database.db)
    await fc.assert(
      fc.asyncProperty(fc.array(fixtures, { minLength: 1, maxLength: 4 }), async (batch) => {
        for (const fixture of batch) await storeDocument(database.db, documentOf(fixture))
        const snapshot = await columns.current()
        expect(heldCells(snapshot)).toEqual(await storedCells())
        const anew = await loadSnapshot(database.db, createDerived())
        expect(heldCells(snapshot)).toEqual(heldCells(anew))
        expect(countFindingFacets(snapshot, { filter: {} })).toEqual(countFindingFacets(anew, { filter: {} }))
        const { total } = countFindingFacets(snapshot, { filter: {}, codes: [finding.code] })
        const { count } = await database.db
          .selectFrom('findings')
          .innerJoin('reports', 'reports.current_parse_id', 'findings.parse_id')
          .select((eb) => eb.fn.countAll<number>().as('count'))
          .where('code', '=', finding.code)
          .executeTakeFirstOrThrow()
        expect(total).toBe(count)
      }),
      { numRuns: 12 },
    )
  })

  it('go on showing what was to whom began before a change, and the change to whom asks after it', async () => {
    const columns = columnsOf(watched.db)
    const agency = { name: '戊县财政局', region_code: '410323' }
    const rank = (snapshot: Snapshot) => snapshot.standing({ metric: KEYS[0] as string }, 2024, { text: '戊县' }).max
    await storeDocument(database.db, documentOf({ agency, figures: { 'permits.decisions': 1 }, bytes: 'first' }))
    const before = await columns.current()
    expect(rank(before)).toBe(1)
    const shown = heldCells(before)
    await storeDocument(database.db, documentOf({ agency, figures: { 'permits.decisions': 2 }, bytes: 'second' }))
    const [one, two] = await Promise.all([columns.current(), columns.current()])
    expect([rank(one), rank(two), rank(before)]).toEqual([2, 2, 1])
    expect(heldCells(before)).toEqual(shown)
  })

  it('ask for the data version alone where nothing changed but somebody writes, once for all who ask meanwhile', async () => {
    const writing = await database.db.startTransaction().execute()
    await nextDataVersion(writing)
    const columns = columnsOf(watched.db)
    const snapshot = await columns.current()
    statements.length = 0
    expect(await Promise.all(Array.from({ length: 20 }, () => columns.current()))).toEqual(Array(20).fill(snapshot))
    expect(statements).toHaveLength(1)
    const underWay = columns.current()
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
    await Promise.all([underWay, ...Array.from({ length: 20 }, () => columns.current())])
    expect(statements).toHaveLength(3)
    expect(statements.every((text) => text.includes('data_version'))).toBe(true)
    await writing.rollback().execute()
  })

  it('answer as of any moment what counted then, and keep it', async () => {
    const columns = columnsOf(database.db)
    const moments = await database.db.selectFrom('report_history').select('since').distinct().orderBy('since').execute()
    for (const { since } of [moments[0], moments[moments.length >> 1], moments.at(-1)].filter(
      (row) => row !== undefined,
    )) {
      const snapshot = await columns.asOf(since)
      expect(heldCells(snapshot)).toEqual(await storedCells(since))
      expect(await columns.asOf(since)).toBe(snapshot)
    }
    const nothing = await columns.asOf(new Date('2020-01-01'))
    expect([heldCells(nothing), nothing.select({}).known]).toEqual([[], 0])
    expect(await columns.asOf(new Date())).toBe(await columns.current())
  })

  it('know the divisions', async () => {
    await upsertRegions(database.db, [{ code: '410000', name: '河南省', level: 'province', parent: null }])
    await storeDocument(database.db, documentOf({ bytes: 'another', agency: { name: '己县财政局' } }))
    expect((await columnsOf(database.db).current()).regions.get('410000')?.name).toBe('河南省')
  })
})
