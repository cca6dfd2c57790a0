/** The rows of figures that stand in table 三, each with the label it stands with and the ways it can be read. */
import { APPLICANTS } from '@gongkai/schema/metrics'
import type { Document } from '../../document/document.ts'
import type { Figure } from '../../figures/figures.ts'
import { type Reading, readingsOf, summedReadings } from '../../figures/readings.ts'
import { digitsGap, joinedReadings, lineGap, thousandsGap, withoutBlanksBefore } from '../../figures/spaced-figures.ts'
import { hasCellOfSeveral, type Item } from '../item.ts'
import { endsInTornLabel, type LabelMatch, REQUEST_LABELS } from '../labels.ts'
import { rowsOf } from '../stacks.ts'
import { firstColumn } from './request-columns.ts'
import { isSubRow, OTHER_OUTCOME } from './request-rows.ts'
import { holdsRow } from './request-sums.ts'

const WIDTH = APPLICANTS.length

/** A row of figures with the label it stands with, if any, and the ways it can be read. */
export interface FigureRow {
  readonly label: string | undefined
  /** Of a row of cells without a label: the label that stands alone before it, and the one behind it. */
  readonly before?: string | undefined
  readonly behind?: string | undefined
  /** Of a row of running text: all labels between it and the figures before it. */
  readonly ahead?: readonly string[]
  /** Whether they go on the line of its label, and no others with them. */
  readonly isOnLabelsLine?: boolean
  readonly readings: readonly Reading[]
  readonly figures: readonly Figure[]
  /** Two labels claim it, and no sum tells which of them is right. */
  readonly isContradictory?: boolean
}

const isRowLabel = (label: LabelMatch) => label.kind === 'row'
const rowLabels = (item: Item) => item.labels.filter(isRowLabel)
const hasRowLabel = (item: Item) => item.labels.some(isRowLabel)
/** The rows that labels name; 其他处理 above its own rows is their group. */
const distinctKeys = (labels: readonly LabelMatch[]): ReadonlySet<string> => {
  const keys = new Set(labels.map((label) => label.key))
  if ([...keys].some(isSubRow)) keys.delete(OTHER_OUTCOME)
  return keys
}

/** The label that a table row’s figures belong to: its last; a wording shared with a head only beside a figure. */
const labelOfRow = (item: Item): string | undefined => {
  const last = item.labels.findLast(isRowLabel)
  if (!last) return undefined
  return last.weak && !item.figures.some((figure) => figure.state === 'number') ? undefined : last.key
}

/** A reading that the row’s own sum does not contradict: it holds, or its total is blank. */
export const canHold = (reading: Reading): boolean => holdsRow(reading) || reading.at(-1)?.state === 'blank'

const isAloneOnLine = (text: string, { start, end }: Figure): boolean =>
  /\n[^\S\n]*$/.test(text.slice(Math.max(0, start - 4), start)) && /^[^\S\n]*\n/.test(text.slice(end, end + 4))

/** A row among whose cells, one a line, a page’s number stands: without it the row adds up. */
const withoutOne = (text: string, figures: readonly Figure[]): Reading[] =>
  figures.every((figure) => isAloneOnLine(text, figure))
    ? figures.map((_, i) => figures.toSpliced(i, 1)).filter(holdsRow)
    : []

/** Ways to read a run of figures that has lost its cells: a cut must hold, and of too many nobody knows which is one. */
const runReadings = (text: string, figures: readonly Figure[]): readonly Reading[] => {
  if (figures.length === WIDTH + 1) return withoutOne(text, figures)
  if (figures.length < WIDTH) return summedReadings(figures, WIDTH)
  return figures.length > WIDTH ? [] : readingsOf(figures, WIDTH)
}

/** A run as a row, less a figure that no reading has; wording shared with a head is a label only where it is a row. */
const runRow = (text: string, { key, weak }: LabelMatch, figures: readonly Figure[]): FigureRow => {
  const readings = runReadings(text, figures)
  const isRead = (figure: Figure) => readings.length === 0 || readings.some((reading) => reading.includes(figure))
  return { label: weak && readings.length === 0 ? undefined : key, readings, figures: figures.filter(isRead) }
}

/** Two labels of rows in one row contradict each other. */
const isContradictory = (item: Item): boolean =>
  item.bounded && item.labels.length > 1 && distinctKeys(rowLabels(item)).size > 1

