/** The catalogue as the form prints it: sections, their rows, and the metrics of each row. */
import { METRICS, type Metric, SECTIONS, type Wording } from '@gongkai/schema/metrics'

export interface MetricRow {
  readonly key: string
  readonly label: Wording
  readonly metrics: readonly Metric[]
}

export interface MetricSection {
  readonly key: Metric['address']['section']
  /** Undefined for the narrative, which is no table. */
  readonly heading: (Wording & { readonly number: string }) | undefined
  readonly rows: readonly MetricRow[]
}

const ORDER: readonly Metric['address']['section'][] = ['narrative', 'disclosure', 'requests', 'reviews']
/** Labels of metrics are “row · column”; what they share before the column is the row. */
const rowLabel = ({ label }: Metric): Wording => ({
  zh: label.zh.split(' · ')[0] ?? label.zh,
  en: label.en.split(': ')[0] ?? label.en,
})

const rowsOf = (metrics: readonly Metric[]): MetricRow[] =>
  [...Map.groupBy(metrics, (metric) => metric.address.row)].flatMap(([key, group]) =>
    group[0] ? [{ key, label: rowLabel(group[0]), metrics: group }] : [],
  )

/** The narrative’s metrics have no row in common: each is its own. */
const narrativeRows = (metrics: readonly Metric[]): MetricRow[] =>
  metrics.map((metric) => ({ key: metric.key, label: metric.label, metrics: [metric] }))

export const METRIC_SECTIONS: readonly MetricSection[] = ORDER.map((key) => {
  const metrics = METRICS.filter(({ address }) => address.section === key)
  return {
    key,
    heading: SECTIONS.find((section) => section.key === key),
    rows: key === 'narrative' ? narrativeRows(metrics) : rowsOf(metrics),
  }
})
