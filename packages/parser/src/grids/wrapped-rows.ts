/**
 * Rows of table 三 whose numbers narrow cells have wrapped, in text that keeps the columns of its page: digits above digits
 * in one column, with the rest of the row on a line of its own between them, or beside the first of them.
 */
import { APPLICANTS } from '@gongkai/schema/metrics'
import type { Figure } from '../figures/figures.ts'
import { isSameCell, type Reading } from '../figures/readings.ts'
import { fold } from '../text/characters.ts'
import { holdsRow, type SolvedRow, sumsHold } from './requests/request-sums.ts'

const WIDTH = APPLICANTS.length

/** A line of the text, with its figures. */
interface Line {
  readonly start: number
  readonly figures: readonly Figure[]
}

const linesOf = (text: string, figures: readonly Figure[]): Line[] => {
  const byStart = Map.groupBy(figures, ({ start }) => text.lastIndexOf('\n', start) + 1)
  return Array.from(byStart, ([start, own]) => ({ start, figures: own }))
}

const centreOf = ({ start }: Line, figure: Figure) => (figure.start + figure.end) / 2 - start

/** The columns under which the figures of a line stand, by a line that has one in each; undefined where they stand elsewhere. */
const columnsOf = (line: Line, whole: Line): readonly number[] | undefined => {
  const centres = whole.figures.map((figure) => centreOf(whole, figure))
  const gap = Math.min(...centres.slice(1).map((centre, i) => centre - (centres[i] as number)))
  const columns = line.figures.map((figure) =>
    centres.findIndex((centre) => Math.abs(centre - centreOf(line, figure)) < gap / 2),
  )
  return columns.includes(-1) || new Set(columns).size < columns.length ? undefined : columns
}

const joined = (text: string, pieces: readonly Figure[]): Figure | undefined => {
  const [first, last] = [pieces[0] as Figure, pieces.at(-1) as Figure]
  if (pieces.length === 1) return first
  const digits = pieces.map(({ raw }) => fold(raw)).join('')
  if (!/^[1-9]\d*$/.test(digits)) return undefined
  return {
    start: first.start,
    end: last.end,
    raw: text.slice(first.start, last.end),
    state: 'number',
    value: Number(digits),
  }
}

/** The row of several lines whose figures stand under the columns of a whole one. */
const rowUnder = (text: string, lines: readonly Line[], whole: Line): Reading | undefined => {
  const pieces: Figure[][] = whole.figures.map(() => [])
  for (const line of lines) {
    const columns = columnsOf(line, whole)
    if (!columns) return undefined
    for (const [i, figure] of line.figures.entries()) pieces[columns[i] as number]?.push(figure)
  }
  const cells = pieces.map((own) => (own.length === 0 ? undefined : joined(text, own)))
  return cells.every((cell) => cell !== undefined) ? (cells as Reading) : undefined
}

/** A row of one whole line, and the digits that stand above or below it. */
export const rowOfWrappedLines = (text: string, figures: readonly Figure[], width: number): Reading | undefined => {
  const lines = linesOf(text, figures)
  const whole = lines.find((line) => line.figures.length === width)
  return whole && rowUnder(text, lines, whole)
}

/** Lines whose columns are tried: the next ones on this page and on those beside it. */
const NEAREST = 8
const distanceBetween = (a: Line, b: Line) => Math.abs(a.start - b.start)

const isPart = ({ figures }: Line) => figures.length < WIDTH

/** How many of the next lines may be one row: a whole one, one with digits above or below it, or one in three pieces. */
const heights = (lines: readonly Line[], at: number): number[] => {
  const [first, second, third] = lines.slice(at, at + 3).map(isPart)
  const isPair = first !== undefined && second !== undefined && first !== second
  return [...(first === false ? [1] : []), ...(isPair ? [2] : []), ...(first && second && third ? [3] : [])]
}

/** The ways to take the next lines as one row. */
const nextRows = (text: string, lines: readonly Line[], at: number) => {
  const first = lines[at]
  if (!first) return []
  const whole = lines
    .filter((line) => !isPart(line))
    .sort((a, b) => distanceBetween(a, first) - distanceBetween(b, first))
    .slice(0, NEAREST)
  return heights(lines, at).flatMap((height) => {
    const own = lines.slice(at, at + height)
    const row = whole.map((line) => rowUnder(text, own, line)).find((cells) => cells && holdsRow(cells))
    return row ? [{ row, to: at + height }] : []
  })
}

const MOST_WAYS = 64

/** The lines as the rows of `keys`, where one way, and only one, adds up; undefined where none does. */
export const rowsOfWrappedLines = (
  text: string,
  figures: readonly Figure[],
  keys: readonly string[],
): Map<string, SolvedRow> | undefined => {
  if (figures.length <= keys.length * WIDTH) return undefined
  const lines = linesOf(text, figures)
  let ways: { readonly at: number; readonly rows: readonly Reading[] }[] = [{ at: 0, rows: [] }]
  for (let row = 0; row < keys.length && ways.length <= MOST_WAYS; row++)
    ways = ways.flatMap(({ at, rows }) =>
      nextRows(text, lines, at).map((next) => ({ at: next.to, rows: [...rows, next.row] })),
    )
  if (ways.length > MOST_WAYS) return undefined
  const solved = ways
    .filter(({ at }) => at === lines.length)
    .map(({ rows }) => new Map(rows.map((cells, i) => [keys[i] as string, { cells, isCut: false }])))
    .filter((rows) => sumsHold(rows, keys))
  const [first, ...others] = solved
  const isSame = (other: ReadonlyMap<string, SolvedRow>) =>
    keys.every((key) =>
      other.get(key)?.cells.every((cell, i) => isSameCell(cell as Figure, first?.get(key)?.cells[i] as Figure)),
    )
  return first && others.every(isSame) ? first : undefined
}
