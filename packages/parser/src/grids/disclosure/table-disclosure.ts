/** Table 二: blocks by article of the Regulations, each with its own heads, which tell the edition of the form. */
import { type Column, DISCLOSURE_BLOCKS, type DisclosureBlock, type FormEdition } from '@gongkai/schema/metrics'
import type { Document, Span } from '../../document/document.ts'
import type { Figure } from '../../figures/figures.ts'
import { isSameCell, type Reading, readingsOf } from '../../figures/readings.ts'
import { digitsGap, type Gap, joinedReadings, thousandsGap, withoutBlanksBehind } from '../../figures/spaced-figures.ts'
import { CellReadings, cellOf, unreadable } from '../cells.ts'
import type { Item } from '../item.ts'
import { itemsOf } from '../items.ts'
import { DISCLOSURE_LABELS, type LabelMatch } from '../labels.ts'
import { placeOf } from '../metric-place.ts'
import { inOrder } from '../order.ts'
import { headUnit, inWanYuan } from './amounts.ts'
import { editionOfBlock, isOfBlock, isOnlyOf, keysOf, toldEdition } from './disclosure-heads.ts'
import { BlockFinder, type FoundBlock, type FoundRow } from './found-blocks.ts'
import { withoutList } from './listed-disclosure.ts'
import { straightBlocks } from './straight-disclosure.ts'

export interface DisclosureTable {
  readonly edition: FormEdition | 'mixed' | undefined
  readonly readings: CellReadings
  /** Metrics in 万元 whose figure has no printed unit, neither in the cell nor in the head. */
  readonly unitless: readonly string[]
}

/**
 * Whether a row stands among another block’s: the articles and heads above it speak of that, or there are none, though
 * the row before it is of another block and its own article stands elsewhere.
 */
const isMisplaced = ({ above, before }: FoundRow, block: DisclosureBlock, articles: ReadonlySet<string>): boolean => {
  const heads = above.filter((label) => label.kind === 'column')
  if (heads.some((head) => !isOfBlock(block, head))) return true
  if (heads.some((head) => isOnlyOf(block, head))) return false
  const article = above.findLast((label) => label.kind === 'article')
  if (article) return article.key !== block.article.key
  if (before === undefined || before === block) return false
  return articles.has(block.article.key) || DISCLOSURE_BLOCKS.indexOf(before) > DISCLOSURE_BLOCKS.indexOf(block)
}

const headsInOrder = ({ heads }: FoundBlock, columns: readonly Column[]): boolean =>
  inOrder([...new Set(heads.map((head) => head.key))].map((key) => keysOf(columns).indexOf(key))).every(Boolean)

/** A merge that a converter filled up repeats a head and the figures below it alike: those that stand below each head first. */
const filledUp = (figures: readonly Figure[], heads: readonly LabelMatch[], width: number): Reading | undefined => {
  const isFirst = (i: number) => heads[i]?.key !== heads[i - 1]?.key
  const kept = figures.filter((_, i) => isFirst(i))
  const isRepeated = figures.every(({ raw }, i) => isFirst(i) || raw === figures[i - 1]?.raw)
  return figures.length === heads.length && kept.length === width && isRepeated ? kept : undefined
}

/** Cells of a row; what a lost merge leaves behind a row’s end are not its cells. */
const cellsOfRow = (
  text: string,
  { figures, end, padded, bounded }: FoundRow,
  { heads, areDigitsApart }: FoundBlock,
  width: number,
): Reading | undefined => {
  if (end === 'odd') return undefined
  const isWider = figures.length > width
  const repeated = isWider && (padded || !bounded) ? filledUp(figures, heads, width) : undefined
  if (repeated) return repeated
  if (padded && isWider && figures.slice(width).every(({ state }) => state === 'blank')) return figures.slice(0, width)
  // In a row as long as all others an empty cell too many is a lost merge’s, wherever it stands, unless heads fill it up.
  const printed = figures.filter(({ state }) => state !== 'blank')
  if (padded && isWider && heads.length === width && printed.length === width) return printed
  if (figures.length < width && !isForced(figures, width)) return undefined
  const gaps = areDigitsApart ? [thousandsGap, digitsGap] : [thousandsGap]
  const readings =
    figures.length > width ? partedReadings(text, figures, bounded, width, gaps) : readingsOf(figures, width)
  return readings.length === 1 ? readings[0] : undefined
}

