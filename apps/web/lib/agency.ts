/** An agency with its years, as its page shows it. */
import type { FactState, Form, Level, SectorKey, Unit } from '@gongkai/schema/metrics'
import type { TrendPoint } from '../charts/trend-chart.ts'
import type { AgencyYearsFragment } from '../generated/graphql.ts'
import { type Finding, readFinding } from './finding.ts'
import { formatCompact, formatNumber } from './format.ts'
import type { Lang } from './lang.ts'
import { readFactState, readForm, readLevel, readSector, readUnit } from './vocabulary.ts'

/** Shown for every year; the first three are the headline rankings. */
export const HEADLINE_METRICS = [
  'disclosure.volume',
  'permits.decisions',
  'penalties.decisions',
  'requests.received.total',
] as const

export interface HeadlineFact {
  readonly metric: string
  readonly state: FactState
  readonly value: number | null
  readonly unit: Unit
}

export interface AgencyReport {
  readonly id: string
  readonly year: number
  readonly form: Form | null
  readonly facts: readonly HeadlineFact[]
  readonly findings: readonly Finding[]
}

/** Whether an error of the checks is about this figure. */
export const isContradicted = ({ findings }: AgencyReport, metric: string): boolean =>
  findings.some((finding) => finding.severity === 'error' && finding.metrics.includes(metric))

/** Of the national division code. */
export interface Division {
  readonly code: string
  readonly name: string
}

export interface AgencyView {
  readonly id: string
  readonly name: string
  readonly regionCode: string | null
  /** From the province down; empty where the region is not certain. */
  readonly regionPath: readonly Division[]
  readonly level: Level | null
  readonly sector: SectorKey
  /** Newest year first. */
  readonly reports: readonly AgencyReport[]
}

interface RegionRow extends Division {
  readonly parent?: RegionRow | null
}

const pathOf = (region: RegionRow | null | undefined): Division[] =>
  region ? [...pathOf(region.parent), { code: region.code, name: region.name }] : []

const readReport = ({ facts, findings, form, ...report }: AgencyYearsFragment['reports'][number]): AgencyReport => ({
  ...report,
  form: form && readForm(form),
  facts: facts.map(({ key, state, value, unit }) => ({
    metric: key,
    state: readFactState(state),
    value,
    unit: readUnit(unit),
  })),
  findings: findings.map(readFinding),
})

export const readAgency = (row: AgencyYearsFragment): AgencyView => ({
  id: row.id,
  name: row.name,
  regionCode: row.regionCode,
  regionPath: pathOf(row.region),
  level: row.level && readLevel(row.level),
  sector: readSector(row.sector),
  reports: row.reports.map(readReport),
})

export const trendOf = (agency: AgencyView, metric: string, lang: Lang): TrendPoint[] =>
  agency.reports.map(({ year, form, facts }) => {
    const value = facts.find((fact) => fact.metric === metric)?.value ?? null
    if (value === null) return { year, form, value, label: '' }
    return { year, form, value, label: formatCompact(value, lang), exact: formatNumber(value, lang) }
  })
