/** Regions below one → options of ApexCharts: areas are known agencies, shades the part of them without a report. */
import { BASE_CHART, type ChartSpec } from './chart-spec.ts'

export interface RegionArea {
  readonly name: string
  readonly agencies: number
  readonly notFiled: number
  /** The same in words. */
  readonly detail: string
}

const HEIGHT = 360
/** Names would not fit into more. */
const MOST_AREAS = 60

/** For parts of up to so much, as the legend calls them; `styles/tokens.css` has their colours. */
export const SHADES = [
  { to: 0, color: 'var(--lack-0)', label: '0' },
  { to: 0.1, color: 'var(--lack-1)', label: '≤ 10%' },
  { to: 0.25, color: 'var(--lack-2)', label: '≤ 25%' },
  { to: 0.5, color: 'var(--lack-3)', label: '≤ 50%' },
  { to: 1, color: 'var(--lack-4)', label: '> 50%' },
] as const

export const shadeOf = ({ agencies, notFiled }: RegionArea): string =>
  (SHADES.find(({ to }) => notFiled / agencies <= to) ?? SHADES[0]).color

export const regionChart = (title: string, areas: readonly RegionArea[]): ChartSpec => ({
  chart: { ...BASE_CHART, type: 'treemap', height: HEIGHT },
  series: [
    {
      name: title,
      data: [...areas]
        .sort((a, b) => b.agencies - a.agencies)
        .slice(0, MOST_AREAS)
        .map((area) => ({
          x: area.name,
          y: area.agencies,
          label: area.name,
          detail: area.detail,
          fillColor: shadeOf(area),
        })),
    },
  ],
  plotOptions: { treemap: { enableShades: false, distributed: false } },
  dataLabels: { enabled: true, style: { fontSize: '13px', fontWeight: 400 } },
  legend: { show: false },
  states: { hover: { filter: { type: 'none' } }, active: { filter: { type: 'none' } } },
})