/** Readings of a row of cells; a lost merge leaves blanks beside its figures, and the heads tell which are its own. */
const cellReadings = (text: string, item: Item): readonly Reading[] => {
  const isTorn =
    item.figures.length === WIDTH && (item.labels.length === 0 || item.figures.every(({ state }) => state === 'blank'))
  if ((item.end === 'odd' && !isTorn) || isContradictory(item)) return []
  const readings = readingsOf(item.figures, WIDTH)
  if (item.figures.length > WIDTH && hasCellOfSeveral(item))
    return joinedReadings(text, withoutBlanksBefore(item.figures), WIDTH, [thousandsGap, digitsGap]).filter(holdsRow)
  if (item.figures.length > WIDTH && item.labels.length === 0) return []
  if (item.figures.length > WIDTH && item.end === 'uneven')
    return readings.filter((reading) => reading.at(-1) === item.figures.at(-1))
  if (item.figures.length < WIDTH) return summedReadings(item.figures, WIDTH)
  if (readings.length < 2) return readings
  const first = firstColumn(text, item.table)
  const framed = readings.filter((reading) => item.columns[item.figures.indexOf(reading[0] as Figure)] === first)
  return framed.length > 0 ? framed : readings.filter(canHold)
}

/** A row of cells with its label or, where it has none, with those that stand alone beside it; else it must say a number. */
const cellRow = (text: string, item: Item, before: string | undefined, behind: string | undefined): FigureRow[] => {
  const label = labelOfRow(item)
  const isNamed = label !== undefined || (before !== undefined && item.figures.length === WIDTH)
  if (item.figures.length === 0 || (!isNamed && item.figures.every((figure) => figure.state !== 'number'))) return []
  const beside = label === undefined ? { before, behind } : {}
  const readings = cellReadings(text, item)
  return [{ label, ...beside, readings, figures: item.figures, isContradictory: isContradictory(item) }]
}

/** Wording that goes on to the figures behind it without a new line. */
const LABEL_ON_LINE = /\S[^\S\n]*$/

/** A figure alone on the line below a whole row is a page’s number. */
const withoutPageNumber = (text: string, { figures }: Item): readonly Figure[] => {
  const [first, last, extra] = [figures[0], figures[WIDTH - 1], figures[WIDTH]]
  const isBelow =
    extra?.state === 'number' &&
    figures.length === WIDTH + 1 &&
    canHold(figures.slice(0, WIDTH)) &&
    !text.slice(first?.start, last?.end).includes('\n') &&
    text.slice(last?.end, extra?.start).includes('\n')
  return isBelow ? figures.slice(0, WIDTH) : figures
}

/** A row some of whose figures a space or the end of a line parts, as its sum proves. */
const partedRow = (text: string, label: string, figures: readonly Figure[]): FigureRow | undefined => {
  const readings = joinedReadings(text, figures, WIDTH, [thousandsGap, lineGap]).filter(holdsRow)
  return readings[0] && { label, readings, figures: readings[0] }
}

/** Labels of more rows than this one after another are a column of labels, torn from its figures. */
const MOST_LABELS_BEFORE_ROW = 3

/** Whether the name of a group that a row is not of stands behind its label: the figures are then of a row of the group. */
const isCutOff = ({ labels }: Item, row: LabelMatch | undefined): boolean =>
  row !== undefined &&
  labels.slice(labels.lastIndexOf(row) + 1).some(({ kind, key }) => kind === 'group' && !row.key.startsWith(`${key}.`))

/** The label that a run of figures may belong to: the last before it, unless another row’s begins between them. */
const labelBefore = (item: Item): LabelMatch | undefined => {
  const labels = rowLabels(item)
  const isAnothers = labels.length > MOST_LABELS_BEFORE_ROW || endsInTornLabel(REQUEST_LABELS, item.wording)
  const last = labels.at(-1)
  return isAnothers || isCutOff(item, last) ? undefined : last
}

/** How many of the figures stand on each line. */
const countsByLine = (text: string, figures: readonly Figure[]): number[] => {
  const counts: number[] = []
  figures.forEach((figure, i) => {
    const before = figures[i - 1]
    if (before && !text.slice(before.end, figure.start).includes('\n')) counts.push((counts.pop() ?? 0) + 1)
    else counts.push(1)
  })
  return counts
}

/**
 * A row of several lines with several figures on one of them, other than its total alone on the last: the lines may be
 * those of its digits.
 */
export const mayBeWrapped = (text: string, figures: readonly Figure[]): boolean => {
  const counts = countsByLine(text, figures)
  return counts.length > 1 && counts[0] !== WIDTH - 1 && counts.some((count) => count > 1)
}

