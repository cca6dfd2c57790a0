/** Charts as the server draws them, read as a person reads them: what is written, how long and where. */
import { FORMS } from '@gongkai/schema/metrics'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { Chart } from '../charts/chart.tsx'
import type { ChartSpec } from '../charts/chart-spec.ts'
import { rankingChart } from '../charts/ranking-chart.ts'
import { regionChart } from '../charts/region-chart.ts'
import { type TrendPoint, trendChart } from '../charts/trend-chart.ts'

const drawn = (spec: ChartSpec) =>
  renderToStaticMarkup(createElement(Chart, { lang: 'zh', spec, summary: 'x' })).replace(/<script.*<\/script>/, '')
const all = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map(([, found]) => found)

describe('bars', () => {
  const html = drawn(
    rankingChart(
      '行政许可',
      [
        { name: '洛阳市老城区人民政府办公室政务服务和大数据管理局', value: 20_000, label: '2万', exact: '20,000' },
        { name: '瀍河回族区卫生健康委员会', value: 5_000, label: '5,000' },
        { name: '<b>', value: 0, label: '0' },
      ],
      10_000,
    ),
  )

  test('are as long as their figures are to the greatest, and none is drawn for a zero', () => {
    expect(all(html, /class="bar"[^>]* width="([^"]+)"/g)).toEqual(['100%', '25%', '0%'])
  })

  test('say the name and the figure, shortened where they are long, and whole to who points at them', () => {
    expect(all(html, /<text[^>]*>([^<]+)/g)[0]).toBe('洛阳市老城区人民政府办公室政务服务和…\u20032万')
    expect(all(html, /<title>([^<]+)/g)).toEqual([
      '洛阳市老城区人民政府办公室政务服务和大数据管理局\u200320,000',
      '瀍河回族区卫生健康委员会\u20035,000',
      '&lt;b&gt;\u20030',
    ])
  })

  test('of changes go left of zero where there was a loss, as in embeds', () => {
    const bars = [
      { name: '甲', value: 15, label: '15' },
      { name: '乙', value: -5, label: '-5' },
    ]
    const html = drawn(rankingChart('增减', bars))
    expect(all(html, /class="bar"[^>]* x="([^"]+)"/g)).toEqual(['25%', '0%'])
    expect(all(html, /class="bar"[^>]* width="([^"]+)"/g)).toEqual(['75%', '25%'])
    expect(all(html, /class="zero" x1="([^"]+)"/g)).toEqual(['25%'])
  })

  test('have a line at the median', () => {
    expect(all(html, /class="median" x1="([^"]+)"/g)).toEqual(['50%'])
  })

  test('of nothing are nothing', () => {
    expect(drawn(rankingChart('行政许可', []))).not.toContain('<rect')
  })
})

describe('lines', () => {
  const point = (year: number, form: TrendPoint['form'], value: number | null): TrendPoint => ({
    year,
    form,
    value,
    label: value === null ? '' : String(value),
  })
  const own = [point(2019, '2019', 40), point(2020, '2019', 20), point(2021, '2021', 90), point(2023, '2021', 100)]

  test('break where the form changes and where a year is missing', () => {
    const html = drawn(trendChart('行政许可', own, FORMS, 'zh'))
    expect(html.match(/<line class="run" x1="\d+%"/g)).toEqual(['<line class="run" x1="10%"'])
    expect(html.match(/class="value"/g)).toHaveLength(4)
  })

  test('stand as high as their figures are on a scale of round ones', () => {
    const html = drawn(trendChart('行政许可', own, FORMS, 'zh'))
    expect(all(html, /class="scale" dx[^>]*>([^<]+)/g)).toEqual(['0', '20', '40', '60', '80', '100'])
    expect(all(html, /class="mark" c?x="[^"]+%" c?y="([^"]+%)"/g)).toEqual(['60%', '80%', '10%', '0%'])
  })

  test('of changes go below zero where there was a loss, as in embeds', () => {
    const html = drawn(trendChart('增减', [point(2022, '2021', 15), point(2023, '2021', -5)], FORMS, 'zh'))
    expect(all(html, /class="scale" dx[^>]*>([^<]+)/g)).toEqual(['-5', '0', '5', '10', '15'])
    expect(all(html, /class="mark" c?x="[^"]+%" c?y="([^"]+%)"/g)).toEqual(['0%', '100%'])
  })

  test('name each form once, and the peers, whose line is told by its dashes', () => {
    const peers = {
      name: '同类中位数',
      points: [point(2019, '2019', 7), point(2020, '2019', 30), point(2021, '2021', 3)],
    }
    const html = drawn(trendChart('行政许可', [...own, point(2024, '2019', 1)], FORMS, 'zh', peers))
    expect(all(html, /<\/svg>([^<]+)<\/li>/g)).toEqual(['2019年版', '2021年版', '同类中位数'])
    expect(html.match(/class="run peers" x1="\d+(\.\d+)?%"/g)).toHaveLength(1)
  })

  test('of many years name only some of them, and no figures', () => {
    const years = Array.from({ length: 17 }, (_, i) => point(2008 + i, '2021', i))
    const html = drawn(trendChart('行政许可', years, FORMS, 'zh'))
    expect(all(html, />(20\d\d)<\/text>/g)).toEqual([2008, 2010, 2012, 2014, 2016, 2018, 2020, 2022, 2024].map(String))
    expect(html).not.toContain('class="value"')
  })
})

test('the areas of regions are as large as what is known of them, and together all of the map', () => {
  const area = (name: string, agencies: number) => ({ name, agencies, notFiled: 0, detail: name })
  const html = drawn(regionChart('下级地区', [area('甲市', 60), area('乙市', 30), area('丙市', 10)]))
  const sizes = [...html.matchAll(/width:([\d.]+)%;height:([\d.]+)%/g)].map(([, w, h]) => (Number(w) * Number(h)) / 100)
  expect(sizes.map(Math.round)).toEqual([60, 30, 10])
})
