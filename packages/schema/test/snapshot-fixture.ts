/** Small worlds of agencies and reports: as plain rows, and as the columns made of them. */
import fc from 'fast-check'
import { FindingPatterns } from '../src/columns/finding-patterns.ts'
import {
  AgencyTable,
  createDerived,
  type ListedAgency,
  Snapshot,
  StatePatterns,
  YearCells,
} from '../src/columns/index.ts'
import { type AgencyFilter, encodeCells, metricNumbersOf, type StoredFact } from '../src/db/index.ts'
import { type Basis, type FactState, type Form, getMetric, METRICS } from '../src/metrics/index.ts'

/** Numbers that are not the order of the catalogue, as after years of additions. */
export const NUMBERS = metricNumbersOf(METRICS.map(({ key }, i) => ({ key, number: (i * 7) % METRICS.length })))

export const PERMITS = 'permits.decisions'
export const VOLUME = 'disclosure.volume'
export const RESOLVED = 'requests.resolved_total.total'
export const GRANTED = 'requests.granted.total'
const KEYS = [PERMITS, VOLUME, RESOLVED, GRANTED]

export interface Cell {
  readonly state: FactState
  readonly value: number | null
}
export interface Report {
  readonly agencyId: number
  readonly year: number
  readonly form: Form | null
  readonly basis: Basis | null
  readonly cells: Readonly<Record<string, Cell>>
  readonly isDisputed: boolean
}
export interface World {
  readonly agencies: readonly ListedAgency[]
  readonly reports: readonly Report[]
}

const cell: fc.Arbitrary<Cell> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .constantFrom(0, 0, 0, 1, 1, 2, 3, 7, 12.5, 1e9, -4)
      .map((value) => ({ state: 'number', value }) as const),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom<FactState>('blank', 'missing', 'unreadable', 'not_on_form')
      .map((state) => ({ state, value: null })),
  },
)
const agency = fc.record({
  name: fc.constantFrom('洛阳市教育局', '新安县Education局', '武汉市卫生局', '某管委会', '100%局'),
  region_code: fc.constantFrom(null, '410000', '410300', '410323', '410305', '420100', '419001'),
  level: fc.constantFrom(null, 'province', 'prefecture', 'county', 'township'),
  sector: fc.constantFrom('education', 'health', 'other'),
  synthetic: fc.boolean(),
  pinyin: fc.constantFrom(null, 'luoyangshijiaoyuju lysjyj', 'xinanxianeducationju xaxeducationj'),
}) as fc.Arbitrary<Omit<ListedAgency, 'id' | 'has_report'>>

/** At most a dozen agencies, whose ids do not come in order, and reports of three years. */
export const worlds: fc.Arbitrary<World> = fc
  .uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 12 })
  .chain((ids) =>
    fc.record({
      agencies: fc.tuple(...ids.map((id) => agency.map((rest) => ({ id, ...rest })))),
      reports: fc.tuple(...ids.flatMap((id) => [2022, 2023, 2024].map((year) => report(id, year)))),
    }),
  )
  .map(({ agencies, reports }) => {
    const filed = (reports as (Report | null)[]).filter((report) => report !== null)
    const filers = new Set(filed.map(({ agencyId }) => agencyId))
    return { agencies: agencies.map((one) => ({ ...one, has_report: filers.has(one.id) })), reports: filed }
  })

function report(agencyId: number, year: number): fc.Arbitrary<Report | null> {
  const cells = fc.record(Object.fromEntries(KEYS.map((key) => [key, cell]))) as fc.Arbitrary<Record<string, Cell>>
  return fc.option(
    fc.record({
      agencyId: fc.constant(agencyId),
      year: fc.constant(year),
      form: fc.constantFrom<Form | null>('2019', '2021', 'mixed', null),
      basis: fc.constantFrom<Basis | null>('stated_total', 'sum_of_channels'),
      cells,
      isDisputed: fc.boolean(),
    }),
    { freq: 4 },
  )
}

