import { expect, test } from 'vitest'
import { ticksOver } from '../charts/ticks.ts'

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
  expect(ticksOver({ least: 0, most })).toEqual(ticks)
})

test.each([
  [-5, 15, [-5, 0, 5, 10, 15]],
  [-12, 0, [-12, -9, -6, -3, 0]],
  [-1, 362, [-100, 0, 100, 200, 300, 400]],
])('an axis from %d to %d goes through zero', (least, most, ticks) => {
  expect(ticksOver({ least, most })).toEqual(ticks)
})
