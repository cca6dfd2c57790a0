import { expect, it } from 'vitest'
import { Scratch } from '../src/columns/scratch.ts'

const LARGE = 300_000

it('gives zeros each time, which no other array of the same turn shares, also when it has to grow', () => {
  const scratch = new Scratch()
  for (const turn of [1, 2]) {
    scratch.cleared()
    const arrays = [
      scratch.bytes(3),
      scratch.float64(LARGE),
      scratch.bytes(1),
      scratch.int32(LARGE),
      scratch.float64(2 * LARGE),
    ]
    for (const [i, array] of arrays.entries()) {
      expect(array.every((one) => one === 0)).toBe(true)
      array.fill(turn + i)
    }
    for (const [i, array] of arrays.entries()) expect(array.every((one) => one === turn + i)).toBe(true)
  }
})
