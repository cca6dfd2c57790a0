import type { Block, Document } from './document.ts'

/** The blocks of a document that say their page, sought once: every figure asks. Most documents have none. */
const pagedBlocks = new WeakMap<Document, readonly Block[]>()

const findPagedBlocks = (document: Document): readonly Block[] => {
  const known = pagedBlocks.get(document)
  if (known) return known
  const found = document.blocks.filter((block) => block.page !== undefined)
  pagedBlocks.set(document, found)
  return found
}

/** The page a place is on, for documents that have pages. */
export const pageAt = (document: Document, place: number): number | undefined =>
  findPagedBlocks(document).find((block) => block.start <= place && place < block.end)?.page
