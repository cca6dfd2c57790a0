/** A chart as the server describes it; `browser/chart.ts` draws it once it comes into view. */
import { scriptJson } from '../lib/script-json.ts'
import type { ChartSpec } from './chart-spec.ts'

interface Props {
  readonly spec: ChartSpec
  /** One sentence that says what the chart shows; the figures stand in the table beside it. */
  readonly summary: string
}

export function Chart({ spec, summary }: Props) {
  return (
    <div className="chart" role="img" aria-label={summary} style={{ minHeight: spec.chart.height }} data-chart="">
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: data in JSON, in which no element can end */}
      <script type="application/json" dangerouslySetInnerHTML={{ __html: scriptJson(spec) }} />
    </div>
  )
}
