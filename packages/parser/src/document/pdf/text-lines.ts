/** Glyphs → lines of text: those on one base line, from left to right, with a space where they stand apart. */
import { withoutRadicals } from '../../text/radicals.ts'
import { UNSEEN_CHARACTERS } from '../decode.ts'
import type { Glyph } from './page-marks.ts'

export interface Line {
  readonly text: string
  /** Of its base line. */
  readonly y: number
  /** Height of its font. */
  readonly size: number
  /** From its first character to the end of its last. */
  readonly width: number
}

/** Parts of a font’s height. */
const SAME_LINE = 0.5
const WORD_GAP = 0.4

const SPACES = /[\s\u00a0\u3000\0]+/g

/** A raised or lowered figure is a note or a power: smaller than its line, and off its base line, in parts of its height. */
const SMALL = 0.9
const OFF_LINE = 0.05

const largestOf = (glyphs: readonly Glyph[]): Glyph | undefined =>
  glyphs.reduce<Glyph | undefined>(
    (largest, glyph) => (largest && largest.size >= glyph.size ? largest : glyph),
    undefined,
  )

/** The mark before such a figure, without which it would run into the figure before it; none before any other character. */
const markOf = (glyph: Glyph, largest: Glyph): string => {
  const isSmall = glyph.size <= SMALL * largest.size && glyph.text.trim() !== ''
  if (!isSmall || Math.abs(glyph.y - largest.y) < OFF_LINE * largest.size) return ''
  return glyph.y < largest.y ? '^' : '_'
}

/** Writers make bold letters and shadows by printing a character twice, so far apart in parts of its height. */
const PRINTED_TWICE = 0.15
const isSameAgain = (glyph: Glyph, before: Glyph | undefined): boolean =>
  before !== undefined &&
  glyph.text === before.text &&
  glyph.x - before.x <= PRINTED_TWICE * glyph.size &&
  Math.abs(glyph.y - before.y) <= PRINTED_TWICE * glyph.size

/** From left to right, each character once. */
const inOrder = (glyphs: readonly Glyph[]): Glyph[] => {
  const kept: Glyph[] = []
  for (const glyph of [...glyphs].sort((a, b) => a.x - b.x)) if (!isSameAgain(glyph, kept.at(-1))) kept.push(glyph)
  return kept
}

function lineText(glyphs: readonly Glyph[]): string {
  const largest = largestOf(glyphs)
  let text = ''
  let end = Number.POSITIVE_INFINITY
  let before = ''
  for (const glyph of inOrder(glyphs)) {
    const mark = largest ? markOf(glyph, largest) : ''
    if (glyph.x - end > WORD_GAP * glyph.size) text += ' '
    else if (mark !== before && text !== '') text += mark
    text += glyph.text
    end = glyph.x + glyph.width
    before = mark
  }
  return withoutRadicals(text.replace(SPACES, ' ').replace(UNSEEN_CHARACTERS, '').trim())
}

function lineOf(glyphs: readonly Glyph[]): Line {
  const seen = glyphs.filter((glyph) => glyph.text.trim() !== '')
  const width = Math.max(...seen.map((glyph) => glyph.x + glyph.width)) - Math.min(...seen.map((glyph) => glyph.x))
  return { text: lineText(glyphs), y: glyphs[0]?.y ?? 0, size: glyphs[0]?.size ?? 0, width }
}

/** The lines of some glyphs, from top to bottom; empty ones left out. */
export function linesOf(glyphs: readonly Glyph[]): Line[] {
  const lines: Glyph[][] = []
  for (const glyph of [...glyphs].sort((a, b) => a.y - b.y)) {
    const last = lines.at(-1)
    const before = last?.at(-1)
    if (last && before && glyph.y - before.y <= SAME_LINE * Math.max(glyph.size, 1)) last.push(glyph)
    else lines.push([glyph])
  }
  return lines.map(lineOf).filter((line) => line.text !== '')
}

/** Lines nearer than this part of their height do not follow one another: one stands beside the middle of the others. */
const BESIDE = 0.9
const SAME_DISTANCE = 0.2
const FIGURES = /^[\d０-９][\d０-９\s,，.]*$/

/** Figures beside the middle of a label of two lines, in a table without ruling lines, come after both. */
export function withFiguresAfterLabels(lines: readonly Line[]): Line[] {
  const ordered = [...lines]
  for (let i = 1; i < ordered.length - 1; i++) {
    const [above, line, below] = ordered.slice(i - 1, i + 2) as [Line, Line, Line]
    const [up, down] = [line.y - above.y, below.y - line.y]
    const isBeside = up <= BESIDE * line.size && Math.abs(up - down) <= SAME_DISTANCE * line.size
    if (isBeside && FIGURES.test(line.text) && !FIGURES.test(above.text) && !FIGURES.test(below.text))
      ordered.splice(i, 2, { ...below, y: line.y }, { ...line, y: below.y })
  }
  return ordered
}
