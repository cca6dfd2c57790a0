import { expect, test } from 'vitest'
import { decodeSegment, withoutEmpty } from '../lib/address-state.ts'

test('parameters that say nothing are left out of an address, and one without any is left alone', () => {
  expect(withoutEmpty('?year=2024&region=&level=')).toBe('year=2024')
  expect(withoutEmpty('?region=')).toBe('')
  expect(withoutEmpty('?agency=a&agency=b&q=')).toBe('agency=a&agency=b')
  expect(withoutEmpty('?year=2024')).toBeUndefined()
  expect(withoutEmpty('')).toBeUndefined()
})

test('a part of a path whose percent signs are no characters names nothing', () => {
  expect(decodeSegment('rate.granted')).toBe('rate.granted')
  expect(decodeSegment('%E6%B4%9B')).toBe('洛')
  expect(decodeSegment('%E0%A4%A')).toBeUndefined()
})
