/** A measure over the years, and where years cannot be compared. */
import type { AgencyFilter } from '../db/queries/agency-filter.ts'
import { type FormEdition, getMetric, type Metric, RATES } from '../metrics/index.ts'
import { countForms, type FormCount } from './coverage.ts'
import { isRate, type Measure, type Snapshot } from './snapshot.ts'
import type { Standing } from './standing.ts'

/** `not_on_form`: one side’s form does not print the figure. `no_report`: one side has no number at all. */
export type BreakReason = 'not_on_form' | 'no_number'

export interface TrendBreak {
  readonly reason: BreakReason
  /** The year it begins with. */
  readonly year: number
  /** Editions that most reports of the year before and of this year are on; null where there are none. */
  readonly before: FormEdition | null
  readonly after: FormEdition | null
}

export interface TrendPoint {
  readonly year: number
  readonly standing: Standing
  readonly forms: readonly FormCount[]
  /** Between this year and the one before it in the series; null where both can be compared. */
  readonly break: TrendBreak | null
}

export interface TrendSelection {
  readonly measure: Measure
  readonly years: readonly number[]
  readonly filter: AgencyFilter
}

/** One point per year, rising. */
export function trendOf(snapshot: Snapshot, { measure, years, filter }: TrendSelection): TrendPoint[] {
  const { places } = snapshot.select(filter)
  const rising = [...new Set(years)].sort((a, b) => a - b)
  const points = rising.map((year) => ({
    year,
    standing: snapshot.standing(measure, year, filter),
    forms: countForms(snapshot, year, places),
  }))
  const metrics = metricsOf(measure)
  return points.map((point, i) => ({ ...point, break: breakBetween(points[i - 1], point, metrics) }))
}

const metricsOf = (measure: Measure): Metric[] =>
  isRate(measure)
    ? [...RATES[measure.rate].numerator, ...RATES[measure.rate].denominator].map(getMetric)
    : [getMetric(measure.metric)]

type Point = Omit<TrendPoint, 'break'>

function breakBetween(earlier: Point | undefined, later: Point, metrics: readonly Metric[]): TrendBreak | null {
  if (!earlier) return null
  const [before, after] = [editionOf(earlier), editionOf(later)]
  const isPrintedOn = (edition: FormEdition | null) =>
    edition === null || metrics.every(({ forms }) => forms.length === 0 || forms.includes(edition))
  if (!isPrintedOn(before) || !isPrintedOn(after)) return { reason: 'not_on_form', year: later.year, before, after }
  if (earlier.standing.count > 0 && later.standing.count > 0) return null
  return { reason: 'no_number', year: later.year, before, after }
}

/** The edition that most reports of the year are on. */
function editionOf({ forms }: Point): FormEdition | null {
  const editions = forms.filter(({ form }) => form === '2019' || form === '2021')
  const most = editions.reduce<FormCount | null>((a, b) => (a && a.reports >= b.reports ? a : b), null)
  return (most?.form ?? null) as FormEdition | null
}
