/** Round figures along an axis. */

const ROUND = [1, 2, 2.5, 5, 10]
const MOST_STEPS = 5

/** From zero to the first round figure at or above `most`, in at most five steps of one length. */
export const ticksUpTo = (most: number): number[] => {
  if (most <= 0) return [0, 1]
  const power = 10 ** Math.floor(Math.log10(most / MOST_STEPS))
  const round = power * (ROUND.find((one) => most / (one * power) <= MOST_STEPS) ?? 10)
  const step = most < 1 ? round : Math.ceil(round) // nobody decides half a case
  const steps = Math.ceil(most / step)
  return Array.from({ length: steps + 1 }, (_, i) => Number((i * step).toPrecision(12)))
}
