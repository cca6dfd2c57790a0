/** How alike two narratives are, and which passages they share. */
import type { Narrative, Place } from './narrative.ts'
import { SHINGLE_LENGTH, shinglesOf } from './shingles.ts'

/** A narrative made ready to be compared with many. */
export interface Shingled {
  readonly narrative: Narrative
  readonly shingles: ReturnType<typeof shinglesOf>
  readonly hashes: ReadonlySet<number>
}

export interface SharedPassages {
  /** The longest passages of each text that stand in the other too, in reading order; offsets into its text. */
  readonly passages: readonly Place[]
  readonly otherPassages: readonly Place[]
}

/** A shorter passage is a turn of phrase. */
const SHORTEST_PASSAGE = 20
const MOST_PASSAGES = 20

export function shingledOf(narrative: Narrative): Shingled {
  const shingles = shinglesOf(narrative)
  return { narrative, shingles, hashes: new Set(shingles.hashes) }
}

/** Shingles in both ÷ shingles in either, 0 to 1 (Jaccard). */
export function resemblanceOf({ hashes: own }: Shingled, { hashes: others }: Shingled): number {
  let shared = 0
  for (const hash of own) if (others.has(hash)) shared++
  const either = own.size + others.size - shared
  return either === 0 ? 0 : shared / either
}

export const sharedPassages = (own: Shingled, other: Shingled): SharedPassages => ({
  passages: passagesIn(own, other.hashes),
  otherPassages: passagesIn(other, own.hashes),
})

/** Shingles that the other text has too, joined where one begins before the last has ended. */
function passagesIn({ narrative, shingles }: Shingled, others: ReadonlySet<number>): Place[] {
  const { hashes, starts } = shingles
  const runs: { start: number; end: number }[] = []
  for (const [i, hash] of hashes.entries()) {
    if (!others.has(hash)) continue
    const start = starts[i] as number
    const last = runs.at(-1)
    if (last && start <= last.end) last.end = start + SHINGLE_LENGTH
    else runs.push({ start, end: start + SHINGLE_LENGTH })
  }
  return longest(runs).map(({ start, end }) => ({
    start: narrative.places[start] as number,
    end: (narrative.places[end - 1] as number) + 1,
  }))
}

const longest = (runs: readonly Place[]): Place[] =>
  runs
    .filter(({ start, end }) => end - start >= SHORTEST_PASSAGE)
    .sort((a, b) => b.end - b.start - (a.end - a.start))
    .slice(0, MOST_PASSAGES)
    .sort((a, b) => a.start - b.start)
