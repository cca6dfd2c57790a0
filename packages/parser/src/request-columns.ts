/** The heads of table 三: in which column the figures begin, and which columns stand in the order of the form. */
import { APPLICANT_GROUPS, APPLICANTS, type Label, REQUEST_ROWS } from '@gongkai/schema/metrics'
import { compact, fold } from './characters.ts'
import type { Document, Span, TableBlock } from './document.ts'
import type { Item } from './items.ts'
import { inOrder } from './order.ts'

const WIDTH = APPLICANTS.length

const isNamed = ({ zh, aliases }: Label, text: string) => text === zh || aliases.includes(text)

/** The column of a table in which the first applicant’s head stands, where the heads span as many columns as there are. */
export const firstColumn = (text: string, table: TableBlock | undefined): number | undefined => {
  const columns = [APPLICANTS[0] as Label, APPLICANTS[WIDTH - 1] as Label].map(
    (applicant) =>
      table?.cells.findLast((cell) => isNamed(applicant, compact(text, cell.start, cell.end).text))?.column ??
      Number.NaN,
  )
  const [from = 0, to = 0] = columns
  return to - from + 1 === WIDTH ? from : undefined
}

const lastPlace = (text: string, { zh, aliases }: Label) =>
  Math.max(...[zh, ...aliases].map((wording) => text.lastIndexOf(wording)))

const FIRST_ROW = fold(REQUEST_ROWS[0]?.zh ?? '')
const GROUP_HEADS = APPLICANT_GROUPS.map((group) => compact(group.zh).text)

/** The text above the first row. */
const headText = (document: Document, range: Span): string => {
  const { text } = compact(document.text, range.start, range.end)
  const received = text.indexOf(FIRST_ROW)
  return received < 0 ? '' : text.slice(0, received)
}
const withoutGroups = (heads: string): string => GROUP_HEADS.reduce((rest, group) => rest.replace(group, ''), heads)

/** The head of the last column stands before the heads of organizations or behind them all; never among them. */
const isTotalInPlace = (total: number, [, ...organizations]: readonly number[]): boolean => {
  const known = organizations.filter((place) => place >= 0)
  const before = known.filter((place) => place < total).length
  return total < 0 || before === 0 || before === known.length
}

/** The first column and the last stand on either side of the group of organizations: both cannot be on the wrong one. */
const areSidesSwapped = (text: string): boolean => {
  const labels: readonly Label[] = [APPLICANTS[0], APPLICANT_GROUPS[1], APPLICANTS[6]]
  const [person = -1, group = -1, total = -1] = labels.map((label) => lastPlace(text, label))
  return total >= 0 && total < group && group < person
}

/** A cell above the first row, by its text without spaces. */
interface HeadCell {
  readonly text: string
  readonly table: TableBlock
  readonly row: number
  readonly column: number
}

const headCells = ({ text }: Document, items: readonly Item[]): HeadCell[] => {
  const firstRow = items.findIndex((item) => item.labels.some((label) => label.kind === 'row' && !label.weak))
  const tables = new Set(items.slice(0, firstRow).flatMap((item) => item.table ?? []))
  const first = items[firstRow]?.figures[0]?.start ?? text.length
  return [...tables].flatMap((table) =>
    table.cells
      .filter((cell) => cell.end < first)
      .map(({ start, end, row, column }) => ({ text: compact(text, start, end).text, table, row, column })),
  )
}

/** From left to right: the person, the organizations under their group, the total. Undefined for what is none of them. */
const sideOf = ({ text }: HeadCell): number | undefined => {
  const applicant = APPLICANTS.findIndex((label) => isNamed(label, text))
  if (applicant >= 0) return applicant === 0 ? 0 : applicant === WIDTH - 1 ? 2 : 1
  return text === GROUP_HEADS[1] ? 1 : undefined
}

const isRising = (cells: readonly HeadCell[]): boolean => {
  const sides = cells.flatMap((cell) => sideOf(cell) ?? [])
  return sides.every((side, i) => i === 0 || side >= (sides[i - 1] as number))
}

/** Whether each head of an applicant has a column to itself; in marked tables too the merges may be lost. */
const areColumnsKept = (cells: readonly HeadCell[]): boolean => {
  const columns = cells
    .filter((cell) => APPLICANTS.some((label) => isNamed(label, cell.text)))
    .map((cell) => cell.column)
  return new Set(columns).size === columns.length
}

/** Where merges are kept the columns of all heads tell their order; where they are lost only cells of one row do. */
const areSidesInOrder = (cells: readonly HeadCell[]): boolean =>
  [...Map.groupBy(cells, ({ table }) => table)].every(([table, own]) =>
    table.exact && areColumnsKept(own)
      ? isRising([...own].sort((a, b) => a.column - b.column))
      : [...Map.groupBy(own, ({ row }) => row).values()].every(isRising),
  )

/** Heads that a filled-up merge repeats stand in one column. */
const isHeadOfOneColumn = (cells: readonly HeadCell[], applicant: Label): boolean =>
  new Set(cells.filter(({ text }) => isNamed(applicant, text)).map(({ column }) => column)).size <= 1

/** The heads of the columns that stand in one piece and in the order of the form; a column out of order is not trusted. */
export const trustedColumns = (document: Document, range: Span, items: readonly Item[]): boolean[] => {
  const all = headText(document, range)
  const heads = withoutGroups(all)
  const places = APPLICANTS.slice(0, -1).map((applicant) => heads.lastIndexOf(applicant.zh))
  const total = lastPlace(heads, APPLICANTS[6])
  const whole = places.flatMap((place, i) => (place < 0 ? [] : [i]))
  const kept = inOrder(whole.map((i) => places[i] as number))
  const isSwapped = areSidesSwapped(all)
  const cells = headCells(document, items)
  if (!areSidesInOrder(cells)) return APPLICANTS.map(() => false)
  const isTrusted = places.map((_, i) => !whole.includes(i) || (kept[whole.indexOf(i)] as boolean))
  return [
    ...isTrusted.map((trusted, i) => trusted && !(isSwapped && i === 0)),
    kept.every(Boolean) && isTotalInPlace(total, places) && !isSwapped,
  ].map((trusted, i) => trusted && isHeadOfOneColumn(cells, APPLICANTS[i] as Label))
}
