/**
 * Table 二 in the text of a page that gives its columns one after another: all labels of rows, and behind them the heads
 * with the figures below each. Heads that stand in a row have their figures in rows; blocks of one column follow each other.
 */
import { DISCLOSURE_BLOCKS, type DisclosureBlock, type FormEdition } from '@gongkai/schema/metrics'
import type { Document, Span } from '../../document/document.ts'
import type { Figure } from '../../figures/figures.ts'
import { CellReadings, cellOf, unreadable } from '../cells.ts'
import { EDITIONS, metricsOf } from '../form-editions.ts'
import type { Item } from '../item.ts'
import { itemsOf } from '../items.ts'
import { DISCLOSURE_LABELS, type LabelMatch } from '../labels.ts'
import { headUnit, inWanYuan } from './amounts.ts'
import { isOfBlock } from './disclosure-heads.ts'
import type { DisclosureTable } from './table-disclosure.ts'

/** Heads that stand together, and the figures right below them; either may be none. */
interface Strip {
  readonly heads: readonly LabelMatch[]
  readonly figures: readonly Figure[]
}

const EMPTY_LINE = /\n[^\S\n]*\n/

/** Runs of figures with no empty line between them. */
const runsOf = (text: string, figures: readonly Figure[]): Figure[][] => {
  const runs: Figure[][] = []
  figures.forEach((figure, i) => {
    const before = figures[i - 1]
    if (before && !EMPTY_LINE.test(text.slice(before.end, figure.start))) runs.at(-1)?.push(figure)
    else runs.push([figure])
  })
  return runs
}

const columnsIn = (labels: readonly LabelMatch[]) => labels.filter(({ kind }) => kind === 'column')

/** The strips of an item; undefined where a figure stands right behind the label of a row. */
const stripsOf = (text: string, { wording, figures }: Item): Strip[] | undefined => {
  const paragraphs = wording.split(EMPTY_LINE).map((paragraph) => DISCLOSURE_LABELS.match(paragraph))
  const above = paragraphs.at(-1) ?? []
  const [first = [], ...others] = runsOf(text, figures)
  if (first.length > 0 && above.at(-1)?.kind === 'row') return undefined
  // Only heads below the last other label stand in one row with each other.
  const beside = above.slice(above.findLastIndex(({ kind }) => kind !== 'column') + 1)
  const bare = [...paragraphs.slice(0, -1).flat(), ...above.slice(0, above.length - beside.length)]
  return [
    { heads: columnsIn(bare), figures: [] },
    { heads: beside, figures: first },
    ...others.map((run) => ({ heads: [], figures: run })),
  ]
}

type Cells = Map<string, Figure>

/** Takes the columns of a block, in rows below heads that stand together; what is left over, or undefined where they do not fit. */
const takeBlock = (
  strips: readonly Strip[],
  { rows, columns }: DisclosureBlock,
  edition: FormEdition,
  into: Cells,
): Strip[] | undefined => {
  const keys = columns[edition].map(({ key }) => key)
  const own = rows.filter(({ forms }) => forms.includes(edition))
  const rest: Strip[] = []
  let next = 0
  for (const strip of strips) {
    const { heads, figures } = strip
    const isNext = next < keys.length && heads.length > 0 && heads.every(({ key }, i) => key === keys[next + i])
    if (!isNext) rest.push(strip)
    else if (figures.length !== own.length * heads.length) return undefined
    else {
      figures.forEach((figure, i) => {
        into.set(`${own[Math.floor(i / heads.length)]?.key}.${keys[next + (i % heads.length)]}`, figure)
      })
      next += heads.length
    }
  }
  return next === keys.length ? rest : undefined
}

/** Blocks of one column: as many figures as they have rows, in the order of the form, none before its own head. */
const takeColumns = (
  strips: readonly Strip[],
  blocks: readonly DisclosureBlock[],
  edition: FormEdition,
  into: Cells,
): boolean => {
  const cells = blocks.flatMap((block, at) =>
    block.rows
      .filter(({ forms }) => forms.includes(edition))
      .map((row) => ({ at, key: `${row.key}.${block.columns[edition][0]?.key}` })),
  )
  let heads = 0
  let taken = 0
  for (const strip of strips) {
    for (const head of strip.heads) if (!isOfBlock(blocks[heads++], head)) return false
    for (const figure of strip.figures) {
      const cell = cells[taken++]
      if (!cell || cell.at >= heads) return false
      into.set(cell.key, figure)
    }
  }
  return heads === blocks.length && taken === cells.length
}

/**
 * The cells of the blocks that come out even, up to the first that does not; undefined where none does, or where figures
 * are lost or too many, so that a block may come out even by chance.
 */
const cellsOf = (strips: readonly Strip[], edition: FormEdition): Cells | undefined => {
  if (strips.reduce((sum, { figures }) => sum + figures.length, 0) !== metricsOf(edition, 'disclosure').length)
    return undefined
  const blocks = DISCLOSURE_BLOCKS.filter(({ columns }) => columns[edition].length > 0)
  const cells: Cells = new Map()
  let rest: Strip[] | undefined = [...strips]
  for (const block of blocks.filter(({ columns }) => columns[edition].length > 1)) {
    const own: Cells = new Map()
    rest = takeBlock(rest, block, edition, own)
    if (!rest) return cells.size > 0 ? cells : undefined
    for (const [metric, figure] of own) cells.set(metric, figure)
  }
  const single = blocks.filter(({ columns }) => columns[edition].length === 1)
  const own: Cells = new Map()
  if (!takeColumns(rest, single, edition, own)) return cells
  return new Map([...cells, ...own])
}

/** Whether the labels of all rows of an edition stand there, each once and in the order of the form. */
const hasRows = (items: readonly Item[], edition: FormEdition): boolean => {
  const found = items.flatMap(({ labels }) => labels.flatMap(({ kind, key }) => (kind === 'row' ? [key] : [])))
  const rows = DISCLOSURE_BLOCKS.flatMap((block) => block.rows.filter(({ forms }) => forms.includes(edition)))
  return found.join() === rows.map(({ key }) => key).join()
}

/** Reads table 二 of running text in strips; undefined where it is not so, or its figures do not come out even. */
export const readDisclosureStrips = (document: Document, range: Span | undefined): DisclosureTable | undefined => {
  const items = range ? itemsOf(document, range, DISCLOSURE_LABELS) : []
  if (items.length === 0 || items.some(({ bounded }) => bounded)) return undefined
  const strips = items.map((item) => stripsOf(document.text, item))
  if (!strips.every((own) => own !== undefined)) return undefined
  const told = strips.flat().filter(({ heads, figures }) => heads.length + figures.length > 0)
  for (const edition of EDITIONS) {
    const cells = hasRows(items, edition) ? cellsOf(told, edition) : undefined
    if (!cells) continue
    const readings = new CellReadings()
    for (const { key } of metricsOf(edition, 'disclosure')) readings.set(key, unreadable())
    const { factor } = headUnit(items.map(({ wording }) => wording).join(' '))
    for (const [metric, figure] of cells) {
      const reading = metric.endsWith('.amount') ? inWanYuan(cellOf(figure), factor) : cellOf(figure)
      if (!reading) return undefined
      readings.set(metric, reading)
    }
    return { edition, readings, unitless: [] }
  }
  return undefined
}
