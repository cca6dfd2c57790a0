/** What a chart is here: the options of ApexCharts that can be written as JSON, with its points. */
import type { ApexOptions } from 'apexcharts'

export interface ChartPoint {
  readonly x: string
  readonly y: number | null
  /** Written at the point, already in the language of the page. */
  readonly label: string
  /** Said of the point to who points at it: the whole name and every digit. */
  readonly detail: string
  /** Where it has a colour of its own. */
  readonly fillColor?: string
}

export type ChartSpec = Omit<ApexOptions, 'chart' | 'series'> & {
  readonly chart: NonNullable<ApexOptions['chart']> & {
    readonly type: 'bar' | 'line' | 'treemap'
    readonly height: number
  }
  readonly series: readonly { readonly name: string; readonly data: readonly ChartPoint[] }[]
}

/** No toolbar, no zoom, no animation: a chart here is a printed figure. */
export const BASE_CHART = {
  fontFamily: 'inherit',
  background: 'transparent',
  toolbar: { show: false },
  zoom: { enabled: false },
  selection: { enabled: false },
  animations: { enabled: false },
  parentHeightOffset: 0,
} as const
