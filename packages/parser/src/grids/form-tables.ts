/**
 * The three tables of a report: where they stand, and which of several ways to read them tells most. Another way than the
 * ordinary one must go beyond it, and may not contradict it.
 */
import { type FormEdition, METRICS } from '@gongkai/schema/metrics'
import type { Document } from '../document/document.ts'
import type { Parts } from '../sections/sections.ts'
import { CellReadings, unreadable } from './cells.ts'
import { readDisclosureStrips } from './disclosure/disclosure-strips.ts'
import { type DisclosureTable, readDisclosureTable } from './disclosure/table-disclosure.ts'
import { readRequestsGrid } from './requests/request-grid.ts'
import { readRequestsTable } from './requests/table-requests.ts'
import { readReviewStrips } from './review-strips.ts'
import { placeWithLastAstray } from './reviews-astray.ts'
import { placesByStrips } from './stray-strips.ts'
import { placesBehindText, placesByLabels } from './stray-tables.ts'
import { readReviewsTable } from './table-reviews.ts'
import type { FormTables, OtherTables, Places, TableName } from './tables.ts'
import { withToldTables } from './told-rows.ts'
import { zeroTables } from './zero-tables.ts'

const readEach = ({ disclosure, requests, reviews }: Places): FormTables => ({
  disclosure: readDisclosureTable(disclosure.document, disclosure.range),
  requests: readRequestsTable(requests.document, requests.range),
  reviews: readReviewsTable(reviews.document, reviews.range),
})

const placesByHeadings = (document: Document, { disclosure, requests, reviews }: Parts): Places => ({
  disclosure: { document, range: disclosure },
  requests: { document, range: requests },
  reviews: { document, range: reviews },
})

const cellCounts = (edition: FormEdition) =>
  Map.groupBy(
    METRICS.filter(({ forms }) => forms.includes(edition)),
    ({ address }) => address.section,
  )
const CELLS = { '2019': cellCounts('2019'), '2021': cellCounts('2021') }

/** Whether a table has every cell of its edition, or of one where it has none of its own, and each is certain. */
const isWholeTable = (name: TableName, readings: CellReadings, edition: DisclosureTable['edition']): boolean =>
  readings.size >= (edition === 'mixed' ? 1 : (CELLS[edition ?? '2019'].get(name)?.length ?? 0)) && readings.areCertain

const isWhole = ({ disclosure, requests, reviews }: FormTables): boolean =>
  isWholeTable('disclosure', disclosure.readings, disclosure.edition) &&
  isWholeTable('requests', requests.readings, requests.edition) &&
  isWholeTable('reviews', reviews, undefined)

const countNumbers = (readings: CellReadings) => readings.values().filter(({ state }) => state === 'number').length

/** Whether one reading tells all that the other tells, and more. */
const goesBeyond = (reading: CellReadings, other: CellReadings): boolean =>
  countNumbers(reading) > countNumbers(other) &&
  [...other].every(([metric, cell]) => cell.state !== 'number' || reading.get(metric)?.value === cell.value)

/** Of each table the reading that goes beyond the other. */
const better = (found: FormTables, other: OtherTables): FormTables => {
  const { disclosure = found.disclosure, requests = found.requests, reviews = found.reviews } = other
  return {
    disclosure: goesBeyond(disclosure.readings, found.disclosure.readings) ? disclosure : found.disclosure,
    requests: goesBeyond(requests.readings, found.requests.readings) ? requests : found.requests,
    reviews: goesBeyond(reviews, found.reviews) ? reviews : found.reviews,
  }
}

/** Tables whose strips stand among those of another: each by its own strips, whole or in strips too. */
const readTornStrips = (document: Document, parts: Parts): OtherTables => {
  const places = placesByStrips(document, parts)
  if (!places) return {}
  const tables = readEach(places)
  const { disclosure } = places
  return better(tables, {
    disclosure: readDisclosureStrips(disclosure.document, disclosure.range),
    reviews: readReviewStrips(places.reviews),
  })
}

/** Tables told in words, laid out as cells. */
const readTold = (document: Document, parts: Parts): OtherTables => {
  const told = withToldTables(document, parts)
  return told === document ? {} : readEach(placesByHeadings(told, parts))
}

/** Other ways to read tables that are not whole under their headings, each the more seldom needed the later it stands. */
const OTHER_WAYS: readonly ((document: Document, parts: Parts) => OtherTables)[] = [
  readTold,
  (document, { range }) =>
    document.blocks.some(({ kind }) => kind === 'table') ? readEach(placesByLabels(document, range)) : {},
  (document, parts) => {
    const places = placesBehindText(document, parts)
    return places ? readEach(places) : {}
  },
  (document, { requests }) => ({ requests: readRequestsGrid(document, requests) }),
  (document, { disclosure }) => ({ disclosure: readDisclosureStrips(document, disclosure) }),
  readTornStrips,
  (document, parts) => {
    const place = placeWithLastAstray(document, parts)
    return place ? { reviews: readReviewsTable(place.document, place.range) } : {}
  },
  zeroTables,
]

/** Less what was cut from run-together digits, where any of it says more than nothing. */
const withoutCuts = (readings: CellReadings): CellReadings => {
  const cells = [...readings]
  if (!cells.some(([, { resolvedBySums, value }]) => resolvedBySums && value)) return readings
  const certain = new CellReadings()
  for (const [metric, cell] of cells) certain.set(metric, cell.resolvedBySums ? unreadable(cell.figure) : cell)
  return certain
}

/** Where blanks have vanished from the rows of one table, they may have from the figures of the others. */
const withVanishedBlanks = ({ disclosure, requests, reviews }: FormTables): FormTables => ({
  disclosure: { ...disclosure, readings: withoutCuts(disclosure.readings) },
  requests,
  reviews: withoutCuts(reviews),
})

/** Far beyond any report, which has some ten thousand characters; what is longer is read in the ordinary way alone. */
const LONGEST_REPORT = 500_000

/** Reads the tables of a report: those under its headings and, where these are not whole, those that stand elsewhere. */
export const readFormTables = (document: Document, parts: Parts): FormTables => {
  const tables = readBest(document, parts)
  return tables.requests.hasVanishedBlanks ? withVanishedBlanks(tables) : tables
}

const readBest = (document: Document, parts: Parts): FormTables => {
  let tables = readEach(placesByHeadings(document, parts))
  if (parts.range.end - parts.range.start > LONGEST_REPORT) return tables
  for (const read of OTHER_WAYS) {
    if (isWhole(tables)) return tables
    tables = better(tables, read(document, parts))
  }
  return tables
}
