/**
 * A chart as the server draws it, with the description it is drawn from. It is whole without a script; `browser/chart.ts`
 * draws it anew with ApexCharts, which weighs more than all else on a page, only for a reader who does something here.
 */
import type { ReactNode } from 'react'
import type { Lang } from '../lib/lang.ts'
import type { ChartSpec } from './chart-spec.ts'
import { RankingDrawing } from './ranking-drawing.tsx'
import { RegionDrawing } from './region-drawing.tsx'
import { specJson } from './spec-json.ts'
import { TrendDrawing } from './trend-drawing.tsx'

interface Props {
  readonly lang: Lang
  readonly spec: ChartSpec
  /** One sentence that says what the chart shows; the figures stand in the table beside it. */
  readonly summary: string
}

const DRAWINGS: Readonly<Record<ChartSpec['chart']['type'], (props: Pick<Props, 'lang' | 'spec'>) => ReactNode>> = {
  bar: RankingDrawing,
  line: TrendDrawing,
  treemap: RegionDrawing,
}

export function Chart({ lang, spec, summary }: Props) {
  const Drawing = DRAWINGS[spec.chart.type]
  return (
    <div className="chart" role="img" aria-label={summary} style={{ minHeight: spec.chart.height }} data-chart="">
      <div className="drawing">
        <Drawing lang={lang} spec={spec} />
      </div>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: data in JSON, in which no element can end */}
      <script type="application/json" dangerouslySetInnerHTML={{ __html: specJson(spec) }} />
    </div>
  )
}
