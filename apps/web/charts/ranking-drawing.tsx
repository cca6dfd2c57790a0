/** Bars as ApexCharts draws them: lengths in per cent, so that they fit every width without a script. */
import type { ChartSpec } from './chart-spec.ts'
import { barOf, partOf, percent } from './extent.ts'

const TOP = 14
/** Of the row: above the bar stands its label. */
const BAR_FROM = 0.38
const BAR_HEIGHT = 0.24
const LABEL_ABOVE = 6

function Upright({ className, at, height }: { className: string; at: number; height: number }) {
  return <line className={className} x1={percent(at)} x2={percent(at)} y1={TOP} y2={height} />
}

export function RankingDrawing({ spec }: { readonly spec: ChartSpec }) {
  const { chart, series, xaxis, annotations } = spec
  const points = series.flatMap(({ data }) => data)
  const extent = { least: xaxis?.min ?? 0, most: xaxis?.max ?? 1 }
  const pitch = (chart.height - TOP) / Math.max(1, points.length)
  const median = annotations?.xaxis?.[0]?.x
  return (
    <svg width="100%" height={chart.height} aria-hidden="true">
      {extent.least < 0 && <Upright className="zero" at={partOf(0, extent)} height={chart.height} />}
      {typeof median === 'number' && <Upright className="median" at={partOf(median, extent)} height={chart.height} />}
      {points.map(({ x, y, label, detail }, i) => {
        const top = TOP + pitch * (i + BAR_FROM)
        const { start, length } = barOf(y ?? 0, extent)
        return (
          <g key={x}>
            <title>{detail}</title>
            <text y={top - LABEL_ABOVE}>{label}</text>
            <rect className="bar" x={percent(start)} y={top} width={percent(length)} height={pitch * BAR_HEIGHT} />
          </g>
        )
      })}
    </svg>
  )
}
