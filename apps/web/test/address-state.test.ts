import { expect, test } from 'vitest'
import { AGENCY_READERS, decodeSegment, parseState, withoutEmpty } from '../lib/address-state.ts'
import { BadAddress } from '../lib/bad-address.ts'

test('parameters that say nothing are left out of an address, and one without any is left alone', () => {
  expect(withoutEmpty('?year=2024&region=&level=')).toBe('year=2024')
  expect(withoutEmpty('?region=')).toBe('')
  expect(withoutEmpty('?agency=a&agency=b&q=')).toBe('agency=a&agency=b')
  expect(withoutEmpty('?year=2024')).toBeUndefined()
  expect(withoutEmpty('')).toBeUndefined()
})

test('an address that cannot be names each of its parts that cannot, with what few may stand there', () => {
  const parse = () => parseState(AGENCY_READERS, { year: ['20244'], level: 'moon', region: '41' })
  expect(parse).toThrow(BadAddress)
  expect(parse).toThrow(
    expect.objectContaining({
      parameters: [
        { name: 'year', value: '20244', members: undefined },
        { name: 'level', value: 'moon', members: ['province', 'prefecture', 'county', 'township'] },
      ],
    }),
  )
})

test('a part of a path whose percent signs are no characters names nothing', () => {
  expect(decodeSegment('rate.granted')).toBe('rate.granted')
  expect(decodeSegment('%E6%B4%9B')).toBe('洛')
  expect(decodeSegment('%E0%A4%A')).toBeUndefined()
})