const leaf: fc.Arbitrary<AgencyFilter> = fc.record(
  {
    region: fc.constantFrom('41', '4103', '410323', '410000', '42'),
    levels: fc.subarray(['province', 'prefecture', 'county'] as const),
    sectors: fc.subarray(['education', 'health'] as const),
    text: fc.constantFrom(
      '教育',
      '洛阳 局',
      'education',
      '%',
      ' ',
      'JYJ 洛阳',
      'xinan',
      '4103',
      '41 局',
      '卫生局',
      'WSJ 洛阳',
      '教体局',
    ),
    ids: fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 20 }),
  },
  { requiredKeys: [] },
)
export const filters: fc.Arbitrary<AgencyFilter> = fc.letrec<{ filter: AgencyFilter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 2 },
    leaf,
    fc.record({ and: fc.array(tie('filter'), { maxLength: 2 }) }),
    fc.record({ or: fc.array(tie('filter'), { maxLength: 2 }) }),
    fc.record({ not: tie('filter') }),
  ),
})).filter

/** What a filter means, agency by agency. */
export function matches(agency: ListedAgency, filter: AgencyFilter): boolean {
  const code = agency.region_code
  const prefix = filter.region?.replace(/(?:00)+$/, '')
  return (
    (prefix === undefined || (code?.startsWith(prefix) ?? false)) &&
    (filter.levels === undefined || (agency.level !== null && filter.levels.includes(agency.level))) &&
    (filter.sectors?.includes(agency.sector) ?? true) &&
    (filter.ids?.includes(agency.id) ?? true) &&
    (filter.text ?? '').split(' ').every((word) => isSpokenOf(agency, word.toLowerCase())) &&
    (filter.and ?? []).every((part) => matches(agency, part)) &&
    (filter.or === undefined || filter.or.some((part) => matches(agency, part))) &&
    (filter.not === undefined || !matches(agency, filter.not))
  )
}

const isSpokenOf = ({ name, pinyin, region_code, sector }: ListedAgency, word: string): boolean =>
  name.toLowerCase().includes(word) ||
  (/^[a-z0-9]+$/.test(word) && (pinyin?.includes(word) ?? false)) ||
  (/^\d{2,6}$/.test(word) && (region_code?.startsWith(word) ?? false)) ||
  (['卫生局', 'wsj'].includes(word) &&
    sector === 'health' &&
    name.includes('局') &&
    (word === '卫生局' || pinyin !== null)) ||
  (word === '教体局' && sector === 'education' && name.includes('局'))

export function cellsOf(report: Report, reportId = 1) {
  const facts = Object.entries(report.cells).map(
    ([metric, { state, value }]) =>
      ({ metric, state, value, unit: getMetric(metric).unit, raw: null, span: null }) as StoredFact,
  )
  const findings = report.isDisputed ? `sum.balance/error/document/${PERMITS} cell.blank/warning/unknown/` : ''
  return {
    ...encodeCells(facts, report.form, NUMBERS),
    reportId,
    parseId: reportId,
    form: report.form,
    basis: report.basis,
    findings,
  }
}

export function snapshotOf({ agencies, reports }: World): Snapshot {
  const patterns = { states: new StatePatterns(NUMBERS), findings: new FindingPatterns(NUMBERS) }
  const table = new AgencyTable(agencies)
  const years = new Map<number, YearCells>()
  for (const report of reports) {
    const cells = years.get(report.year) ?? new YearCells(report.year, table.size, patterns)
    years.set(report.year, cells)
    cells.write(table.findPlace(report.agencyId) as number, cellsOf(report))
  }
  for (const cells of years.values()) cells.settled()
  return new Snapshot({
    version: 1,
    agencies: table,
    regions: new Map(),
    years,
    numbers: NUMBERS,
    patterns,
    derived: createDerived(),
  })
}

export const peersOf = ({ agencies }: World, filter: AgencyFilter) =>
  agencies.filter((agency) => matches(agency, filter))
export const reportOf = ({ reports }: World, { id }: ListedAgency, year: number) =>
  reports.find((report) => report.agencyId === id && report.year === year)
