/** Reports published after the date that 政府信息公开条例 第四十九条 sets, where the date of publication is known. */
import type { Level } from '../metrics/index.ts'
import { formatCrossMessage } from './messages.ts'
import type { CrossRule, Outcome, Reading } from './rule.ts'

/** The Regulations in force since 15 May 2019; before, one date held for all and other rules with it. */
const FIRST_YEAR = 2019
const DEPARTMENTS = '01-31'
const GOVERNMENTS = '03-31'
const ABOVE_TOWNSHIP: readonly (Level | null)[] = ['province', 'prefecture', 'county']
const DAY_MS = 86_400_000

export const LATE_RULE: CrossRule = { code: 'report.late', check: ({ report }) => [assess(report)] }

/** The article names departments and governments from the county upwards; for others it sets no date. */
export function dueDateOf({ level, sector, year }: Pick<Reading, 'level' | 'sector' | 'year'>): string | undefined {
  if (year < FIRST_YEAR || !ABOVE_TOWNSHIP.includes(level)) return undefined
  return `${year + 1}-${sector === 'government' ? GOVERNMENTS : DEPARTMENTS}`
}

function assess(report: Reading): Outcome {
  const due = dueDateOf(report)
  const date = report.publishedOn
  if (due === undefined || date === null) return 'not_assessable'
  if (date <= due) return 'pass'
  const actual = Math.round((Date.parse(date) - Date.parse(due)) / DAY_MS)
  return {
    origin: 'document',
    metrics: [],
    expected: 0,
    actual,
    message: formatCrossMessage('late', { agency: report.agency, year: report.year, date, due, actual }),
    relatedReportId: null,
  }
}
