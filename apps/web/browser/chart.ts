/**
 * Draws a chart that the server has drawn anew with ApexCharts, which tells what one points at. The library is 150 kB with
 * gzip: it is loaded once a chart is in view and its reader has done something, so that reading costs none of it.
 */
import type { ChartSpec } from '../charts/chart-spec.ts'
import { formatCompact } from '../lib/format.ts'
import type { Lang } from '../lib/lang.ts'
import { firstInterest } from './interest.ts'
import { langOfPage } from './page-lang.ts'

interface LabelContext {
  readonly seriesIndex: number
  readonly dataPointIndex: number
}

/** An element rather than HTML, in which the name of an agency could be more than text. */
const tipOf = (detail: string): HTMLElement => {
  const tip = document.createElement('div')
  tip.className = 'tip'
  tip.textContent = detail
  return tip
}

/** Functions cannot travel from server to browser, so they are added here. */
const optionsOf = (spec: ChartSpec, lang: Lang) => {
  const pointAt = (at: LabelContext) => spec.series[at.seriesIndex]?.data[at.dataPointIndex]
  const yaxis = Array.isArray(spec.yaxis) ? spec.yaxis[0] : spec.yaxis
  return {
    ...spec,
    dataLabels: { ...spec.dataLabels, formatter: (_: unknown, at?: LabelContext) => (at && pointAt(at)?.label) ?? '' },
    tooltip: { ...spec.tooltip, custom: (at: LabelContext) => tipOf(pointAt(at)?.detail ?? '') },
    yaxis: { ...yaxis, labels: { ...yaxis?.labels, formatter: (value: number) => formatCompact(value, lang) } },
  }
}

/** Once the browser has nothing better to do. */
const idle = () => new Promise<unknown>((resolve) => (globalThis.requestIdleCallback ?? setTimeout)(resolve))

const specOf = (figure: HTMLElement): ChartSpec => JSON.parse(figure.querySelector('script')?.textContent ?? '')

/** In place of what the server has drawn, which stays where ApexCharts fails. */
const draw = async (figure: HTMLElement): Promise<void> => {
  const { default: ApexCharts } = await import('apexcharts')
  await idle() // running the library was work enough at once
  const served = figure.querySelector<HTMLElement>('.drawing')
  const own = document.createElement('div')
  figure.append(own)
  served?.setAttribute('hidden', '')
  try {
    await new ApexCharts(own, optionsOf(specOf(figure), langOfPage())).render()
    served?.remove()
  } catch (error) {
    own.remove()
    served?.removeAttribute('hidden')
    throw error
  }
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

export const drawInView = async (figure: HTMLElement): Promise<void> => {
  await firstInterest
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
