/** Three agencies of two provinces, with figures that are stated, refused, disputed and not asked for. */
import type { ReportFixture } from './report-fixture.ts'

const agency = (name: string, region_code: string, level: 'prefecture' | 'county', sector: 'health' | 'education') => ({
  name,
  region_code,
  level,
  sector,
})
export const LUOYANG = agency('洛阳市卫生健康委员会', '410300', 'prefecture', 'health')
export const XINAN = agency('新安县教育局', '410323', 'county', 'education')
export const WUHAN = agency('武汉市教育局', '420100', 'prefecture', 'education')
const contradicted = {
  code: 'narrative.contradicts_table',
  severity: 'error',
  origin: 'document',
  metrics: ['permits.decisions'],
  expected: 59,
  actual: 30,
  message: { zh: '矛盾', en: 'Contradicts' },
  spans: [],
  legal_basis: '第五十条',
} as const
const requests = (granted: number, partially: number, resolved: number) => ({
  'requests.granted.total': granted,
  'requests.partially_granted.total': partially,
  'requests.resolved_total.total': resolved,
})
export const FIXTURES: ReportFixture[] = [
  {
    agency: LUOYANG,
    year: 2020,
    form: '2019',
    figures: { 'permits.decisions': 40, 'permits.items_change': 7, 'fees.amount': 'not_on_form' },
  },
  { agency: LUOYANG, year: 2023, figures: { 'permits.decisions': 10, 'fees.amount': 2.5, ...requests(10, 5, 20) } },
  { agency: LUOYANG, year: 2024, figures: { 'permits.decisions': 50, 'fees.amount': 0, ...requests(15, 0, 20) } },
  {
    agency: XINAN,
    year: 2024,
    figures: { 'permits.decisions': 30, ...requests(1, 1, 4) },
    findings: [contradicted, { ...contradicted, code: 'cell.blank', severity: 'warning', metrics: [] }],
  },
  { agency: WUHAN, year: 2024, figures: { 'permits.decisions': 'unreadable', ...requests(3, 3, 30) } },
  { agency: WUHAN, year: 2023, figures: { 'permits.decisions': 20, ...requests(3, 30, 30) } },
]
