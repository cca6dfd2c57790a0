/** What stands together in a document: labels, and the figures that belong to them. */
import type { TableBlock } from '../document/document.ts'
import type { Figure } from '../figures/figures.ts'
import type { LabelMatch } from './labels.ts'

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

/** Whether a converter left several figures in one cell of a row. */
export const hasCellOfSeveral = ({ columns }: Item): boolean => columns.some((column, i) => column === columns[i - 1])
