/** Rules that add up the figures of tables 三 and 四 (the one rule printed on the form, and what it implies). */
import {
  APPLICANTS,
  type FormEdition,
  METRICS,
  type Metric,
  REQUEST_ROWS,
  REVIEW_COLUMNS,
  REVIEW_GROUPS,
} from '@gongkai/schema/metrics'
import type { FactIndex } from '../facts/fact-index.ts'
import { isEqual, requestMetric } from '../grids/cells.ts'
import { placeOf } from '../grids/metric-place.ts'
import { type Filling, formatMessage, type MessageKey } from './finding-messages.ts'
import { type CheckContext, type Outcome, type Rule, spansOf } from './rule.ts'

/** One sum of the form: what is added up, and what it must equal, by the places of the metrics in the catalogue. */
interface Sum {
  readonly parts: readonly number[]
  readonly totals: readonly number[]
  readonly message: MessageKey
  readonly fillings: Readonly<Record<string, Filling>>
}

const keyAt = (place: number) => (METRICS[place] as Metric).key

/** `isOpen` where figures that could not be bound may be parts of it. */
const failureOf = (context: CheckContext, sum: Sum, expected: number, actual: number, isOpen: boolean): Outcome => {
  const metrics = [...sum.parts, ...sum.totals].map(keyAt)
  const isRead = metrics.some((metric) => context.facts.get(metric)?.resolved_by !== undefined)
  return {
    origin: isRead || isOpen ? 'unknown' : 'document',
    metrics,
    expected,
    actual,
    message: formatMessage(sum.message, { ...sum.fillings, expected, actual }),
    spans: spansOf(context, metrics),
  }
}

/** A total left blank says nothing, so it cannot be wrong, unless its row is filled in. */
const assess = (context: CheckContext, sum: Sum, isOpen = false, isFilledIn = false): Outcome => {
  const { facts } = context
  const expected = facts.sumAt(sum.parts)
  const actual = facts.sumAt(sum.totals)
  if (expected === undefined || actual === undefined) return 'not_assessable'
  if (!isFilledIn && sum.totals.every((place) => facts.contentAt(place) === null)) return 'not_assessable'
  return isEqual(expected, actual) ? 'pass' : failureOf(context, sum, expected, actual, isOpen)
}

const BALANCED = ['received', 'carried_in', 'resolved_total', 'carried_out']
/** The applicants; their total comes last. */
const PARTS = APPLICANTS.slice(0, -1)

const placesIn = (row: string, columns: readonly { readonly key: string }[]) =>
  columns.map((column) => placeOf(requestMetric(row, column.key)))
const placesOf = (rows: readonly string[], column: string) => rows.map((row) => placeOf(requestMetric(row, column)))

/** A row of table 三: where its total stands and what makes it. */
interface RowPlaces {
  readonly total: number
  readonly parts: readonly number[]
}
const rowPlaces = (row: string): RowPlaces => ({
  total: placeOf(requestMetric(row, 'total')),
  parts: placesIn(row, PARTS),
})

/** Many agencies fill in a row and leave its total blank; that total is not nothing, so nothing can be said of it. */
const hasOpenTotal = (facts: FactIndex, { total, parts }: RowPlaces) =>
  facts.contentAt(total) === null && parts.some((place) => typeof facts.contentAt(place) === 'number')

const BALANCED_ROWS = BALANCED.map(rowPlaces)
const BALANCES = APPLICANTS.map(
  (column): Sum => ({
    parts: placesOf(['received', 'carried_in'], column.key),
    totals: placesOf(['resolved_total', 'carried_out'], column.key),
    message: 'balance',
    fillings: { column },
  }),
)

/** What an edition’s rows of table 三 must add up to. */
interface RequestSums {
  readonly rows: readonly RowPlaces[]
  readonly outcomeRows: readonly RowPlaces[]
  readonly outcomes: readonly Sum[]
  readonly applicants: readonly Sum[]
}

const requestSums = (edition: FormEdition): RequestSums => {
  const rows = REQUEST_ROWS.filter((row) => row.forms.includes(edition))
  const outcomeRows = rows.map((row) => row.key).filter((key) => !BALANCED.includes(key))
  return {
    rows: rows.map((row) => rowPlaces(row.key)),
    outcomeRows: outcomeRows.map(rowPlaces),
    outcomes: APPLICANTS.map((column) => ({
      parts: placesOf(outcomeRows, column.key),
      totals: placesOf(['resolved_total'], column.key),
      message: 'outcomes',
      fillings: { column },
    })),
    applicants: rows.map((row) => ({
      parts: placesIn(row.key, PARTS),
      totals: placesOf([row.key], 'total'),
      message: 'applicants',
      fillings: { row },
    })),
  }
}
const REQUEST_SUMS = (['2021', '2019'] as const).map(requestSums)

/** The sums of the edition whose rows the report has; none where it has neither’s. */
const sumsOn = ({ facts }: CheckContext): RequestSums | undefined =>
  REQUEST_SUMS.find(({ rows }) => rows.every(({ total }) => facts.hasAt(total)))

const balances = (context: CheckContext): Outcome[] => {
  const isOpen = BALANCED_ROWS.some((row) => hasOpenTotal(context.facts, row))
  return (isOpen ? BALANCES.slice(0, -1) : BALANCES).map((sum) => assess(context, sum))
}

const RESOLVED_PARTS = placesIn('resolved_total', PARTS)
const isResolvedFilledIn = ({ facts }: CheckContext) => RESOLVED_PARTS.some((place) => facts.contentAt(place))

const outcomes = (context: CheckContext): Outcome[] => {
  const { outcomeRows = [], outcomes: sums = [] } = sumsOn(context) ?? {}
  const isOpen = outcomeRows.some((row) => hasOpenTotal(context.facts, row))
  const isFilledIn = isResolvedFilledIn(context)
  return (isOpen ? sums.slice(0, -1) : sums).map((sum, i) =>
    assess(context, sum, context.hasUnboundRows, isFilledIn && i < PARTS.length),
  )
}

const applicants = (context: CheckContext): Outcome[] =>
  (sumsOn(context)?.applicants ?? []).map((sum) => assess(context, sum))

const REVIEWS = REVIEW_GROUPS.map(
  (group): Sum => ({
    parts: REVIEW_COLUMNS.slice(0, -1).map((column) => placeOf(`${group.key}.${column.key}`)),
    totals: [placeOf(`${group.key}.total`)],
    message: 'reviews',
    fillings: { row: group },
  }),
)

export const SUM_RULES: readonly Rule[] = [
  { code: 'sum.balance', check: balances },
  { code: 'sum.outcomes', check: outcomes },
  { code: 'sum.applicants', check: applicants },
  { code: 'sum.reviews', check: (context) => REVIEWS.map((sum) => assess(context, sum)) },
]
