/** Groups, years and counts against plain recomputation, row by row, in small worlds made at random. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  countFindingFacets,
  coverageOf,
  DIMENSIONS,
  type ListedAgency,
  summarise,
  trendOf,
} from '../src/columns/index.ts'
import { wilsonInterval } from '../src/metrics/index.ts'
import { type Cell, filters, PERMITS, peersOf, type Report, reportOf, snapshotOf, worlds } from './snapshot-fixture.ts'

describe('a summary', () => {
  it('has the groups, counts, sums and quantiles that gathering row by row gives', () => {
    const groupings = fc.subarray([...DIMENSIONS], { minLength: 0, maxLength: 2 })
    fc.assert(
      fc.property(worlds, filters, groupings, (world, filter, groupBy) => {
        const years = [2023, 2024]
        const { groups, total } = summarise(snapshotOf(world), { measure: { metric: PERMITS }, years, filter, groupBy })
        const expected = new Map<string, { counts: Record<string, number>; values: number[] }>()
        for (const agency of peersOf(world, filter).filter(({ has_report }) => has_report)) {
          for (const year of years) {
            const report = reportOf(world, agency, year)
            const cell = report?.cells[PERMITS]
            const key = keyOf(agency, report, year, groupBy)
            const group = expected.get(key) ?? { counts: {}, values: [] }
            expected.set(key, group)
            const state = cell?.state ?? 'not_filed'
            group.counts[state] = (group.counts[state] ?? 0) + 1
            if (cell?.state === 'number') group.values.push(cell.value as number)
          }
        }
        const shown = new Map(groups.map((group) => [canonical(group.key), group]))
        expect([...shown.keys()].sort()).toEqual([...expected.keys()].sort())
        for (const [key, { counts, values }] of expected) {
          const group = shown.get(key)
          expect(Object.fromEntries(Object.entries(group?.counts ?? {}).filter(([, count]) => count > 0))).toEqual(
            counts,
          )
          expect(group?.sum).toBeCloseTo(
            values.reduce((a, b) => a + b, 0),
            6,
          )
          expect([group?.min, group?.max]).toEqual(
            values.length === 0 ? [null, null] : [Math.min(...values), Math.max(...values)],
          )
        }
        expect(total.counts.number).toBe(groups.reduce((sum, { counts }) => sum + counts.number, 0))
      }),
    )
  })
})
const UNITS: Record<string, number> = { province: 2, prefecture: 4, county: 6 }
function keyOf(agency: ListedAgency, report: Report | undefined, year: number, groupBy: readonly string[]) {
  const parts = groupBy.map((dimension): Record<string, unknown> => {
    const digits = UNITS[dimension]
    if (digits) return { region: agency.region_code?.slice(0, digits).padEnd(6, '0') ?? null }
    if (dimension === 'year') return { year }
    if (dimension === 'form') return { form: report?.form ?? null }
    return { [dimension]: agency[dimension as 'level' | 'sector'] }
  })
  return canonical(Object.assign({}, ...parts))
}
const canonical = (key: object) => JSON.stringify(Object.entries(key).sort())

describe('coverage and findings', () => {
  it('count who filed on which form, and findings by rule', () => {
    fc.assert(
      fc.property(worlds, filters, (world, filter) => {
        const snapshot = snapshotOf(world)
        const peers = peersOf(world, filter)
        const reports = peers.flatMap((agency) => reportOf(world, agency, 2024) ?? [])
        const coverage = coverageOf(snapshot, 2024, filter)
        expect([coverage.agencies, coverage.filed]).toEqual([
          peers.filter(({ has_report }) => has_report).length,
          reports.length,
        ])
        for (const { form, reports: count } of coverage.forms)
          expect(count).toBe(reports.filter((r) => r.form === form).length)
        const disputed = reports.filter(({ isDisputed }) => isDisputed).length
        const facets = countFindingFacets(snapshot, { year: 2024, filter })
        expect([facets.total, facets.reports, facets.codes.get('sum.balance') ?? 0]).toEqual([
          2 * disputed,
          disputed,
          disputed,
        ])
        expect(countFindingFacets(snapshot, { filter, severities: ['info'] }).total).toBe(0)
        const years = new Set(
          world.reports.filter((r) => peers.some(({ id }) => id === r.agencyId)).map(({ year }) => year),
        )
        expect(snapshot.listYears(filter)).toEqual([...years].sort((a, b) => b - a))
      }),
    )
  })
})

describe('a trend', () => {
  const agency = {
    id: 1,
    name: '洛阳市教育局',
    region_code: '410300',
    level: 'prefecture',
    sector: 'education',
    has_report: true,
    synthetic: false,
    pinyin: null,
  } as const
  const reportIn = (year: number, form: '2019' | '2021', cells: Record<string, Cell>): Report => ({
    agencyId: 1,
    year,
    form,
    basis: null,
    cells,
    isDisputed: false,
  })
  const ten: Cell = { state: 'number', value: 10 }
  const absent: Cell = { state: 'not_on_form', value: null }

  it('breaks where a form does not print the figure, and not where both do', () => {
    const snapshot = snapshotOf({
      agencies: [agency],
      reports: [
        reportIn(2020, '2019', { [PERMITS]: ten, 'fees.amount': absent }),
        reportIn(2021, '2021', { [PERMITS]: ten, 'fees.amount': ten }),
        reportIn(2022, '2021', { [PERMITS]: ten, 'fees.amount': ten }),
      ],
    })
    const breaks = (metric: string) =>
      trendOf(snapshot, { measure: { metric }, years: [2022, 2020, 2021], filter: {} }).map((point) => point.break)
    expect(breaks(PERMITS)).toEqual([null, null, null])
    expect(breaks('fees.amount')).toEqual([
      null,
      { reason: 'not_on_form', year: 2021, before: '2019', after: '2021' },
      null,
    ])
  })

  it('breaks where a year has no number', () => {
    const snapshot = snapshotOf({ agencies: [agency], reports: [reportIn(2020, '2021', { [PERMITS]: ten })] })
    const points = trendOf(snapshot, { measure: { metric: PERMITS }, years: [2020, 2021], filter: {} })
    expect(points[1]?.break).toEqual({ reason: 'no_number', year: 2021, before: '2021', after: null })
  })
})

describe('the Wilson interval', () => {
  it('of none begins at 0 and of all ends at 1, to the last digit', () => {
    for (let cases = 1; cases <= 500; cases++) {
      expect(wilsonInterval(0, cases)?.low).toBe(0)
      expect(wilsonInterval(cases, cases)?.high).toBe(1)
    }
  })

  it('is the published one, lies in 0 to 1 and holds the rate', () => {
    const { low, high } = wilsonInterval(15, 20) ?? { low: 0, high: 0 }
    expect([low, high].map((bound) => bound.toFixed(4))).toEqual(['0.5313', '0.8881'])
    expect(wilsonInterval(0, 0)).toBeNull()
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.double({ min: 0, max: 1, noNaN: true }), (cases, part) => {
        const numerator = Math.round(cases * part)
        const { low, high } = wilsonInterval(numerator, cases) ?? { low: 1, high: 0 }
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(1)
        expect(low - 1e-12).toBeLessThanOrEqual(numerator / cases)
        expect(high + 1e-12).toBeGreaterThanOrEqual(numerator / cases)
      }),
    )
  })
})
