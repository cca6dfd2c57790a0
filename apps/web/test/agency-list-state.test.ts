import { expect, test } from 'vitest'
import { formatAgencyListState, parseAgencyListState } from '../lib/agency-list-state.ts'
import { BadAddress } from '../lib/bad-address.ts'

test('the address of a list of agencies reads back as it was', () => {
  const address = '?region=410300&level=county&q=weijian&after=abc'
  const state = parseAgencyListState(Object.fromEntries(new URLSearchParams(address)))
  expect(formatAgencyListState(state ?? {})).toBe(address)
})

test('a region that is none is refused, rather than the whole country listed', () => {
  expect(() => parseAgencyListState({ region: 'nowhere' })).toThrow(BadAddress)
})
