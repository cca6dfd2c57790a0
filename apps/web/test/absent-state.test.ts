import { expect, test } from 'vitest'
import { formatAbsentState, parseAbsentState, REASONS, wordingOfReason } from '../lib/absent-state.ts'
import { BadAddress } from '../lib/bad-address.ts'

const parse = (query: string) => parseAbsentState(Object.fromEntries(new URLSearchParams(query)))

test('the address of those without a figure reads back as it was', () => {
  const address = '?of=rate.granted&reason=below_minimum&year=2024&region=410300&minimum=50'
  expect(formatAbsentState(parse(address) ?? {})).toBe(address)
})

test('an address of before, of no ranking in particular, still names those who have not filed', () => {
  expect(parse('year=2024&level=county')).toEqual({ year: 2024, level: 'county' })
})

test('a ranking or a reason that is none is refused', () => {
  expect(() => parse('of=no.such.metric')).toThrow(BadAddress)
  expect(() => parse('reason=laziness')).toThrow(BadAddress)
})

test('reasons that are states of a figure are worded as those', () => {
  const worded = Object.keys(REASONS).filter((reason) => wordingOfReason(reason as keyof typeof REASONS))
  expect(worded).toEqual(['blank', 'missing', 'not_on_form', 'unreadable'])
})
