/**
 * Tables that do not stand under their headings: in an appendix, before the text, or behind the headings of the page they
 * were found on. Their rows are told apart by their own labels.
 */
import { APPLICANT_GROUPS, APPLICANTS, DISCLOSURE_BLOCKS, DISCLOSURE_HEAD, type Label } from '@gongkai/schema/metrics'
import type { Cell, Document, Span, TableBlock } from '../document/document.ts'
import type { Parts } from '../sections/sections.ts'
import { compact, compactText } from '../text/characters.ts'
import { LATER_ANCHORS } from '../text/wording.ts'
import { DISCLOSURE_LABELS, type LabelMatch, type LabelTable, REQUEST_LABELS, REVIEW_LABELS } from './labels.ts'
import type { Place, Places, TableName } from './tables.ts'

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

const CONTENT_HEAD = compactText(DISCLOSURE_HEAD.zh)

/** The columns in which the rows of table 二 begin, more than one where its blocks stand side by side. */
const bandsOf = (text: string, { cells, exact }: TableBlock): readonly number[] =>
  exact
    ? [
        ...new Set(
          cells.flatMap((cell) => (compactText(text, cell.start, cell.end) === CONTENT_HEAD ? cell.column : [])),
        ),
      ]
    : []

/** A table whose blocks stand side by side as one in which they stand one below the other. */
const unfolded = (text: string, table: TableBlock): TableBlock => {
  const bands = bandsOf(text, table).toSorted((a, b) => a - b)
  if (bands.length < 2) return table
  const height = (table.cells.at(-1)?.row ?? 0) + 1
  const bandOf = ({ column }: Cell) =>
    Math.max(
      0,
      bands.findLastIndex((start) => start <= column),
    )
  const cells = table.cells.map((cell) => {
    const band = bandOf(cell)
    return { ...cell, row: cell.row + band * height, column: cell.column - (bands[band] as number) }
  })
  return { ...table, cells: cells.sort((a, b) => a.row - b.row || a.column - b.column) }
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
    for (const row of rowsOf(unfolded(document.text, block))) {
      owner = ownerOf(document.text, row) ?? owner
      if (owner) for (const cell of row) cells[owner].push(cell)
    }
    for (const { name } of OWNERS) blocks[name].push(...blockOf(block, cells[name]))
  }
  return blocks
}

const blockOf = (block: TableBlock, cells: readonly Cell[]): TableBlock[] => {
  if (cells.length === 0) return []
  let { start, end } = cells[0] as Cell
  for (const cell of cells) {
    start = Math.min(start, cell.start)
    end = Math.max(end, cell.end)
  }
  return [{ ...block, start, end, cells }]
}

const placeOf = (document: Document, blocks: readonly TableBlock[]): Place => {
  const [first, last] = [blocks[0], blocks.at(-1)]
  return { document: { ...document, blocks }, range: first && last && { start: first.start, end: last.end } }
}

/** Where each table’s own rows stand within a range. */
export const placesByLabels = (document: Document, range: Span): Places => {
  const { disclosure, requests, reviews } = blocksByLabels(document, range)
  return {
    disclosure: placeOf(document, disclosure),
    requests: placeOf(document, requests),
    reviews: placeOf(document, reviews),
  }
}

// ── Running text behind the last heading ────────────────────────────────────────────────────────────────────────────

const ANCHORS: Readonly<Record<TableName, readonly string[]>> = {
  disclosure: DISCLOSURE_BLOCKS.slice(0, 1).map(({ article }) => compactText(article.zh)),
  requests: LATER_ANCHORS.requests.map((wording) => compactText(wording)),
  reviews: LATER_ANCHORS.reviews.map((wording) => compactText(wording)),
}

/** The first place of any of these wordings at or behind a place of the text. */
const firstPlace = (text: string, wordings: readonly string[], from: number, end: number): number | undefined => {
  const stretch = compact(text, from, end)
  const found = wordings.map((wording) => stretch.text.indexOf(wording)).filter((at) => at >= 0)
  return found.length > 0 ? stretch.places[Math.min(...found)] : undefined
}

/** Where the tables stand in an appendix: behind the last heading, by their first words; undefined where one is not there. */
export const placesBehindText = (document: Document, { range, headings }: Parts): Places | undefined => {
  const { text } = document
  const from = headings.at(-1)?.end ?? range.start
  const disclosure = firstPlace(text, ANCHORS.disclosure, from, range.end)
  const requests = disclosure && firstPlace(text, ANCHORS.requests, disclosure, range.end)
  const reviews = requests && firstPlace(text, ANCHORS.reviews, requests, range.end)
  if (disclosure === undefined || requests === undefined || reviews === undefined) return undefined
  return {
    disclosure: { document, range: { start: disclosure, end: requests } },
    requests: { document, range: { start: requests, end: reviews } },
    reviews: { document, range: { start: reviews, end: range.end } },
  }
}
