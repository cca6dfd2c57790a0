import { describe, expect, test } from 'vitest'
import { coverageBelow, dimensionBelow, findPath, pathVariables, regionRows } from '../lib/region.ts'

const HENAN = { code: '410000', name: '河南省' }
const LUOYANG = { code: '410300', name: '洛阳市' }
const CHANHE = { code: '410304', name: '瀍河回族区' }
const JIYUAN = { code: '419001', name: '济源市' }
const BEIJING = { code: '110000', name: '北京市' }
const DONGCHENG = { code: '110101', name: '东城区' }

describe('the way down to a region', () => {
  const divisions = {
    provinces: [BEIJING, HENAN],
    province: { children: [LUOYANG, JIYUAN] },
    prefecture: { children: [CHANHE] },
  }

  test('asks for the divisions of its province and prefecture', () => {
    expect(pathVariables('410304')).toEqual({ province: '410000', prefecture: '410300', code: '410304' })
    expect(pathVariables(undefined).code).toBeNull()
  })

  test('names each division once, and a county under a province has no prefecture', () => {
    expect(findPath('410304', divisions)).toEqual([HENAN, LUOYANG, CHANHE])
    expect(findPath('410000', divisions)).toEqual([HENAN])
    expect(findPath('419001', divisions)).toEqual([HENAN, JIYUAN])
    const beijing = { ...divisions, province: { children: [DONGCHENG] }, prefecture: null }
    expect(findPath('110101', beijing)).toEqual([BEIJING, DONGCHENG])
  })

  test('leads nowhere for a code that no division has', () => {
    expect(findPath('410399', divisions)).toBeUndefined()
    expect(findPath('x', divisions)).toBeUndefined()
  })
})

describe('the regions below one', () => {
  test('are provinces, prefectures or counties, and are all counted in one answer', () => {
    expect([undefined, '410000', '410300'].map(dimensionBelow)).toEqual(['PROVINCE', 'PREFECTURE', 'COUNTY'])
    const counts = { number: 3, blank: 1, missing: 0, notOnForm: 0, unreadable: 1, notFiled: 2 }
    expect(coverageBelow([LUOYANG, JIYUAN], { summary: { nodes: [{ regionCode: '410300', counts }] } })).toEqual([
      { division: LUOYANG, agencies: 7, filed: 5, notFiled: 2 },
      { division: JIYUAN, agencies: 0, filed: 0, notFiled: 0 },
    ])
  })

  const chanhe = { division: CHANHE, agencies: 2, filed: 1, notFiled: 1 }
  const nothing = { division: DONGCHENG, agencies: 0, filed: 0, notFiled: 0 }

  test('come after the agencies of the region itself, and those without any are named apart', () => {
    expect(regionRows({ agencies: 3, filed: 2, notFiled: 1 }, [chanhe, nothing])).toEqual({
      rows: [{ division: null, agencies: 1, filed: 1, notFiled: 0 }, chanhe],
      unknown: [DONGCHENG],
    })
  })

  test('are all there is where the region has no agencies of its own', () => {
    expect(regionRows({ agencies: 2, filed: 1, notFiled: 1 }, [chanhe]).rows).toEqual([chanhe])
  })
})
