/**
 * Table 四 whose last figures the text of a page has put behind the sections that follow: their columns stand so far to the
 * right that they are printed after all else of the page. They are taken only where the others stand one by one, and the
 * groups add up with them.
 */
import type { Block, Document } from '../document/document.ts'
import { figureAt } from '../figures/figures.ts'
import type { Reading } from '../figures/readings.ts'
import type { Parts } from '../sections/sections.ts'
import { fold } from '../text/characters.ts'
import { GROUP_WIDTH, holdsGroup, WIDTH } from './review-groups.ts'
import type { Place } from './tables.ts'

/** A number, or a mark for a blank. */
const FIGURE = /^\s*(?:\d[\d,]*(?:\.0+)?|[/\\—-])\s*$/
const EMPTY_LINE_BEFORE = /\n[^\S\n]*\n[^\S\n]*$/
const EMPTY_LINE_BEHIND = /^[^\S\n]*(?:\n[^\S\n]*\n|\s*$)/

const isFigureLine = (text: string, { kind, start, end }: Block) =>
  kind === 'text' && FIGURE.test(fold(text.slice(start, end))) && EMPTY_LINE_BEHIND.test(text.slice(end, end + 4))
const isAlone = (text: string, block: Block) =>
  isFigureLine(text, block) && EMPTY_LINE_BEFORE.test(text.slice(Math.max(0, block.start - 4), block.start))

/** Whether each group adds up, or has nothing to add. */
const canBeTable = (cells: Reading): boolean =>
  cells.every((_, from) => {
    const group = cells.slice(from, from + GROUP_WIDTH)
    return from % GROUP_WIDTH !== 0 || holdsGroup(group) || group.every(({ state }) => state === 'blank')
  })

/** Where the table stands together with its last figures; undefined where none are astray, or several may be they. */
export const placeWithLastAstray = (document: Document, { reviews, range }: Parts): Place | undefined => {
  const { text, blocks } = document
  if (!reviews) return undefined
  const own = blocks.filter(({ start }) => start >= reviews.start && start < reviews.end)
  const row = own.filter((block) => isFigureLine(text, block)).map((block) => figureAt(text, block))
  const missing = WIDTH - row.length
  if (missing < 1 || missing > GROUP_WIDTH || own.some(({ kind }) => kind === 'table')) return undefined
  const alone = blocks.filter((block) => block.start >= reviews.end && block.end <= range.end && isAlone(text, block))
  const [last, ...others] = alone
    .map((_, i) => alone.slice(i, i + missing))
    .filter((run) => run.length === missing && canBeTable([...row, ...run.map((block) => figureAt(text, block))]))
  if (!last || others.length > 0) return undefined
  return {
    document: { ...document, blocks: [...own, ...last] },
    range: { start: reviews.start, end: last.at(-1)?.end ?? 0 },
  }
}