/** Figures with a space inside: in a row of cells as many as it has columns; in running text only where it has one. */
const partedReadings = (
  text: string,
  figures: readonly Figure[],
  bounded: boolean,
  width: number,
  gaps: readonly Gap[],
): readonly Reading[] => {
  // Figures alike may be one that a merge has repeated.
  if (!bounded && width === 1) return areAlike(figures) ? [] : joinedReadings(text, figures, width, [thousandsGap])
  if (!bounded) return []
  const readings = joinedReadings(text, figures, width, gaps)
  return readings.length > 0 ? readings : joinedReadings(text, withoutBlanksBehind(figures), width, gaps)
}

/**
 * No sum proves a cut here, so only digits are cut that can be no others: zeros stand alone, and what is behind them is the
 * last cell. Behind fewer zeros 51 may be two cells, or one before a cell that is blank.
 */
const isForced = (figures: readonly Figure[], width: number) =>
  figures.length === 1 && figures[0]?.raw.startsWith('0'.repeat(Math.max(1, width - 1)))

const isSameRow = (a: readonly Figure[], b: readonly Figure[]) =>
  a.length === b.length && a.every((cell, i) => isSameCell(cell, b[i] as Figure))

type RowReadings = Map<string, Reading | undefined>

/** The figures of each row, by the label they stand with. */
const figuresByLabel = (text: string, found: FoundBlock, width: number): RowReadings =>
  new Map(
    found.rows.map(({ key }) => {
      const same = found.rows.filter((other) => other.key === key && other.figures.length > 0)
      const [first] = same
      const isOne = first && same.every((other) => isSameRow(other.figures, first.figures))
      return [key, isOne ? cellsOfRow(text, first, found, width) : undefined] as const
    }),
  )

const isRising = (rows: readonly (Reading | undefined)[]): boolean => {
  const starts = rows.map((row) => row?.[0]?.start ?? Number.NaN)
  return starts.every((start, i) => i === 0 || start > (starts[i - 1] as number))
}

/** How far two figures of running text stand apart: on one line, on the next, below an empty line, behind wording. */
const distanceBetween = (text: string, a: Figure | undefined, b: Figure | undefined): number => {
  const gap = text.slice(a?.end, b?.start)
  return gap.trim() === '' ? Math.min(gap.split('\n').length - 1, 2) : 3
}

/** Figures of several rows in one run are rows, not columns, where the rows stand further apart than their figures. */
const areRows = (text: string, figures: readonly Figure[], width: number): boolean => {
  const distances = figures.slice(1).map((figure, i) => distanceBetween(text, figures[i], figure))
  const isBetweenRows = (i: number) => (i + 1) % width === 0
  const between = Math.min(...distances.filter((_, i) => isBetweenRows(i)))
  return width === 1 || between > Math.max(...distances.filter((_, i) => !isBetweenRows(i)))
}

/** Whether all figures are alike, so that it matters little which way they are read. */
const areAlike = (figures: readonly Figure[]) => figures.every((figure) => isSameCell(figure, figures[0] as Figure))

