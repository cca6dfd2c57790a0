import fc from 'fast-check'
import { expect, it } from 'vitest'
import { DistinctValues } from '../src/columns/distinct-values.ts'

const number = fc.oneof(
  fc.nat(20),
  fc.integer({ min: -9, max: 2e9 }),
  fc.double({ noNaN: true }),
  fc.nat(100_000).map((hundredths) => hundredths / 100),
)

it('numbers each value once, and puts all in order, 0 among them and -0 for it', () => {
  fc.assert(
    fc.property(fc.array(number, { maxLength: 3000, size: 'max' }), (values) => {
      const distinct = new DistinctValues()
      const numbers = values.map((value) => distinct.numberOf(value))
      const falling = distinct.falling()
      const expected = [...new Set([0, ...values.map((value) => value + 0)])].sort((a, b) => b - a)
      expect([...falling.values]).toEqual(expected)
      expect(numbers.map((number) => falling.values[falling.places[number] as number])).toEqual(
        values.map((value) => value + 0),
      )
    }),
    { numRuns: 30 },
  )
})
