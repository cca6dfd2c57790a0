import type { Document } from './document.ts'

/** The page a place is on, for documents that have pages. */
export const pageAt = (document: Document, place: number): number | undefined =>
  document.blocks.find((block) => block.page !== undefined && block.start <= place && place < block.end)?.page
