import { describe, expect, test } from 'vitest'
import { latinName } from '../src/db/rows/latin-name.ts'
import { ENDS, readShortNames, SHORT_NAMES } from '../src/metrics/index.ts'

const spelt = Object.entries({ ...ENDS, ...Object.assign({}, ...Object.values(SHORT_NAMES)) })

describe('short names', () => {
  test.each(spelt)('%s is spelt %s', async (name, latin) => {
    const [syllables] = (await latinName(name)).split(' ')
    expect((latin as string).replaceAll(' ', '')).toBe(syllables)
    expect((latin as string).split(' ')).toHaveLength([...name].length)
  })

  test('are read with the place before them, in characters, in pinyin and by initials', () => {
    const said = { sector: 'health', end: '委' }
    expect(readShortNames('卫健委')).toEqual([{ ...said, isLatin: false, before: '' }])
    expect(readShortNames('洛阳市卫健委')).toEqual([{ ...said, isLatin: false, before: '洛阳市' }])
    expect(readShortNames('LuoyangWeijianwei')).toEqual([{ ...said, isLatin: true, before: 'luoyang' }])
    expect(readShortNames('lywjw')).toEqual([{ ...said, isLatin: true, before: 'ly' }])
  })

  test('are not read into other words', () => {
    for (const word of ['卫健', '洛阳市监察委员会', '洛阳市', 'luoyang', '4103', '教育局'])
      expect(readShortNames(word)).toEqual([])
  })

  test('that mean several sectors are read as each', () => {
    const sectors = readShortNames('wjw').map(({ sector }) => sector)
    expect(new Set(sectors).size).toBe(sectors.length)
    expect(sectors).toContain('health')
  })
})
