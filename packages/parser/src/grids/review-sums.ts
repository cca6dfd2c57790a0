/** The sums of table 四: the last figure of each group of five is its total. */
import { REVIEW_COLUMNS, REVIEW_GROUPS } from '@gongkai/schema/metrics'
import type { Reading } from '../figures/readings.ts'
import { isEqual, sumOf } from './cells.ts'

const GROUP_WIDTH = REVIEW_COLUMNS.length

export const holdsGroup = (cells: Reading): boolean => {
  const values = cells.map((cell) => (cell.state === 'unreadable' ? undefined : cell.value))
  const total = values.at(-1)
  const sum = sumOf(values.slice(0, -1))
  return typeof total === 'number' && sum !== undefined && isEqual(sum, total)
}

export const holdsGroups = (cells: Reading): boolean =>
  REVIEW_GROUPS.every((_, i) => holdsGroup(cells.slice(i * GROUP_WIDTH, (i + 1) * GROUP_WIDTH)))
