/** Tables of other years beside the report’s own, told apart by their captions. */
import { fold } from './characters.ts'
import type { Block, Document, TableBlock } from './document.ts'
import type { Heading } from './sections.ts'
import { CAPTION_YEAR, SENTENCE_MARK, YEAR_WORD } from './wording.ts'

const LONGEST_CAPTION = 40

const captionYear = (text: string, block: Block): number | undefined => {
  if (block.kind === 'table' || block.end - block.start > LONGEST_CAPTION) return undefined
  const line = text.slice(block.start, block.end)
  if (!line.includes(YEAR_WORD)) return undefined
  const years = SENTENCE_MARK.test(line) ? [] : [...fold(line).matchAll(CAPTION_YEAR)]
  return years.length === 1 ? Number(years[0]?.[1]) : undefined
}

/** The year of each caption of a document; most have none. */
const yearsOfCaptions = ({ text, blocks }: Document): Map<Block, number> => {
  const years = new Map<Block, number>()
  for (const block of blocks) {
    const year = captionYear(text, block)
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
 * The document with those tables emptied that stand under the caption of another year than the report’s, in sections where
 * a table stands under the report’s own; else nobody could say that the caption is meant for the table.
 */
export const withoutOtherYears = (document: Document, headings: readonly Heading[], year: number | null): Document => {
  if (year === null || document.blocks.filter((block) => block.kind === 'table').length < 2) return document
  const captions = yearsOfCaptions(document)
  if (captions.size === 0) return document
  const sections = Map.groupBy(document.blocks, ({ start }) => headings.findLast((heading) => heading.start <= start))
  const others = new Set<Block>()
  for (const blocks of sections.values()) {
    const years = yearsOfTables(captions, blocks)
    if (![...years.values()].includes(year)) continue
    for (const [table, own] of years) if (own !== year) others.add(table)
  }
  if (others.size === 0) return document
  return { ...document, blocks: document.blocks.map((block) => (others.has(block) ? { ...block, cells: [] } : block)) }
}
