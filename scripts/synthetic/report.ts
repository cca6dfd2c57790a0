/** One agency’s reports over the years, with what is wrong in them. */
import type { FormEdition } from '@gongkai/schema/metrics'
import type { Random } from '../../packages/parser/test/render/index.ts'
import type { SyntheticAgency } from './country.ts'
import { randomOf } from './distributions.ts'
import { FIRST_YEAR_OF_THE_FORM, figuresOf, type Values, type YearFigures } from './figures.ts'
import { type Narrative, narrativeOf, type Prose, proseOf } from './narrative.ts'

/** What may be wrong with a report; each is found by the rule of its name, but for what was never filed. */
export const FAULTS = {
  'carryover.requests': 0.02,
  'carryover.items': 0.02,
  'stock.in_force': 0.05,
  'sum.balance': 0.015,
  'sum.applicants': 0.01,
  'outlier.year_on_year': 0.006,
  'narrative.contradicts_table': 0.015,
  'cell.blank': 0.05,
  'text.duplicate': 0.02,
  'report.late': 0.06,
} as const
export type Fault = keyof typeof FAULTS

export interface SyntheticReport {
  readonly agency: SyntheticAgency
  readonly year: number
  readonly form: FormEdition | 'pre2019'
  readonly values: Values
  readonly volume: number
  readonly narrative: Narrative
  /** ISO date; null where nobody knows it. */
  readonly publishedOn: string | null
  readonly faults: ReadonlySet<Fault>
}

const NEVER_FILED = 0.025
const DATE_UNKNOWN = 0.1
const OLD_FORM_KEPT = 0.03

/** The reports an agency filed, in the order of the years; the same seed gives the same reports. */
export function reportsOf(
  agency: SyntheticAgency,
  agencies: readonly SyntheticAgency[],
  seed: number,
): SyntheticReport[] {
  const random = randomOf(seed, 'faults', agency.index)
  const years = figuresOf(agency, seed, random.chance(OLD_FORM_KEPT))
  return years.flatMap((figures) => {
    const faults = drawFaults(random)
    if (random.chance(NEVER_FILED)) return []
    return reportOf(agency, figures, faults, agencies, seed, random)
  })
}

const drawFaults = (random: Random) =>
  new Set(Object.entries(FAULTS).flatMap(([fault, chance]) => (random.chance(chance) ? (fault as Fault) : [])))

function reportOf(
  agency: SyntheticAgency,
  { year, form, volume, values }: YearFigures,
  faults: Set<Fault>,
  agencies: readonly SyntheticAgency[],
  seed: number,
  random: Random,
): SyntheticReport {
  const own = new Map(values)
  for (const fault of faults) FALSIFY[fault]?.(own, random)
  const prose = faults.has('text.duplicate')
    ? copiedProse(agency, year, agencies, seed, random)
    : proseOf(agency, seed, year)
  const says = faults.has('narrative.contradicts_table') ? contradictions(own, random) : {}
  return {
    agency,
    year,
    form: year < FIRST_YEAR_OF_THE_FORM ? 'pre2019' : form,
    values: own,
    volume,
    narrative: narrativeOf(prose, year, volume, own, says),
    publishedOn: random.chance(DATE_UNKNOWN) ? null : publicationOf(agency, year, faults.has('report.late'), random),
    faults,
  }
}

const add = (values: Values, metric: string, difference: number) => {
  const value = values.get(metric)
  if (value !== undefined && value !== null) values.set(metric, Math.max(0, value + difference))
}

/** What each fault does to the figures of the year; the years after go on from the right ones. */
const FALSIFY: Partial<Record<Fault, (values: Values, random: Random) => void>> = {
  'carryover.requests': (values) => {
    for (const column of ['natural_person', 'total'])
      for (const row of ['carried_in', 'resolved_total', 'granted']) add(values, `requests.${row}.${column}`, 2)
  },
  'carryover.items': (values, random) => add(values, 'permits.items_previous', random.integer(1, 9)),
  'stock.in_force': (values, random) => add(values, 'normative_documents.in_force', random.integer(1, 6)),
  'sum.balance': (values) => {
    for (const column of ['natural_person', 'total']) add(values, `requests.received.${column}`, 1)
  },
  'sum.applicants': (values) => add(values, 'requests.granted.enterprise', 1),
  'outlier.year_on_year': (values, random) => {
    const metric = random.pick(['permits.decisions', 'penalties.decisions', 'fees.amount'])
    values.set(metric, (values.get(metric) ?? 0) * (metric === 'fees.amount' ? 10_000 : 100))
  },
  'cell.blank': (values) => {
    for (const [metric, value] of values) if (value === 0) values.set(metric, null)
  },
}

const contradictions = (values: Values, random: Random) => ({
  'penalties.decisions': (values.get('penalties.decisions') ?? 0) + random.integer(1, 60),
})

/** Its own of the year before, or another agency’s of the year. */
function copiedProse(
  agency: SyntheticAgency,
  year: number,
  agencies: readonly SyntheticAgency[],
  seed: number,
  random: Random,
): Prose {
  if (random.chance(0.5)) return proseOf(agency, seed, year - 1)
  return proseOf(random.pick(agencies), seed, year)
}

const DAY_MS = 86_400_000

/** In the weeks before the date that holds for it, or after. */
function publicationOf({ department }: SyntheticAgency, year: number, isLate: boolean, random: Random): string {
  const due = Date.UTC(year + 1, department.sector === 'government' ? 2 : 0, 31)
  const days = isLate ? random.integer(1, 70) : -random.integer(0, 24)
  return new Date(due + days * DAY_MS).toISOString().slice(0, 10)
}
