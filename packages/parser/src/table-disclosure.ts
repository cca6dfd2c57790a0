/** Table 二: blocks by article of the Regulations, each with its own heads, which tell the edition of the form. */
import { type Column, DISCLOSURE_BLOCKS, type DisclosureBlock, type FormEdition } from '@gongkai/schema/metrics'
import { type CellReading, type CellReadings, cellOf, unreadable } from './cells.ts'
import { fold } from './characters.ts'
import type { Document, Span } from './document.ts'
import type { Figure } from './figures.ts'
import { type Item, itemsOf } from './items.ts'
import { DISCLOSURE_LABELS, type LabelMatch } from './labels.ts'
import { inOrder } from './order.ts'
import { isSameCell, type Reading, readingsOf } from './readings.ts'
import { HEAD_UNIT, MONEY_UNITS } from './wording.ts'

export interface DisclosureTable {
  readonly edition: FormEdition | 'mixed' | undefined
  readonly readings: CellReadings
  /** Metrics in 万元 whose figure has no printed unit, neither in the cell nor in the head. */
  readonly unitless: readonly string[]
}

/** What was found of one block: its heads and rows in the order they stand, and all of its figures. */
interface FoundBlock {
  readonly block: DisclosureBlock
  readonly heads: string[]
  readonly rows: { readonly key: string; readonly figures: readonly Figure[]; readonly bounded: boolean }[]
  readonly loose: Figure[]
  wording: string
}

const EDITIONS: readonly FormEdition[] = ['2021', '2019']
const blockOfArticle = (key: string) => DISCLOSURE_BLOCKS.find((block) => block.article.key === key)
const blockOfRow = (key: string) => DISCLOSURE_BLOCKS.find((block) => block.rows.some((row) => row.key === key))

class BlockFinder {
  readonly #found = new Map<DisclosureBlock, FoundBlock>()
  #current: DisclosureBlock | undefined
  #heads: string[] = []
  #wording = ''

  get blocks(): readonly FoundBlock[] {
    this.#flush()
    return [...this.#found.values()]
  }

  take(item: Item): void {
    for (const label of item.labels) this.#takeLabel(label, item)
    this.#wording += ` ${item.wording}`
    const last = item.labels.at(-1)
    if (item.figures.length > 0 && last?.kind !== 'row') this.#open()?.loose.push(...item.figures)
  }

  #takeLabel(label: LabelMatch, item: Item): void {
    if (label.kind === 'column') this.#heads.push(label.key)
    if (label.kind === 'article') this.#turnTo(blockOfArticle(label.key))
    if (label.kind === 'row') this.#takeRow(label, item)
  }

  #takeRow(label: LabelMatch, item: Item): void {
    const block = blockOfRow(label.key)
    if (block !== this.#current) this.#current = block
    const figures = label === item.labels.at(-1) ? item.figures : []
    const found = this.#open()
    found?.rows.push({ key: label.key, figures, bounded: item.bounded })
    if (figures.length > 0) found?.loose.push(...figures)
    this.#flush()
  }

  /** An article closes the block before it: heads that came after its last row are still its own. */
  #turnTo(block: DisclosureBlock | undefined): void {
    this.#flush()
    this.#current = block
  }

  #flush(): void {
    const found = this.#open()
    if (!found) return
    found.heads.push(...this.#heads)
    found.wording += this.#wording
    this.#heads = []
    this.#wording = ''
  }

  #open(): FoundBlock | undefined {
    const block = this.#current
    if (!block) return undefined
    const found = this.#found.get(block) ?? { block, heads: [], rows: [], loose: [], wording: '' }
    this.#found.set(block, found)
    return found
  }
}

const keysOf = (columns: readonly Column[]) => columns.map((column) => column.key)
const isOwn = (block: DisclosureBlock, edition: FormEdition) => (key: string) =>
  keysOf(block.columns[edition]).includes(key)

/** Editions whose heads were found for a block: one where they tell, both where they are alike, none where all are lost. */
const editionsOf = ({ block, heads }: FoundBlock): FormEdition[] => {
  const known = heads.filter((key) => EDITIONS.some((edition) => isOwn(block, edition)(key)))
  if (known.length === 0) return []
  return EDITIONS.filter((edition) => block.columns[edition].length > 0 && known.every(isOwn(block, edition)))
}

/** Where heads fit both editions, as many heads as the edition prints; 处理决定数量 alone is of 2021. */
const editionOfBlock = (found: FoundBlock): FormEdition | undefined => {
  const editions = editionsOf(found)
  const heads = new Set(found.heads).size
  return editions.length > 1 ? editions.find((edition) => found.block.columns[edition].length === heads) : editions[0]
}

const headsInOrder = ({ heads }: FoundBlock, columns: readonly Column[]): boolean =>
  inOrder([...new Set(heads)].map((key) => keysOf(columns).indexOf(key))).every(Boolean)

