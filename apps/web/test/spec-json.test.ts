import { FORMS } from '@gongkai/schema/metrics'
import { expect, test } from 'vitest'
import type { ChartSpec } from '../charts/chart-spec.ts'
import { rankingChart } from '../charts/ranking-chart.ts'
import { specJson } from '../charts/spec-json.ts'
import { trendChart } from '../charts/trend-chart.ts'

const HOSTILE = `</script><img src=x onerror="alert(1)">`
const read = (spec: ChartSpec): ChartSpec => JSON.parse(specJson(spec))

test('what ApexCharts takes for HTML is none, and what is written by us stays as it is', () => {
  const [bars] = read(rankingChart(HOSTILE, [{ name: HOSTILE, value: 1, label: '1' }])).series
  expect(bars?.name).not.toMatch(/[<>"']/)
  expect(bars?.data[0]?.x).not.toMatch(/[<>"']/)
  expect(bars?.data[0]?.detail).toBe(`${HOSTILE}\u20031`)
  const [line] = read(trendChart(HOSTILE, [{ year: 2024, form: null, value: 1, label: '1' }], FORMS, 'zh')).series
  expect(line?.name).not.toMatch(/[<>"']/)
  expect(line?.data[0]?.x).toBe('2024')
})

test('no text ends the script it stands in', () => {
  expect(specJson(rankingChart(HOSTILE, [{ name: HOSTILE, value: 1, label: HOSTILE }]))).not.toContain('</script')
})
