import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { FORMS } from '@gongkai/schema/metrics'
import { expect, test } from 'vitest'
import { rankingChart } from '../charts/ranking-chart.ts'
import { regionChart } from '../charts/region-chart.ts'
import { runsOfForm, type TrendPoint, trendChart } from '../charts/trend-chart.ts'

const point = (year: number, form: TrendPoint['form'], value: number | null): TrendPoint => ({
  year,
  form,
  value,
  label: value === null ? '' : String(value),
})
const TREND = [point(2022, '2021', 90), point(2019, '2019', 40), point(2020, '2019', null), point(2024, '2021', 120)]

/** Every chart the dashboard draws, from fixed rows; `UPDATE=1` rewrites `golden/<name>.json`. */
const CHARTS = {
  'ranking-zh': rankingChart('行政许可', [
    { name: '惠济区卫生健康委员会', value: 1909, label: '1,909 件' },
    { name: '洛阳市老城区人民政府办公室政务服务和大数据管理局', value: 16, label: '16 件' },
    { name: '瀍河回族区卫生健康委员会', value: 0, label: '0 件' },
  ]),
  'ranking-of-zeros': rankingChart('Permits', [{ name: '瀍河回族区卫生健康委员会', value: 0, label: '0 decisions' }]),
  'ranking-with-median': rankingChart('Permits', [{ name: '惠济区卫生健康委员会', value: 1909, label: '1,909' }], 160),
  'ranking-with-median-at-the-axis': rankingChart(
    'Permits',
    [{ name: '惠济区卫生健康委员会', value: 1909, label: '1,909' }],
    16,
  ),
  'ranking-empty': rankingChart('Permits', []),
  'trend-zh': trendChart('行政许可', TREND, FORMS, 'zh'),
  'trend-with-peers': trendChart('行政许可', TREND, FORMS, 'zh', {
    name: '同类中位数',
    points: [point(2018, '2019', 7), point(2019, '2019', 30), point(2020, '2019', 35), point(2022, '2021', 70)],
  }),
  regions: regionChart('下级地区', [
    { name: '郑州市', agencies: 40, notFiled: 1, detail: '郑州市：已知机关 40，未见报告 1' },
    { name: '洛阳市', agencies: 80, notFiled: 0, detail: '洛阳市：已知机关 80，未见报告 0' },
    { name: '开封市', agencies: 9, notFiled: 9, detail: '开封市：已知机关 9，未见报告 9' },
  ]),
  'trend-en': trendChart('Permits', TREND, FORMS, 'en'),
}

test.each(Object.entries(CHARTS))('the chart %s is drawn as it was', (name, spec) => {
  const file = new URL(`golden/${name}.json`, import.meta.url)
  const json = `${JSON.stringify(spec, null, 2)}\n`
  if (process.env.UPDATE === '1') writeFileSync(file, json)
  expect(existsSync(file), `golden/${name}.json is missing; UPDATE=1 writes it`).toBe(true)
  expect(json).toBe(readFileSync(file, 'utf8'))
})

test.each(Object.entries(CHARTS))('the chart %s is plain data, so that it can travel to the browser', (_, spec) => {
  expect(JSON.parse(JSON.stringify(spec))).toEqual(spec)
})

test('no line crosses from one form to another', () => {
  expect(runsOfForm(TREND).map((run) => run.map((p) => p.year))).toEqual([
    [2019, 2020],
    [2022, 2024],
  ])
})

test('a year without a number is a gap, never a zero', () => {
  const years = trendChart('行政许可', TREND, FORMS, 'zh').series.map((series) => series.data.map((p) => p.y))
  expect(years).toEqual([
    [40, null, null, null, null, null],
    [null, null, null, 90, null, 120],
  ])
})
