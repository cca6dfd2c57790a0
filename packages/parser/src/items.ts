/**
 * A stretch of the document as a sequence of items: the labels found, and the figures that stand after them. A row of a
 * marked table is one item, and is bounded; where the document has no cells, an item ends where the next label begins.
 */
import { fold } from './characters.ts'
import type { Cell, Document, Span, TableBlock } from './document.ts'
import { type Figure, figureAt, looksLikeFigure } from './figures.ts'
import { type LabelMatch, type LabelTable, matchLabels } from './labels.ts'
import { HARMLESS_HEAD, MONEY_UNITS, PAGE_FURNITURE, PROSE_AFTER_FIGURE, SENTENCE_MARK } from './wording.ts'

export interface Item {
  readonly labels: readonly LabelMatch[]
  readonly figures: readonly Figure[]
  /** True for a row of a marked table: these figures and no others belong to these labels. */
  readonly bounded: boolean
  /** The table of that row, and the column of each figure’s cell in it. */
  readonly table?: TableBlock
  readonly columns: readonly number[]
  /**
   * How the row ends: `even` with all other rows of its table; `odd` where all others end in another column, so that a
   * cell is missing or too many, or where all others begin with their label and this one ends in it; `uneven` where the
   * rows end in various columns, or in running text.
   */
  readonly end: 'even' | 'odd' | 'uneven'
  /** The column behind its last cell. */
  readonly endsAt: number
  /** True for a row of cells whose figures stand before its label. */
  readonly figuresFirst: boolean
  /** The wording the labels were found in, for what it says beside them. */
  readonly wording: string
  /** How many cells of a row hold wording in which no label was found; 0 in running text. */
  readonly unknownCells: number
}

// ── Rows of marked tables ───────────────────────────────────────────────────────────────────────────────────────────

const rowsOfTable = (table: TableBlock): Cell[][] =>
  [...Map.groupBy(table.cells, (cell) => cell.row).values()].map((row) => row.sort((a, b) => a.column - b.column))

const SEVERAL_FIGURES = /^-?[\d,.]+(?: +-?[\d,.]+)+$/

/** A cell in which a converter left several figures side by side is that many figures. */
const figuresOfCell = (text: string, cell: Span): Figure[] => {
  const raw = fold(text.slice(cell.start, cell.end)).replace(/\s/g, ' ')
  if (!SEVERAL_FIGURES.test(raw)) return [figureAt(text, cell)]
  return [...raw.matchAll(/\S+/g)].map((match) =>
    figureAt(text, {
      ...spanOf(cell),
      start: cell.start + match.index,
      end: cell.start + match.index + match[0].length,
    }),
  )
}
const spanOf = (cell: Span): Span => ({
  start: cell.start,
  end: cell.end,
  ...(cell.page === undefined ? {} : { page: cell.page }),
})

type RowPart = { readonly cell: Cell; readonly raw: string; readonly labels: readonly LabelMatch[] | undefined }

const partOf = (text: string, cell: Cell, labelTable: LabelTable): RowPart => {
  const raw = text.slice(cell.start, cell.end)
  const labels = looksLikeFigure(raw) ? undefined : matchLabels(labelTable, raw)
  return { cell, raw, labels }
}

const isUnknown = ({ labels, raw }: RowPart) => labels?.length === 0 && !HARMLESS_HEAD.test(raw.replace(/\s/g, ''))
const isWording = (part: RowPart) => part.labels !== undefined
/** In the figures’ part of a row anything that is no label stands where a figure should be. */
const itemOfRow = (text: string, table: TableBlock, row: readonly Cell[], labelTable: LabelTable): Item => {
  const parts = row.map((cell) => partOf(text, cell, labelTable))
  const lastLabel = parts.findLastIndex((part) => (part.labels?.length ?? 0) > 0)
  const lastWording = lastLabel >= 0 ? lastLabel : parts.findIndex((part) => !isWording(part)) - 1
  const after = parts.every(isWording) ? [] : parts.slice(lastWording + 1)
  const before = parts.slice(0, Math.max(lastWording, 0)).filter((part) => !isWording(part) && part.raw.trim() !== '')
  const holders = after.length > 0 ? after : before
  const figures = holders.map((part) => figuresOfCell(text, spanOf(part.cell)))
  return {
    labels: parts.flatMap((part) => part.labels ?? []),
    figures: figures.flat(),
    bounded: true,
    table,
    columns: holders.flatMap(({ cell }, i) => (figures[i] as Figure[]).map(() => cell.column)),
    end: 'uneven',
    endsAt: endColumn(row),
    figuresFirst: after.length === 0 && before.length > 0,
    wording: parts
      .filter(isWording)
      .map((part) => part.raw)
      .join(' '),
    unknownCells: parts.filter(isUnknown).length,
  }
}

/** Whether a converter left several figures in one cell of a row. */
export const hasCellOfSeveral = ({ columns }: Item): boolean => new Set(columns).size < columns.length

const endColumn = (row: readonly Cell[]) => row.reduce((end, cell) => Math.max(end, cell.column + cell.columnSpan), 0)
const isPrinted = (item: Item) => item.figures.some((figure) => figure.raw !== '')
const holdsFigure = (item: Item) => item.figures.some((figure) => figure.state !== 'blank')
/** Fewer rows than this have no common end. */
const FEWEST_EVEN_ROWS = 3

/** Where the rows of figures end, all but one of them at most. */
const commonEnd = (rows: readonly Item[]): number | undefined => {
  const ends = rows.filter(holdsFigure).map(({ endsAt }) => endsAt)
  const [common] = [...Map.groupBy(ends, (end) => end).values()].sort((a, b) => b.length - a.length)
  const isCommon = common !== undefined && common.length >= FEWEST_EVEN_ROWS && ends.length - common.length <= 1
  return isCommon ? common[0] : undefined
}

