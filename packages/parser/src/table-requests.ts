/**
 * Table 三: a row of seven figures for each label. A row is bound to the label it stands with; rows torn from their labels
 * are bound by the order of the form between two bound rows, and only where the sums of the form prove them.
 */
import { APPLICANTS, type FormEdition } from '@gongkai/schema/metrics'
import { CellReadings } from './cells.ts'
import type { Document, Span } from './document.ts'
import { type FlowRow, rowsOfFlow } from './figure-flow.ts'
import type { Figure } from './figures.ts'
import { hasCellOfSeveral, type Item, itemsOf } from './items.ts'
import { type LabelMatch, REQUEST_LABELS } from './labels.ts'
import { inOrder } from './order.ts'
import { isSameCell, type Reading, readingsOf } from './readings.ts'
import { firstColumn, trustedColumns } from './request-columns.ts'
import { COMMON_KEYS, fillRow, isSubRow, OTHER_OUTCOME, type RequestsTable, ROW_KEYS } from './request-rows.ts'
import { hasTotalElsewhere, holdsRow, type SolvedRow, solveRows, sumsHold } from './request-sums.ts'
import { digitsGap, joinedReadings, lineGap, thousandsGap, withoutBlanksBefore } from './spaced-figures.ts'
import { rowsOf } from './stacks.ts'
import { readStraightRows } from './straight-requests.ts'

const WIDTH = APPLICANTS.length

/** A row of figures with the label it stands with, if any, and the ways it can be read. */
interface FigureRow {
  readonly label: string | undefined
  /** Of a row of cells without a label: the label that stands alone before it, and the one behind it. */
  readonly before?: string | undefined
  readonly behind?: string | undefined
  readonly readings: readonly Reading[]
  readonly figures: readonly Figure[]
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
const canHold = (reading: Reading): boolean => holdsRow(reading) || reading.at(-1)?.state === 'blank'

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
  const readings = figures.length > WIDTH ? [] : readingsOf(figures, WIDTH)
  return figures.length < WIDTH ? readings.filter(holdsRow) : readings
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
  const isTorn = item.labels.length === 0 && item.figures.length === WIDTH
  if ((item.end === 'odd' && !isTorn) || isContradictory(item)) return []
  const readings = readingsOf(item.figures, WIDTH)
  if (item.figures.length > WIDTH && hasCellOfSeveral(item))
    return joinedReadings(text, withoutBlanksBefore(item.figures), WIDTH, [thousandsGap, digitsGap]).filter(holdsRow)
  if (item.figures.length > WIDTH && item.labels.length === 0) return []
  if (item.figures.length > WIDTH && item.end === 'uneven')
    return readings.filter((reading) => reading.at(-1) === item.figures.at(-1))
  if (item.figures.length < WIDTH) return readings.filter(holdsRow)
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
  return [{ label, ...beside, readings: cellReadings(text, item), figures: item.figures }]
}

/** Wording that goes on to the figures behind it without a new line. */
const LABEL_ON_LINE = /\S[^\S\n]*$/

