import fc from 'fast-check'
import { expect, it } from 'vitest'
import { JoinedNames } from '../src/columns/joined-names.ts'

const letters = fc.string({ unit: fc.constantFrom('教', '育', '局', 'A', 'a', 'İ', '\n'), maxLength: 6 })
const word = fc.string({ unit: fc.constantFrom('教', '育', '局', 'a'), minLength: 1, maxLength: 3 })

it('marks each name that holds a word, once, and none over the end of another', () => {
  fc.assert(
    fc.property(fc.array(fc.option(letters), { maxLength: 30 }), word, (names, word) => {
      const marks = new Uint8Array(names.length)
      new JoinedNames(names).mark(marks, word)
      expect([...marks]).toEqual(names.map((name) => (name?.toLowerCase().includes(word) ? 1 : 0)))
    }),
  )
})
