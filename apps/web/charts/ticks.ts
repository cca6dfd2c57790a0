/** Round figures along an axis. */
import type { Extent } from './extent.ts'

const ROUND = [1, 2, 2.5, 5, 10]
const MOST_STEPS = 5

/** Through zero, from the last round figure at or below the least to the first at or above the most, in steps of one length. */
export const ticksOver = ({ least, most }: Extent): number[] => {
  const span = most - least
  if (span <= 0) return [0, 1]
  const power = 10 ** Math.floor(Math.log10(span / MOST_STEPS))
  const round = power * (ROUND.find((one) => span / (one * power) <= MOST_STEPS) ?? 10)
  const step = span < 1 ? round : Math.ceil(round) // nobody decides half a case
  const [first, last] = [Math.floor(least / step), Math.ceil(most / step)]
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)))
}
