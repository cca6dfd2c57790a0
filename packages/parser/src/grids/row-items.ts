/** Rows of marked tables as items: each row is one, with the labels and the figures of its cells. */

import { rowsOfCells } from '../document/cell-rows.ts'
import type { Cell, Span, TableBlock } from '../document/document.ts'
import { type Figure, figureAt, looksLikeFigure, wholeNumberAt } from '../figures/figures.ts'
import { fold } from '../text/characters.ts'
import { remembered } from '../text/remembered.ts'
import { HARMLESS_HEAD } from '../text/wording.ts'
import type { Item } from './item.ts'
import { LABEL_TABLES, type LabelMatch, type LabelTable } from './labels.ts'
import { withoutSerials } from './serial-columns.ts'

/** What a cell says that holds no figure. */
interface CellWording {
  readonly raw: string
  readonly labels: readonly LabelMatch[]
  readonly isUnknown: boolean
}

const isHarmless = (raw: string) => HARMLESS_HEAD.test(raw.replace(/\s/g, ''))

/** The wording of a cell, by the labels of a table; null where a figure stands in it. */
const wordingReader = (table: LabelTable) =>
  remembered((raw): CellWording | null => {
    if (looksLikeFigure(raw)) return null
    const labels = table.match(raw)
    return { raw, labels, isUnknown: labels.length === 0 && !isHarmless(raw) }
  })
type WordingReader = ReturnType<typeof wordingReader>
const WORDING_READERS = new Map(LABEL_TABLES.map((table) => [table, wordingReader(table)]))

/** Most cells are empty or hold a plain number, and need no look at what they say. */
const isPlain = (text: string, { start, end }: Span) => start === end || !Number.isNaN(wholeNumberAt(text, start, end))

const SEVERAL_FIGURES = /^-?[\d,.]+(?: +-?[\d,.]+)+$/

/** Adds the figures of a cell; one in which a converter left several side by side is that many. */
const addFigures = (text: string, cell: Cell, into: Figure[]) => {
  if (isPlain(text, cell)) return void into.push(figureAt(text, cell))
  const raw = fold(text.slice(cell.start, cell.end)).replace(/\s/g, ' ')
  if (!raw.includes(' ') || !SEVERAL_FIGURES.test(raw)) return void into.push(figureAt(text, cell))
  for (const { index, 0: printed } of raw.matchAll(/\S+/g)) {
    const start = cell.start + index
    into.push(figureAt(text, { ...cell, start, end: start + printed.length }))
  }
}

const isPrinted = (text: string, cell: Cell) => text.slice(cell.start, cell.end).trim() !== ''

/** An item whose figures, and then whose end, are told once its cells are read. */
interface RowItem extends Item {
  readonly figures: Figure[]
  readonly columns: number[]
  end: Item['end']
}

/** What the cells of a row say before any figure is read. */
interface RowWording {
  labels: readonly LabelMatch[]
  wording: string
  unknownCells: number
  /** Of its cells the last that holds a label, and the first that holds a figure; -1 where none does. */
  lastLabel: number
  firstFigure: number
}

const wordingAt = (text: string, cell: Cell, read: WordingReader): CellWording | null =>
  isPlain(text, cell) ? null : read(text.slice(cell.start, cell.end))

const wordingOfRow = (text: string, row: readonly Cell[], read: WordingReader): RowWording => {
  const said: RowWording = { labels: [], wording: '', unknownCells: 0, lastLabel: -1, firstFigure: -1 }
  for (let i = 0; i < row.length; i++) {
    const words = wordingAt(text, row[i] as Cell, read)
    if (words === null) {
      if (said.firstFigure < 0) said.firstFigure = i
      continue
    }
    if (words.labels.length > 0) {
      said.lastLabel = i
      said.labels = said.labels.length === 0 ? words.labels : [...said.labels, ...words.labels]
    }
    said.wording = said.wording === '' ? words.raw : `${said.wording} ${words.raw}`
    if (words.isUnknown) said.unknownCells++
  }
  return said
}

