import type { ChartSpec } from './chart-spec.ts'

const asText = (text: string) => text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`)

/** Nothing in it may end the script. */
const scriptJson = (value: object) => JSON.stringify(value).replaceAll('<', '\\u003c')

/**
 * A chart inside a script, for ApexCharts: it takes the names of series and of what stands on the axis for HTML, also where
 * it shows neither. What it writes at points, and what a pointer is told, we write ourselves.
 */
export const specJson = ({ series, ...spec }: ChartSpec): string =>
  scriptJson({
    ...spec,
    series: series.map(({ name, data }) => ({
      name: asText(name),
      data: data.map((point) => ({ ...point, x: asText(point.x) })),
    })),
  })
