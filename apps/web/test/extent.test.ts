import { describe, expect, test } from 'vitest'
import { barOf, extentOf } from '../charts/extent.ts'
import { lineOf } from '../embed/line.ts'

const rowsOf = (...values: (number | null)[]) => values.map((value, i) => ({ label: String(2020 + i), value }))

describe('what is below zero', () => {
  test('has a bar on the other side of zero', () => {
    const extent = extentOf(rowsOf(-5, null, 15))
    expect(barOf(-5, extent)).toEqual({ start: 0, length: 0.25 })
    expect(barOf(15, extent)).toEqual({ start: 0.25, length: 0.75 })
    expect(barOf(0, extent)).toEqual({ start: 0.25, length: 0 })
  })

  test('lies below the line of zero', () => {
    const { points, zero, bottom } = lineOf(rowsOf(-5, 0, 15), 152)
    expect(points.map(({ y }) => y)).toEqual([bottom, zero, 26])
    expect(zero).toBe(101)
  })
})

describe('where nothing is below zero', () => {
  test('bars begin at the left, and the line of zero is the lowest', () => {
    expect(barOf(5, extentOf(rowsOf(5, 10)))).toEqual({ start: 0, length: 0.5 })
    const { zero, bottom } = lineOf(rowsOf(5, 10), 152)
    expect(zero).toBe(bottom)
  })

  test('figures that are all zero have no bars', () => {
    expect(barOf(0, extentOf(rowsOf(0, 0)))).toEqual({ start: 0, length: 0 })
  })
})
