/** The heads of table 三: in which column the figures begin, and which columns stand in the order of the form. */
import { APPLICANT_GROUPS, APPLICANTS, type Label, REQUEST_ROWS } from '@gongkai/schema/metrics'
import type { Document, Span, TableBlock } from '../../document/document.ts'
import type { Figure } from '../../figures/figures.ts'
import { compact, compactText, fold } from '../../text/characters.ts'
import { remembered } from '../../text/remembered.ts'
import type { Item } from '../item.ts'
import { inOrder } from '../order.ts'

const WIDTH = APPLICANTS.length

const isNamed = ({ zh, aliases }: Label, text: string) => text === zh || aliases.includes(text)

/** The column of a table in which the first applicant’s head stands, where the heads span as many columns as there are. */
export const firstColumn = (text: string, table: TableBlock | undefined): number | undefined => {
  const columns = [APPLICANTS[0] as Label, APPLICANTS[WIDTH - 1] as Label].map(
    (applicant) =>
      table?.cells.findLast((cell) => isNamed(applicant, compactText(text, cell.start, cell.end)))?.column ??
      Number.NaN,
  )
  const [from = 0, to = 0] = columns
  return to - from + 1 === WIDTH ? from : undefined
}

const lastPlace = (text: string, { zh, aliases }: Label) =>
  Math.max(...[zh, ...aliases].map((wording) => text.lastIndexOf(wording)))

const FIRST_ROW = fold(REQUEST_ROWS[0]?.zh ?? '')
const GROUP_HEADS = APPLICANT_GROUPS.map((group) => compactText(group.zh))

