/** Ruling lines → tables: where lines cross there is a grid, and where a line is missing two places are one cell. */
import { clustered } from '../edge-grid.ts'
import type { Ruling } from './page-marks.ts'

/** A cell between ruling lines: its box in points, and its place on the grid of its page. */
export interface RuledCell {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly row: number
  readonly rowSpan: number
}

export interface RuledTable {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly rows: number
  readonly cells: readonly RuledCell[]
}

/** Lines nearer than this are one; ends this far apart touch. */
const TOLERANCE = 3
/** More lines than any page of a report has: a drawing. */
const MAX_RULINGS = 4000
/** A single box taller than a row that a page’s end has cut off is a frame around text. */
const MAX_SINGLE_ROW = 60

const crosses = (a: Ruling, b: Ruling) =>
  a.axis !== b.axis &&
  a.at >= b.from - TOLERANCE &&
  a.at <= b.to + TOLERANCE &&
  b.at >= a.from - TOLERANCE &&
  b.at <= a.to + TOLERANCE

const continues = (a: Ruling, b: Ruling) =>
  a.axis === b.axis && Math.abs(a.at - b.at) <= TOLERANCE && a.from <= b.to + TOLERANCE && b.from <= a.to + TOLERANCE

const byPlace = (a: Ruling, b: Ruling) => a.at - b.at || a.from - b.from

/** A line is drawn in pieces, one for each cell on either side of it: they are one. */
function pieced(rulings: readonly Ruling[]): Ruling[] {
  const lines: Ruling[] = []
  for (const axis of ['horizontal', 'vertical'] as const)
    for (const piece of rulings.filter((ruling) => ruling.axis === axis).sort(byPlace)) {
      const last = lines.at(-1)
      if (last?.axis === axis && last.at === piece.at && piece.from <= last.to + TOLERANCE)
        lines[lines.length - 1] = { ...last, to: Math.max(last.to, piece.to) }
      else lines.push(piece)
    }
  return lines
}

/** Lines that touch, directly or through others, belong to one table. */
function connected(rulings: readonly Ruling[]): Ruling[][] {
  const waiting = new Set(rulings)
  const groups: Ruling[][] = []
  for (const seed of rulings) {
    if (!waiting.delete(seed)) continue
    const group = [seed]
    for (const ruling of group)
      for (const other of waiting)
        if (crosses(ruling, other) || continues(ruling, other)) {
          waiting.delete(other)
          group.push(other)
        }
    groups.push(group)
  }
  return groups
}

/** Whether lines at a position cover the middle of an edge. */
const covered = (rulings: readonly Ruling[], at: number, from: number, to: number) => {
  const middle = (from + to) / 2
  return rulings.some((r) => Math.abs(r.at - at) <= TOLERANCE && r.from <= middle && r.to >= middle)
}

interface Grid {
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  readonly verticals: readonly Ruling[]
  readonly horizontals: readonly Ruling[]
}

const at = (positions: readonly number[], i: number) => positions[i] as number

/** How far a cell that begins at a place reaches to the right and down: to the next line that is really drawn. */
function cellFrom(grid: Grid, row: number, column: number): RuledCell & { readonly columnEnd: number } {
  const { xs, ys, verticals, horizontals } = grid
  let columnEnd = column + 1
  while (columnEnd < xs.length - 1 && !covered(verticals, at(xs, columnEnd), at(ys, row), at(ys, row + 1))) columnEnd++
  let rowEnd = row + 1
  while (rowEnd < ys.length - 1 && !covered(horizontals, at(ys, rowEnd), at(xs, column), at(xs, column + 1))) rowEnd++
  const box = { left: at(xs, column), right: at(xs, columnEnd), top: at(ys, row), bottom: at(ys, rowEnd) }
  return { ...box, row, rowSpan: rowEnd - row, columnEnd }
}

/** The cells of a grid, or undefined where the lines cut out cells that are no rectangles. */
function findCells(grid: Grid): RuledCell[] | undefined {
  const taken = grid.ys.map(() => new Set<number>())
  const cells: RuledCell[] = []
  for (let row = 0; row < grid.ys.length - 1; row++)
    for (let column = 0; column < grid.xs.length - 1; column++) {
      if (taken[row]?.has(column)) continue
      const { columnEnd, ...cell } = cellFrom(grid, row, column)
      for (let y = row; y < row + cell.rowSpan; y++)
        for (let x = column; x < columnEnd; x++) {
          if (taken[y]?.has(x)) return undefined
          taken[y]?.add(x)
        }
      cells.push(cell)
    }
  return cells
}

function findTable(rulings: readonly Ruling[]): RuledTable | undefined {
  const horizontals = rulings.filter((r) => r.axis === 'horizontal')
  const verticals = rulings.filter((r) => r.axis === 'vertical')
  if (horizontals.length < 2 || verticals.length === 0) return undefined
  // A table open at its sides still ends where its lines end.
  const ends = (lines: readonly Ruling[]) => [
    Math.min(...lines.map((r) => r.from)),
    Math.max(...lines.map((r) => r.to)),
  ]
  const xs = clustered([...verticals.map((r) => r.at), ...ends(horizontals)])
  const ys = clustered([...horizontals.map((r) => r.at), ...ends(verticals)])
  const cells = findCells({ xs, ys, verticals, horizontals })
  const box = { left: at(xs, 0), right: at(xs, xs.length - 1), top: at(ys, 0), bottom: at(ys, ys.length - 1) }
  if (!cells || (cells.length === 1 && box.bottom - box.top > MAX_SINGLE_ROW)) return undefined
  return { ...box, rows: ys.length - 1, cells }
}

/** Every table that a page’s lines draw, from top to bottom. */
export function ruledTables(rulings: readonly Ruling[]): RuledTable[] {
  const lines = pieced(rulings)
  if (lines.length > MAX_RULINGS) return []
  return connected(lines)
    .flatMap((group) => findTable(group) ?? [])
    .sort((a, b) => a.top - b.top)
}
