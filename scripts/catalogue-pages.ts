/** The two reference pages of docs/ as Markdown, from the catalogue and nothing else. */
import {
  APPLICANTS,
  enumNameOf,
  FACT_STATES,
  FINDING_CODES,
  type FormEdition,
  METRICS,
  type Metric,
  ORIGINS,
  REQUEST_ROWS,
  SECTIONS,
  SEVERITIES,
  UNITS,
  type Wording,
} from '@gongkai/schema/metrics'

type Section = Metric['address']['section']

const BANNER = '<!-- Generated from packages/schema/src/metrics; run `node scripts/generate-docs.ts`. -->'
const PLACES: Record<Section, string> = {
  disclosure: 'table of section 二',
  requests: 'table of section 三',
  reviews: 'table of section 四',
  narrative: 'narrative of section 一',
}

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
const code = (text: string) => `\`${text}\``
const both = (wording: Wording) => `${wording.zh}<br>${wording.en}`
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n')
const page = (...parts: readonly string[]) => `${parts.join('\n\n')}\n`

const formsOf = (forms: readonly FormEdition[]) => (forms.length === 0 ? 'neither' : forms.join(', '))
const unitOf = (metric: Metric) => `${UNITS[metric.unit].zh} (${UNITS[metric.unit].en})`
const addressOf = ({ address }: Metric) => `${PLACES[address.section]}: ${address.row} / ${address.column}`
const metricsIn = (section: Section) => METRICS.filter((metric) => metric.address.section === section)
const titleOf = (key: string) => {
  const section = SECTIONS.find((candidate) => candidate.key === key)
  return section ? `## ${section.number}${section.zh} · ${section.en}` : ''
}

const METRIC_HEAD = ['key', 'GraphQL', 'label', 'unit', 'forms', 'address', 'definition', 'legal basis']
const metricRow = (metric: Metric) => [
  code(metric.key),
  code(enumNameOf(metric.key)),
  both(metric.label),
  unitOf(metric),
  formsOf(metric.forms),
  addressOf(metric),
  both(metric.definition),
  metric.legalBasis,
]
const metricTable = (section: Section) => table(METRIC_HEAD, metricsIn(section).map(metricRow))

const requestRow = (row: (typeof REQUEST_ROWS)[number]) => {
  const metrics = metricsIn('requests').filter((metric) => metric.address.row === row.key)
  const basis = [...new Set(metrics.map((metric) => metric.legalBasis))].join('；')
  return [code(row.key), `${row.number}${row.zh}<br>${row.en}`, formsOf(row.forms), basis]
}
const applicantRow = (applicant: (typeof APPLICANTS)[number]) => [code(applicant.key), both(applicant)]

const requestExample = (): string => {
  const metric = metricsIn('requests').find((candidate) => candidate.address.column !== 'total') as Metric
  return `${code(metric.key)} is ${code(enumNameOf(metric.key))} in GraphQL: ${metric.label.zh}, ${metric.label.en}; ${metric.definition.zh} ${metric.definition.en}`
}
const requestSection = () =>
  [
    `${REQUEST_ROWS.length} rows × ${APPLICANTS.length} applicants: the key of a metric is ${code('requests.<row>.<applicant>')}, its unit ${UNITS.request.zh} (${UNITS.request.en}), its address the cell where row and column meet. For example ${requestExample()}`,
    table(['row', 'label', 'forms', 'legal basis'], REQUEST_ROWS.map(requestRow)),
    table(['applicant', 'label'], APPLICANTS.map(applicantRow)),
  ].join('\n\n')

/** docs/metrics.md: every metric with its key, names, unit, forms, address, definition and legal basis. */
export const metricsPage = (): string =>
  page(
    BANNER,
    '# Metrics',
    `The ${METRICS.length} figures a report can hold, in the order of the form. Keys are permanent. A figure is a number or a reason why there is none: ${Object.entries(
      FACT_STATES,
    )
      .map(([state, wording]) => `${code(state)} (${wording.zh})`)
      .join(', ')}.`,
    titleOf('overview'),
    metricTable('narrative'),
    titleOf('disclosure'),
    metricTable('disclosure'),
    titleOf('requests'),
    requestSection(),
    titleOf('reviews'),
    metricTable('reviews'),
  )

const wordings = (vocabulary: Readonly<Record<string, Wording>>) =>
  table(
    ['value', 'meaning'],
    Object.entries(vocabulary).map(([key, wording]) => [code(key), both(wording)]),
  )

/** docs/findings.md: every code of a finding with its severity, message and legal basis. */
export const findingsPage = (): string =>
  page(
    BANNER,
    '# Findings',
    `The ${Object.keys(FINDING_CODES).length} things a check can find in a report. Each check on a report ends ${code('pass')}, ${code('fail')} or ${code('not_assessable')}, and says which.`,
    table(
      ['code', 'severity', 'message', 'legal basis'],
      Object.entries(FINDING_CODES).map(([key, finding]) => [
        code(key),
        `${finding.severity} (${SEVERITIES[finding.severity].zh})`,
        both(finding),
        finding.legalBasis,
      ]),
    ),
    '## Origin',
    'Whether the agency wrote it so, or we may have read it so:',
    wordings(ORIGINS),
  )