/** What is printed above the first row. */
export const printedHeads = (document: Document, range: Span): string => {
  const { text, places } = compact(document.text, range.start, range.end)
  const received = text.indexOf(FIRST_ROW)
  return received < 0 ? '' : document.text.slice(range.start, places[received])
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

/** A head of table 三: the applicant it names, if it is one, and on which side it stands. */
interface Head {
  readonly applicant: number | undefined
  /** From left to right: the person, the organizations under their group, the total. */
  readonly side: number
}
const sideOf = (applicant: number) => (applicant === 0 ? 0 : applicant === WIDTH - 1 ? 2 : 1)
const HEADS = new Map<string, Head>([
  ...APPLICANTS.flatMap(({ zh, aliases }: Label, applicant) =>
    [zh, ...aliases].map((wording) => [wording, { applicant, side: sideOf(applicant) }] as const),
  ),
  [GROUP_HEADS[1] ?? '', { applicant: undefined, side: 1 }],
])

/** A cell above the first row that holds a head. */
interface HeadCell extends Head {
  readonly table: TableBlock
  readonly row: number
  readonly column: number
  /** Columns from here to the end of its row. */
  readonly toEnd: number
  readonly columnSpan: number
}

/** The heads of a table’s cells before a place. */
const headsBefore = (text: string, table: TableBlock, place: number): HeadCell[] => {
  const heads: Omit<HeadCell, 'toEnd'>[] = []
  const ends = new Map<number, number>()
  for (const { start, end, row, column, columnSpan } of table.cells) {
    if (start >= place) break
    ends.set(row, column + columnSpan)
    const head = end < place ? HEADS.get(compactText(text, start, end)) : undefined
    if (head) heads.push({ ...head, table, row, column, columnSpan })
  }
  return heads.map((head) => ({ ...head, toEnd: (ends.get(head.row) ?? 0) - head.column }))
}

const headCells = ({ text }: Document, items: readonly Item[]): HeadCell[] => {
  const firstRow = items.findIndex((item) => item.labels.some((label) => label.kind === 'row' && !label.weak))
  const tables = new Set(items.slice(0, firstRow).flatMap((item) => item.table ?? []))
  const first = items[firstRow]?.figures[0]?.start ?? text.length
  return [...tables].flatMap((table) => headsBefore(text, table, first))
}

const isRising = (cells: readonly HeadCell[]): boolean =>
  cells.every(({ side }, i) => side >= (cells[i - 1]?.side ?? 0))

/** Whether each applicant’s head has a column to itself and their group spans several; else merges are lost here too. */
const areColumnsKept = (cells: readonly HeadCell[]): boolean => {
  const columns = cells.filter((cell) => cell.applicant !== undefined).map((cell) => cell.column)
  const groups = cells.filter((cell) => cell.applicant === undefined)
  return new Set(columns).size === columns.length && groups.every(({ columnSpan }) => columnSpan > 1)
}

/** Where merges are kept the columns of all heads tell their order; where they are lost only cells of one row do. */
const areSidesInOrder = (cells: readonly HeadCell[]): boolean =>
  [...Map.groupBy(cells, ({ table }) => table)].every(([table, own]) =>
    table.exact && areColumnsKept(own)
      ? isRising([...own].sort((a, b) => a.column - b.column))
      : [...Map.groupBy(own, ({ row }) => row).values()].every(isRising),
  )

/** Heads that a filled-up merge repeats stand in one column, or as far from the end of rows that have lost other merges. */
const isHeadOfOneColumn = (cells: readonly HeadCell[], applicant: number): boolean => {
  const [first, ...others] = cells.filter((cell) => cell.applicant === applicant)
  return others.every(
    ({ table, row, column, toEnd }) =>
      column === first?.column || (!table.exact && row !== first?.row && toEnd === first?.toEnd),
  )
}

/**
 * Of heads that each stand on one line, and so at one height, the text of a page keeps the order: whether as many of them
 * stand before one as in the form, so that no column in between has moved it.
 */
const isAtRank = (places: readonly number[], isUnbroken: readonly boolean[], column: number): boolean =>
  places.every((place, other) => {
    if (other === column || !isUnbroken[other] || !isUnbroken[column]) return true
    return place < (places[column] as number) === other < column
  })

/** The person named behind the group of organizations on one line. */
const PERSON_BEHIND_GROUP = new RegExp(String.raw`${GROUP_HEADS[1]}[^\S\n]*${APPLICANTS[0].zh}`)
const SPACES = /[^\S\n]+/g

/** By the words above the first row alone: the columns whose heads stand in one piece and in the order of the form. */
const columnsByWords = remembered((printed: string): readonly boolean[] => {
  const all = compactText(printed)
  const heads = withoutGroups(all)
  const unspaced = fold(printed).replace(SPACES, '')
  const lines = withoutGroups(unspaced)
  const places = APPLICANTS.slice(0, -1).map((applicant) => heads.lastIndexOf(applicant.zh))
  const isUnbroken = APPLICANTS.slice(0, -1).map(({ zh }, i) => (places[i] as number) >= 0 && lines.includes(zh))
  const total = lastPlace(heads, APPLICANTS[6])
  const whole = places.flatMap((place, i) => (place < 0 ? [] : [i]))
  const kept = inOrder(whole.map((i) => places[i] as number))
  const isSwapped = areSidesSwapped(all)
  const isBehind = PERSON_BEHIND_GROUP.test(unspaced)
  const isTrusted = places.map(
    (place, i) => place < 0 || ((kept[whole.indexOf(i)] as boolean) && isAtRank(places, isUnbroken, i)),
  )
  return [
    ...isTrusted.map((trusted, i) => trusted && !isBehind && !(isSwapped && i === 0)),
    kept.every(Boolean) && isTotalInPlace(total, places) && !isSwapped,
  ]
})

/** Whether the heads stand together, before the rows or behind them, and in the order of the form. */
export const areHeadsTogether = (document: Document, range: Span): boolean => {
  const text = compactText(document.text, range.start, range.end)
  const received = text.indexOf(FIRST_ROW)
  const places = APPLICANTS.slice(0, -2)
    .map((applicant) => text.indexOf(applicant.zh))
    .filter((place) => place >= 0)
  const before = places.filter((place) => place < received).length
  return (before === 0 || before === places.length) && inOrder(places).every(Boolean)
}

const HEAD_WORDINGS = APPLICANTS.map(({ zh }) => compactText(zh))
const NOT_OF_HEADS = new RegExp(`[^${[...HEAD_WORDINGS, ...GROUP_HEADS].join('')}]`)
/** The applicants whose heads some wording may hold, however their lines run into each other; none where it holds more. */
const applicantsIn = (wording: string): readonly number[] => {
  const printed = compactText(wording)
  if (printed === '' || NOT_OF_HEADS.test(printed)) return []
  return HEAD_WORDINGS.flatMap((head, i) => ([...head].every((letter) => printed.includes(letter)) ? [i] : []))
}

/**
 * Whether heads among the figures of running text stand above the columns that they name: above several of them, and the
 * figure behind each in one of its columns.
 */
export const areHeadsAboveColumns = (
  items: readonly Item[],
  rows: Iterable<readonly (Figure | undefined)[]>,
): boolean => {
  const columns = new Map<number, number>()
  for (const cells of rows) for (const [column, cell] of cells.entries()) if (cell) columns.set(cell.start, column)
  const heads = items.flatMap(({ wording, figures }) => {
    const named = figures.length > 0 ? applicantsIn(wording) : []
    return named.length > 0 ? [named.includes(columns.get(figures[0]?.start ?? -1) ?? -1)] : []
  })
  return heads.length >= FEWEST_HEADS && heads.every(Boolean)
}
const FEWEST_HEADS = 2

const [OTHER, TOTAL] = APPLICANTS.slice(-2).map(({ zh, aliases }: Label) => [zh, ...aliases].join('|'))
/** The two last heads, apart from the others: the text of a page gives the one of two rows’ height before the one below it. */
const TOTAL_BESIDE_OTHER = new RegExp(String.raw`\n\s*\n(?:${TOTAL})\s*\n\s*(?:${OTHER})[^\S\n]*\n\s*\n`)

const isTotalBesideOther = ({ text }: Document, { start, end }: Span): boolean =>
  TOTAL_BESIDE_OTHER.test(text.slice(start, Math.min(end, start + LONGEST_HEADS)))
const LONGEST_HEADS = 400

/**
 * The columns whose heads stand in one piece and in the order of the form; a column out of order is not trusted, but for
 * a total that every row proves.
 */
export const trustedColumns = (
  document: Document,
  range: Span,
  items: readonly Item[],
  isTotalProven = false,
): boolean[] => {
  const cells = headCells(document, items)
  if (!areSidesInOrder(cells)) return APPLICANTS.map(() => false)
  const byWords = columnsByWords(printedHeads(document, range))
  const isProven = isTotalProven && byWords.slice(0, -1).every(Boolean) && isTotalBesideOther(document, range)
  return byWords.map((trusted, i) => (trusted || (isProven && i === WIDTH - 1)) && isHeadOfOneColumn(cells, i))
}
