/** Figures that a space parts within, or a line’s end in a narrow cell: `1 362`, `1 2`, `44` above `91`. */
import { fold } from '../text/characters.ts'
import type { Figure } from './figures.ts'
import type { Reading } from './readings.ts'

/** What may stand within a figure, by its text and the digits on both sides. */
export type Gap = (between: string, before: string, after: string) => boolean

const SPACE = /^[ \u00a0\u2000-\u200a\u202f\u3000]$/
const SPACES = /^[ \u00a0\u2000-\u200a\u202f\u3000]+$/
const THOUSANDS = /^\d{3}$/
const LAST_THOUSANDS = /^\d{3}(?:\.\d+)?$/
const FIRST_THOUSANDS = /^[1-9]\d{0,2}$/
const DIGITS = /^\d+$/
const DIGIT = /^\d$/

/** `1 362`, behind whatever thousands stand before it. */
export const thousandsGap: Gap = (between, before, after) =>
  SPACE.test(between) && LAST_THOUSANDS.test(after) && (FIRST_THOUSANDS.test(before) || THOUSANDS.test(before))
/** `1 2 3`, each digit alone. */
export const digitsGap: Gap = (between, before, after) =>
  SPACES.test(between) && DIGIT.test(before) && DIGIT.test(after)
/** Digits below those that filled the line. */
export const lineGap: Gap = (between, before, after) => between === '\n' && DIGITS.test(before) && DIGITS.test(after)

const LEADING_ZERO = /^0\d/
/** More ways than this to choose which gaps are within figures prove nothing. */
const MOST_WAYS = 2000

const joined = (text: string, pieces: readonly Figure[]): Figure | undefined => {
  const [first, last] = [pieces[0] as Figure, pieces.at(-1) as Figure]
  if (pieces.length === 1) return first
  const digits = pieces.map((piece) => fold(piece.raw)).join('')
  if (LEADING_ZERO.test(digits)) return undefined
  const place = { start: first.start, end: last.end, ...(first.page === undefined ? {} : { page: first.page }) }
  return { ...place, raw: text.slice(first.start, last.end), state: 'number', value: Number(digits) }
}

/** All ways to make `width` figures of more by closing gaps within them; a group of thousands begins with its first. */
export const joinedReadings = (
  text: string,
  figures: readonly Figure[],
  width: number,
  gaps: readonly Gap[],
): Reading[] => {
  if (figures.length <= width) return []
  const isGap = figures.map((figure, i) => {
    const before = figures[i - 1]
    return (
      before !== undefined &&
      gaps.some((gap) => gap(text.slice(before.end, figure.start), fold(before.raw), fold(figure.raw)))
    )
  })
  let partial: { readonly at: number; readonly cells: Reading }[] = [{ at: 0, cells: [] }]
  for (let cell = 0; cell < width && partial.length <= MOST_WAYS; cell++)
    partial = partial.flatMap(({ at, cells }) => {
      const longer: { at: number; cells: Reading }[] = []
      for (let to = at + 1; to <= figures.length - (width - cell - 1); to++) {
        const figure = joined(text, figures.slice(at, to))
        if (figure) longer.push({ at: to, cells: [...cells, figure] })
        if (!isGap[to]) break
      }
      return longer
    })
  return partial.length > MOST_WAYS ? [] : partial.flatMap(({ at, cells }) => (at === figures.length ? [cells] : []))
}

/** The figures of a row without the blanks before them, or behind them, which lost merges leave there. */
export const withoutBlanksBefore = (figures: readonly Figure[]): readonly Figure[] =>
  figures.slice(Math.max(0, figures.findIndex(isPrinted)))
export const withoutBlanksBehind = (figures: readonly Figure[]): readonly Figure[] =>
  figures.slice(0, figures.findLastIndex(isPrinted) + 1)
const isPrinted = ({ state }: Figure) => state !== 'blank'
