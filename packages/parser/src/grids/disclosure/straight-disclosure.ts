/**
 * Table 二 as most reports have it: every block of an edition in its order, its heads in theirs, each row beside its own
 * label with a number for each head. Nothing is left for the longer way of table-disclosure.ts to settle, which reads the
 * same of it.
 */
import { DISCLOSURE_BLOCKS, type DisclosureBlock, type FormEdition } from '@gongkai/schema/metrics'
import type { Figure } from '../../figures/figures.ts'
import { hasCellOfSeveral, type Item } from '../item.ts'
import type { LabelMatch } from '../labels.ts'
import { editionOfBlock, isOfBlock } from './disclosure-heads.ts'

interface StraightRow {
  readonly key: string
  readonly figures: readonly Figure[]
  /** Whether blanks behind its numbers may be a lost merge’s. */
  readonly isPadded: boolean
}

interface StraightBlock {
  readonly block: DisclosureBlock
  readonly heads: LabelMatch[]
  readonly rows: StraightRow[]
  /** All that is printed from its article on, where its unit of money may be told. */
  wording: string
}

const isBlank = ({ state }: Figure) => state === 'blank'

/** The blocks as they stand; undefined where one has more, less or anything else than its article, heads and rows. */
const blocksOf = (items: readonly Item[]): StraightBlock[] | undefined => {
  const blocks: StraightBlock[] = []
  let current: StraightBlock | undefined
  for (const item of items) {
    const { labels, figures, bounded, end, unknownCells, wording } = item
    const own = labels.at(-1)?.kind === 'row' ? labels.at(-1) : undefined
    if ((bounded && end === 'odd') || (own === undefined && !figures.every(isBlank))) return undefined
    for (const label of labels) {
      if (label.kind === 'article') {
        const block: DisclosureBlock | undefined = DISCLOSURE_BLOCKS[blocks.length]
        if (block?.article.key !== label.key) return undefined
        current = { block, heads: [], rows: [], wording: '' }
        blocks.push(current)
      } else if (label.kind === 'column') {
        if (!current || current.rows.length > 0 || unknownCells > 0 || !isOfBlock(current.block, label))
          return undefined
        current.heads.push(label)
      } else if (label.kind === 'row') {
        if (!current || label !== own) return undefined
        current.rows.push({ key: label.key, figures, isPadded: end === 'even' && !hasCellOfSeveral(item) })
      } else if (label.kind === 'head' && unknownCells > 0) return undefined
    }
    if (current) current.wording += ` ${wording}`
  }
  return blocks
}

/** As many numbers as there are heads, and nothing behind them. */
const isFilled = ({ figures, isPadded }: StraightRow, width: number): boolean =>
  figures.length >= width &&
  (isPadded || figures.length === width) &&
  figures.every((figure, i) => (i < width ? figure.state === 'number' : isBlank(figure)))

const isStraight = ({ block, heads, rows }: StraightBlock, edition: FormEdition): boolean => {
  const columns = block.columns[edition]
  const own = block.rows.filter((row) => row.forms.includes(edition))
  return (
    heads.length === columns.length &&
    heads.every((head, i) => head.key === columns[i]?.key) &&
    rows.length === own.length &&
    rows.every((row, i) => row.key === own[i]?.key && isFilled(row, columns.length))
  )
}

/** All blocks of one edition; undefined where the longer way is to be gone. */
export const straightBlocks = (
  items: readonly Item[],
): { readonly edition: FormEdition; readonly blocks: readonly StraightBlock[] } | undefined => {
  const blocks = blocksOf(items)
  const edition = blocks?.[0] && editionOfBlock(blocks[0])
  if (!blocks || !edition) return undefined
  const printed = DISCLOSURE_BLOCKS.filter((block) => block.columns[edition].length > 0)
  const isWhole = blocks.length === printed.length
  const areStraight = blocks.every((found) => editionOfBlock(found) === edition && isStraight(found, edition))
  return isWhole && areStraight ? { edition, blocks } : undefined
}
