/** Draws a chart that the server described, once it comes into view. It decides nothing. */
import type { ChartSpec } from '../charts/chart-spec.ts'
import { formatCompact } from '../lib/format.ts'
import { isLang, type Lang } from '../lib/lang.ts'

interface LabelContext {
  readonly seriesIndex: number
  readonly dataPointIndex: number
}

/** Functions cannot travel from server to browser, so the two formatters are added here. */
const optionsOf = (spec: ChartSpec, lang: Lang) => {
  const labelAt = (at: LabelContext): string => spec.series[at.seriesIndex]?.data[at.dataPointIndex]?.label ?? ''
  const yaxis = Array.isArray(spec.yaxis) ? spec.yaxis[0] : spec.yaxis
  return {
    ...spec,
    dataLabels: { ...spec.dataLabels, formatter: (_: unknown, at?: LabelContext) => (at ? labelAt(at) : '') },
    yaxis: { ...yaxis, labels: { ...yaxis?.labels, formatter: (value: number) => formatCompact(value, lang) } },
  }
}

/** Once the browser has nothing better to do. */
const idle = () => new Promise<unknown>((resolve) => (globalThis.requestIdleCallback ?? setTimeout)(resolve))

const draw = async (figure: HTMLElement): Promise<void> => {
  const { default: ApexCharts } = await import('apexcharts')
  await idle() // running the library was work enough at once
  const { textContent } = figure.querySelector('script') ?? {}
  const lang = document.documentElement.lang.slice(0, 2)
  const spec: ChartSpec = JSON.parse(textContent ?? '')
  await new ApexCharts(figure, optionsOf(spec, isLang(lang) ? lang : 'zh')).render()
}

const MARGIN = '200px'

/** One after the other, each once the browser has nothing better to do: a page of many charts stays responsive. */
let drawn: Promise<unknown> = Promise.resolve()
const drawNext = (figure: HTMLElement) => {
  drawn = drawn
    .then(idle)
    .then(() => draw(figure))
    .catch(reportError)
}

export const drawInView = (figure: HTMLElement): void => {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return
      observer.disconnect()
      drawNext(figure)
    },
    { rootMargin: MARGIN },
  )
  observer.observe(figure)
}
