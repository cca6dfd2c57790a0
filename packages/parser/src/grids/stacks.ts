/** Figures of running text as rows of a table, by the lines they stand on; PDF text gives whole blocks column by column. */
import type { Figure } from '../figures/figures.ts'

/** Figures of one line. */
type Line = Figure[]
/** Lines with no empty line between them. */
type Cluster = Line[]

const clustersOf = (text: string, figures: readonly Figure[]): Cluster[] => {
  const clusters: Cluster[] = []
  let end = 0
  for (const figure of figures) {
    const gap = clusters.length === 0 ? '\n\n' : text.slice(end, figure.start)
    const breaks = gap.split('\n').length - 1
    if (breaks >= 2) clusters.push([[figure]])
    else if (breaks === 1) clusters.at(-1)?.push([figure])
    else clusters.at(-1)?.at(-1)?.push(figure)
    end = figure.end
  }
  return clusters
}

const isColumn = (cluster: Cluster | undefined, height: number) =>
  cluster?.length === height && cluster.every((line) => line.length === 1)

/** `width` clusters of equal height with one figure a line are the columns of that many rows. */
const columnsAt = (clusters: readonly Cluster[], from: number, width: number): Cluster[] | undefined => {
  const columns = clusters.slice(from, from + width)
  const height = columns[0]?.length ?? 0
  return columns.length === width && columns.every((column) => isColumn(column, height)) ? columns : undefined
}

const transposed = (columns: readonly Cluster[]): Figure[][] =>
  (columns[0] ?? []).map((_, y) => columns.map((column) => (column[y] as Line)[0] as Figure))

/** Cuts a run of figures into rows of `width`; undefined where it does not come out even. */
const chunks = (figures: readonly Figure[], width: number): Figure[][] | undefined => {
  if (figures.length % width !== 0) return undefined
  return Array.from({ length: figures.length / width }, (_, i) => figures.slice(i * width, (i + 1) * width))
}

/**
 * The rows of `width` that a run of figures holds: lines, wrapped lines, one figure a line, or columns beside each other.
 * Undefined where the run does not come out even.
 */
export const rowsOf = (text: string, figures: readonly Figure[], width: number): Figure[][] | undefined => {
  const clusters = clustersOf(text, figures)
  const rows: Figure[][] = []
  let waiting: Figure[] = []
  for (let i = 0; i < clusters.length; ) {
    const columns = waiting.length === 0 ? columnsAt(clusters, i, width) : undefined
    if (columns) rows.push(...transposed(columns))
    else {
      waiting.push(...(clusters[i] as Cluster).flat())
      const even = chunks(waiting, width)
      if (even) {
        rows.push(...even)
        waiting = []
      }
    }
    i += columns ? width : 1
  }
  return waiting.length === 0 ? rows : undefined
}
