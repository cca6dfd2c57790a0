/** What table 二 shows of each of its blocks, in the order it stands: rows, heads, and figures that no row binds. */
import { DISCLOSURE_BLOCKS, type DisclosureBlock } from '@gongkai/schema/metrics'
import type { Figure } from '../../figures/figures.ts'
import { hasCellOfSeveral, type Item } from '../item.ts'
import type { LabelMatch } from '../labels.ts'
import { blockOfRow, isOfBlock } from './disclosure-heads.ts'

/** A row’s label where it stands: the figures beside it, and what is printed above it. */
export interface FoundRow {
  readonly key: string
  readonly figures: readonly Figure[]
  readonly bounded: boolean
  readonly table: Item['table']
  readonly end: Item['end']
  /** True where blanks behind the cells of the row may be a lost merge’s: it is as long as the others, a figure a cell. */
  readonly padded: boolean
  /** Whether one of its cells holds several figures. */
  readonly isParted: boolean
  /** The articles and heads since the row before it, and the block of that row. */
  readonly above: readonly LabelMatch[]
  readonly before: DisclosureBlock | undefined
  /** Whether the row of heads above it has one that is not the form’s. */
  readonly isUnderUnknownHead: boolean
}

/** What was found of one block, in the order it stands. */
export interface FoundBlock {
  readonly block: DisclosureBlock
  readonly heads: LabelMatch[]
  readonly rows: FoundRow[]
  /** Figures that no row of cells binds to a label. */
  readonly loose: Figure[]
  /** Whether its figures may be those of other blocks. */
  isTorn: boolean
  wording: string
  /** Whether the table prints every digit apart from the next: `1 2`. */
  readonly areDigitsApart: boolean
}

const blockOfArticle = (key: string) => DISCLOSURE_BLOCKS.find((block) => block.article.key === key)

/** Whether the last row’s own article and head stand between it and the row before: that one has lost its figures. */
const isBelowOwnHeads = (labels: readonly LabelMatch[], last: number): boolean => {
  const block = blockOfRow(labels[last]?.key ?? '')
  const before = labels.slice(0, last).findLastIndex(({ kind }) => kind === 'row')
  const between = labels.slice(before + 1, last)
  const article = between.findIndex(({ key }) => key === block?.article.key)
  return article >= 0 && between.slice(article).some((label) => label.kind === 'column' && isOfBlock(block, label))
}

/** Rows of several blocks named one after another are a column of labels; the figures behind it are nobody’s for certain. */
const isColumnOfLabels = ({ bounded, labels }: Item): boolean =>
  !bounded &&
  new Set(labels.flatMap(({ kind, key }) => (kind === 'row' ? [blockOfRow(key)] : []))).size > 1 &&
  !isBelowOwnHeads(
    labels,
    labels.findLastIndex(({ kind }) => kind === 'row'),
  )

/** A row of cells without a label may be the rest of the row above it, whose last figures a new line has cut. */
const doubtRowAbove = ({ rows }: FoundBlock, { bounded, table, labels, figures }: Item) => {
  const last = rows.at(-1)
  const isRest = bounded && labels.length === 0 && figures.some(({ state }) => state === 'number')
  const isBelow = last !== undefined && (last.table === table || last.isParted || !last.bounded)
  if (last && isRest && isBelow && last.figures.length > 0) rows[rows.length - 1] = { ...last, end: 'odd' }
}

/** Sorts the items of the table by block, one after another. */
export class BlockFinder {
  readonly #found = new Map<DisclosureBlock, FoundBlock>()
  #current: DisclosureBlock | undefined
  #heads: LabelMatch[] = []
  #wording = ''
  #isUnderUnknownHead = false
  /** Articles and heads since the last row, and the block of that row. */
  #above: LabelMatch[] = []
  #before: DisclosureBlock | undefined
  readonly articles = new Set<string>()
  readonly #areDigitsApart: boolean

  constructor(areDigitsApart: boolean) {
    this.#areDigitsApart = areDigitsApart
  }

  get blocks(): readonly FoundBlock[] {
    this.#flush()
    return [...this.#found.values()]
  }

  take(item: Item): void {
    // A row of heads in which one is another’s (上年处理决定数量): what stands below it is not the form’s.
    if (item.labels.some((label) => label.kind === 'head' || label.kind === 'column'))
      this.#isUnderUnknownHead = item.unknownCells > 0
    for (const label of item.labels) this.#takeLabel(label, item)
    this.#wording += ` ${item.wording}`
    const isBound = item.bounded && item.labels.some((label) => label.kind === 'row')
    const found = this.#open()
    if (!isBound) found?.loose.push(...item.figures)
    if (found && isColumnOfLabels(item)) found.isTorn = true
    if (found) doubtRowAbove(found, item)
  }

  #takeLabel(label: LabelMatch, item: Item): void {
    if (label.kind === 'column') this.#heads.push(label)
    if (label.kind === 'article') this.#takeArticle(label.key)
    if (label.kind === 'row') this.#takeRow(label, item)
    else this.#above.push(label)
  }

  #takeRow(label: LabelMatch, item: Item): void {
    const block = blockOfRow(label.key)
    if (!block) return
    this.#current = block
    const figures = label === item.labels.at(-1) && !isColumnOfLabels(item) ? item.figures : []
    const { bounded, table, end } = item
    const isParted = hasCellOfSeveral(item)
    const padded = end === 'even' && !isParted
    const isUnderUnknownHead = this.#isUnderUnknownHead
    this.#open()?.rows.push({
      key: label.key,
      figures,
      bounded,
      table,
      end,
      padded,
      isParted,
      isUnderUnknownHead,
      above: this.#above,
      before: this.#before,
    })
    this.#above = []
    this.#before = block
    this.#flush()
  }

  /** An article closes the block before it: heads that came after its last row are still its own. */
  #takeArticle(key: string): void {
    this.#flush()
    this.#current = blockOfArticle(key)
    this.articles.add(key)
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
    const found = this.#found.get(block) ?? {
      block,
      heads: [],
      rows: [],
      loose: [],
      isTorn: false,
      wording: '',
      areDigitsApart: this.#areDigitsApart,
    }
    this.#found.set(block, found)
    return found
  }
}
