/** Several agencies beside one another. */
import type { RankingBar } from '../charts/ranking-chart.ts'
import { messagesIn } from '../messages/index.ts'
import { type AgencyView, isContradicted } from './agency.ts'
import { formatCompact, formatNumber } from './format.ts'
import type { Lang } from './lang.ts'

/** In the order they were chosen; those that the API does not have are left out. */
export const inOrder = (agencies: readonly AgencyView[], ids: readonly string[]): AgencyView[] =>
  ids.flatMap((id) => agencies.find((agency) => agency.id === id) ?? [])

/** Years of which any of them has a report, newest first. */
export const yearsOf = (agencies: readonly AgencyView[]): number[] =>
  [...new Set(agencies.flatMap(({ reports }) => reports.map(({ year }) => year)))].sort((a, b) => b - a)

/** Bars for the agencies that state a number for the year; the others have no bar rather than an empty one. */
export const barsOf = (agencies: readonly AgencyView[], metric: string, year: number, lang: Lang): RankingBar[] =>
  agencies.flatMap(({ name, reports }) => {
    const report = reports.find((one) => one.year === year)
    const value = report?.facts.find((fact) => fact.metric === metric)?.value ?? null
    if (!report || value === null) return []
    const mark = isContradicted(report, metric) ? `（${messagesIn(lang).disputed}）` : ''
    return [{ name, value, label: formatCompact(value, lang) + mark, exact: formatNumber(value, lang) + mark }]
  })
