/** A metric of one agency over the years → options of ApexCharts; a change of form breaks the line. */
import type { Form, Wording } from '@gongkai/schema/metrics'
import { shortFormName } from '../lib/format.ts'
import { BASE_CHART, type ChartPoint, type ChartSpec } from './chart-spec.ts'
import { extentOf } from './extent.ts'
import { ticksOver } from './ticks.ts'

export interface TrendPoint {
  readonly year: number
  readonly form: Form | null
  /** Null where the report has no number for it; the line breaks there too. */
  readonly value: number | null
  readonly label: string
  /** The value with every digit, where the label leaves some out or says nothing. */
  readonly exact?: string
}

export interface TrendSeries {
  readonly name: string
  readonly points: readonly TrendPoint[]
}

const HEIGHT = 260

/** Consecutive points read from one form, in the order of the years. */
export const runsOfForm = (points: readonly TrendPoint[]): TrendPoint[][] => {
  const runs: TrendPoint[][] = []
  for (const point of [...points].sort((a, b) => a.year - b.year)) {
    const run = runs.at(-1)
    if (run && run.at(-1)?.form === point.form) run.push(point)
    else runs.push([point])
  }
  return runs
}

const yearsBetween = (points: readonly TrendPoint[]): number[] => {
  const years = points.map((point) => point.year)
  const first = Math.min(...years)
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, i) => first + i)
}

const dataOf = (run: readonly TrendPoint[], years: readonly number[]): ChartPoint[] =>
  years.map((year) => {
    const point = run.find((p) => p.year === year)
    const { value = null, label = '', exact = label } = point ?? {}
    return { x: String(year), y: value, label, detail: `${year}\u2003${exact}` }
  })

/** Only over the years of the agency, and broken as its own line is. */
const runsOfPeers = (points: readonly TrendPoint[], peers: TrendSeries | undefined) => {
  const years = new Set(points.map(({ year }) => year))
  return runsOfForm(peers?.points.filter(({ year }) => years.has(year)) ?? [])
}

/** `styles/chart.css` knows the peers by it. */
const PEER_DASH = 4

const dashesOf = (points: readonly TrendPoint[], peers: TrendSeries): number[] => [
  ...runsOfForm(points).map(() => 0),
  ...runsOfPeers(points, peers).map(() => PEER_DASH),
]

const colourOf = (dash: number) => (dash === 0 ? 'var(--data)' : 'var(--ink-soft)')

const sizesOf = (points: readonly TrendPoint[], peers: TrendSeries): number[] =>
  dashesOf(points, peers).map((dash) => (dash === 0 ? 5 : 3))

/** The peers once, however often their line breaks. */
const legendWith = (
  points: readonly TrendPoint[],
  peers: TrendSeries,
  name: (run: readonly TrendPoint[]) => string,
) => {
  const own = runsOfForm(points)
  return {
    customLegendItems: [...own.map(name), peers.name],
    markers: { fillColors: [...own.map(() => 'var(--data)'), 'var(--ink-soft)'] },
  }
}

/** One series per run of a form, so that no line ever crosses from one form to another; a year without a report is a gap. */
export const trendChart = (
  title: string,
  points: readonly TrendPoint[],
  forms: Readonly<Record<Form, Wording>>,
  lang: 'zh' | 'en',
  peers?: TrendSeries,
): ChartSpec => {
  const nameOf = ([first]: readonly TrendPoint[]) => (first?.form ? shortFormName(forms[first.form][lang]) : title)
  return {
    chart: { ...BASE_CHART, type: 'line', height: HEIGHT },
    series: [
      ...runsOfForm(points).map((run) => ({
        name: nameOf(run),
        data: dataOf(run, yearsBetween(points)),
      })),
      ...runsOfPeers(points, peers).map((run) => ({
        name: peers?.name ?? '',
        data: dataOf(run, yearsBetween(points)),
      })),
    ],
    stroke: { width: 2, curve: 'straight', ...(peers && { dashArray: dashesOf(points, peers) }) },
    markers: {
      size: peers ? sizesOf(points, peers) : 5,
      shape: ['circle', 'square'],
      colors: peers ? dashesOf(points, peers).map(colourOf) : ['var(--data)'],
    },
    dataLabels: {
      enabled: true,
      offsetY: -8,
      background: { enabled: false },
      style: { fontSize: '13px', fontWeight: 400 },
    },
    xaxis: { type: 'category', tickPlacement: 'between', axisTicks: { show: false }, tooltip: { enabled: false } },
    yaxis: { min: ticksOver(extentOf([...points, ...(peers?.points ?? [])]))[0] ?? 0, forceNiceScale: true },
    grid: { padding: { left: 8, right: 24 } },
    legend: {
      show: true,
      position: 'top',
      horizontalAlign: 'left',
      // Written by ApexCharts as inline styles, which no stylesheet could change.
      labels: { colors: 'var(--ink)' },
      ...(peers ? legendWith(points, peers, nameOf) : { markers: { fillColors: ['var(--data)', 'var(--data)'] } }),
    },
    tooltip: { intersect: true, shared: false },
  }
}
