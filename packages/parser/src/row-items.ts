/** Rows of marked tables as items: each row is one, with the labels and the figures of its cells. */
import { fold } from './characters.ts'
import type { Cell, Span, TableBlock } from './document.ts'
import { type Figure, figureAt, looksLikeFigure, wholeNumberAt } from './figures.ts'
import type { Item } from './items.ts'
import { LABEL_TABLES, type LabelMatch, type LabelTable } from './labels.ts'
import { remembered } from './remembered.ts'
import { withoutSerials } from './serial-columns.ts'
import { HARMLESS_HEAD } from './wording.ts'

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
const addFigures = (text: string, { start, end, page }: Cell, into: Figure[]) => {
  const place = page === undefined ? { start, end } : { start, end, page }
  const raw = isPlain(text, place) ? '' : fold(text.slice(start, end)).replace(/\s/g, ' ')
  if (raw.includes(' ') && SEVERAL_FIGURES.test(raw))
    for (const { index, 0: printed } of raw.matchAll(/\S+/g))
      into.push(figureAt(text, { ...place, start: start + index, end: start + index + printed.length }))
  else into.push(figureAt(text, place))
}

const isPrinted = (text: string, cell: Cell) => text.slice(cell.start, cell.end).trim() !== ''

/** An item whose end is told once all rows of its table are known. */
interface RowItem extends Item {
  end: Item['end']
}

/** In the figures’ part of a row anything that is no label stands where a figure should be. */
const itemOfRow = (text: string, table: TableBlock, row: readonly Cell[], read: WordingReader): RowItem => {
  const says = row.map((cell) => (isPlain(text, cell) ? null : read(text.slice(cell.start, cell.end))))
  const lastLabel = says.findLastIndex((wording) => wording !== null && wording.labels.length > 0)
  const firstFigure = says.indexOf(null)
  const lastWording = lastLabel >= 0 ? lastLabel : firstFigure - 1
  const after = firstFigure < 0 ? [] : row.slice(lastWording + 1)
  const isFirst = (cell: Cell, i: number) => i < lastWording && says[i] === null && isPrinted(text, cell)
  const holders = after.length > 0 ? after : row.filter(isFirst)
  const figures: Figure[] = []
  const columns: number[] = []
  for (const cell of holders) {
    addFigures(text, cell, figures)
    while (columns.length < figures.length) columns.push(cell.column)
  }
  const wordings = says.filter((wording) => wording !== null)
  const only = wordings.length === 1 ? wordings[0] : undefined
  return {
    labels: only?.labels ?? wordings.flatMap(({ labels }) => labels),
    figures,
    bounded: true,
    table,
    columns,
    end: 'uneven',
    endsAt: endColumn(row),
    figuresFirst: after.length === 0 && holders.length > 0,
    wording: only?.raw ?? wordings.map(({ raw }) => raw).join(' '),
    unknownCells: wordings.filter(({ isUnknown }) => isUnknown).length,
  }
}

const endColumn = (row: readonly Cell[]) => row.reduce((end, cell) => Math.max(end, cell.column + cell.columnSpan), 0)
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

/** The cells of each row; cells stand in reading order. */
const rowsOf = (cells: readonly Cell[]): Cell[][] => {
  const rows: Cell[][] = []
  let from = 0
  for (let to = 1; to <= cells.length; to++) {
    if (cells[to]?.row === cells[from]?.row) continue
    rows.push(cells.slice(from, to))
    from = to
  }
  return rows
}

/** The items of a table’s rows that stand within a range. */
export const itemsOfTable = (text: string, table: TableBlock, range: Span, labels: LabelTable): Item[] => {
  const read = WORDING_READERS.get(labels) as WordingReader
  const rows = rowsOf(withoutSerials(text, table))
    .filter((row) => (row[0]?.start ?? 0) >= range.start && (row.at(-1)?.end ?? 0) <= range.end)
    .map((row) => itemOfRow(text, table, row, read))
  markEnds(rows)
  return rows.filter((item) => item.labels.length > 0 || item.wording !== '' || isShown(item))
}
