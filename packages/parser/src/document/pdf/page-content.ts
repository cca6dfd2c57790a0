/** A page’s glyphs and tables → what stands on it from top to bottom: lines, and tables with the text of their cells. */
import type { Box, Glyph, PageMarks, Ruling } from './page-marks.ts'
import { type RuledCell, type RuledTable, ruledTables } from './ruled-tables.ts'
import { withoutStruckText } from './struck-text.ts'
import { type Line, linesOf, withFiguresAfterLabels } from './text-lines.ts'

export interface PageLine {
  readonly kind: 'line'
  readonly text: string
  readonly y: number
  readonly page: number
}
export interface PageCell extends RuledCell {
  readonly text: string
  readonly page: number
}
export interface PageTable extends Omit<RuledTable, 'cells'> {
  readonly kind: 'table'
  readonly cells: readonly PageCell[]
}
export type PageItem = PageLine | PageTable

/** The middle of a character lies about a third of its height above its base line. */
const MIDDLE = 0.33
const isInside = (glyph: Glyph, box: Box) => {
  const x = glyph.x + glyph.width / 2
  const y = glyph.y - glyph.size * MIDDLE
  return x >= box.left && x < box.right && y >= box.top && y < box.bottom
}

/** Sorts glyphs into the boxes they stand in; those in none are under undefined. */
function byBox<B extends Box>(glyphs: readonly Glyph[], boxes: readonly B[]): Map<B | undefined, Glyph[]> {
  const sorted = new Map<B | undefined, Glyph[]>()
  for (const glyph of glyphs) {
    const box = boxes.find((candidate) => isInside(glyph, candidate))
    const held = sorted.get(box)
    if (held) held.push(glyph)
    else sorted.set(box, [glyph])
  }
  return sorted
}

/** What a cell keeps free at both sides together, and a digit’s least width in parts of its font’s height. */
const PADDING = 12
const DIGIT = 0.6
const DIGITS = /^[\d０-９,，.]+$/

/** A figure too long for its cell goes on below: no other digit had room on the line before. */
const isWrappedFigure = (lines: readonly Line[], { left, right }: Box) =>
  lines.every(
    ({ text, width, size }, i) =>
      DIGITS.test(text) &&
      (i === lines.length - 1 || right - left - width < PADDING + Math.max(DIGIT * size, width / text.length)),
  )

function textOfCell(cell: RuledCell, glyphs: readonly Glyph[]): string {
  const lines = linesOf(glyphs)
  return lines.map((line) => line.text).join(isWrappedFigure(lines, cell) ? '' : '\n')
}

function tableWithText(table: RuledTable, glyphs: readonly Glyph[], page: number): PageTable {
  const held = byBox(glyphs, table.cells)
  const cells = table.cells.map((cell) => ({ ...cell, text: textOfCell(cell, held.get(cell) ?? []), page }))
  return { ...table, kind: 'table', cells }
}

const topOf = (item: PageItem) => (item.kind === 'table' ? item.top : item.y)

const meets = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

const sidesOf = ({ left, right, top, bottom }: Box): Ruling[] => [
  { axis: 'horizontal', at: top, from: left, to: right },
  { axis: 'horizontal', at: bottom, from: left, to: right },
  { axis: 'vertical', at: left, from: top, to: bottom },
  { axis: 'vertical', at: right, from: top, to: bottom },
]

/** Shaded cells stand no further apart. */
const NEAR = 3
const isNear = (a: number, b: number) => Math.abs(a - b) <= NEAR
const isSame = (a: Box, b: Box) =>
  isNear(a.left, b.left) && isNear(a.right, b.right) && isNear(a.top, b.top) && isNear(a.bottom, b.bottom)
/** More areas than any page of a report has: a drawing. */
const MAX_SHADES = 1000

/** Tables without lines each of whose cells is shaded; where some are not, nothing tells where those end. */
function shadedTables(shades: readonly Box[], ruled: readonly RuledTable[]): RuledTable[] {
  if (shades.length > MAX_SHADES) return []
  return ruledTables(shades.flatMap(sidesOf)).filter(
    (table) =>
      table.rows > 1 &&
      table.cells.some((cell) => cell.left > table.left + NEAR) &&
      table.cells.every((cell) => shades.some((shade) => isSame(shade, cell))) &&
      !ruled.some((other) => meets(other, table)),
  )
}

/** What a page shows, in reading order. A frame around everything, or an empty one, is no table. */
export function contentOfPage(printed: PageMarks, page: number): PageItem[] {
  const marks = withoutStruckText(printed)
  const ruled = ruledTables(marks.rulings)
  const tables = [...ruled, ...shadedTables(marks.shades, ruled)]
  const held = byBox(marks.glyphs, tables)
  const lines = withFiguresAfterLabels(linesOf(held.get(undefined) ?? [])).map(
    ({ text, y }): PageItem => ({ kind: 'line', text, y, page }),
  )
  const filled = tables.filter((table) => held.has(table))
  return [...lines, ...filled.map((table) => tableWithText(table, held.get(table) ?? [], page))].sort(
    (a, b) => topOf(a) - topOf(b),
  )
}
