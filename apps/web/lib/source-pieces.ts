/** Cuts a report’s text where figures and findings begin and end, so that each piece knows what it belongs to. */

export interface Mark {
  /** Anchor of the place in the source. */
  readonly id: string
  readonly start: number
  readonly end: number
  readonly kind: 'figure' | 'finding'
  /** Anchor of the figure or finding to go back to. */
  readonly back: string
  readonly title: string
}

export interface Piece {
  readonly text: string
  readonly start: number
  /** Marks that cover this piece, the narrowest first. */
  readonly marks: readonly Mark[]
  /** Those of them that begin here, and so carry their anchor here. */
  readonly beginning: readonly Mark[]
}

const lengthOf = (mark: Mark) => mark.end - mark.start

/** Pieces in order; joined they are the text. Marks outside the text are left out. */
export const sourcePieces = (text: string, marks: readonly Mark[]): Piece[] => {
  const inside = marks.filter((mark) => mark.start >= 0 && mark.end > mark.start && mark.end <= text.length)
  const cuts = [...new Set([0, text.length, ...inside.flatMap((mark) => [mark.start, mark.end])])].sort((a, b) => a - b)
  return cuts.slice(0, -1).map((start, i) => {
    const end = cuts[i + 1] ?? text.length
    const covering = inside
      .filter((mark) => mark.start <= start && mark.end >= end)
      .sort((a, b) => lengthOf(a) - lengthOf(b))
    return {
      text: text.slice(start, end),
      start,
      marks: covering,
      beginning: covering.filter((m) => m.start === start),
    }
  })
}
