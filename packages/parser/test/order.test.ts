import { expect, it } from 'vitest'
import { inOrder } from '../src/grids/order.ts'

it('a rising sequence is trusted whole', () => {
  expect(inOrder([1, 3, 4])).toEqual([true, true, true])
  expect(inOrder([])).toEqual([])
})
it('of two swapped neighbours neither is trusted', () => {
  expect(inOrder([0, 2, 1, 3])).toEqual([true, false, false, true])
})
it('one far out of its place is alone distrusted', () => {
  expect(inOrder([0, 9, 1, 2, 3])).toEqual([true, false, true, true, true])
})
it('a place that stands twice is not trusted', () => {
  expect(inOrder([0, 1, 1, 2])).toEqual([true, false, false, true])
})
