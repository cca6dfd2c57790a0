/** Text with a line through it is not there for a reader: what was deleted while changes were tracked, as they are printed. */
import type { Glyph, PageMarks, Ruling } from './page-marks.ts'

/** Where a line through a character lies above its base line, and how far it may reach beyond the text, in parts of its height. */
const LOWEST = 0.12
const HIGHEST = 0.5
const OVERHANG = 0.4

const middleOf = ({ x, width }: Glyph) => x + width / 2

const goesThrough = (line: Ruling, glyph: Glyph) => {
  const above = (glyph.y - line.at) / glyph.size
  const middle = middleOf(glyph)
  return above >= LOWEST && above <= HIGHEST && line.from <= middle && line.to >= middle
}

/** The characters a line goes through, where it begins and ends with them: a ruling line goes on. */
const struckBy = (line: Ruling, glyphs: readonly Glyph[]): readonly Glyph[] => {
  const struck = glyphs.filter((glyph) => goesThrough(line, glyph))
  const size = struck[0]?.size ?? 0
  const left = Math.min(...struck.map(({ x }) => x))
  const right = Math.max(...struck.map(({ x, width }) => x + width))
  return left - line.from <= OVERHANG * size && line.to - right <= OVERHANG * size ? struck : []
}

/** Glyphs by the height of their base lines. */
const byHeight = (glyphs: readonly Glyph[]) => {
  const heights = Map.groupBy(
    glyphs.filter(({ text }) => text.trim() !== ''),
    ({ y }) => Math.round(y),
  )
  const largest = glyphs.reduce((most, { size }) => Math.max(most, size), 0)
  return (at: number): Glyph[] => {
    const near: Glyph[] = []
    for (let y = Math.floor(at); y <= at + HIGHEST * largest + 1; y++) near.push(...(heights.get(y) ?? []))
    return near
  }
}

/** More lines and characters than any page of a report has together, or larger letters: a drawing. */
const MAX_PAIRS = 30_000_000
const MAX_SIZE = 200

/** A page without struck text and without the lines through it. */
export function withoutStruckText(marks: PageMarks): PageMarks {
  const { glyphs, rulings, shades } = marks
  const lines = rulings.filter(({ axis }) => axis === 'horizontal')
  const isDrawing = lines.length * glyphs.length > MAX_PAIRS
  if (lines.length === 0 || isDrawing || glyphs.some(({ size }) => size > MAX_SIZE)) return marks
  const glyphsAbove = byHeight(glyphs)
  const struck = new Set<Glyph>()
  const through = new Set<Ruling>()
  for (const line of lines) {
    const own = struckBy(line, glyphsAbove(line.at))
    if (own.length > 0) through.add(line)
    for (const glyph of own) struck.add(glyph)
  }
  if (struck.size === 0) return marks
  return {
    glyphs: glyphs.filter((glyph) => !struck.has(glyph)),
    rulings: rulings.filter((line) => !through.has(line)),
    shades,
  }
}