/** Where a label stands without figures: the loose figures in the order of the form, if they come out even and in order. */
const figuresByOrder = (
  text: string,
  found: FoundBlock,
  width: number,
  byLabel: RowReadings,
): RowReadings | undefined => {
  const rows = found.block.rows.map((row) => row.key).filter((key) => byLabel.has(key))
  const bound = (key: string) => found.rows.some((row) => row.key === key && row.bounded && row.figures.length > 0)
  const free = rows.filter((key) => !bound(key))
  if (found.isTorn || found.loose.length !== free.length * width) return undefined
  if (!areRows(text, found.loose, width) && !areAlike(found.loose)) return undefined
  const ordered: RowReadings = new Map(
    rows.map((key) => {
      const at = free.indexOf(key)
      return [key, at < 0 ? byLabel.get(key) : found.loose.slice(at * width, (at + 1) * width)]
    }),
  )
  return isRising(rows.map((key) => ordered.get(key))) ? ordered : undefined
}

const figuresByRow = (text: string, found: FoundBlock, width: number): RowReadings => {
  const byLabel = figuresByLabel(text, found, width)
  const isTorn = found.rows.some(({ key }) => found.rows.every((row) => row.key !== key || row.figures.length === 0))
  return (isTorn ? figuresByOrder(text, found, width, byLabel) : undefined) ?? byLabel
}

const rowsInOrder = (found: FoundBlock, articles: ReadonlySet<string>): Map<string, boolean> => {
  const keys = [...new Set(found.rows.map((row) => row.key))]
  const trusted = inOrder(keys.map((key) => found.block.rows.findIndex((row) => row.key === key)))
  const isPlaced = (key: string) =>
    found.rows.every((row) => row.key !== key || !isMisplaced(row, found.block, articles))
  return new Map(keys.map((key, i) => [key, (trusted[i] as boolean) && isPlaced(key)]))
}

interface Binding {
  readonly readings: CellReadings
  readonly unitless: string[]
}

/** A metric’s key put together anew is slow to look up; these are put together once. */
const PLACES = new Map(
  DISCLOSURE_BLOCKS.flatMap(({ rows, columns }) =>
    rows.map((row) => [
      row.key,
      new Map([...columns['2019'], ...columns['2021']].map(({ key }) => [key, placeOf(`${row.key}.${key}`)])),
    ]),
  ),
)

const bindCell = (into: Binding, row: string, column: Column, figure: Figure | undefined, wording: string) => {
  const place = PLACES.get(row)?.get(column.key) ?? -1
  const cell = cellOf(figure)
  const money = column.unit === 'wan_yuan' ? inWanYuan(cell, headUnit(wording).factor) : cell
  into.readings.setAt(place, money ?? unreadable(figure))
  if (!money) into.unitless.push(`${row}.${column.key}`)
}

const bindBlock = (
  text: string,
  into: Binding,
  found: FoundBlock,
  edition: FormEdition,
  articles: ReadonlySet<string>,
) => {
  const columns = found.block.columns[edition]
  const cells = figuresByRow(text, found, columns.length)
  const trusted = rowsInOrder(found, articles)
  const certain = headsInOrder(found, columns) && !found.rows.some((row) => row.isUnderUnknownHead)
  for (const [key, reading] of cells) {
    const row = found.block.rows.find((label) => label.key === key)
    if (!row?.forms.includes(edition)) continue
    columns.forEach((column, i) => {
      const figure = certain && trusted.get(key) ? reading?.[i] : undefined
      bindCell(into, key, column, figure, found.wording)
    })
  }
}

const mixOf = (editions: readonly (FormEdition | undefined)[]): DisclosureTable['edition'] => {
  const distinct = [...new Set(editions.filter((edition) => edition !== undefined))]
  return distinct.length > 1 ? 'mixed' : distinct[0]
}

/** Reads table 二 from its stretch of the document. */
export const readDisclosureTable = (document: Document, range: Span | undefined): DisclosureTable => {
  const items = range ? itemsOf(document, range, DISCLOSURE_LABELS) : []
  return readStraightBlocks(items) ?? readTornBlocks(document, items)
}

