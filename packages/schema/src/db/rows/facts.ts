/** The cells of a report as one lookup: a stored cell, or the reason why none is stored. */
import { type FactState, type Form, getMetric, type Metric } from '../../metrics/index.ts'
import type { StoredFact } from './stored-report.ts'

/** Cells of one version, by metric key. */
export type FactsByMetric = ReadonlyMap<string, StoredFact>

export const factsByMetric = (facts: readonly StoredFact[]): FactsByMetric =>
  new Map(facts.map((fact) => [fact.metric, fact]))

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
