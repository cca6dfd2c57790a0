import { METRICS } from '@gongkai/schema/metrics'
import { expect, test } from 'vitest'
import { METRIC_SECTIONS } from '../lib/metric-groups.ts'

const rows = METRIC_SECTIONS.flatMap((section) => section.rows)

test('every metric of the catalogue stands in exactly one row', () => {
  const keys = rows.flatMap(({ metrics }) => metrics.map(({ key }) => key))
  expect(keys.toSorted()).toEqual(METRICS.map(({ key }) => key).toSorted())
})

test('a row is called as it is known away from its form, and no two of a section alike', () => {
  const labelOf = (key: string) => rows.find((row) => row.key === key)?.label
  expect(labelOf('permits')).toEqual({ zh: '行政许可', en: 'Administrative permits' })
  expect(labelOf('denied.state_secret')).toMatchObject({ zh: '属于国家秘密', en: 'Requests denied (state secret)' })
  expect(labelOf('litigation_direct')).toEqual({
    zh: '未经复议直接起诉',
    en: 'Litigation without reconsideration',
  })
  expect(labelOf('disclosure.wechat')).toEqual({ zh: '微信公开数量', en: 'Disclosed on WeChat' })
  for (const section of METRIC_SECTIONS) {
    const labels = section.rows.map(({ key }) => key)
    expect(new Set(labels).size).toBe(labels.length)
  }
})
