/** The three tables as facts: every metric of the form found, in the order of the catalogue, each a value or a reason. */
import { type Form, type FormEdition, METRICS, type Metric, type SECTIONS } from '@gongkai/schema/metrics'
import type { Document, Span } from '../document/document.ts'
import { pageFinder } from '../document/pages.ts'
import type { Figure } from '../figures/figures.ts'
import type { CellReading, CellReadings } from '../grids/cells.ts'
import type { DisclosureTable } from '../grids/disclosure/table-disclosure.ts'
import { readFormTables } from '../grids/form-tables.ts'
import { withWholeCells } from '../grids/wrapped-cells.ts'
import type { Fact } from '../report.ts'
import type { Parts } from '../sections/sections.ts'
import { PRE_2019_HEADS } from '../text/wording.ts'

export interface Tables {
  readonly form: Form | null
  readonly facts: readonly Fact[]
  /** The places of their metrics in the catalogue. */
  readonly places: readonly number[]
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

/** A metric of the form, with what its figures are asked. */
interface Printed {
  readonly metric: Metric
  readonly place: number
  /** Whether it counts, so that only a whole number can be its figure. */
  readonly isWhole: boolean
}

type SectionTable = 'disclosure' | 'requests' | 'reviews'
const printedOf = (section: SectionTable) => {
  const all = METRICS.map(
    (metric, place): Printed => ({
      metric,
      place,
      isWhole: metric.unit !== 'wan_yuan',
    }),
  ).filter(({ metric }) => metric.address.section === section)
  const printedBy = (edition: FormEdition) => all.filter(({ metric }) => metric.forms.includes(edition))
  return { all, '2019': printedBy('2019'), '2021': printedBy('2021') }
}
/** The metrics of each table, all of them and by edition. */
const PRINTED = { disclosure: printedOf('disclosure'), requests: printedOf('requests'), reviews: printedOf('reviews') }

/** Metrics that table 二 prints: of its edition, or those of its rows where it mixes editions. */
const disclosureMetrics = ({ edition, readings }: DisclosureTable, form: Form): readonly Printed[] => {
  const own = edition ?? form
  if (own === '2019' || own === '2021') return PRINTED.disclosure[own]
  return PRINTED.disclosure.all.filter(({ place }) => readings.at(place) !== undefined)
}

/** Of a lost table the metrics of the other’s edition; where that is mixed, none. */
const requestMetrics = (edition: FormEdition | undefined, form: Form): readonly Printed[] => {
  const own = edition ?? form
  return own === '2019' || own === '2021' ? PRINTED.requests[own] : []
}

type PageFinder = ReturnType<typeof pageFinder>

const spanOf = (pageAt: PageFinder, figure: Figure): Span => {
  const page = figure.page ?? pageAt(figure.start)
  return page === undefined ? { start: figure.start, end: figure.end } : { start: figure.start, end: figure.end, page }
}

const factOf = (pageAt: PageFinder, { key, unit }: Metric, reading: CellReading | undefined): Fact => {
  if (reading === undefined) return { metric: key, state: 'missing', value: null, unit, raw: null, span: null }
  const { state, figure } = reading
  const value = state === 'number' ? reading.value : null
  const raw = figure?.raw ?? null
  const span = figure ? spanOf(pageAt, figure) : null
  return reading.resolvedBySums && state === 'number'
    ? { metric: key, state, value, unit, raw, span, resolved_by: 'sums' }
    : { metric: key, state, value, unit, raw, span }
}

/** A count that is no whole number, or has a unit of money or the sign of a change, is misread or misprinted. */
const canBeOf = ({ isWhole, metric }: Printed, { value, figure }: CellReading): boolean => {
  if (figure?.isChange && !metric.isChange) return false
  return !isWhole || (Number.isInteger(value) && figure?.moneyFactor === undefined)
}
const refuseMisfits = (printed: Printed, reading: CellReading | undefined): CellReading | undefined =>
  reading?.state === 'number' && !canBeOf(printed, reading) ? { ...reading, state: 'unreadable', value: null } : reading

const NONE: Tables = { form: null, facts: [], places: [], unitless: [], missing: [], hasUnboundRows: false }

/** Reads the tables of one report. Nothing is invented for the statistics tables of before 2019. */
export const readTables = (printed: Document, parts: Parts): Tables => {
  const document = withWholeCells(printed, parts.range)
  const { disclosure, requests, reviews } = readFormTables(document, parts)
  const form = formOf(disclosure.edition, requests.edition)
  const tables = { disclosure: disclosure.readings, requests: requests.readings, reviews }
  const missing = Object.entries(tables).flatMap(([key, readings]) => (readings.size === 0 ? [key as 'reviews'] : []))
  if (form === null) return { ...NONE, form: isPre2019(document, parts) ? 'pre2019' : null, missing }
  const pageAt = pageFinder(document)
  const facts: Fact[] = []
  const places: number[] = []
  const addFacts = (all: readonly Printed[], readings: CellReadings) => {
    for (const printed of all) {
      facts.push(factOf(pageAt, printed.metric, refuseMisfits(printed, readings.at(printed.place))))
      places.push(printed.place)
    }
  }
  addFacts(disclosureMetrics(disclosure, form), disclosure.readings)
  addFacts(requestMetrics(requests.edition, form), requests.readings)
  addFacts(PRINTED.reviews.all, reviews)
  return { form, facts, places, unitless: disclosure.unitless, missing, hasUnboundRows: requests.hasUnboundRows }
}
