/**
 * How the figures of a row can be read as the cells of the form. Mostly there is one reading; where figures are run
 * together, or where empty cells of a lost merge stand beside real ones, there may be several, and sums decide.
 */
import { fold } from '../text/characters.ts'
import type { Figure } from './figures.ts'

/** One figure for each cell, from left to right. */
export type Reading = readonly Figure[]

/** Beyond this many a row is not worth solving: some reading would always fit by chance. */
const MOST_READINGS = 5000

const pieceOf = (figure: Figure, from: number, to: number): Figure => {
  const raw = figure.raw.slice(from, to)
  const value = Number(fold(raw).replaceAll(',', ''))
  return { ...figure, state: 'number', start: figure.start + from, end: figure.start + to, raw, value }
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

/** As many digits as a number holds exactly. */
const MOST_DIGITS = 15
const RUN = /^\d[\d,]*$/
/** Whether a figure may be several run together: of digits alone, and the commas within them. */
export const isRunOfDigits = ({ raw }: Figure): boolean => RUN.test(fold(raw))
/** A comma stands before three digits, with which its number may end. */
const ONE_NUMBER = /^(?:0|[1-9]\d{0,14}|[1-9]\d{0,2}(?:,\d{3}){1,4})$/

/** The piece of a figure, or all of it; undefined where that is no number. */
const findPiece = (figure: Figure, from: number, to: number): Figure | undefined => {
  if (from === 0 && to === figure.raw.length) return figure.state === 'number' ? figure : undefined
  const piece = pieceOf(figure, from, to)
  return ONE_NUMBER.test(fold(piece.raw)) ? piece : undefined
}

/** Whether digits can be that many cells, none of them more than what is missing from the sum. */
const canFill = (digits: string, cells: number, missing: number): boolean =>
  digits.length >= cells && digits.replace(/[0０,，]/g, '').length <= cells * String(missing).length

/** All ways to cut the digits of figures, up to a place of the last, into cells that add up. */
const piecesMaking = (figures: readonly Figure[], end: number, cells: number, total: number): Figure[][] => {
  const found: Figure[][] = []
  const digitsOf = (at: number) => (figures[at] as Figure).raw.slice(0, at === figures.length - 1 ? end : undefined)
  const behind = figures.map((_, at) =>
    figures
      .slice(at + 1)
      .map((_, i) => digitsOf(at + 1 + i))
      .join(''),
  )
  const cut = (at: number, from: number, pieces: readonly Figure[], missing: number): void => {
    const digits = digitsOf(at)
    const isLast = at === figures.length - 1
    if (from === digits.length && !isLast) cut(at + 1, 0, pieces, missing)
    if (from === digits.length && isLast && pieces.length === cells && missing === 0) found.push([...pieces])
    const rest = digits.slice(from) + behind[at]
    if (found.length > MOST_READINGS || !canFill(rest, cells - pieces.length, missing)) return
    for (let to = from + 1; to <= digits.length; to++) {
      const piece = findPiece(figures[at] as Figure, from, to)
      const value = piece?.value ?? 0
      if (value > missing) return
      if (piece) cut(at, to, [...pieces, piece], missing - value)
    }
  }
  cut(0, 0, [], total)
  return found
}

/**
 * All ways to make `width` cells of fewer figures by cutting run-together digits, of which the last is the sum of the
 * others: the sum is chosen first, so that a long run has not every way to cut it tried.
 */
export const summedReadings = (figures: readonly Figure[], width: number): Reading[] => {
  const last = figures.at(-1)
  const digits = figures.reduce((sum, { raw }) => sum + raw.length, 0)
  if (!last || figures.length >= width || digits > width * MOST_DIGITS) return []
  if (!figures.every(isRunOfDigits)) return []
  const found: Reading[] = []
  for (let from = 0; from < last.raw.length; from++) {
    const total = findPiece(last, from, last.raw.length)
    const ways = total ? piecesMaking(figures, from, width - 1, total.value ?? 0) : []
    for (const pieces of ways) found.push([...pieces, total as Figure])
  }
  return found.length > MOST_READINGS ? [] : found
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
