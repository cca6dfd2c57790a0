/** Tables of other years beside the report’s own, told apart by their captions. */

import type { Block, Document, TableBlock } from '../document/document.ts'
import { fold } from '../text/characters.ts'
import { APPENDED, CAPTION_YEAR, SENTENCE_MARK, YEAR_BEFORE, YEAR_WORD } from '../text/wording.ts'
import type { Heading } from './sections.ts'

const LONGEST_CAPTION = 40

const isCaption = ({ kind, start, end }: Block) => kind === 'text' && end - start <= LONGEST_CAPTION
const CAPTION_YEAR_ONCE = new RegExp(CAPTION_YEAR.source)

/** The year of a caption, by its number or as the one before the report’s. */
const captionYear = (text: string, block: Block, own: number): number | undefined => {
  if (!isCaption(block)) return undefined
  const line = text.slice(block.start, block.end)
  if (!line.includes(YEAR_WORD)) return undefined
  if (SENTENCE_MARK.test(line)) return undefined
  const years = [...fold(line).matchAll(CAPTION_YEAR)]
  if (years.length === 0 && YEAR_BEFORE.test(line)) return own - 1
  return years.length === 1 ? Number(years[0]?.[1]) : undefined
}

/** The year of each caption of a document; most have none. */
const yearsOfCaptions = ({ text, blocks }: Document, own: number): Map<Block, number> => {
  const years = new Map<Block, number>()
  for (const block of blocks) {
    const year = captionYear(text, block, own)
    if (year !== undefined) years.set(block, year)
  }
  return years
}

/** The year of each table of a section, by the caption last printed before it. */
const yearsOfTables = (captions: ReadonlyMap<Block, number>, blocks: readonly Block[]): Map<TableBlock, number> => {
  const years = new Map<TableBlock, number>()
  let year: number | undefined
  for (const block of blocks) {
    if (block.kind === 'table' && year !== undefined) years.set(block, year)
    year = captions.get(block) ?? year
  }
  return years
}

/**
 * The first table of a section stands under no caption, and all captions behind it are of the year before by that word, or
 * say that what follows is appended.
 */
const isOwnFirst = (text: string, blocks: readonly Block[]): boolean => {
  const first = blocks.findIndex((block) => block.kind === 'table')
  const captions = blocks.filter(isCaption).map((block) => text.slice(block.start, block.end))
  const told = captions.filter((line) => YEAR_BEFORE.test(line) || CAPTION_YEAR_ONCE.test(fold(line)))
  const before = blocks.slice(0, first).filter(isCaption)
  return (
    told.length > 0 &&
    told.every((line) => YEAR_BEFORE.test(line) || APPENDED.test(line)) &&
    before.every(({ start, end }) => !YEAR_BEFORE.test(text.slice(start, end)))
  )
}

/**
 * The document with those tables emptied that stand under the caption of another year than the report’s, in sections where
 * a table stands under the report’s own; else nobody could say that the caption is meant for the table.
 */
export const withoutOtherYears = (document: Document, headings: readonly Heading[], year: number | null): Document => {
  if (year === null || document.blocks.filter((block) => block.kind === 'table').length < 2) return document
  const captions = yearsOfCaptions(document, year)
  if ([...captions.values()].every((own) => own === year)) return document
  const sections = Map.groupBy(document.blocks, ({ start }) => headings.findLast((heading) => heading.start <= start))
  const others = new Set<Block>()
  for (const blocks of sections.values()) {
    const years = yearsOfTables(captions, blocks)
    if (![...years.values()].includes(year) && !isOwnFirst(document.text, blocks)) continue
    for (const [table, own] of years) if (own !== year) others.add(table)
  }
  if (others.size === 0) return document
  return { ...document, blocks: document.blocks.map((block) => (others.has(block) ? { ...block, cells: [] } : block)) }
}
