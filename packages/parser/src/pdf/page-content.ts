/** A page’s glyphs and tables → what stands on it from top to bottom: lines, and tables with the text of their cells. */
import type { Glyph, PageMarks } from './page-marks.ts'
import { type RuledCell, type RuledTable, ruledTables } from './ruled-tables.ts'
import { linesOf } from './text-lines.ts'

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

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

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

function tableWithText(table: RuledTable, glyphs: readonly Glyph[], page: number): PageTable {
  const held = byBox(glyphs, table.cells)
  const textOf = (cell: RuledCell) =>
    linesOf(held.get(cell) ?? [])
      .map((line) => line.text)
      .join('\n')
  return { ...table, kind: 'table', cells: table.cells.map((cell) => ({ ...cell, text: textOf(cell), page })) }
}

const topOf = (item: PageItem) => (item.kind === 'table' ? item.top : item.y)

/** What a page shows, in reading order. A frame around everything, or an empty one, is no table. */
export function contentOfPage(marks: PageMarks, page: number): PageItem[] {
  const tables = ruledTables(marks.rulings)
  const held = byBox(marks.glyphs, tables)
  const lines = linesOf(held.get(undefined) ?? []).map((line): PageItem => ({ kind: 'line', ...line, page }))
  const filled = tables.filter((table) => held.has(table))
  return [...lines, ...filled.map((table) => tableWithText(table, held.get(table) ?? [], page))].sort(
    (a, b) => topOf(a) - topOf(b),
  )
}