/** A figure alone on the line below a whole row is a page’s number. */
const withoutPageNumber = (text: string, { figures }: Item): readonly Figure[] => {
  const [first, last, extra] = [figures[0], figures[WIDTH - 1], figures[WIDTH]]
  const isBelow =
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

/** The label that a run of figures may belong to: the last before it. */
const labelBefore = (item: Item): LabelMatch | undefined => {
  const labels = rowLabels(item)
  return labels.length > MOST_LABELS_BEFORE_ROW ? undefined : labels.at(-1)
}

/** Running text: one row belongs to the label before it; of several only one on the label’s own line does. */
const streamRows = (text: string, whole: Item): FigureRow[] => {
  const { figures } = whole
  if (figures.length < WIDTH && figures.every((figure) => figure.state === 'blank')) return []
  const item = { ...whole, figures: withoutPageNumber(text, whole) }
  const label = labelBefore(item)
  const rows = item.figures.length === WIDTH ? [item.figures] : rowsOf(text, item.figures, WIDTH)
  const parted = label && !rows?.every(canHold) ? partedRow(text, label.key, figures) : undefined
  if (parted) return [parted]
  if (!rows) return label ? [runRow(text, label, item.figures)] : []
  const isBeside = rows.length === 1 || LABEL_ON_LINE.test(item.wording)
  return rows.map((figures, i) => ({
    label: isBeside && i === 0 ? label?.key : undefined,
    readings: [figures],
    figures,
  }))
}

/** Row labels of the table; wording shared with a head counts only where figures stand with it. */
const foundLabels = (items: readonly Item[], rows: readonly FigureRow[]): ReadonlySet<string> => {
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

/** All rows of figures; between marked rows a figure in running text that makes no row is a page’s number. */
const figureRows = (document: Document, items: readonly Item[]): FigureRow[] => {
  const isMarked = items.some((item) => item.bounded && item.figures.length >= WIDTH)
  const isBound = isMarked || !mayStandBeforeLabels(items)
  return items.flatMap((item, i) => {
    if (item.bounded) return cellRow(document.text, item, loneLabel(items[i - 1]), loneLabel(items[i + 1]))
    const rows = streamRows(document.text, item).filter((row) => !isMarked || row.readings.length > 0)
    return isBound ? rows : rows.map((row) => ({ ...row, label: undefined }))
  })
}

/** The edition by its labels: rows below 其他处理 are of 2021; 其他处理 with figures of its own is of 2019. */
const editionOf = (found: ReadonlySet<string>, rows: readonly FigureRow[]): FormEdition | undefined => {
  if ([...found].some(isSubRow)) return '2021'
  if (rows.some((row) => row.label === OTHER_OUTCOME)) return '2019'
  return found.has(OTHER_OUTCOME) ? '2019' : undefined
}

/** A row repeated to the letter is one row; rows that differ under one label contradict each other. */
const withoutRepeats = (rows: readonly FigureRow[]): FigureRow[] => {
  const seen = new Map<string, FigureRow>()
  return rows.filter((row) => {
    const before = row.label && seen.get(row.label)
    if (row.label && !before) seen.set(row.label, row)
    if (!before) return true
    const isRepeat = before.readings[0]?.every((cell, i) => {
      const other = row.readings[0]?.[i]
      return other !== undefined && isSameCell(cell, other)
    })
    return !isRepeat
  })
}

/** For each row its place in the order of the form; undefined where it is not bound. */
type Places = readonly (number | undefined)[]

const isBound = (place: number | undefined) => place !== undefined
const isWholly = (places: Places) => places.every(isBound)
const orElse = (places: Places, others: Places): Places => places.map((place, i) => place ?? others[i])

/** Rows whose labels stand in the order of the form, each label once; the others keep no label. */
const anchorsOf = (rows: readonly FigureRow[], keys: readonly string[]): Places => {
  const places = rows.map(({ label }) => (label === undefined ? -1 : keys.indexOf(label)))
  const trusted = inOrder(places.filter((place) => place >= 0))
  let labelled = 0
  return places.map((place) => {
    if (place < 0) return undefined
    return trusted[labelled++] && places.indexOf(place) === places.lastIndexOf(place) ? place : undefined
  })
}

/** An order that puts a row elsewhere than its own label says, or both labels beside it, contradicts the document. */
const agreesWithLabel = ({ label, before, behind }: FigureRow, key: string | undefined): boolean =>
  label === undefined ? before === undefined || before === key || behind === key : label === key

/** Rows without labels between two bound rows, where the form has exactly as many rows whose labels were found. */
const fillGaps = (
  rows: readonly FigureRow[],
  keys: readonly string[],
  anchors: Places,
  found: ReadonlySet<string>,
): Places => {
  const filled: (number | undefined)[] = rows.map(() => undefined)
  let waiting = 0
  let from = 0
  const fill = (end: number, to: number) => {
    const first = end - waiting
    const isWhole =
      waiting === to - from &&
      keys.slice(from, to).every((key) => found.has(key)) &&
      rows.slice(first, end).every((row, i) => agreesWithLabel(row, keys[from + i]))
    for (let i = first; i < end && isWhole; i++) filled[i] = from + i - first
    waiting = 0
    from = to + 1
  }
  anchors.forEach((place, i) => {
    if (place === undefined) waiting++
    else fill(i, place)
  })
  fill(rows.length, keys.length)
  return filled
}

const solvePlaced = (rows: readonly FigureRow[], places: Places, keys: readonly string[]): Map<string, SolvedRow> => {
  const open = new Map<string, readonly Reading[]>()
  rows.forEach(({ readings }, i) => {
    const place = places[i]
    if (place !== undefined) open.set(keys[place] as string, readings)
  })
  return solveRows(open)
}

/**
 * Every row bound, by label or by order. An order that the sums do not prove binds nothing, and a label before a row only
 * where each row has one: else it may as well be the label of the row above.
 */
const bindRows = (
  rows: readonly FigureRow[],
  keys: readonly string[],
  found: ReadonlySet<string>,
): Map<string, SolvedRow> => {
  const anchors = anchorsOf(rows, keys)
  if (isWholly(anchors)) return solvePlaced(rows, anchors, keys)
  const filled = orElse(anchors, fillGaps(rows, keys, anchors, found))
  const solved = solvePlaced(rows, filled, keys)
  if (isWholly(filled) && sumsHold(solved, keys)) return solved
  const unbound = rows.map(() => undefined)
  const byOrder = fillGaps(rows, keys, unbound, found)
  const ordered = solvePlaced(rows, byOrder, keys)
  if (byOrder.filter(isBound).length === keys.length && sumsHold(ordered, keys)) return ordered
  const named = rows.map((row) => ({ ...row, label: row.label ?? row.before }))
  return solvePlaced(rows, anchorsOf(named.every((row) => row.label) ? named : rows, keys), keys)
}

/**
 * A label stands before its figures or behind them, so that figures stand behind their own label or the one before. As many
 * figures as a row has, behind a label, are that row: where they do not add up, the report contradicts itself and is not to
 * be mended by other rows’ figures.
 */
const agreesWithLabels = (rows: readonly FigureRow[], ordered: ReadonlyMap<string, FlowRow>): boolean => {
  const keys = [...ordered.keys()]
  return rows.every(({ label, figures }) => {
    if (figures.length !== WIDTH) return true
    const at = keys.findIndex((key) => ordered.get(key)?.[0] === figures[0])
    if (label === undefined || at < 0) return true
    const ahead = at - keys.indexOf(label)
    const cells = ordered.get(keys[at] as string)
    return (ahead === 0 || ahead === 1) && figures.every((figure, i) => figure === cells?.[i])
  })
}

/** Labels torn beyond finding; as many rows of figures are there as the form has, so that none is lost. */
const MOST_TORN_LABELS = 4

const firstOfWholeRows = (rows: readonly FigureRow[]): ReadonlySet<Figure> =>
  new Set(
    rows.flatMap(({ label, figures }) =>
      label && figures.length === WIDTH && holdsRow(figures) ? figures.slice(0, 1) : [],
    ),
  )

/** Rows that a page’s text has torn apart, as the sums of all its figures prove them. */
const bindFlow = (
  text: string,
  items: readonly Item[],
  rows: readonly FigureRow[],
  keys: readonly string[],
  found: ReadonlySet<string>,
): Map<string, SolvedRow> | undefined => {
  const isTold = keys.filter((key) => !found.has(key)).length <= MOST_TORN_LABELS
  if (!isTold || items.some((item) => item.bounded)) return undefined
  const ordered = rowsOfFlow(
    text,
    items.flatMap((item) => item.figures),
    keys,
    firstOfWholeRows(rows),
  )
  if (!ordered || !agreesWithLabels(rows, ordered)) return undefined
  return new Map([...ordered].map(([key, cells]) => [key, { cells, isCut: false }]))
}

const areAllBound = (rows: readonly FigureRow[], bound: ReadonlyMap<string, SolvedRow>): boolean => {
  const whole = Array.from(bound.values(), ({ cells }) => cells)
  const told = rows
    .filter(({ figures }) => !whole.includes(figures))
    .flatMap(({ figures }) => figures.filter(({ value }) => value))
  return told.every(({ start }) => whole.some((cells) => cells.some((cell) => cell?.start === start)))
}

/** Rows that end elsewhere than the others of their table, where a break has lost merges, as all sums prove them. */
const bindOddRows = (
  rows: readonly FigureRow[],
  keys: readonly string[],
  found: ReadonlySet<string>,
): Map<string, SolvedRow> | undefined => {
  const isOdd = ({ label, readings, figures }: FigureRow) =>
    label !== undefined && readings.length === 0 && figures.length === WIDTH
  if (!rows.some(isOdd)) return undefined
  const bound = bindRows(
    rows.map((row) => (isOdd(row) ? { ...row, readings: [row.figures] } : row)),
    keys,
    found,
  )
  return sumsHold(bound, keys) ? bound : undefined
}

/** As many labels without figures are torn from them. */
const FEWEST_TORN_LABELS = 4

/** In running text that has torn labels from their rows, what stands behind a label and does not add up is not its row. */
const withoutTornRows = (
  rows: readonly FigureRow[],
  items: readonly Item[],
  found: ReadonlySet<string>,
): FigureRow[] => {
  const told = new Set(rows.map(({ label }) => label))
  const isTorn =
    items.every((item) => !item.bounded) && [...found].filter((key) => !told.has(key)).length >= FEWEST_TORN_LABELS
  return rows.map((row) => (isTorn && !row.readings.some(canHold) ? { ...row, label: undefined } : row))
}

/** Reads table 三 from its stretch of the document. */
export const readRequestsTable = (document: Document, range: Span | undefined): RequestsTable => {
  if (!range) return { edition: undefined, readings: new CellReadings(), hasUnboundRows: false }
  const items = itemsOf(document, range, REQUEST_LABELS)
  return readStraightRows(document, range, items) ?? readTornRows(document, range, items)
}

/** Whatever has become of the table: by labels, by order, by sums. */
export const readTornRows = (document: Document, range: Span, items: readonly Item[]): RequestsTable => {
  const readings = new CellReadings()
  const rows = withoutRepeats(figureRows(document, items))
  const found = foundLabels(items, rows)
  const edition = editionOf(found, rows)
  const keys = edition ? ROW_KEYS[edition] : COMMON_KEYS
  const own = withoutTornRows(
    rows.filter((row) => row.label !== OTHER_OUTCOME || edition === '2019'),
    items,
    found,
  )
  const byLabel = bindRows(own, keys, found)
  const bound = sumsHold(byLabel, keys)
    ? byLabel
    : (bindOddRows(own, keys, found) ?? bindFlow(document.text, items, own, keys, found) ?? byLabel)
  const trusted = hasTotalElsewhere(bound.values())
    ? APPLICANTS.map(() => false)
    : trustedColumns(document, range, items)
  for (const key of keys) if (found.has(key)) fillRow(readings, key, bound.get(key), trusted)
  return {
    edition: readings.size > 0 ? edition : undefined,
    readings,
    hasUnboundRows: !areAllBound(rows, bound),
  }
}
