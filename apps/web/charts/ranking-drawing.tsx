/** Bars as ApexCharts draws them: lengths in per cent, so that they fit every width without a script. */
import type { ChartSpec } from './chart-spec.ts'

const TOP = 14
/** Of the row: above the bar stands its label. */
const BAR_FROM = 0.38
const BAR_HEIGHT = 0.24
const LABEL_ABOVE = 6

const percent = (part: number, whole: number) => `${(100 * Math.max(0, part)) / whole}%`

export function RankingDrawing({ spec }: { readonly spec: ChartSpec }) {
  const { chart, series, xaxis, annotations } = spec
  const points = series.flatMap(({ data }) => data)
  const most = xaxis?.max ?? 1
  const pitch = (chart.height - TOP) / Math.max(1, points.length)
  const median = annotations?.xaxis?.[0]?.x
  return (
    <svg width="100%" height={chart.height} aria-hidden="true">
      {typeof median === 'number' && (
        <line className="median" x1={percent(median, most)} x2={percent(median, most)} y1={TOP} y2={chart.height} />
      )}
      {points.map(({ x, y, label, detail }, i) => {
        const top = TOP + pitch * (i + BAR_FROM)
        return (
          <g key={x}>
            <title>{detail}</title>
            <text y={top - LABEL_ABOVE}>{label}</text>
            <rect className="bar" y={top} width={percent(y ?? 0, most)} height={pitch * BAR_HEIGHT} />
          </g>
        )
      })}
    </svg>
  )
}