/** Cells of a row; the blanks that a lost merge leaves behind a row’s end are not its cells. */
const cellsOfRow = (figures: readonly Figure[], width: number): Reading | undefined => {
  const spare = figures.slice(width)
  if (figures.length > width && spare.every((figure) => figure.state === 'blank')) return figures.slice(0, width)
  if (figures.length < width && !isForced(figures)) return undefined
  const readings = readingsOf(figures, width)
  return readings.length === 1 ? readings[0] : undefined
}
/** No sum proves a cut here, so only digits that cannot be one number are cut: a run that begins with 0. */
const isForced = (figures: readonly Figure[]) => figures.length === 1 && figures[0]?.raw.startsWith('0')

const isSameRow = (a: readonly Figure[], b: readonly Figure[]) =>
  a.length === b.length && a.every((cell, i) => isSameCell(cell, b[i] as Figure))

/** The figures of each row, by the label they stand with, else by the order of the form where the block comes out even. */
const figuresByRow = (found: FoundBlock, width: number): Map<string, Reading | undefined> => {
  const rows = found.block.rows.filter((row) => found.rows.some((other) => other.key === row.key))
  const torn = rows.some((row) => found.rows.every((other) => other.key !== row.key || other.figures.length === 0))
  const isEven = found.loose.length === rows.length * width
  if (torn && isEven)
    return new Map(rows.map((row, i) => [row.key, found.loose.slice(i * width, (i + 1) * width)] as const))
  return new Map(
    rows.map((row) => {
      const same = found.rows.filter((other) => other.key === row.key && other.figures.length > 0)
      const first = same[0]?.figures ?? []
      return [row.key, same.every((other) => isSameRow(other.figures, first)) ? cellsOfRow(first, width) : undefined]
    }),
  )
}

const rowsInOrder = (found: FoundBlock): Map<string, boolean> => {
  const keys = [...new Set(found.rows.map((row) => row.key))]
  const trusted = inOrder(keys.map((key) => found.block.rows.findIndex((row) => row.key === key)))
  return new Map(keys.map((key, i) => [key, trusted[i] as boolean]))
}

const headFactor = (wording: string): number | undefined => MONEY_UNITS[HEAD_UNIT.exec(fold(wording))?.[1] ?? '']

/** A figure of money in 万元, by the unit in the cell, else in the head; a bare 0 needs none. */
const inWanYuan = (cell: CellReading, factor: number | undefined): CellReading | undefined => {
  const used = cell.figure?.moneyFactor ?? factor ?? (cell.value === 0 ? 1 : undefined)
  if (cell.value === null) return cell
  // Twelve significant digits: 75394432.52 元 is 7539.443252 万元, not 7539.443252000001.
  return used === undefined ? undefined : { ...cell, value: Number((cell.value * used).toPrecision(12)) }
}

interface Binding {
  readonly readings: CellReadings
  readonly unitless: string[]
}

const bindCell = (into: Binding, metric: string, column: Column, figure: Figure | undefined, wording: string) => {
  const cell = cellOf(figure)
  const money = column.unit === 'wan_yuan' ? inWanYuan(cell, headFactor(wording)) : cell
  into.readings.set(metric, money ?? unreadable(figure))
  if (!money) into.unitless.push(metric)
}

const bindBlock = (into: Binding, found: FoundBlock, edition: FormEdition) => {
  const columns = found.block.columns[edition]
  const cells = figuresByRow(found, columns.length)
  const trusted = rowsInOrder(found)
  const certain = headsInOrder(found, columns)
  for (const [key, reading] of cells) {
    const row = found.block.rows.find((label) => label.key === key)
    if (!row?.forms.includes(edition)) continue
    columns.forEach((column, i) => {
      const figure = certain && trusted.get(key) ? reading?.[i] : undefined
      bindCell(into, `${key}.${column.key}`, column, figure, found.wording)
    })
  }
}

const mixOf = (editions: readonly (FormEdition | undefined)[]): DisclosureTable['edition'] => {
  const distinct = [...new Set(editions.filter((edition) => edition !== undefined))]
  return distinct.length > 1 ? 'mixed' : distinct[0]
}

/** Reads table 二 from its stretch of the document. */
export const readDisclosureTable = (document: Document, range: Span | undefined): DisclosureTable => {
  const into: Binding = { readings: new Map(), unitless: [] }
  const finder = new BlockFinder()
  if (range) for (const item of itemsOf(document, range, DISCLOSURE_LABELS)) finder.take(item)
  const blocks = finder.blocks
  const edition = mixOf(blocks.map(editionOfBlock))
  const fallback = edition === 'mixed' ? undefined : edition
  for (const found of blocks) {
    const own = editionOfBlock(found) ?? fallback
    if (own && found.rows.length > 0) bindBlock(into, found, own)
  }
  return { edition, readings: into.readings, unitless: into.unitless }
}
