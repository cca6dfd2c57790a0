/** Draws that figures of real reports look like: counts spread over orders of magnitude, many of them 0. */
import { type Random, seededRandom } from '../../packages/parser/test/render/index.ts'

/** A source of its own for each thing named, so that one may be drawn again without all before it. */
export function randomOf(...names: readonly (string | number)[]): Random {
  let hash = 0x811c9dc5
  for (const letter of names.join('/')) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193)
  return seededRandom(hash >>> 0)
}

/** Standard normal, by Box and Muller. */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
}

/** Log-normal with median 1; `spread` is the deviation of its logarithm. */
export const factor = (random: Random, spread: number): number => Math.exp(spread * normal(random))

/** A count about `mean`: rounded at random, so that small means are often 0 and sometimes 1. */
export function count(random: Random, mean: number): number {
  const spread = mean < 30 ? Math.sqrt(mean) * normal(random) : 0
  return Math.max(0, Math.floor(mean + spread + random.next()))
}

/** `total` divided among parts of these weights; the parts add up to it. */
export function divided(random: Random, total: number, weights: readonly number[]): number[] {
  const parts = weights.map(() => 0)
  let left = total
  let weightLeft = weights.reduce((sum, weight) => sum + weight, 0)
  for (const [i, weight] of weights.entries()) {
    if (left === 0) break
    const isLast = i === weights.length - 1
    const part = isLast ? left : Math.min(left, count(random, (left * weight) / weightLeft))
    parts[i] = part
    left -= part
    weightLeft -= weight
  }
  return parts
}
