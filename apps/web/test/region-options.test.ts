import { describe, expect, test } from 'vitest'
import { regionOptions, regionVariables } from '../lib/region-options.ts'

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
    const chosen = { province: { children: [LUOYANG] }, prefecture: { children: [CHANHE] } }
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
    expect(regionVariables(undefined)).toEqual({ isWithin: false })
  })
})

test('the chosen region is offered though no agency lies in it', () => {
  const agencies = { totalCount: 1, nodes: [inLuoyang] }
  expect(namesOf(regionOptions({ ...EVERYWHERE, agencies }, HEBEI.code))).toEqual(['0 河北省', '0 河南省', '1 洛阳市'])
})
