import type { Document } from './document.ts'

/** The page a place is on, for documents that have pages; most have none, and are not searched for every figure. */
export const pageFinder = ({ blocks }: Document): ((place: number) => number | undefined) => {
  const paged = blocks.filter((block) => block.page !== undefined)
  if (paged.length === 0) return () => undefined
  return (place) => paged.find((block) => block.start <= place && place < block.end)?.page
}