/** Marks each row by whether it is like the others of its table. */
const withEnds = (rows: readonly Item[]): Item[] => {
  const end = commonEnd(rows)
  const labelFirst = rows.some((row) => row.labels.length > 0 && holdsFigure(row) && !row.figuresFirst)
  return rows.map((row) => {
    if (row.figuresFirst && labelFirst) return { ...row, end: 'odd' }
    return end === undefined ? row : { ...row, end: row.endsAt === end ? 'even' : 'odd' }
  })
}

const itemsOfTable = (text: string, table: TableBlock, range: Span, labelTable: LabelTable): Item[] => {
  const rows = rowsOfTable(table)
    .filter((row) => (row[0]?.start ?? 0) >= range.start && (row.at(-1)?.end ?? 0) <= range.end)
    .map((row) => itemOfRow(text, table, row, labelTable))
  return withEnds(rows).filter((item) => item.labels.length > 0 || item.wording !== '' || isPrinted(item))
}

// ── Running text ────────────────────────────────────────────────────────────────────────────────────────────────────

/** Digits and the marks within figures, without a space: one figure, or several run together; or a mark for a blank. */
const FIGURE = /-?\d(?:[\d,.-]*\d)?|(?<=^|[\s\d])(?<![.、]\n)(?:\/|-+|无)(?=[\s(\d一二三四五六七八九]|$)/g
const DATE = /\d{4}-\d{1,2}-\d{1,2}/g
const BRACKETS = /\([^()]*\)/g
const MONEY = new RegExp(`^\\s?(?:${Object.keys(MONEY_UNITS).join('|')})`)
const ORDINAL_AFTER = /^\n?[.、](?!\d)/
const LETTER = /\p{L}/u

const ASIDES = [BRACKETS, DATE, new RegExp(PAGE_FURNITURE.source, 'gm')]
const blanksFor = (aside: string) => (/\d/.test(aside) ? aside.replace(/[^\n]/g, ' ') : aside)
/** Blanks out, place for place, what holds digits that are no figures: notes in brackets, dates, page numbers. */
const withoutAsides = (folded: string) => ASIDES.reduce((text, aside) => text.replace(aside, blanksFor), folded)

/** Whether the digit at the end of a number is the numbering of the label that follows without any mark. */
const isBareOrdinal = (digit: string, after: string, labelTable: LabelTable): boolean =>
  labelTable.bodiesByNumber.get(`${digit}.`)?.some((body) => after.startsWith(body.slice(0, 4))) ?? false

const figureSpan = (
  folded: string,
  match: RegExpExecArray | RegExpMatchArray,
  labels: LabelTable,
): Span | undefined => {
  const start = match.index as number
  const end = start + match[0].length
  const after = folded.slice(end, end + 12)
  const money = MONEY.exec(after)
  if (money) return { start, end: end + money[0].length }
  const last = match[0].at(-1) as string
  if (ORDINAL_AFTER.test(after) || isBareOrdinal(last, after.replace(/\s/g, ''), labels))
    return end - 1 > start ? { start, end: end - 1 } : undefined
  return PROSE_AFTER_FIGURE.test(after) ? undefined : { start, end }
}

const UNBOUNDED = { end: 'uneven', endsAt: 0, figuresFirst: false } as const

/** Items of a stretch that has no cells; `range` may span lines. */
const itemsOfStream = (text: string, range: Span, labelTable: LabelTable): Item[] => {
  const folded = withoutAsides(fold(text.slice(range.start, range.end)))
  const items: (Item & { figures: Figure[] })[] = []
  let from = 0
  const takeWording = (to: number) => {
    const wording = folded.slice(from, to)
    if (LETTER.test(wording) || items.length === 0)
      items.push({
        labels: matchLabels(labelTable, wording),
        figures: [],
        bounded: false,
        columns: [],
        ...UNBOUNDED,
        wording,
        unknownCells: 0,
      })
  }
  for (const match of folded.matchAll(FIGURE)) {
    const span = figureSpan(folded, match, labelTable)
    if (!span) continue
    takeWording(span.start)
    items.at(-1)?.figures.push(figureAt(text, { start: range.start + span.start, end: range.start + span.end }))
    from = span.end
  }
  takeWording(folded.length)
  return items
}

/** Collapsed documents hold prose and tables on one line; there only the anchors of the range tell them apart. */
const LONGEST_TABLE_LINE = 400

/** Far beyond any table of the form; what holds more is not one, and costs more to read than it can tell. */
const MOST_ITEMS = 2000
const MOST_FIGURES = 5000

const isBeyondMeasure = (items: readonly Item[]) =>
  items.length > MOST_ITEMS || items.reduce((sum, item) => sum + item.figures.length, 0) > MOST_FIGURES

/** The items of a range, in reading order: table rows, and the running text between tables. */
export const itemsOf = (document: Document, range: Span, labelTable: LabelTable): Item[] => {
  const parts: Item[][] = []
  let open: { start: number; end: number } | undefined
  const close = () => {
    if (open) parts.push(itemsOfStream(document.text, open, labelTable))
    open = undefined
  }
  for (const block of document.blocks) {
    const start = Math.max(block.start, range.start)
    const end = Math.min(block.end, range.end)
    if (start >= end) continue
    const line = document.text.slice(start, end)
    if (block.kind === 'table') {
      close()
      parts.push(itemsOfTable(document.text, block, range, labelTable))
    } else if (block.end - block.start < LONGEST_TABLE_LINE && SENTENCE_MARK.test(line)) close()
    else if (open) open.end = end
    else open = { start, end }
  }
  close()
  const items = parts.flat()
  return isBeyondMeasure(items) ? [] : items
}
