/** How the text of a page tears rows of table 三 apart: into groups of columns, each printed by itself. */
import { APPLICANTS } from '@gongkai/schema/metrics'
import type { Figure } from '../../figures/figures.ts'
import type { Reading } from '../../figures/readings.ts'

/** The figures of running text, and where pieces of a table may begin. */
export interface Pieces {
  readonly figures: readonly Figure[]
  readonly breaks: readonly boolean[]
  /** Of each figure whether wording stands before it. */
  readonly isWording: readonly boolean[]
  /** Of each figure whether the label of a row stands before it. */
  readonly isLabelled: readonly boolean[]
}

/** The ways to take the next `count` rows, torn into groups of so many columns, from a figure on. */
export type Tear = (pieces: Pieces, from: number, count: number, groups: readonly number[]) => Reading[][]

/** All ways to part a row into groups of neighbouring columns: how many columns each group has. */
const partings = (width: number): number[][] =>
  width === 0
    ? [[]]
    : Array.from({ length: width }, (_, i) => i + 1).flatMap((first) =>
        partings(width - first).map((rest) => [first, ...rest]),
      )
const PARTINGS_OF = Array.from({ length: APPLICANTS.length + 1 }, (_, width) => partings(width))
export const PARTINGS: readonly (readonly number[])[] = PARTINGS_OF.at(-1) ?? []

type Grid = readonly Reading[]

/** Groups of columns side by side, each a grid of as many rows. */
const beside = (grids: readonly Grid[], count: number): Reading[] =>
  Array.from({ length: count }, (_, row) => grids.flatMap((grid) => grid[row] ?? []))

/** A piece printed row by row. */
const pieceOf = (figures: readonly Figure[], from: number, count: number, columns: number): Grid =>
  Array.from({ length: count }, (_, row) => figures.slice(from + row * columns, from + (row + 1) * columns))

/** Whether a piece begins at a place, and another where it ends. */
const isWhole = ({ breaks }: Pieces, from: number, size: number) =>
  breaks[from] === true && (breaks[from + size] ?? true)

/** Each group a piece of its own, one after another: groups of one column each are the table column by column. */
const inPieces: Tear = (pieces, from, count, groups) => {
  if (count === 1) return []
  const grids: Grid[] = []
  let at = from
  for (const columns of groups) {
    if (!isWhole(pieces, at, columns * count)) return []
    grids.push(pieceOf(pieces.figures, at, count, columns))
    at += columns * count
  }
  return [beside(grids, count)]
}

/** The first group behind the others, beside labels that stand behind the row they are of. */
const firstLast: Tear = (pieces, from, count, [first = 0, ...others]) => {
  const behind = from + (APPLICANTS.length - first) * count
  if (others.length !== 1 || !pieces.isWording[behind]) return inPieces(pieces, from, count, [first, ...others])
  if (!isWhole(pieces, from, behind - from)) return []
  const rest = pieceOf(pieces.figures, from, count, APPLICANTS.length - first)
  return [beside([pieceOf(pieces.figures, behind, count, first), rest], count)]
}

/** More ways than this to read one group prove nothing. */
const MOST_WAYS = 128

const valuesOf = (grid: Grid) => grid.map((row) => row.map(({ value }) => value).join()).join(';')

/** The ways to read a group of columns band by band, each band in pieces of its own; those that say the same once. */
const waysOfGroup = (pieces: Pieces, from: number, count: number, columns: number): Grid[] | undefined => {
  const below: Grid[][] = [[[]]]
  for (let rows = 1; rows <= count; rows++) {
    const ways = new Map<string, Grid>()
    const top = from + (count - rows) * columns
    for (let height = 1; height <= rows; height++)
      for (const band of bandsOf(pieces, top, height, columns))
        for (const rest of below[rows - height] ?? []) {
          const grid = [...band, ...rest]
          ways.set(valuesOf(grid), grid)
        }
    if (ways.size > MOST_WAYS) return undefined
    below.push([...ways.values()])
  }
  return below[count]
}

/** A band of rows in pieces side by side, no label between them, each printed row by row; a band of one row is one piece. */
const bandsOf = (pieces: Pieces, from: number, height: number, columns: number): Grid[] => {
  if (!isWhole(pieces, from, height * columns)) return []
  const partings = height === 1 ? [[columns]] : (PARTINGS_OF[columns] ?? [])
  return partings.flatMap((groups) => {
    const grids: Grid[] = []
    let at = from
    for (const own of groups) {
      if (!isWhole(pieces, at, own * height) || (at > from && pieces.isLabelled[at])) return []
      grids.push(pieceOf(pieces.figures, at, height, own))
      at += own * height
    }
    return [beside(grids, height)]
  })
}

const MOST_COMBINATIONS = 256
/** Fewer rows torn so prove too little. */
const FEWEST_ROWS = 3
/** More groups than this are columns, which stand in pieces. */
const MOST_GROUPS = 3

/** Whether the rows are those of a page: labels stand before the first of them, and again behind the last. */
const areOfPage = ({ isLabelled }: Pieces, from: number, count: number): boolean =>
  isLabelled[from] === true && (isLabelled[from + count * APPLICANTS.length] ?? true)

/** Each group by itself in bands of rows: what stands side by side on a page is printed half by half. */
const inBands: Tear = (pieces, from, count, groups) => {
  if (count < FEWEST_ROWS || groups.length > MOST_GROUPS || !areOfPage(pieces, from, count))
    return inPieces(pieces, from, count, groups)
  let combinations: Grid[][] = [[]]
  let at = from
  for (const columns of groups) {
    if (!isWhole(pieces, at, columns * count)) return []
    const ways = waysOfGroup(pieces, at, count, columns)
    if (!ways || ways.length * combinations.length > MOST_COMBINATIONS) return []
    combinations = combinations.flatMap((before) => ways.map((way) => [...before, way]))
    at += columns * count
  }
  return combinations.map((grids) => beside(grids, count))
}

/** The ways in which pages tear, each tried where those before it prove nothing. */
export const TEARS: readonly Tear[] = [inPieces, firstLast, inBands]
