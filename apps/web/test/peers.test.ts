import { expect, test } from 'vitest'
import type { AgencyView } from '../lib/agency.ts'
import { peerPoints, peersOf } from '../lib/peers.ts'

const agency: AgencyView = {
  id: 'a',
  name: '某局',
  regionCode: '410304',
  regionPath: [],
  level: 'county',
  sector: 'health',
  reports: [],
}

test('peers are of the same level, sector and province', () => {
  expect(peersOf(agency)).toEqual({ level: 'county', sector: 'health', region: '410000' })
  expect(peersOf({ ...agency, regionCode: null })).toEqual({ level: 'county', sector: 'health' })
  expect(peersOf({ ...agency, level: null })).toBeUndefined()
})

test('a year without any number has no median, and its form is that of most reports', () => {
  const forms = [
    { form: 'FORM_2019' as const, reports: 2 },
    { form: 'FORM_2021' as const, reports: 5 },
  ]
  expect(peerPoints([{ year: 2024, forms, counts: { number: 0 }, distribution: { median: null } }])).toEqual([
    { year: 2024, form: '2021', value: null, label: '' },
  ])
  expect(peerPoints([{ year: 2023, forms: [], counts: { number: 2 }, distribution: { median: 3.5 } }])).toEqual([
    { year: 2023, form: null, value: 3.5, label: '' },
  ])
})