/** In the figures’ part of a row anything that is no label stands where a figure should be. */
const itemOfRow = (text: string, table: TableBlock, row: readonly Cell[], read: WordingReader): RowItem => {
  const { labels, wording, unknownCells, lastLabel, firstFigure } = wordingOfRow(text, row, read)
  const lastWording = lastLabel >= 0 ? lastLabel : firstFigure - 1
  const after = firstFigure < 0 ? row.length : lastWording + 1
  const item: RowItem = {
    labels,
    figures: [],
    bounded: true,
    table,
    columns: [],
    end: 'uneven',
    endsAt: endColumn(row),
    figuresFirst: false,
    wording,
    unknownCells,
  }
  for (let i = after; i < row.length; i++) addCell(text, row[i] as Cell, item)
  return after < row.length ? item : withFiguresBefore(text, row.slice(0, Math.max(lastWording, 0)), read, item)
}

const addCell = (text: string, cell: Cell, { figures, columns }: RowItem) => {
  addFigures(text, cell, figures)
  while (columns.length < figures.length) columns.push(cell.column)
}

/** A row that ends in its label may hold its figures before it. */
const withFiguresBefore = (text: string, row: readonly Cell[], read: WordingReader, item: RowItem): RowItem => {
  for (const cell of row) if (wordingAt(text, cell, read) === null && isPrinted(text, cell)) addCell(text, cell, item)
  return item.figures.length === 0 ? item : { ...item, figuresFirst: true }
}

/** The figures of each cell; undefined where cells hold differently many, or one each. */
const stacksOf = ({ figures, columns }: RowItem): Figure[][] | undefined => {
  const stacks = [...Map.groupBy(figures.keys(), (i) => columns[i]).values()].map((own) =>
    own.map((i) => figures[i] as Figure),
  )
  const height = stacks[0]?.length ?? 0
  return height > 1 && stacks.every((stack) => stack.length === height) ? stacks : undefined
}

/** Rows whose lines a converter has put into one row of cells: as many labels as each cell has figures. */
const itemsOfStackedRow = (item: RowItem): RowItem[] => {
  const rows = item.labels.filter(({ kind }) => kind === 'row')
  const stacks = rows.length > 1 && !item.figuresFirst ? stacksOf(item) : undefined
  const height = stacks?.[0]?.length ?? 0
  // The label above them may be that of their group.
  const own = rows.slice(-height)
  if (!stacks || rows.length - height > 1 || new Set(own.map(({ key }) => key)).size !== height) return [item]
  return own.map((label, i) => ({
    ...item,
    labels: i === 0 ? [...item.labels.slice(0, item.labels.indexOf(label)), label] : [label],
    figures: stacks.map((stack) => stack[i] as Figure),
    columns: [...new Set(item.columns)],
  }))
}

const endColumn = (row: readonly Cell[]) => {
  let end = 0
  for (const cell of row) end = Math.max(end, cell.column + cell.columnSpan)
  return end
}
const isShown = (item: Item) => item.figures.some((figure) => figure.raw !== '')
const holdsFigure = (item: Item) => item.figures.some((figure) => figure.state !== 'blank')

/** Fewer rows than this have no common end. */
const FEWEST_EVEN_ROWS = 3

/** Where the rows of figures end, all but one of them at most. */
const commonEnd = (rows: readonly Item[]): number | undefined => {
  const counts = new Map<number, number>()
  let rowsOfFigures = 0
  for (const row of rows) {
    if (!holdsFigure(row)) continue
    rowsOfFigures++
    counts.set(row.endsAt, (counts.get(row.endsAt) ?? 0) + 1)
  }
  for (const [end, count] of counts) if (count >= FEWEST_EVEN_ROWS && rowsOfFigures - count <= 1) return end
  return undefined
}

/** Marks each row by whether it is like the others of its table. */
const markEnds = (rows: readonly RowItem[]) => {
  const end = commonEnd(rows)
  const labelFirst = rows.some((row) => row.labels.length > 0 && holdsFigure(row) && !row.figuresFirst)
  for (const row of rows) {
    if (row.figuresFirst && labelFirst) row.end = 'odd'
    else if (end !== undefined) row.end = row.endsAt === end ? 'even' : 'odd'
  }
}

/** The items of a table’s rows that stand within a range. */
export const itemsOfTable = (text: string, table: TableBlock, range: Span, labels: LabelTable): Item[] => {
  const read = WORDING_READERS.get(labels) as WordingReader
  const rows = rowsOfCells(withoutSerials(text, table))
    .filter((row) => (row[0]?.start ?? 0) >= range.start && (row.at(-1)?.end ?? 0) <= range.end)
    .flatMap((row) => itemsOfStackedRow(itemOfRow(text, table, row, read)))
  markEnds(rows)
  return rows.filter((item) => item.labels.length > 0 || item.wording !== '' || isShown(item))
}
