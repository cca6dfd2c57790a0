/**
 * Figures far from what the same agency reported in the years before: most often a digit too many, two figures run
 * together, or 元 for 万元; sometimes a real change, so it is a note to look again and never an error.
 *
 * The measure is Iglewicz and Hoaglin’s: the distance from the median of the years before in units of the median absolute
 * deviation, of logarithms, since counts grow by factors. Means and standard deviations would be moved by the very
 * errors looked for. With few years the deviation is often 0, so it is taken as at least a doubling; and the change
 * must be tenfold and of at least fifty, because small counts jump without meaning. Fewer than three years say nothing.
 */
import { getMetric } from '../metrics/index.ts'
import { formatCrossMessage } from './messages.ts'
import type { CrossRule, History, Outcome } from './rule.ts'

/** Headline figures that both editions print; a small cell of a matrix is too erratic. */
const METRICS_LOOKED_AT = [
  'permits.decisions',
  'penalties.decisions',
  'coercive_measures.decisions',
  'fees.amount',
  'procurement.amount',
  'requests.received.total',
  'normative_documents.in_force',
  'disclosure.volume',
]

const LEAST_YEARS = 3
const MOST_YEARS = 5
const LEAST_FACTOR = 10
const LEAST_DIFFERENCE = 50
/** Iglewicz and Hoaglin’s bound, and the constant that makes the deviation comparable to a standard deviation. */
const BOUND = 3.5
const CONSISTENCY = 0.6745
const LEAST_DEVIATION = Math.log(2) * CONSISTENCY

export const OUTLIER_RULE: CrossRule = {
  code: 'outlier.year_on_year',
  check: (history) => METRICS_LOOKED_AT.map((metric) => assess(history, metric)),
}

/** Earlier years that say a number, the latest first, no older than five years. */
const yearsWith = (metric: string, { report, earlier }: History) =>
  earlier.filter((before) => before.year >= report.year - MOST_YEARS && before.valueOf(metric) !== null)

function assess(history: History, metric: string): Outcome {
  const { report } = history
  const actual = report.valueOf(metric)
  const before = yearsWith(metric, history)
  const [latest] = before
  if (actual === null || !latest || before.length < LEAST_YEARS) return 'not_assessable'
  const values = before.map((reading) => reading.valueOf(metric) as number)
  if (!isOutlier(actual, values)) return 'pass'
  const expected = medianOf(values)
  const years = before.map(({ year }) => year).reverse()
  return {
    origin: 'unknown',
    metrics: [metric],
    expected,
    actual,
    message: formatCrossMessage('outlier', {
      metric: getMetric(metric).label,
      actual,
      expected,
      count: values.length,
      years: { zh: years.join('、'), en: years.join(', ') },
    }),
    relatedReportId: latest.reportId,
  }
}

/** Negative figures are findings of their own. One is added, so that a zero has a logarithm. */
const scaled = (value: number) => Math.log(Math.max(0, value) + 1)

function isOutlier(actual: number, before: readonly number[]): boolean {
  const median = medianOf(before)
  const change = Math.abs(scaled(actual) - scaled(median))
  const isLarge = Math.abs(actual - median) >= LEAST_DIFFERENCE && change >= Math.log(LEAST_FACTOR)
  const deviation = medianOf(before.map((value) => Math.abs(scaled(value) - scaled(median))))
  return isLarge && (CONSISTENCY * change) / Math.max(deviation, LEAST_DEVIATION) > BOUND
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] as number
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] as number)) / 2
}
