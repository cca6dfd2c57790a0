import { describe, expect, test } from 'vitest'
import { BadAddress } from '../lib/bad-address.ts'
import { regionOptions, regionVariables, requireRegion } from '../lib/region-options.ts'

const HENAN = { code: '410000', name: '河南省' }
const HEBEI = { code: '130000', name: '河北省' }
const LUOYANG = { code: '410300', name: '洛阳市' }
const CHANHE = { code: '410304', name: '瀍河回族区' }
const inLuoyang = { region: { ...LUOYANG, parent: { ...HENAN, parent: null } } }
const inChanhe = { region: { ...CHANHE, parent: { ...LUOYANG, parent: HENAN } } }
const EVERYWHERE = { years: [], provinces: [HEBEI, HENAN] }

const namesOf = (options: ReturnType<typeof regionOptions>) => options.map(({ name, depth }) => `${depth} ${name}`)

describe('the regions a filter offers', () => {
  test('while agencies are few, only places that have one, each once and in the order of the tree', () => {
    const agencies = { totalCount: 3, nodes: [inChanhe, inLuoyang, { region: null }] }
    expect(namesOf(regionOptions({ ...EVERYWHERE, agencies }))).toEqual(['0 河南省', '1 洛阳市', '2 瀍河回族区'])
  })

  test('while they are many, every province and the way down to the chosen region', () => {
    const agencies = { totalCount: 5000, nodes: [inChanhe] }
    const chosen = { prefectures: [LUOYANG], counties: [CHANHE] }
    expect(namesOf(regionOptions({ ...EVERYWHERE, ...chosen, agencies }))).toEqual([
      '0 河北省',
      '0 河南省',
      '1 洛阳市',
      '2 瀍河回族区',
    ])
    expect(namesOf(regionOptions({ ...EVERYWHERE, agencies }))).toEqual(['0 河北省', '0 河南省'])
  })

  test('the divisions around a chosen county are those of its province and prefecture', () => {
    expect(regionVariables('410304')).toEqual({ isWithin: true, province: '410000', prefecture: '410300' })
    expect(regionVariables(undefined)).toEqual({ isWithin: false, province: null, prefecture: null })
  })
})

test('a region that no division is, nor lies in, is refused', () => {
  const known = { provinces: [HENAN], prefectures: [LUOYANG], counties: [CHANHE, { code: '410105', name: '金水区' }] }
  for (const chosen of [undefined, '410000', '410300', '410304', '410100'])
    expect(() => requireRegion(chosen, known)).not.toThrow()
  for (const chosen of ['419900', '410399', '990000']) expect(() => requireRegion(chosen, known)).toThrow(BadAddress)
})

test('the chosen region is offered though no agency lies in it', () => {
  const agencies = { totalCount: 1, nodes: [inLuoyang] }
  expect(namesOf(regionOptions({ ...EVERYWHERE, agencies }, HEBEI.code))).toEqual(['0 河北省', '0 河南省', '1 洛阳市'])
})
