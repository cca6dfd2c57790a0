import { expect, test } from 'vitest'
import { regionName, romanise } from '../lib/region-name.ts'

test.each([
  ['河南省', 'Henan'],
  ['郑州市', 'Zhengzhou'],
  ['瀍河回族区', 'Chanhe'],
  ['嵩县', 'Songxian'],
  ['西安市', 'Xi’an'],
  ['陕西省', 'Shaanxi'],
  ['山西省', 'Shanxi'],
  ['重庆市', 'Chongqing'],
  ['吕梁市', 'Lüliang'],
  ['恩施土家族苗族自治州', 'Enshi'],
  ['内蒙古自治区', 'Inner Mongolia'],
  ['新疆维吾尔自治区', 'Xinjiang'],
])('%s is %s in Latin letters', (name, latin) => {
  expect(romanise(name)).toBe(latin)
})

test('a name with other signs than Chinese characters is left as it is', () => {
  expect(romanise('A区1号')).toBeUndefined()
  expect(regionName('A区1号', 'en')).toBe('A区1号')
})

test('the Latin name stands before the Chinese one, and in English only', () => {
  expect(regionName('河南省', 'en')).toBe('Henan 河南省')
  expect(regionName('河南省', 'zh')).toBe('河南省')
})
