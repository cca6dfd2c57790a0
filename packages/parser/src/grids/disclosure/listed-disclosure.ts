/** Table 二 written as a list, a line for each figure: `规章 | 本年制发件数 | 3`. */
import type { DisclosureBlock } from '@gongkai/schema/metrics'
import type { Figure } from '../../figures/figures.ts'
import { EDITIONS } from '../form-editions.ts'
import type { Item } from '../item.ts'
import type { LabelMatch } from '../labels.ts'
import { blockOfRow, isOfBlock, keysOf } from './disclosure-heads.ts'

/** A line of the list: a row’s label, which the line before it may have printed, the column’s head, and one figure. */
interface Line {
  readonly item: Item
  readonly row: LabelMatch
  readonly head: LabelMatch
  readonly block: DisclosureBlock
  readonly figure: Figure
}

const lineOf = (item: Item, before: Line | undefined): Line | undefined => {
  const [figure, ...others] = item.figures
  const head = item.labels.at(-1)
  const rows = item.labels.filter(({ kind }) => kind === 'row')
  const row = rows[0] ?? before?.row
  const block = row && blockOfRow(row.key)
  const heads = item.labels.filter(({ kind }) => kind === 'column')
  if (!figure || others.length > 0 || rows.length > 1 || heads.length !== 1) return undefined
  if (!row || !block || head?.kind !== 'column' || !isOfBlock(block, head)) return undefined
  return { item, row, head, block, figure }
}

/** The lines of one row of the form, all printed together. */
const linesByRow = (items: readonly Item[]): (Item | Line[])[] => {
  const parts: (Item | Line[])[] = []
  let open: Line[] | undefined
  for (const item of items) {
    const line = lineOf(item, open?.at(-1))
    if (!line) parts.push(item)
    else if (open?.[0]?.row.key === line.row.key) open.push(line)
    else parts.push([line])
    const last = parts.at(-1)
    open = Array.isArray(last) ? last : undefined
  }
  return parts
}

/** The row as the form prints it, its heads above it; as it stands where its lines are not those of the form. */
const rowOf = (lines: readonly Line[]): readonly Item[] => {
  const [first] = lines
  const printed = lines.map(({ head }) => head.key)
  const columns = EDITIONS.map((edition) => keysOf(first?.block.columns[edition] ?? [])).find(
    (keys) => keys.length === lines.length && keys.every((key) => printed.includes(key)),
  )
  if (!first || !columns) return lines.map(({ item }) => item)
  const inOrder = columns.flatMap((key) => lines.filter(({ head }) => head.key === key))
  const labels = first.item.labels.filter(({ kind }) => kind !== 'row' && kind !== 'column')
  const wording = lines.map(({ item }) => item.wording).join(' ')
  return [
    { ...first.item, labels: [...labels, ...inOrder.map(({ head }) => head)], figures: [], wording },
    { ...first.item, labels: [first.row], figures: inOrder.map(({ figure }) => figure), end: 'uneven' },
  ]
}

/** Fewer lines than this may be a table that has lost its rows. */
const FEWEST_LINES = 5

/** A line without its figure: figures may stand before their lines. */
const isOpen = ({ labels, figures }: Item) =>
  figures.length === 0 && labels.at(-1)?.kind === 'column' && labels.some(({ kind }) => kind === 'row')

/** The items of a list as those of a table; as they are where they are no list. */
export const withoutList = (items: readonly Item[]): readonly Item[] => {
  if (items.some(isOpen)) return items
  const parts = linesByRow(items)
  const lists = parts.filter((part) => Array.isArray(part))
  const isList = lists.some((lines) => lines.length > 1) && lists.flat().length >= FEWEST_LINES
  return isList ? parts.flatMap((part) => (Array.isArray(part) ? rowOf(part) : part)) : items
}