/** Where all blocks of an edition stand as the form prints them. */
export const readStraightBlocks = (items: readonly Item[]): DisclosureTable | undefined => {
  const straight = straightBlocks(items)
  if (!straight) return undefined
  const into: Binding = { readings: new CellReadings(), unitless: [] }
  for (const { block, rows, wording } of straight.blocks)
    for (const { key, figures } of rows)
      block.columns[straight.edition].forEach((column, i) => {
        bindCell(into, key, column, figures[i], wording)
      })
  return { edition: straight.edition, ...into }
}

const SEVERAL_DIGITS = /\d{2}/
/** One cell of `7 7` may as well be a figure printed twice. */
const FEWEST_CELLS_APART = 3

/** Whether digits stand apart as a rule of the table: nowhere two beside each other, and apart in several cells. */
const areDigitsApart = (items: readonly Item[]): boolean => {
  if (items.some(({ figures }) => figures.some(({ raw }) => SEVERAL_DIGITS.test(raw)))) return false
  const cells = items.flatMap(({ columns }) => columns.filter((column, i) => column === columns[i - 1]))
  return cells.length >= FEWEST_CELLS_APART
}

/** Whether a row of running text has fewer figures than its block has columns: digits are run together. */
const isRunTogether = ({ rows }: FoundBlock, width: number): boolean =>
  rows.some(({ bounded, figures }) => !bounded && figures.length > 0 && figures.length < width)

/** Whether a figure begins with the digits before it, or ends with those behind it. */
const hasRepeatedDigits = (figures: readonly Figure[]): boolean =>
  figures.some(({ raw }, i) => {
    const before = figures[i - 1]?.raw
    return before !== undefined && (raw.startsWith(before) || before.endsWith(raw))
  })

/** Where digits are run together, a figure that repeats those beside it may be one with them, printed twice. */
const doubtRepeats = (blocks: readonly FoundBlock[], widthOf: (found: FoundBlock) => number) => {
  if (!blocks.some((found) => isRunTogether(found, widthOf(found)))) return
  for (const { rows } of blocks)
    rows.forEach((row, i) => {
      if (!row.bounded && hasRepeatedDigits(row.figures)) rows[i] = { ...row, end: 'odd' }
    })
}

/**
 * In running text a head that both editions print may be all that is left of several, and its row’s figure several run
 * together: there the block is of the edition that the heads of all others tell.
 */
const editionBesideOthers = (found: FoundBlock, told: ReadonlySet<FormEdition>): FormEdition | undefined => {
  const isShared = toldEdition(found) === undefined && !found.rows.some(({ bounded }) => bounded)
  return isShared && told.size === 1 ? [...told][0] : undefined
}

/** Whatever has become of the table: by labels, by heads, by order. */
export const readTornBlocks = (document: Document, items: readonly Item[]): DisclosureTable => {
  const into: Binding = { readings: new CellReadings(), unitless: [] }
  const finder = new BlockFinder(areDigitsApart(items))
  for (const item of withoutList(items)) finder.take(item)
  const blocks = finder.blocks
  const { articles } = finder
  const inPlace = blocks.filter(({ rows, block }) => rows.every((row) => !isMisplaced(row, block, articles)))
  const told = new Set(inPlace.flatMap((found) => toldEdition(found) ?? []))
  const editionByHeads = (found: FoundBlock) => editionBesideOthers(found, told) ?? editionOfBlock(found)
  const edition = mixOf(inPlace.map(editionByHeads))
  const fallback = edition === 'mixed' ? undefined : edition
  const ownEdition = (found: FoundBlock) => editionByHeads(found) ?? fallback
  doubtRepeats(blocks, (found) => found.block.columns[ownEdition(found) ?? '2021'].length)
  for (const found of blocks) {
    const own = ownEdition(found)
    if (own && found.rows.length > 0) bindBlock(document.text, into, found, own, articles)
  }
  return { edition, readings: into.readings, unitless: into.unitless }
}
