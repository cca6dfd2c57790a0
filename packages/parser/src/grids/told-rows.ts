/**
 * Tables told in words: `上年结转政府信息公开申请数量：自然人12件，商业企业3件，…`. Each figure stands behind the head of its
 * column, so that what is told can be laid out as the form prints it.
 */
import { APPLICANTS, DISCLOSURE_BLOCKS, type Label, REVIEW_COLUMNS, REVIEW_GROUPS } from '@gongkai/schema/metrics'
import { cellBetween } from '../document/cell-between.ts'
import type { Block, Cell, Document, Span, TableBlock } from '../document/document.ts'
import type { Parts } from '../sections/sections.ts'
import { compactText, fold } from '../text/characters.ts'
import { COUNT_UNITS, MONEY_UNITS } from '../text/wording.ts'
import type { TableName } from './tables.ts'

/** A head and the figure behind it, with the wording that stands before them. */
interface Told {
  readonly head: string
  readonly headSpan: Span
  readonly figure: Span
  /** Nothing but marks and units where the head goes on with the row before it. */
  readonly before: Span
}

const wordingsOf = (labels: readonly Label[]) =>
  [...new Set(labels.flatMap(({ zh, aliases }) => [zh, ...aliases]).map((wording) => fold(wording)))].sort(
    (a, b) => b.length - a.length,
  )
const escaped = (wording: string) => wording.replace(/[()/]/g, '\\$&')
const FIGURE = String.raw`-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`
const UNIT = `(?:${Object.keys(MONEY_UNITS).join('|')})`
const pairsOf = (labels: readonly Label[]) =>
  new RegExp(
    `(${wordingsOf(labels).map(escaped).join('|')})(?:申请)?[^\\S\\n]*[:为是]?[^\\S\\n]*(${FIGURE}[^\\S\\n]?${UNIT}?)`,
    'g',
  )
/** What stands between a figure and the next head of its row. */
const BETWEEN = new RegExp(`^(?:[\\s,;。、.*#>]|-(?=\\s)|${COUNT_UNITS})*`)

const toldIn = (text: string, { start, end }: Span, pattern: RegExp): Told[] => {
  const folded = fold(text.slice(start, end))
  let from = start
  return Array.from(folded.matchAll(pattern), (match) => {
    const head = start + match.index
    const [whole, wording = '', figure = ''] = match
    const to = head + whole.length
    const gap = BETWEEN.exec(folded.slice(from - start, match.index))?.[0].length ?? 0
    const told = {
      head: wording,
      headSpan: { start: head, end: head + wording.length },
      figure: { start: to - figure.length, end: to },
      before: { start: Math.min(from + gap, head), end: head },
    }
    from = to
    return told
  })
}

/** The figures of one row, with what names it. */
interface ToldRow {
  readonly label: Span
  readonly pairs: readonly Told[]
}

const rowsOf = (told: readonly Told[]): ToldRow[] => {
  const rows: { label: Span; pairs: Told[] }[] = []
  for (const pair of told) {
    if (rows.length === 0 || pair.before.end > pair.before.start) rows.push({ label: pair.before, pairs: [pair] })
    else rows.at(-1)?.pairs.push(pair)
  }
  return rows
}

/** The figures of a row by the columns of the form; undefined where not each of them is told once. */
const inColumns = (pairs: readonly Told[], columns: readonly Label[]): Span[] | undefined => {
  if (pairs.length !== columns.length) return undefined
  const cells = columns.flatMap((column) => {
    const own = pairs.filter(({ head }) => wordingsOf([column]).includes(head))
    return own.length === 1 ? (own[0] as Told).figure : []
  })
  return cells.length === columns.length ? cells : undefined
}

const cellsOfRow = (text: string, row: number, spans: readonly Span[]): Cell[] =>
  spans.map(({ start, end }, column) => cellBetween(text, row, column, start, end))

const APPLICANT_PAIRS = pairsOf(APPLICANTS)
const requestCells = (text: string, range: Span): Cell[] =>
  rowsOf(toldIn(text, range, APPLICANT_PAIRS)).flatMap(({ label, pairs }, row) => {
    const figures = inColumns(pairs, APPLICANTS)
    return figures ? cellsOfRow(text, row, [label, ...figures]) : []
  })

const GROUPS = REVIEW_GROUPS.map(({ zh, aliases }: Label) => [zh, ...aliases].map((wording) => compactText(wording)))
/** The group that some wording names last: 行政诉讼 is named before both of its kinds. */
const groupOf = (wording: string): number => {
  const places = GROUPS.map((own) => Math.max(...own.map((name) => wording.lastIndexOf(name))))
  const last = Math.max(...places)
  return last < 0 ? -1 : places.indexOf(last)
}

const REVIEW_PAIRS = pairsOf(REVIEW_COLUMNS)
const reviewCells = (text: string, range: Span): Cell[] => {
  const rows = rowsOf(toldIn(text, range, REVIEW_PAIRS))
  const groups = GROUPS.map((_, group) =>
    rows.filter(({ label }) => groupOf(compactText(text, label.start, label.end)) === group),
  )
  const figures = groups.map((own) => (own.length === 1 ? inColumns(own[0]?.pairs ?? [], REVIEW_COLUMNS) : undefined))
  return figures.every((own) => own !== undefined) && rows.length === GROUPS.length
    ? cellsOfRow(text, 0, figures.flat())
    : []
}

const DISCLOSURE_PAIRS = pairsOf(DISCLOSURE_BLOCKS.flatMap(({ columns }) => [...columns['2019'], ...columns['2021']]))
/** A line for each figure, the label on the first of a row. */
const disclosureCells = (text: string, range: Span): Cell[] => {
  const lines = rowsOf(toldIn(text, range, DISCLOSURE_PAIRS)).flatMap(({ label, pairs }) =>
    pairs.map(({ headSpan, figure }, i) => (i === 0 ? [label, headSpan, figure] : [headSpan, figure])),
  )
  return lines.flatMap((spans, row) => cellsOfRow(text, row, spans))
}

const READERS: Readonly<Record<TableName, (text: string, range: Span) => Cell[]>> = {
  disclosure: disclosureCells,
  requests: requestCells,
  reviews: reviewCells,
}
/** Fewer cells than these are told in passing, beside a table. */
const FEWEST_CELLS: Readonly<Record<TableName, number>> = { disclosure: 15, requests: 100, reviews: 15 }

/** A section that is told in words as a table; undefined where it is not. */
const tableOf = ({ text, blocks }: Document, name: TableName, range: Span | undefined): TableBlock | undefined => {
  if (!range) return undefined
  const isMarked = blocks.some(({ kind, start, end }) => kind === 'table' && start < range.end && end > range.start)
  const cells = isMarked ? [] : READERS[name](text, range)
  if (cells.length < FEWEST_CELLS[name]) return undefined
  const starts = cells.map(({ start }) => start)
  return {
    kind: 'table',
    start: Math.min(...starts),
    end: Math.max(...cells.map(({ end }) => end)),
    cells,
    exact: false,
  }
}

const NAMES: readonly TableName[] = ['disclosure', 'requests', 'reviews']

/** The document with the sections that are told in words laid out as tables. */
export const withToldTables = (document: Document, parts: Parts): Document => {
  const tables = NAMES.flatMap((name) => tableOf(document, name, parts[name]) ?? [])
  if (tables.length === 0) return document
  const isReplaced = ({ start, end }: Block) => tables.some((table) => start < table.end && end > table.start)
  const blocks = [...document.blocks.filter((block) => !isReplaced(block)), ...tables]
  return { ...document, blocks: blocks.sort((a, b) => a.start - b.start) }
}
