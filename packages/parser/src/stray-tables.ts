/**
 * Tables that do not stand under their headings: in an appendix, before the text, or behind the headings of the page they
 * were found on. Their rows are told apart by their own labels. What is read so must go beyond what stands under the
 * headings, and may not contradict it.
 */
import { APPLICANT_GROUPS, APPLICANTS, type FormEdition, type Label, METRICS } from '@gongkai/schema/metrics'
import type { CellReadings } from './cells.ts'
import { compactText } from './characters.ts'
import type { Cell, Document, Span, TableBlock } from './document.ts'
import { DISCLOSURE_LABELS, type LabelMatch, type LabelTable, REQUEST_LABELS, REVIEW_LABELS } from './labels.ts'
import type { Parts } from './sections.ts'
import { type DisclosureTable, readDisclosureTable } from './table-disclosure.ts'
import { type RequestsTable, readRequestsTable } from './table-requests.ts'
import { readReviewsTable } from './table-reviews.ts'

export interface FormTables {
  readonly disclosure: DisclosureTable
  readonly requests: RequestsTable
  readonly reviews: CellReadings
}
type TableName = keyof FormTables

/** Where a table is to be read. */
interface Place {
  readonly document: Document
  readonly range: Span | undefined
}
type Places = Readonly<Record<TableName, Place>>

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

// ── Rows by their labels ────────────────────────────────────────────────────────────────────────────────────────────

const APPLICANT_HEADS = new Set(
  [...APPLICANTS, ...APPLICANT_GROUPS]
    .flatMap(({ zh, aliases }: Label) => [zh, ...aliases])
    .map((wording) => compactText(wording)),
)
/** Heads that tables 三 and 四 share. */
const SHARED_HEADS = new Set(
  APPLICANTS.slice(-2).flatMap(({ zh, aliases }: Label) => [zh, ...aliases].map((wording) => compactText(wording))),
)

interface RowOwner {
  readonly name: TableName
  readonly labels: LabelTable
  readonly isOwn: (label: LabelMatch) => boolean
}
const OWNERS: readonly RowOwner[] = [
  { name: 'disclosure', labels: DISCLOSURE_LABELS, isOwn: ({ kind }) => kind !== 'group' },
  { name: 'requests', labels: REQUEST_LABELS, isOwn: ({ weak }) => !weak },
  { name: 'reviews', labels: REVIEW_LABELS, isOwn: ({ body }) => !SHARED_HEADS.has(body) },
]
const LONGEST_LABEL_CELL = 120

/** The table of the form that a row’s labels are of; undefined where they are of none, or of several. */
const ownerOf = (text: string, row: readonly Cell[]): TableName | undefined => {
  const wordings = row.flatMap(({ start, end }) => {
    const wording = end - start <= LONGEST_LABEL_CELL ? compactText(text, start, end) : ''
    return wording === '' ? [] : [wording]
  })
  const owners = new Set(
    OWNERS.filter(({ labels, isOwn }) => wordings.some((wording) => labels.match(wording).some(isOwn))).map(
      ({ name }) => name,
    ),
  )
  if (owners.size === 0 && wordings.some((wording) => APPLICANT_HEADS.has(wording) && !SHARED_HEADS.has(wording)))
    return 'requests'
  const [owner, ...others] = owners
  return others.length === 0 ? owner : undefined
}

const rowsOf = (table: TableBlock) => [...Map.groupBy(table.cells, ({ row }) => row).values()]

type BlocksByTable = Record<TableName, TableBlock[]>

/** The rows of each table of the form in blocks of their own; one that has no labels goes on with the row before. */
const blocksByLabels = (document: Document, range: Span): BlocksByTable => {
  const blocks: BlocksByTable = { disclosure: [], requests: [], reviews: [] }
  let owner: TableName | undefined
  for (const block of document.blocks) {
    if (block.kind === 'text' || block.start < range.start || block.end > range.end) continue
    const cells: Record<TableName, Cell[]> = { disclosure: [], requests: [], reviews: [] }
    for (const row of rowsOf(block)) {
      owner = ownerOf(document.text, row) ?? owner
      if (owner) cells[owner].push(...row)
    }
    for (const { name } of OWNERS) blocks[name].push(...blockOf(block, cells[name]))
  }
  return blocks
}

const blockOf = (block: TableBlock, cells: readonly Cell[]): TableBlock[] => {
  const [first, last] = [cells[0], cells.at(-1)]
  return first && last ? [{ ...block, start: first.start, end: last.end, cells }] : []
}

const placeOf = (document: Document, blocks: readonly TableBlock[]): Place => {
  const [first, last] = [blocks[0], blocks.at(-1)]
  return { document: { ...document, blocks }, range: first && last && { start: first.start, end: last.end } }
}

const placesByLabels = (document: Document, range: Span): Places => {
  const { disclosure, requests, reviews } = blocksByLabels(document, range)
  return {
    disclosure: placeOf(document, disclosure),
    requests: placeOf(document, requests),
    reviews: placeOf(document, reviews),
  }
}

// ── Choosing ────────────────────────────────────────────────────────────────────────────────────────────────────────

const cellCounts = (edition: FormEdition) =>
  Map.groupBy(
    METRICS.filter(({ forms }) => forms.includes(edition)),
    ({ address }) => address.section,
  )
const CELLS = { '2019': cellCounts('2019'), '2021': cellCounts('2021') }

/** Whether a table has every cell of its edition, or of one where it has none of its own, and each is certain. */
const isWholeTable = (name: TableName, readings: CellReadings, edition: DisclosureTable['edition']): boolean =>
  readings.size >= (edition === 'mixed' ? 1 : (CELLS[edition ?? '2019'].get(name)?.length ?? 0)) &&
  [...readings.values()].every(({ state }) => state !== 'unreadable')

const isWhole = ({ disclosure, requests, reviews }: FormTables): boolean =>
  isWholeTable('disclosure', disclosure.readings, disclosure.edition) &&
  isWholeTable('requests', requests.readings, requests.edition) &&
  isWholeTable('reviews', reviews, undefined)

const countNumbers = (readings: CellReadings) => [...readings.values()].filter(({ state }) => state === 'number').length

/** Whether one reading tells all that the other tells, and more. */
const goesBeyond = (reading: CellReadings, other: CellReadings): boolean =>
  countNumbers(reading) > countNumbers(other) &&
  [...other].every(([metric, cell]) => cell.state !== 'number' || reading.get(metric)?.value === cell.value)

const readingsOf = ({ disclosure, requests, reviews }: FormTables): Readonly<Record<TableName, CellReadings>> => ({
  disclosure: disclosure.readings,
  requests: requests.readings,
  reviews,
})

/** Of each table the reading that goes beyond the other. */
const better = (found: FormTables, stray: FormTables): FormTables => {
  const [before, after] = [readingsOf(found), readingsOf(stray)]
  const choose = <Name extends TableName>(name: Name): FormTables[Name] =>
    goesBeyond(after[name], before[name]) ? stray[name] : found[name]
  return { disclosure: choose('disclosure'), requests: choose('requests'), reviews: choose('reviews') }
}

/** The tables of a report: those under its headings and, where these are not whole, those that stand elsewhere. */
export const readFormTables = (document: Document, parts: Parts): FormTables => {
  const found = readEach(placesByHeadings(document, parts))
  if (isWhole(found) || document.blocks.every(({ kind }) => kind === 'text')) return found
  return better(found, readEach(placesByLabels(document, parts.range)))
}