/** A cell with nothing in it between two pipes: a blank that running text shows no figure for. */
const EMPTY_CELL = /\|[^\S\n]*\|/
const hasEmptyCell = (text: string, figures: readonly Figure[]): boolean => {
  const [first, last] = [figures[0], figures.at(-1)]
  if (!first || !last) return false
  const end = text.indexOf('\n', last.end)
  return EMPTY_CELL.test(text.slice(first.start, end < 0 ? text.length : end))
}

/** Whether a row goes on one line without those behind it. */
const isLine = (text: string, row: readonly Figure[], next: readonly Figure[] | undefined): boolean =>
  next === undefined ||
  (!text.slice(row[0]?.start, row.at(-1)?.end).includes('\n') &&
    text.slice(row.at(-1)?.end, next[0]?.start).includes('\n'))

/** Running text: one row belongs to the label before it; of several only one on the label’s own line does. */
const streamRows = (text: string, whole: Item): FigureRow[] => {
  const { figures } = whole
  if (figures.length < WIDTH && figures.every((figure) => figure.state === 'blank')) return []
  const item = { ...whole, figures: withoutPageNumber(text, whole) }
  const label = labelBefore(item)
  if (hasEmptyCell(text, figures)) return label ? [{ label: label.key, readings: [], figures }] : []
  const rows = item.figures.length === WIDTH ? [item.figures] : rowsOf(text, item.figures, WIDTH)
  const parted = label && !rows?.every(canHold) ? partedRow(text, label.key, figures) : undefined
  if (parted) return [parted]
  if (!rows) return label ? [runRow(text, label, item.figures)] : []
  const isOnLine = LABEL_ON_LINE.test(item.wording)
  const hasLine = isOnLine && rows[0] !== undefined && isLine(text, rows[0], rows[1])
  const isBeside = rows.length === 1 || isOnLine
  const ahead = rowLabels(item).map(({ key }) => key)
  return rows.map((figures, i) => ({
    label: isBeside && i === 0 ? label?.key : undefined,
    ahead,
    isOnLabelsLine: hasLine && i === 0,
    readings: [figures],
    figures,
  }))
}

/** Row labels of the table; wording shared with a head counts only where figures stand with it. */
export const foundLabels = (items: readonly Item[], rows: readonly FigureRow[]): ReadonlySet<string> => {
  const found = new Set<string>()
  for (const { labels } of items) for (const label of labels) if (isRowLabel(label) && !label.weak) found.add(label.key)
  for (const { label } of rows) if (label !== undefined) found.add(label)
  return found
}

/** The one row label that stands between two rows of cells. */
const loneLabel = (item: Item | undefined): string | undefined => {
  if (!item || item.bounded || item.figures.length > 0) return undefined
  const [key, ...others] = distinctKeys(rowLabels(item).filter((label) => !label.weak))
  return others.length === 0 ? key : undefined
}

/**
 * Running text that begins with figures and ends with a label: each label may as well belong to the figures before it, so
 * that only the order of the form can bind them.
 */
const mayStandBeforeLabels = (items: readonly Item[]): boolean => {
  const first = items.find((item) => item.figures.length >= WIDTH)
  const last = items.findLast((item) => item.figures.length > 0 || hasRowLabel(item))
  return first !== undefined && !hasRowLabel(first) && last?.figures.length === 0
}

/** Whether a new line has cut a row within: it begins with the empty cells of a lost merge, and its last figures stand below. */
const isCutByLine = ({ figures, end }: Item, below: readonly Item[]): boolean =>
  end !== 'even' && figures.length === WIDTH && figures[0]?.raw === '' && below.some(isRestOfRow)
const isRestOfRow = ({ bounded, wording, figures }: Item): boolean =>
  bounded && wording === '' && figures.length > 0 && figures.length < WIDTH

/** All rows of figures; between marked rows a figure in running text that makes no row is a page’s number. */
export const figureRows = (document: Document, items: readonly Item[]): FigureRow[] => {
  const isMarked = items.some((item) => item.bounded && item.figures.length >= WIDTH)
  const isBound = isMarked || !mayStandBeforeLabels(items)
  return items.flatMap((item, i) => {
    if (item.bounded)
      return cellRow(document.text, item, loneLabel(items[i - 1]), loneLabel(items[i + 1])).map((row) =>
        isCutByLine(item, items.slice(i + 1, i + 3)) ? { ...row, readings: [] } : row,
      )
    const rows = streamRows(document.text, item).filter((row) => !isMarked || row.readings.length > 0)
    return isBound ? rows : rows.map((row) => ({ ...row, label: undefined }))
  })
}
