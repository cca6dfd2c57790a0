'use client'
/** Draws a chart that the server described, once it comes into view. It decides nothing. */
import dynamic from 'next/dynamic'
import { useEffect, useRef, useState } from 'react'
import { formatCompact } from '../lib/format.ts'
import type { Lang } from '../lib/lang.ts'
import type { ChartPoint, ChartSpec } from './chart-spec.ts'

const ApexChart = dynamic(() => import('react-apexcharts'), { ssr: false })

interface LabelContext {
  readonly seriesIndex: number
  readonly dataPointIndex: number
}

interface Props {
  readonly spec: ChartSpec
  /** One sentence that says what the chart shows; the figures stand in the table beside it. */
  readonly summary: string
  readonly lang: Lang
}

const useInView = () => {
  const ref = useRef<HTMLDivElement>(null)
  const [isInView, setInView] = useState(false)
  useEffect(() => {
    if (!ref.current) return
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return
        setInView(true)
        observer.disconnect()
      },
      { rootMargin: '200px' },
    )
    observer.observe(ref.current)
    return () => observer.disconnect()
  }, [])
  return [ref, isInView] as const
}

/** Functions cannot travel from server to browser, so the two formatters are added here. */
const withFormatters = (spec: ChartSpec, lang: Lang) => {
  const labelAt = (at: LabelContext): string => spec.series[at.seriesIndex]?.data[at.dataPointIndex]?.label ?? ''
  const yaxis = Array.isArray(spec.yaxis) ? spec.yaxis[0] : spec.yaxis
  return {
    ...spec,
    dataLabels: { ...spec.dataLabels, formatter: (_: unknown, at?: LabelContext) => (at ? labelAt(at) : '') },
    yaxis: { ...yaxis, labels: { ...yaxis?.labels, formatter: (value: number) => formatCompact(value, lang) } },
  }
}

export function Chart({ spec, summary, lang }: Props) {
  const [ref, isInView] = useInView()
  const { series, chart, ...options } = withFormatters(spec, lang)
  return (
    <div ref={ref} className="chart" role="img" aria-label={summary} style={{ minHeight: chart.height }}>
      {isInView && (
        <ApexChart
          type={chart.type}
          height={chart.height}
          width="100%"
          series={series.map((one) => ({ name: one.name, data: one.data as ChartPoint[] }))}
          options={{ ...options, chart }}
        />
      )}
    </div>
  )
}
