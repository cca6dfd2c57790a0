import type { StoredFact } from '../db/rows/stored-report.ts'
import { getMetric } from '../metrics/index.ts'
import { builder } from './builder.ts'
import { FactStateEnum, MetricEnum, UnitEnum } from './enums.ts'
import { MetricType } from './metric.ts'
import { WordingType } from './wording.ts'

export const ResolvedByEnum = builder.enumType('ResolvedBy', {
  description: 'What settled a figure that could be read in several ways.',
  values: { SUMS: { value: 'sums', description: 'The sums of the form leave exactly this reading.' } },
} as const)

export const FactType = builder.objectRef<StoredFact>('Fact').implement({
  description: 'One figure of a report, or the reason why it has none.',
  fields: (t) => ({
    metric: t.field({ type: MetricEnum, description: 'Which figure it is.', resolve: (fact) => fact.metric }),
    key: t.exposeString('metric', { description: 'The metric’s permanent key, such as “permits.decisions”.' }),
    label: t.field({
      type: WordingType,
      description: 'The metric’s name as the form prints it.',
      resolve: (fact) => getMetric(fact.metric).label,
    }),
    definition: t.field({
      type: MetricType,
      description: 'The metric as the catalogue defines it.',
      resolve: (fact) => getMetric(fact.metric),
    }),
    state: t.expose('state', { type: FactStateEnum, description: 'Whether there is a number, else why not.' }),
    value: t.exposeFloat('value', { nullable: true, description: 'The number; null in every other state.' }),
    unit: t.expose('unit', { type: UnitEnum, description: 'What it counts.' }),
    raw: t.exposeString('raw', {
      nullable: true,
      description: 'The text it was read from; null where nothing stands there.',
    }),
    start: t.int({
      nullable: true,
      description: 'UTF-16 offset of “raw” in the document’s text.',
      resolve: (fact) => fact.span?.start,
    }),
    end: t.int({
      nullable: true,
      description: 'UTF-16 offset after “raw” in the document’s text.',
      resolve: (fact) => fact.span?.end,
    }),
    page: t.int({
      nullable: true,
      description: 'One-based page, for documents that have pages.',
      resolve: (fact) => fact.span?.page,
    }),
    resolvedBy: t.field({
      type: ResolvedByEnum,
      nullable: true,
      description: 'What settled the figure where its text alone does not; null where it does.',
      resolve: (fact) => fact.resolved_by,
    }),
  }),
})
