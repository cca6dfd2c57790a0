/** Cells known by where they begin and end on the page → cells on the columns of their table. */
import type { PlacedCell } from './document-builder.ts'

/** Edges nearer than this, in points, are one. */
const NEAR = 3

/** The middle of each cluster of nearby positions, ascending. */
export function clustered(positions: readonly number[]): number[] {
  const clusters: number[][] = []
  for (const position of [...positions].sort((a, b) => a - b)) {
    const last = clusters.at(-1)
    if (last && position - (last.at(-1) as number) <= NEAR) last.push(position)
    else clusters.push([position])
  }
  return clusters.map((cluster) => ((cluster[0] as number) + (cluster.at(-1) as number)) / 2)
}

export interface EdgedCell extends Omit<PlacedCell, 'column' | 'columnSpan'> {
  readonly left: number
  readonly right: number
}

const nearest = (positions: readonly number[], position: number) => {
  let found = 0
  positions.forEach((candidate, i) => {
    if (Math.abs(candidate - position) < Math.abs((positions[found] as number) - position)) found = i
  })
  return found
}

/** Counts a table’s columns by all the edges of its cells, so that rows of few and of many cells agree. */
export function placedByEdges(cells: readonly EdgedCell[]): PlacedCell[] {
  const edges = clustered(cells.flatMap((cell) => [cell.left, cell.right]))
  return cells.map(({ row, rowSpan, left, right, text, page }) => {
    const column = nearest(edges, left)
    const columnSpan = Math.max(1, nearest(edges, right) - column)
    return { row, column, rowSpan, columnSpan, text, ...(page === undefined ? {} : { page }) }
  })
}
