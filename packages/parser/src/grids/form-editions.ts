import { type FormEdition, METRICS, type Metric } from '@gongkai/schema/metrics'

/** Newest first, as reports are found more often. */
export const EDITIONS: readonly FormEdition[] = ['2021', '2019']

type Section = Metric['address']['section']

/** The cells that an edition prints in some of its tables, in the order of the form. */
export const metricsOf = (edition: FormEdition, ...sections: readonly Section[]): readonly Metric[] =>
  METRICS.filter(({ forms, address }) => forms.includes(edition) && sections.includes(address.section))
