/** A report as an abstract document: headings, paragraphs and tables whose merges are known. Layouts render it. */
import {
  APPLICANT_GROUPS,
  APPLICANTS,
  DISCLOSURE_BLOCKS,
  DISCLOSURE_HEAD,
  type DisclosureBlock,
  type Label,
  REQUEST_GROUPS,
  REVIEW_COLUMNS,
  REVIEW_GROUPS,
  REVIEW_HEAD,
  type RequestRow,
  SECTIONS,
} from '@gongkai/schema/metrics'
import { disclosureEdition, type Figures, printedRequestRows } from './figures.ts'
import type { Random } from './random.ts'
import { figureText, headingText, labelText, type Style } from './style.ts'
import { TITLE } from './wording.ts'

export interface FormCell {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
  readonly text: string
  /** The metric whose figure stands in this cell; labels and heads have none. */
  readonly metric?: string
}

export interface FormTable {
  readonly kind: 'table'
  readonly columns: number
  readonly rows: number
  readonly cells: readonly FormCell[]
}
export interface FormText {
  readonly kind: 'title' | 'heading' | 'paragraph'
  readonly text: string
}
export type FormPart = FormTable | FormText

/** Places cells from left to right; a column taken by a merge from above is given as `column`. */
class TableBuilder {
  readonly cells: FormCell[] = []
  readonly columns: number
  #row = 0
  #column = 0
  constructor(columns: number) {
    this.columns = columns
  }
  startRow(column = 0) {
    this.#column = column
  }
  add(text: string, columnSpan = 1, rowSpan = 1, metric?: string) {
    const place = { row: this.#row, column: this.#column, rowSpan, columnSpan, text }
    this.cells.push(metric === undefined ? place : { ...place, metric })
    this.#column += columnSpan
  }
  endRow() {
    this.#row++
  }
  build(): FormTable {
    return { kind: 'table', columns: this.columns, rows: this.#row, cells: this.cells }
  }
}

/** What every table needs: the figures to print and the words to print them with. */
interface Pen {
  readonly label: (label: Label) => string
  readonly figure: (metric: string) => string
}

const DISCLOSURE_COLUMNS = 4

function disclosureRow(table: TableBuilder, texts: readonly { text: string; metric?: string }[]) {
  const last = texts.length - 1
  table.startRow()
  texts.forEach(({ text, metric }, i) => {
    table.add(text, i === last ? DISCLOSURE_COLUMNS - last : 1, 1, metric)
  })
  table.endRow()
}

function disclosureBlock(table: TableBuilder, block: DisclosureBlock, figures: Figures, pen: Pen) {
  const edition = disclosureEdition(figures.edition)
  const columns = block.columns[edition]
  if (columns.length === 0) return
  disclosureRow(table, [{ text: pen.label(block.article) }])
  disclosureRow(
    table,
    [DISCLOSURE_HEAD, ...columns].map((head) => ({ text: pen.label(head) })),
  )
  for (const row of block.rows.filter((row) => row.forms.includes(edition))) {
    const cells = columns.map((column) => `${row.key}.${column.key}`)
    const figuresOfRow = cells.map((metric) => ({ text: pen.figure(metric), metric }))
    disclosureRow(table, [{ text: pen.label(row) }, ...figuresOfRow])
  }
}

export function disclosureTable(figures: Figures, pen: Pen): FormTable {
  const table = new TableBuilder(DISCLOSURE_COLUMNS)
  for (const block of DISCLOSURE_BLOCKS) disclosureBlock(table, block, figures, pen)
  return table.build()
}

const LABEL_COLUMNS = 3

function requestHead(table: TableBuilder, pen: Pen) {
  const [applicants, organizations, rule] = APPLICANT_GROUPS
  const [person, ...others] = APPLICANTS
  const total = others.at(-1) ?? person
  table.startRow()
  table.add(pen.label(rule), LABEL_COLUMNS, 3)
  table.add(pen.label(applicants), APPLICANTS.length)
  table.endRow()
  table.startRow(LABEL_COLUMNS)
  table.add(pen.label(person), 1, 2)
  table.add(pen.label(organizations), others.length - 1)
  table.add(pen.label(total), 1, 2)
  table.endRow()
  table.startRow(LABEL_COLUMNS + 1)
  for (const organization of others.slice(0, -1)) table.add(pen.label(organization))
  table.endRow()
}

const isResult = (row: RequestRow) => /^（/.test(row.number) || row.group !== undefined

/** Label cells of one row of table 三, opening the group heads that begin with it. */
function requestLabels(table: TableBuilder, rows: readonly RequestRow[], index: number, pen: Pen) {
  const row = rows[index] as RequestRow
  const before = rows[index - 1]
  const group = (key: string) => pen.label(REQUEST_GROUPS.find((g) => g.key === key) as Label)
  if (!isResult(row)) return table.add(pen.label(row), LABEL_COLUMNS)
  if (!before || !isResult(before)) table.add(group('results'), 1, rows.filter(isResult).length)
  if (!row.group) return table.add(pen.label(row), LABEL_COLUMNS - 1)
  const members = rows.filter((other) => other.group === row.group)
  if (members[0] === row) table.add(group(row.group), 1, members.length)
  table.add(pen.label(row))
}

const firstFreeColumn = (rows: readonly RequestRow[], index: number) => {
  const row = rows[index] as RequestRow
  const before = rows[index - 1]
  if (!isResult(row) || !before || !isResult(before)) return 0
  return row.group && before.group === row.group ? 2 : 1
}

export function requestTable(figures: Figures, pen: Pen): FormTable {
  const table = new TableBuilder(LABEL_COLUMNS + APPLICANTS.length)
  const rows = printedRequestRows(figures.edition)
  requestHead(table, pen)
  rows.forEach((row, index) => {
    table.startRow(firstFreeColumn(rows, index))
    requestLabels(table, rows, index, pen)
    for (const applicant of APPLICANTS) {
      const metric = `requests.${row.key}.${applicant.key}`
      table.add(pen.figure(metric), 1, 1, metric)
    }
    table.endRow()
  })
  return table.build()
}

export function reviewTable(_figures: Figures, pen: Pen): FormTable {
  const [reconsideration, ...litigation] = REVIEW_GROUPS
  const width = REVIEW_COLUMNS.length
  const table = new TableBuilder(width * REVIEW_GROUPS.length)
  table.startRow()
  table.add(pen.label(reconsideration), width)
  table.add(pen.label(REVIEW_HEAD), width * litigation.length)
  table.endRow()
  table.startRow()
  for (const column of REVIEW_COLUMNS) table.add(pen.label(column), 1, 2)
  for (const group of litigation) table.add(pen.label(group), width)
  table.endRow()
  table.startRow(width)
  for (const _ of litigation) for (const column of REVIEW_COLUMNS) table.add(pen.label(column))
  table.endRow()
  table.startRow()
  for (const group of REVIEW_GROUPS)
    for (const column of REVIEW_COLUMNS) {
      const metric = `${group.key}.${column.key}`
      table.add(pen.figure(metric), 1, 1, metric)
    }
  table.endRow()
  return table.build()
}

const paragraphs = (texts: readonly string[]): FormPart[] => texts.map((text) => ({ kind: 'paragraph', text }))

/** The whole report in the order of the form: the title, then each section's heading and content. */
export function formOf(figures: Figures, style: Style, random: Random): FormPart[] {
  const pen: Pen = {
    label: (label) => labelText(label, style, random),
    figure: (metric) => figureText(figures.values.get(metric) ?? null, style),
  }
  const contents: Record<string, () => FormPart[]> = {
    overview: () => paragraphs(figures.narrative.overview),
    disclosure: () => [disclosureTable(figures, pen)],
    requests: () => [requestTable(figures, pen)],
    reviews: () => [reviewTable(figures, pen)],
    problems: () => paragraphs(figures.narrative.problems),
    other: () => paragraphs(figures.narrative.other),
  }
  const sections = SECTIONS.flatMap((section, index): FormPart[] => [
    { kind: 'heading', text: headingText(section, index, style, random) },
    ...(contents[section.key]?.() ?? []),
  ])
  return [{ kind: 'title', text: `${figures.agency.name}${figures.year}年${TITLE}` }, ...sections]
}
