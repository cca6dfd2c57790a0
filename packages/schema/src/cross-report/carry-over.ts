/** Figures that this year’s form takes over from last year’s. */
import { APPLICANTS, getMetric, METRICS } from '../metrics/index.ts'
import { type CrossMessageKey, formatCrossMessage } from './messages.ts'
import { type CrossRule, type Failure, type History, type Outcome, originOf, type Reading, yearBefore } from './rule.ts'

/** A figure of this year, and the figures that make what it must be. */
interface CarryOver {
  readonly metric: string
  /** Added up: last year’s, and this year’s with their sign. */
  readonly before: readonly string[]
  readonly since: readonly (readonly [sign: 1 | -1, metric: string])[]
  readonly message: CrossMessageKey
  readonly fillings: Parameters<typeof formatCrossMessage>[1]
}

const THOUSANDTH = 0.0005

/** Assessed only where every figure is a number: a blank cell carries nothing over. */
function assess(report: Reading, before: Reading, rule: CarryOver): Outcome {
  const actual = report.valueOf(rule.metric)
  if (actual === null) return 'not_assessable'
  const expected = expectedOf(report, before, rule)
  if (expected === null) return 'not_assessable'
  return Math.abs(actual - expected) < THOUSANDTH ? 'pass' : failureOf(report, before, rule, { expected, actual })
}

/** Null where a figure that it is made of is no number. */
function expectedOf(report: Reading, before: Reading, rule: CarryOver): number | null {
  let expected = 0
  for (const metric of rule.before) {
    const value = before.valueOf(metric)
    if (value === null) return null
    expected += value
  }
  for (const [sign, metric] of rule.since) {
    const value = report.valueOf(metric)
    if (value === null) return null
    expected += sign * value
  }
  return expected
}

function failureOf(
  report: Reading,
  before: Reading,
  { metric, ...rule }: CarryOver,
  figures: { readonly expected: number; readonly actual: number },
): Failure {
  const cells = [
    ...rule.before.map((key) => [before, key] as const),
    ...rule.since.map(([, key]) => [report, key] as const),
  ]
  return {
    origin: originOf([report, metric], ...cells),
    metrics: [metric, ...rule.since.map(([, key]) => key)],
    ...figures,
    message: formatCrossMessage(rule.message, { ...rule.fillings, ...figures, year: before.year }),
    relatedReportId: before.reportId,
  }
}

const carryOverRule = (code: CrossRule['code'], rows: readonly CarryOver[]): CrossRule => ({
  code,
  check: (history: History) => {
    const before = yearBefore(history)
    return rows.map((row) => (before ? assess(history.report, before, row) : 'not_assessable'))
  },
})

const REQUESTS = APPLICANTS.map(
  (column): CarryOver => ({
    metric: `requests.carried_in.${column.key}`,
    before: [`requests.carried_out.${column.key}`],
    since: [],
    message: 'requests',
    fillings: { column },
  }),
)

/** Rows of table 二 with the column of this key. */
const rowsWith = (column: string) =>
  METRICS.filter(({ address }) => address.section === 'disclosure' && address.column === column).map(
    ({ address }) => address.row,
  )

const ITEMS = rowsWith('items_previous').map(
  (row): CarryOver => ({
    metric: `${row}.items_previous`,
    before: [`${row}.items_previous`, `${row}.items_change`],
    since: [],
    message: 'items',
    fillings: { metric: getMetric(`${row}.items_previous`).label },
  }),
)

const STOCK = rowsWith('in_force').map(
  (row): CarryOver => ({
    metric: `${row}.in_force`,
    before: [`${row}.in_force`],
    since: [
      [1, `${row}.issued`],
      [-1, `${row}.repealed`],
    ],
    message: 'stock',
    fillings: { metric: getMetric(`${row}.in_force`).label },
  }),
)

export const CARRY_OVER_RULES: readonly CrossRule[] = [
  carryOverRule('carryover.requests', REQUESTS),
  carryOverRule('carryover.items', ITEMS),
  carryOverRule('stock.in_force', STOCK),
]
