import { expect, test } from 'vitest'
import { ticksUpTo } from '../charts/ticks.ts'

test.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [2, [0, 1, 2]],
  [12, [0, 3, 6, 9, 12]],
  [5, [0, 1, 2, 3, 4, 5]],
  [362, [0, 100, 200, 300, 400]],
  [36_700, [0, 10_000, 20_000, 30_000, 40_000]],
  [0.3, [0, 0.1, 0.2, 0.3]],
])('an axis up to %d has round figures and few', (most, ticks) => {
  expect(ticksUpTo(most)).toEqual(ticks)
})
