/**
 * Tables that running text has torn beyond telling which figure is whose, and that hold nothing but zeros: as many as the
 * form has cells. Whosever they are, each cell is 0.
 */
import type { Document, Span } from '../document/document.ts'
import type { Figure } from '../figures/figures.ts'
import type { Parts } from '../sections/sections.ts'
import { type CellReading, CellReadings, cellOf } from './cells.ts'
import { EDITIONS, metricsOf } from './form-editions.ts'
import { itemsOf } from './items.ts'
import { DISCLOSURE_LABELS, type LabelMatch, type LabelTable, REQUEST_LABELS } from './labels.ts'
import { isSubRow } from './requests/request-rows.ts'
import type { OtherTables, TableName } from './tables.ts'

/** The figures of running text in a range; undefined where cells are marked there, or a figure is another than 0. */
const zerosOf = (document: Document, range: Span, labels: LabelTable): readonly Figure[] | undefined => {
  const items = itemsOf(document, range, labels)
  const figures = items.flatMap((item) => item.figures)
  return items.some((item) => item.bounded) || figures.some(({ value }) => value !== 0) ? undefined : figures
}

/** The cells of the one edition that has as many as there are zeros, and prints all labels found. */
const fill = (
  zeros: readonly Figure[] | undefined,
  found: readonly LabelMatch[],
  ...sections: readonly TableName[]
) => {
  const edition = EDITIONS.find(
    (candidate) =>
      metricsOf(candidate, ...sections).length === zeros?.length && (candidate === '2021' || !found.some(isOfSubRow)),
  )
  if (!zeros || !edition) return undefined
  const readings = metricsOf(edition, ...sections).map(({ key }, i) => [key, cellOf(zeros[i])] as const)
  return { edition, readings }
}

const isOfSubRow = ({ kind, key }: LabelMatch) => kind === 'row' && isSubRow(key)
const labelsIn = (document: Document, range: Span, labels: LabelTable) =>
  itemsOf(document, range, labels).flatMap((item) => item.labels)

const readingsOf = (entries: readonly (readonly [metric: string, reading: CellReading])[]): CellReadings => {
  const readings = new CellReadings()
  for (const [metric, reading] of entries) readings.set(metric, reading)
  return readings
}
const isOfReviews = ([key]: readonly [metric: string, reading: CellReading]) => !key.startsWith('requests.')

/** Tables 三 and 四, which a page’s text may run into each other, are counted together. */
export const zeroTables = (document: Document, { disclosure, requests, reviews }: Parts): OtherTables => {
  const second = disclosure && fill(zerosOf(document, disclosure, DISCLOSURE_LABELS), [], 'disclosure')
  const rest =
    requests && reviews && requests.end === reviews.start
      ? fill(
          zerosOf(document, { start: requests.start, end: reviews.end }, REQUEST_LABELS),
          labelsIn(document, requests, REQUEST_LABELS),
          'requests',
          'reviews',
        )
      : undefined
  return {
    disclosure: second && { edition: second.edition, readings: readingsOf(second.readings), unitless: [] },
    requests: rest && {
      edition: rest.edition,
      readings: readingsOf(rest.readings.filter((entry) => !isOfReviews(entry))),
      hasUnboundRows: false,
    },
    reviews: rest && readingsOf(rest.readings.filter(isOfReviews)),
  }
}
