/**
 * A stretch of the document as a sequence of items: the labels found, and the figures that stand after them. A row of a
 * marked table is one item, and is bounded; where the document has no cells, an item ends where the next label begins.
 */
import type { Document, Span } from '../document/document.ts'
import { SENTENCE_MARK } from '../text/wording.ts'
import type { Item } from './item.ts'
import type { LabelTable } from './labels.ts'
import { itemsOfTable } from './row-items.ts'
import { itemsOfStream } from './stream-items.ts'

/** Collapsed documents hold prose and tables on one line; there only the anchors of the range tell them apart. */
const LONGEST_TABLE_LINE = 400

/** Far beyond any table of the form; what holds more is not one, and costs more to read than it can tell. */
const MOST_ITEMS = 2000
const MOST_FIGURES = 5000
const MOST_LABELS = 2000

const isBeyondMeasure = (items: readonly Item[]) => {
  const count = (of: 'figures' | 'labels') => items.reduce((sum, item) => sum + item[of].length, 0)
  return items.length > MOST_ITEMS || count('figures') > MOST_FIGURES || count('labels') > MOST_LABELS
}

const SENTENCE_MARKS = new RegExp(SENTENCE_MARK.source, 'g')
/** Tells of stretches in rising order whether a sentence mark stands in them, passing once over the text. */
const sentenceFinder = (text: string) => {
  let mark = -1
  return (start: number, end: number): boolean => {
    if (mark < start) {
      SENTENCE_MARKS.lastIndex = start
      mark = SENTENCE_MARKS.test(text) ? SENTENCE_MARKS.lastIndex - 1 : text.length
    }
    return mark < end
  }
}

/** Whether nothing stands between two blocks; most are parted by the end of a line alone. */
const isBlankBetween = (text: string, start: number, end: number) =>
  end - start <= 1 || text.slice(start, end).trim() === ''

/** The items of a range, in reading order: table rows, and the running text between tables. */
export const itemsOf = (document: Document, range: Span, labelTable: LabelTable): Item[] => {
  const parts: Item[][] = []
  const hasSentence = sentenceFinder(document.text)
  let open: { start: number; end: number } | undefined
  const close = () => {
    if (open) parts.push(itemsOfStream(document.text, open, labelTable))
    open = undefined
  }
  for (const block of document.blocks) {
    const start = Math.max(block.start, range.start)
    const end = Math.min(block.end, range.end)
    if (block.start >= range.end) break
    if (start >= end) continue
    if (block.kind === 'table') {
      close()
      parts.push(itemsOfTable(document.text, block, range, labelTable))
    } else if (block.end - block.start < LONGEST_TABLE_LINE && hasSentence(start, end)) close()
    else if (open && isBlankBetween(document.text, open.end, start)) open.end = end
    else {
      close()
      open = { start, end }
    }
  }
  close()
  const items = parts.flat()
  return isBeyondMeasure(items) ? [] : items
}
