/** Rows of a ranking → options of ApexCharts, as plain data; colours stand in `styles/chart.css`. */
import { shorten } from '../lib/format.ts'
import { BASE_CHART, type ChartSpec } from './chart-spec.ts'
import { extentOf } from './extent.ts'

export interface RankingBar {
  readonly name: string
  readonly value: number
  /** The value as it is written on the bar. */
  readonly label: string
  /** The value with every digit, where the label leaves some out. */
  readonly exact?: string
}

const ROW_HEIGHT = 46
const FRAME_HEIGHT = 12
/** Fits beside its figure on a telephone of 375 px. */
const NAME_LENGTH = 19

/** A chart of zeros still needs an extent, else every bar fills the width. */
const maxOf = (bars: readonly RankingBar[]) => Math.max(1, extentOf(bars).most)

/** Nearer to the axis than this share of the longest bar, the line would strike the names that begin there. */
const LEAST_MEDIAN = 0.04

/** Whether these bars have room for a line at the median: it may lie beyond them, on another page. */
export const showsMedian = (bars: readonly RankingBar[], median: number | undefined): median is number =>
  median !== undefined && median <= maxOf(bars) && median >= LEAST_MEDIAN * maxOf(bars)

/** Named beside the chart, where it is written with the quartiles. */
const medianLine = (x: number) => ({ x, strokeDashArray: 4, borderColor: 'var(--seal)', opacity: 1 })

/** One thin bar per agency with its name and figure above it, so that long names need no axis. */
export const rankingChart = (title: string, bars: readonly RankingBar[], median?: number): ChartSpec => ({
  chart: { ...BASE_CHART, type: 'bar', height: bars.length * ROW_HEIGHT + FRAME_HEIGHT },
  series: [
    {
      name: title,
      data: bars.map((bar) => ({
        x: bar.name,
        y: bar.value,
        label: `${shorten(bar.name, NAME_LENGTH)}\u2003${bar.label}`,
        detail: `${bar.name}\u2003${bar.exact ?? bar.label}`,
      })),
    },
  ],
  plotOptions: { bar: { horizontal: true, barHeight: '24%', borderRadius: 0, dataLabels: { position: 'bottom' } } },
  dataLabels: {
    enabled: true,
    textAnchor: 'start',
    offsetX: -4,
    offsetY: -18,
    style: { fontSize: '13px', fontWeight: 400 },
  },
  xaxis: {
    min: extentOf(bars).least,
    max: maxOf(bars),
    labels: { show: false },
    axisBorder: { show: false },
    axisTicks: { show: false },
  },
  yaxis: { labels: { show: false } },
  grid: { show: false, padding: { left: -16, right: -4, top: -16, bottom: -16 } },
  ...(showsMedian(bars, median) && { annotations: { xaxis: [medianLine(median)] } }),
  legend: { show: false },
  tooltip: { intersect: true, shared: false },
  states: { hover: { filter: { type: 'none' } }, active: { filter: { type: 'none' } } },
})
