/**
 * How the figures of a row can be read as the cells of the form. Mostly there is one reading; where figures are run
 * together, or where empty cells of a lost merge stand beside real ones, there may be several, and sums decide.
 */
import type { Figure } from './figures.ts'

/** One figure for each cell, from left to right. */
export type Reading = readonly Figure[]

/** Beyond this many a row is not worth solving: some reading would always fit by chance. */
const MOST_READINGS = 5000

const pieceOf = (figure: Figure, from: number, to: number): Figure => {
  const raw = figure.raw.slice(from, to)
  return { ...figure, state: 'number', start: figure.start + from, end: figure.start + to, raw, value: Number(raw) }
}

/** All ways to cut run-together digits into `parts` numbers without leading zeros. */
const cuts = (figure: Figure, parts: number): Figure[][] => {
  const digits = figure.digits ?? ''
  const found: Figure[][] = []
  const cut = (from: number, pieces: Figure[]) => {
    const left = parts - pieces.length
    if (left === 0 || found.length > MOST_READINGS) return
    if (left === 1) {
      if (from < digits.length && (digits[from] !== '0' || digits.length - from === 1))
        found.push([...pieces, pieceOf(figure, from, digits.length)])
      return
    }
    const longest = digits[from] === '0' ? from + 1 : digits.length - left + 1
    for (let to = from + 1; to <= longest; to++) cut(to, [...pieces, pieceOf(figure, from, to)])
  }
  cut(0, [])
  return found
}

const canBeCut = (figure: Figure) => figure.digits !== undefined && figure.digits.length === figure.raw.length
/** Beside a sign, a comma or a point nobody can tell where the next figure begins. */
const isPlain = (figure: Figure) => canBeCut(figure) || (figure.state === 'number' && /^\d$/.test(figure.raw))

/** All ways to make `width` cells of fewer figures by cutting run-together digits. */
const cutReadings = (figures: readonly Figure[], width: number): Reading[] => {
  if (!figures.every(isPlain)) return []
  let partial: Figure[][] = [[]]
  figures.forEach((figure, i) => {
    const after = figures.length - i - 1
    const longer: Figure[][] = []
    for (const cells of partial) {
      const most = canBeCut(figure) ? width - cells.length - after : 1
      longer.push([...cells, figure])
      for (let parts = 2; parts <= most && longer.length <= MOST_READINGS; parts++)
        for (const cut of cuts(figure, parts)) longer.push([...cells, ...cut])
    }
    partial = longer.length > MOST_READINGS ? [] : longer
  })
  return partial.filter((cells) => cells.length === width)
}

/** All ways to leave out blanks at either end, which a lost merge puts there. */
const windowReadings = (figures: readonly Figure[], width: number): Reading[] => {
  const readings: Reading[] = []
  for (let from = 0; from + width <= figures.length; from++) {
    const outside = [...figures.slice(0, from), ...figures.slice(from + width)]
    if (outside.every((figure) => figure.state === 'blank')) readings.push(figures.slice(from, from + width))
  }
  return readings
}

/** All readings of a row’s figures as `width` cells; none where no reading is possible. */
export const readingsOf = (figures: readonly Figure[], width: number): Reading[] => {
  if (figures.length === width) return [figures]
  return figures.length > width ? windowReadings(figures, width) : cutReadings(figures, width)
}

/** Whether two readings give a cell the same content. */
export const isSameCell = (a: Figure, b: Figure): boolean => a.state === b.state && a.value === b.value

/** The cells that all readings share; undefined where they differ. */
export const sharedCells = (readings: readonly Reading[]): (Figure | undefined)[] => {
  const [first, ...others] = readings
  return (first ?? []).map((cell, i) =>
    others.every((other) => isSameCell(cell, other[i] as Figure)) ? cell : undefined,
  )
}
