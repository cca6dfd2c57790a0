/** Glyphs → lines of text: those on one base line, from left to right, with a space where they stand apart. */
import type { Glyph } from './page-marks.ts'

export interface Line {
  readonly text: string
  readonly y: number
}

/** Parts of a font’s height. */
const SAME_LINE = 0.5
const WORD_GAP = 0.4

const SPACES = /[\s\u00a0\u3000\0]+/g

function lineText(glyphs: readonly Glyph[]): string {
  let text = ''
  let end = Number.POSITIVE_INFINITY
  for (const glyph of [...glyphs].sort((a, b) => a.x - b.x)) {
    if (glyph.x - end > WORD_GAP * glyph.size) text += ' '
    text += glyph.text
    end = glyph.x + glyph.width
  }
  return text.replace(SPACES, ' ').trim()
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
  return lines.map((line) => ({ text: lineText(line), y: line[0]?.y ?? 0 })).filter((line) => line.text !== '')
}
