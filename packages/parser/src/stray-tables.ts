/**
 * Tables that do not stand under their headings: in an appendix, before the text, or behind the headings of the page they
 * were found on. Their rows are told apart by their own labels.
 */
import { APPLICANT_GROUPS, APPLICANTS, type Label } from '@gongkai/schema/metrics'
import { compactText } from './characters.ts'
import type { Cell, Document, Span, TableBlock } from './document.ts'
import type { Place, Places, TableName } from './form-tables.ts'
import { DISCLOSURE_LABELS, type LabelMatch, type LabelTable, REQUEST_LABELS, REVIEW_LABELS } from './labels.ts'

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

/** Where each table’s own rows stand within a range. */
export const placesByLabels = (document: Document, range: Span): Places => {
  const { disclosure, requests, reviews } = blocksByLabels(document, range)
  return {
    disclosure: placeOf(document, disclosure),
    requests: placeOf(document, requests),
    reviews: placeOf(document, reviews),
  }
}
