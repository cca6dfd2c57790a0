import { expect, test } from 'vitest'
import type { AgencyView } from '../lib/agency.ts'
import { peerPoints, peersOf, readPeers } from '../lib/peers.ts'

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

test('an agency has a place among its peers in each ranking that it has a figure for', () => {
  const placed = { totalCount: 12, nodes: [{ rank: 3, rankRange: { best: 2, worst: 3 } }] }
  const placeless = { totalCount: 11, nodes: [] }
  const peers = readPeers({
    ...{ volume: [], permits: [], penalties: [] },
    ...{ volumePlace: placeless, permitsPlace: placed, penaltiesPlace: placed },
  })
  expect(peers['disclosure.volume']?.place).toEqual({ entry: undefined, total: 11 })
  expect(peers['permits.decisions']?.place).toEqual({ entry: placed.nodes[0], total: 12 })
})
