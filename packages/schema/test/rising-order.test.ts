import fc from 'fast-check'
import { expect, it } from 'vitest'
import { risingOrder } from '../src/columns/rising-order.ts'

const words = (most: number) => fc.array(fc.tuple(fc.nat(most), fc.integer({ min: 0, max: 0xffffffff })))

it('puts keys of one word and of two in rising order, and leaves equal ones as they were given', () => {
  fc.assert(
    fc.property(fc.oneof(words(3), words(5000)), (keys) => {
      const [low, high] = [0, 1].map((word) => Uint32Array.from(keys, (key) => key[word] as number)) as [
        Uint32Array,
        Uint32Array,
      ]
      const indexes = keys.map((_, i) => i)
      const by = (word: Uint32Array, a: number, b: number) => (word[a] as number) - (word[b] as number)
      expect([...risingOrder([low])]).toEqual(indexes.toSorted((a, b) => by(low, a, b)))
      expect([...risingOrder([low, high])]).toEqual(indexes.toSorted((a, b) => by(high, a, b) || by(low, a, b)))
    }),
  )
})
