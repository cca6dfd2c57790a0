import { getMetric, METRICS, type Metric } from '../metrics/index.ts'
import { builder } from './builder.ts'
import { AddressSectionEnum, FormEditionEnum, MetricEnum, UnitEnum } from './enums.ts'
import { WordingType } from './wording.ts'

const AddressType = builder.objectRef<Metric['address']>('Address').implement({
  description: 'Where on the report a metric stands.',
  fields: (t) => ({
    section: t.expose('section', { type: AddressSectionEnum, description: 'The part of the report.' }),
    row: t.exposeString('row', { description: 'Key of the row; in section four of the group.' }),
    column: t.exposeString('column', { description: 'Key of the column.' }),
  }),
})

export const MetricType = builder.objectRef<Metric>('MetricDefinition').implement({
  description: 'What a figure of the report means, as the metric catalogue defines it.',
  fields: (t) => ({
    metric: t.field({ type: MetricEnum, description: 'Its name in this API.', resolve: ({ key }) => key }),
    key: t.exposeString('key', { description: 'Its permanent key, such as “permits.decisions”.' }),
    label: t.expose('label', { type: WordingType, description: 'Its name as the form prints it.' }),
    unit: t.expose('unit', { type: UnitEnum, description: 'What it counts.' }),
    forms: t.field({
      type: [FormEditionEnum],
      description: 'Editions of the form that print it; none for figures of the narrative.',
      resolve: ({ forms }) => [...forms],
    }),
    address: t.expose('address', { type: AddressType, description: 'Where on the report it stands.' }),
    definition: t.expose('definition', { type: WordingType, description: 'What exactly is counted.' }),
    legalBasis: t.exposeString('legalBasis', { description: 'The rule that demands it, in Chinese.' }),
  }),
})

builder.queryField('metrics', (t) =>
  t.field({
    type: [MetricType],
    description: 'The metric catalogue, in the order of the form.',
    args: { metrics: t.arg({ type: [MetricEnum], description: 'Only these, in this order; all unless stated.' }) },
    extensions: { entries: METRICS.length },
    resolve: (_root, { metrics }) => (metrics ? metrics.map(getMetric) : [...METRICS]),
  }),
)
