/** Rules that add up the figures of tables 三 and 四 (the one rule printed on the form, and what it implies). */
import { APPLICANTS, REQUEST_ROWS, REVIEW_COLUMNS, REVIEW_GROUPS } from '@gongkai/schema/metrics'
import { isEqual, requestMetric, sumOf } from './cells.ts'
import { type Filling, formatMessage, type MessageKey } from './finding-messages.ts'
import { type CheckContext, contentOf, type Outcome, type Rule, spansOf } from './rule.ts'

/** One sum of the form: what is added up, and what it must equal. */
interface Sum {
  readonly parts: readonly string[]
  readonly totals: readonly string[]
  readonly message: MessageKey
  readonly fillings: Readonly<Record<string, Filling>>
  /** True where figures that could not be bound may be parts of it. */
  readonly isOpen?: boolean
}

/** A total left blank says nothing, so it cannot be wrong. */
const assess = (context: CheckContext, { parts, totals, message, fillings, isOpen = false }: Sum): Outcome => {
  const expected = sumOf(parts.map((metric) => contentOf(context, metric)))
  const contents = totals.map((metric) => contentOf(context, metric))
  const actual = sumOf(contents)
  if (expected === undefined || actual === undefined || contents.every((content) => content === null))
    return 'not_assessable'
  if (isEqual(expected, actual)) return 'pass'
  const metrics = [...parts, ...totals]
  const isRead = metrics.some((metric) => context.facts.get(metric)?.resolved_by !== undefined)
  return {
    origin: isRead || isOpen ? 'unknown' : 'document',
    metrics,
    expected,
    actual,
    message: formatMessage(message, { ...fillings, expected, actual }),
    spans: spansOf(context, metrics),
  }
}

const BALANCED = ['received', 'carried_in', 'resolved_total', 'carried_out']
const isBalanced = (key: string) => BALANCED.includes(key)
const rowsOn = (context: CheckContext) =>
  REQUEST_ROWS.filter((row) => context.facts.has(requestMetric(row.key, 'total')))
const parts = APPLICANTS.slice(0, -1)

const balances = (context: CheckContext): Sum[] =>
  (BALANCED.some((row) => hasOpenTotal(context, row)) ? parts : APPLICANTS).map((column) => ({
    parts: [requestMetric('received', column.key), requestMetric('carried_in', column.key)],
    totals: [requestMetric('resolved_total', column.key), requestMetric('carried_out', column.key)],
    message: 'balance',
    fillings: { column },
  }))

/** Many agencies fill in a row and leave its total blank; that total is not nothing, so nothing can be said of it. */
const hasOpenTotal = (context: CheckContext, row: string) =>
  contentOf(context, requestMetric(row, 'total')) === null &&
  parts.some((applicant) => typeof contentOf(context, requestMetric(row, applicant.key)) === 'number')

const outcomes = (context: CheckContext): Sum[] => {
  const rows = rowsOn(context).filter((row) => !isBalanced(row.key))
  const columns = rows.some((row) => hasOpenTotal(context, row.key)) ? parts : APPLICANTS
  return columns.map((column) => ({
    parts: rows.map((row) => requestMetric(row.key, column.key)),
    totals: [requestMetric('resolved_total', column.key)],
    message: 'outcomes',
    fillings: { column },
    isOpen: context.hasUnboundRows,
  }))
}

const applicants = (context: CheckContext): Sum[] =>
  rowsOn(context).map((row) => ({
    parts: parts.map((applicant) => requestMetric(row.key, applicant.key)),
    totals: [requestMetric(row.key, 'total')],
    message: 'applicants',
    fillings: { row },
  }))

const reviews = (): Sum[] =>
  REVIEW_GROUPS.map((group) => ({
    parts: REVIEW_COLUMNS.slice(0, -1).map((column) => `${group.key}.${column.key}`),
    totals: [`${group.key}.total`],
    message: 'reviews',
    fillings: { row: group },
  }))

const sumRule = (code: Rule['code'], sums: (context: CheckContext) => Sum[]): Rule => ({
  code,
  check: (context) => sums(context).map((sum) => assess(context, sum)),
})

export const SUM_RULES: readonly Rule[] = [
  sumRule('sum.balance', balances),
  sumRule('sum.outcomes', outcomes),
  sumRule('sum.applicants', applicants),
  sumRule('sum.reviews', reviews),
]
