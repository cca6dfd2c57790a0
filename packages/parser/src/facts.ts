/** The three tables as facts: every metric of the form found, in the order of the catalogue, each a value or a reason. */
import { type Form, type FormEdition, METRICS, type Metric, type SECTIONS } from '@gongkai/schema/metrics'
import type { CellReading } from './cells.ts'
import type { Document, Span } from './document.ts'
import { pageAt } from './pages.ts'
import type { Fact } from './report.ts'
import type { Parts } from './sections.ts'
import { type DisclosureTable, readDisclosureTable } from './table-disclosure.ts'
import { readRequestsTable } from './table-requests.ts'
import { readReviewsTable } from './table-reviews.ts'
import { PRE_2019_HEADS } from './wording.ts'

export interface Tables {
  readonly form: Form | null
  readonly facts: readonly Fact[]
  readonly unitless: readonly string[]
  /** Tables of the form of which nothing was found. */
  readonly missing: readonly (typeof SECTIONS)[number]['key'][]
  /** Whether table 三 has rows of figures that are none of the form’s, or could not be bound to one. */
  readonly hasUnboundRows: boolean
}

const isPre2019 = (document: Document, parts: Parts): boolean => {
  const text = document.text.slice(parts.range.start, parts.range.end)
  return PRE_2019_HEADS.every((head) => head.test(text))
}

const formOf = (disclosure: Form | undefined, requests: FormEdition | undefined): Form | null => {
  if (disclosure && requests) return disclosure === requests ? disclosure : 'mixed'
  return disclosure ?? requests ?? null
}

/** Metrics that the tables print: of each table the edition found, of a lost table the edition of the other. */
const metricsOf = (form: Form, disclosure: DisclosureTable, requests: FormEdition | undefined): readonly Metric[] => {
  const editions = { disclosure: disclosure.edition ?? form, requests: requests ?? form, reviews: form }
  return METRICS.filter((metric) => {
    const edition = editions[metric.address.section as keyof typeof editions]
    if (edition === '2019' || edition === '2021') return metric.forms.includes(edition)
    return metric.forms.length > 0 && (metric.address.section === 'reviews' || disclosure.readings.has(metric.key))
  })
}

const spanOf = (document: Document, reading: CellReading): Span | null => {
  const figure = reading.figure
  if (!figure) return null
  const page = figure.page ?? pageAt(document, figure.start)
  const span = { start: figure.start, end: figure.end }
  return page === undefined ? span : { ...span, page }
}

const factOf = (document: Document, metric: Metric, reading: CellReading | undefined): Fact => {
  const state = reading?.state ?? 'missing'
  const fact: Fact = {
    metric: metric.key,
    state,
    value: reading && state === 'number' ? reading.value : null,
    unit: metric.unit,
    raw: reading?.figure?.raw ?? null,
    span: reading ? spanOf(document, reading) : null,
  }
  return reading?.resolvedBySums && state === 'number' ? { ...fact, resolved_by: 'sums' } : fact
}

const isWhole = (metric: Metric) => metric.unit !== 'wan_yuan'
const isChange = (metric: Metric) => metric.key.endsWith('.items_change')
/** A count that is no whole number, or has a unit of money or the sign of a change, is misread or misprinted. */
const canBeOf = (metric: Metric, { value, figure }: CellReading): boolean => {
  if (figure?.isChange && !isChange(metric)) return false
  return !isWhole(metric) || (Number.isInteger(value) && figure?.moneyFactor === undefined)
}
const refuseMisfits = (metric: Metric, reading: CellReading | undefined): CellReading | undefined =>
  reading?.state === 'number' && !canBeOf(metric, reading) ? { ...reading, state: 'unreadable', value: null } : reading

const NONE: Tables = { form: null, facts: [], unitless: [], missing: [], hasUnboundRows: false }

/** Reads the tables of one report. Nothing is invented for the statistics tables of before 2019. */
export const readTables = (document: Document, parts: Parts): Tables => {
  const disclosure = readDisclosureTable(document, parts.disclosure)
  const requests = readRequestsTable(document, parts.requests)
  const reviews = readReviewsTable(document, parts.reviews)
  const form = formOf(disclosure.edition, requests.edition)
  const tables = { disclosure: disclosure.readings, requests: requests.readings, reviews }
  const missing = Object.entries(tables).flatMap(([key, readings]) => (readings.size === 0 ? [key as 'reviews'] : []))
  if (form === null) return { ...NONE, form: isPre2019(document, parts) ? 'pre2019' : null, missing }
  const readingOf = (key: string) => disclosure.readings.get(key) ?? requests.readings.get(key) ?? reviews.get(key)
  const facts = metricsOf(form, disclosure, requests.edition).map((metric) =>
    factOf(document, metric, refuseMisfits(metric, readingOf(metric.key))),
  )
  return { form, facts, unitless: disclosure.unitless, missing, hasUnboundRows: requests.hasUnboundRows }
}
