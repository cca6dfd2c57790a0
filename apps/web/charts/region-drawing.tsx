/** A treemap as ApexCharts draws it, of boxes in per cent. */
import { hierarchy, treemap, treemapSquarify } from 'd3-hierarchy'
import type { ChartPoint, ChartSpec } from './chart-spec.ts'
import { percent } from './extent.ts'

/** Where a treemap stands beside its table; on a telephone the boxes are narrower and no less readable. */
const WIDTH = 580
/** Where ApexCharts leaves room for a title. */
const TOP = 20

interface Area extends Partial<ChartPoint> {
  readonly children?: readonly ChartPoint[]
}

const layOut = (points: readonly ChartPoint[], height: number) =>
  treemap<Area>().size([WIDTH, height]).tile(treemapSquarify.ratio(1))(
    hierarchy<Area>({ children: points }, ({ children }) => children && [...children]).sum(({ y }) => y ?? 0),
  )

export function RegionDrawing({ spec: { chart, series } }: { readonly spec: ChartSpec }) {
  const height = chart.height - TOP
  const root = layOut(
    series.flatMap(({ data }) => data),
    height,
  )
  return (
    <div className="areas" style={{ height, marginTop: TOP }} aria-hidden="true">
      {root.leaves().map(({ data, x0, x1, y0, y1 }) => (
        <span
          key={data.x}
          title={data.detail}
          style={{
            left: percent(x0 / WIDTH),
            top: percent(y0 / height),
            width: percent((x1 - x0) / WIDTH),
            height: percent((y1 - y0) / height),
            background: data.fillColor,
          }}
        >
          {data.label}
        </span>
      ))}
    </div>
  )
}
