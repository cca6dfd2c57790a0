/**
 * Table 三 as most reports have it: every row of an edition in its order, beside its own label, seven numbers in each, and
 * all sums of the form right. Nothing is left for the longer way of table-requests.ts to settle, which reads the same of it.
 */
import { APPLICANTS } from '@gongkai/schema/metrics'
import type { Document, Span } from '../../document/document.ts'
import type { Figure } from '../../figures/figures.ts'
import { CellReadings, isEqual } from '../cells.ts'
import { EDITIONS } from '../form-editions.ts'
import { hasCellOfSeveral, type Item } from '../item.ts'
import type { LabelMatch } from '../labels.ts'
import { trustedColumns } from './request-columns.ts'
import { fillRow, type RequestsTable, ROW_KEYS } from './request-rows.ts'
import { isBalanced } from './request-sums.ts'

const WIDTH = APPLICANTS.length
const TOTAL = WIDTH - 1

/** 其他处理 above its own rows is their group. */
const isGroupOf = (label: string, row: string | undefined, before: string | undefined) =>
  row?.startsWith(`${label}.`) === true && !before?.startsWith(`${label}.`)

const isNumber = ({ state }: Figure) => state === 'number'
const isBlank = ({ state }: Figure) => state === 'blank'

/** Numbers that do not touch each other, so that none of them is a piece of another. */
const areApart = (row: readonly Figure[]): boolean => {
  for (let i = 0; i < row.length; i++)
    if (!isNumber(row[i] as Figure) || row[i]?.start === row[i - 1]?.end) return false
  return true
}

/** The numbers of a row, without the blanks that a lost merge leaves before or behind them. */
const numbersOf = (item: Item): readonly Figure[] | undefined => {
  const { figures, end, bounded } = item
  if (bounded && end === 'odd') return undefined
  if (figures.length === WIDTH) return areApart(figures) ? figures : undefined
  const first = figures.findIndex(isNumber)
  const row = figures.slice(first, first + WIDTH)
  const hasEnd = end === 'even' || row.at(-1) === figures.at(-1)
  if (!bounded || !hasEnd || row.length < WIDTH || !areApart(row) || hasCellOfSeveral(item)) return undefined
  return figures.every((figure, i) => (i >= first && i < first + WIDTH) || isBlank(figure)) ? row : undefined
}

const addsUp = (row: readonly Figure[]): boolean => {
  let sum = 0
  for (let i = 0; i < TOTAL; i++) sum += row[i]?.value ?? 0
  return isEqual(sum, row[TOTAL]?.value ?? 0)
}

/** Whether an item says nothing of a row: heads, groups, and the blanks and words beside them. */
const isAbove = (
  { labels, figures, bounded }: Item,
  before: Item | undefined,
  next: string | undefined,
  last: string | undefined,
): boolean =>
  !figures.some(isNumber) &&
  (figures.length === 0 || (bounded && (figures.length !== WIDTH || before?.bounded === true))) &&
  labels.every((label) => label.kind !== 'row' || label.weak || isGroupOf(label.key, next, last))

/** Whether no label but its own claims a row’s figures. */
const isItsOwn = (
  labels: readonly LabelMatch[],
  own: LabelMatch | undefined,
  next?: string,
  last?: string,
): boolean => {
  for (const label of labels)
    if (label !== own && label.kind === 'row' && !isGroupOf(label.key, next, last)) return false
  return true
}

/** The rows of `keys`, in their order; undefined where anything at all is not as the form has it. */
export const straightRows = (
  items: readonly Item[],
  keys: readonly string[],
): readonly (readonly Figure[])[] | undefined => {
  const rows: (readonly Figure[])[] = []
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as Item
    const next = keys[rows.length]
    const last = keys[rows.length - 1]
    if (isAbove(item, items[i - 1], next, last)) continue
    const own = item.labels.at(-1)
    if (own?.kind !== 'row' || own.key !== next || !isItsOwn(item.labels, own, next, last)) return undefined
    const row = numbersOf(item)
    if (!row || !addsUp(row)) return undefined
    rows.push(row)
  }
  return rows.length === keys.length && isBalanced(rows, keys) ? rows : undefined
}

/** Reads table 三 where its rows stand as the form prints them, and every sum of it proves them. */
export const readStraightRows = (
  document: Document,
  range: Span,
  items: readonly Item[],
): RequestsTable | undefined => {
  for (const edition of EDITIONS) {
    const keys = ROW_KEYS[edition]
    const rows = straightRows(items, keys)
    if (!rows) continue
    const readings = new CellReadings()
    const trusted = trustedColumns(document, range, items)
    for (let i = 0; i < rows.length; i++)
      fillRow(readings, keys[i] as string, { cells: rows[i] as readonly Figure[], isCut: false }, trusted)
    return { edition, readings, hasUnboundRows: false }
  }
  return undefined
}
