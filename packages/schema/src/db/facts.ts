/** The cells of a report as one lookup: a stored cell, or the reason why none is stored. */
import { type FactState, type Form, getMetric, type Metric } from '../metrics/index.ts'
import type { StoredFact } from './stored-report.ts'

/** Cells of one version, by metric key. */
export type FactsByMetric = ReadonlyMap<string, StoredFact>

/** Why a report on this form has no cell for the metric. */
export function stateOfAbsent(metric: Metric, form: Form | null): FactState {
  if (metric.address.section === 'narrative' || form === null) return 'missing'
  return form !== 'mixed' && form !== 'pre2019' && metric.forms.includes(form) ? 'missing' : 'not_on_form'
}

/** The stored cell of a metric, else a cell without value that says why. */
export function getFact(facts: FactsByMetric, key: string, form: Form | null): StoredFact {
  const metric = getMetric(key)
  const absent = { metric: key, value: null, unit: metric.unit, raw: null, span: null }
  return facts.get(key) ?? { ...absent, state: stateOfAbsent(metric, form) }
}

export interface Reading {
  readonly facts: readonly StoredFact[]
  readonly disclosure: { readonly volume: number | null }
}

/** The cells by metric; the disclosure volume is one of them even where the parser states it only beside the cells. */
export function factsByMetric({ facts, disclosure }: Reading): FactsByMetric {
  const byMetric = new Map(facts.map((fact) => [fact.metric, fact]))
  if (!byMetric.has(VOLUME) && disclosure.volume !== null) byMetric.set(VOLUME, volumeFact(disclosure.volume))
  return byMetric
}

export const VOLUME = 'disclosure.volume'
const volumeFact = (value: number): StoredFact => ({
  metric: VOLUME,
  state: 'number',
  value,
  unit: getMetric(VOLUME).unit,
  raw: null,
  span: null,
})
