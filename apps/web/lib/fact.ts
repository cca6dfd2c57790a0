/** A cell of a report as the pages show it. */
import { type FactState, getMetric, type Unit } from '@gongkai/schema/metrics'
import type { ReportQuery } from '../generated/graphql.ts'
import { readFactState, readUnit } from './vocabulary.ts'

export interface Span {
  readonly start: number
  readonly end: number
}

export interface Fact {
  readonly metric: string
  readonly state: FactState
  readonly value: number | null
  readonly unit: Unit
  readonly span: Span | null
  /** Whether run-together digits were settled by the sums of the form. */
  readonly isFromSums: boolean
}

type FactRow = NonNullable<ReportQuery['report']>['facts'][number]

export const readFact = ({ key, state, value, unit, start, end, resolvedBy }: FactRow): Fact => ({
  metric: key,
  state: readFactState(state),
  value,
  unit: readUnit(unit),
  span: start === null || end === null ? null : { start, end },
  isFromSums: resolvedBy !== null,
})

/** Anchor of a figure among the figures. */
export const figureId = (metric: string) => `v-${metric}`
/** Anchor of a figure’s place in the source. */
export const placeId = (metric: string) => `f-${metric}`
/** Where a report shows a figure: its place in the source, unless it may be a sum that stands nowhere in the text. */
export const reportAnchor = (metric: string) =>
  getMetric(metric).address.section === 'narrative' ? figureId(metric) : placeId(metric)
/** Anchor of a finding, by its place among the findings. */
export const findingId = (index: number) => `finding-${index + 1}`
/** Anchor of a place in the source that a finding speaks of and no figure stands at. */
export const findingPlaceId = (index: number, span: number) => `n-${index + 1}-${span + 1}`
