/**
 * Table 三: a row of seven figures for each label. A row is bound to the label it stands with; rows torn from their labels
 * are bound by the order of the form between two bound rows, and only where the sums of the form prove them.
 */
import { APPLICANTS, type FormEdition } from '@gongkai/schema/metrics'
import type { Document, Span } from '../../document/document.ts'
import type { Figure } from '../../figures/figures.ts'
import { isSameCell, type Reading } from '../../figures/readings.ts'
import { CellReadings } from '../cells.ts'
import type { Item } from '../item.ts'
import { itemsOf } from '../items.ts'
import { REQUEST_LABELS } from '../labels.ts'
import { inOrder } from '../order.ts'
import { rowsOfWrappedLines } from '../wrapped-rows.ts'
import { type FlowRow, rowsOfFlow } from './figure-flow.ts'
import { hasColumnsLeftOut, readOtherColumns } from './other-columns.ts'
import { areHeadsAboveColumns, areHeadsTogether, trustedColumns } from './request-columns.ts'
import { canHold, type FigureRow, figureRows, foundLabels, mayBeWrapped } from './request-figure-rows.ts'
import { COMMON_KEYS, fillRow, isSubRow, OTHER_OUTCOME, type RequestsTable, ROW_KEYS } from './request-rows.ts'
import { hasTotalElsewhere, holdsRow, type SolvedRow, solveRows, sumsHold } from './request-sums.ts'
import { readStraightRows } from './straight-requests.ts'

const WIDTH = APPLICANTS.length
const NONE = APPLICANTS.map(() => false)

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
 * A label stands before its figures or behind them, so that figures stand behind their own label or the one before, but
 * not on the line of another. As many
 * figures as a row has, behind a label, are that row: where they do not add up, the report contradicts itself and is not to
 * be mended by other rows’ figures.
 */
const agreesWithLabels = (text: string, rows: readonly FigureRow[], ordered: ReadonlyMap<string, FlowRow>): boolean => {
  const keys = [...ordered.keys()]
  return rows.every(({ label, ahead, isOnLabelsLine, figures }) => {
    if (figures.length !== WIDTH || hasWordingWithin(text, figures)) return true
    const at = keys.findIndex((key) => ordered.get(key)?.[0] === figures[0])
    if (label === undefined || at < 0) return true
    const by = at - keys.indexOf(label)
    const cells = ordered.get(keys[at] as string)
    const isNear = by === 0 || (!isOnLabelsLine && (by === 1 || ahead?.includes(keys[at] as string)))
    return isNear && figures.every((figure, i) => figure === cells?.[i])
  })
}

const hasWordingWithin = (text: string, figures: readonly Figure[]): boolean =>
  /\p{Script=Han}/u.test(text.slice(figures[0]?.start, figures.at(-1)?.end))

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
  const figures = items.flatMap((item) => item.figures)
  if (figures.length > keys.length * WIDTH) return rowsOfWrappedLines(text, figures, keys)
  const ordered = rowsOfFlow(text, figures, keys, firstOfWholeRows(rows))
  if (!ordered || !agreesWithLabels(text, rows, ordered)) return undefined
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
  // A blank may be the one beside a label, and the row’s last figure be lost.
  const isOdd = ({ label, readings, figures, isContradictory }: FigureRow) =>
    label !== undefined &&
    readings.length === 0 &&
    figures.length === WIDTH &&
    !isContradictory &&
    figures.every(({ state }) => state === 'number')
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

/** In running text that has torn labels from their rows, or lost figures of several, what stands behind a label and does not add up is not its row. */
const withoutTornRows = (
  rows: readonly FigureRow[],
  items: readonly Item[],
  found: ReadonlySet<string>,
): FigureRow[] => {
  const told = new Set(rows.map(({ label }) => label))
  const torn = [...found].filter((key) => !told.has(key)).length
  const short = rows.filter(({ label, figures }) => label !== undefined && figures.length < WIDTH).length
  const isTorn = items.every((item) => !item.bounded) && Math.max(torn, short) >= FEWEST_TORN_LABELS
  return rows.map((row) => (isTorn && !row.readings.some(canHold) ? { ...row, label: undefined } : row))
}

/**
 * Where runs of digits are fewer than their columns, or several cannot be cut so that they add up, blanks have vanished,
 * and may have from any run; one that does not add up may be an error of the report.
 */
const hasVanishedBlanks = (rows: readonly FigureRow[], items: readonly Item[]): boolean => {
  if (items.some((item) => item.bounded)) return false
  const runs = rows.flatMap(({ label, readings, figures: [run, ...others] }) =>
    label !== undefined && readings.length === 0 && others.length === 0 && run && RUN_OF_DIGITS.test(run.raw)
      ? run.raw
      : [],
  )
  return runs.length > 1 || runs.some(({ length }) => length < WIDTH)
}
const RUN_OF_DIGITS = /^\d{2,}$/

/** Whether a reading cuts digits that stand together; of zeros alone there is but one way. */
const isCutOfDigits = (reading: Reading): boolean =>
  reading.some(({ end }, i) => end === reading[i + 1]?.start) && reading.some(({ value }) => value)

const withoutCuts = (rows: readonly FigureRow[]): FigureRow[] =>
  rows.map((row) => (row.readings.some(isCutOfDigits) ? { ...row, readings: [] } : row))

/** Whether rows were made of columns printed one after another: a row ends behind the beginning of the next. */
const areColumns = (rows: Iterable<SolvedRow>): boolean => {
  const starts = Array.from(rows, ({ cells }) => cells.flatMap((cell) => cell?.start ?? []))
  return starts.some((own, i) => (own.at(-1) ?? 0) > (starts[i + 1]?.[0] ?? Number.POSITIVE_INFINITY))
}

/** Rows whose cells are all alike are the same in whatever order their columns stand. */
const areAlike = ({ cells }: SolvedRow) =>
  cells.every((cell) => cell !== undefined && isSameCell(cell, cells[0] as Figure))

const isTold = ({ cells }: SolvedRow) => cells.some((cell) => cell?.value !== 0)

/**
 * The rows, less those of running text that may be lines of wrapped digits, and those beside which a figure stands that is
 * of no row: it may be the rest of a wrapped number. No number begins with 0.
 */
const withoutWrapped = (
  text: string,
  bound: ReadonlyMap<string, SolvedRow>,
  rows: readonly FigureRow[],
  items: readonly Item[],
): ReadonlyMap<string, SolvedRow> => {
  if (items.some(({ bounded }) => bounded)) return bound
  const own = new Set(rows.flatMap(({ figures }) => (figures.length > WIDTH ? [] : figures)))
  const strays = items.flatMap(({ figures }) => figures.filter((figure) => !own.has(figure)))
  const inOrder = [...bound.values()].sort((a, b) => (a.cells[0]?.start ?? 0) - (b.cells[0]?.start ?? 0))
  const doubtful = new Set(
    inOrder.filter((row) => row.cells.every(Boolean) && isTold(row) && mayBeWrapped(text, row.cells as Reading)),
  )
  for (const { start, end } of strays) {
    const at = inOrder.findIndex(({ cells }) => (cells[0]?.start ?? 0) > start)
    const [before, after] = at < 0 ? [] : [inOrder[at - 1], inOrder[at]]
    const linesAbove = text.slice(before?.cells.at(-1)?.end, start).split('\n').length - 1
    const linesBelow = text.slice(end, after?.cells[0]?.start).split('\n').length - 1
    if (before && isTold(before) && linesAbove > 0) doubtful.add(before)
    if (after && (linesBelow === 1 || (linesBelow > 1 && isTold(after)))) doubtful.add(after)
  }
  return new Map([...bound].filter(([, row]) => !doubtful.has(row)))
}

/** Less rows of running text that go on over several lines with blanks among their figures: no sum tells whose those are. */
const withoutBlanksAstray = (
  text: string,
  bound: ReadonlyMap<string, SolvedRow>,
  items: readonly Item[],
): ReadonlyMap<string, SolvedRow> => {
  if (items.some(({ bounded }) => bounded)) return bound
  const hasBlanks = ({ cells }: SolvedRow) =>
    cells.every(Boolean) && new Set(cells.map((cell) => cell?.state === 'blank')).size > 1
  return new Map([...bound].filter(([, row]) => !hasBlanks(row) || !mayBeWrapped(text, row.cells as Reading)))
}

/** Less a row that begins like one before which the name of a group stands alone: which of the group’s rows it is, is not told. */
const withoutRowsOfGroup = (
  bound: ReadonlyMap<string, SolvedRow>,
  rowsOfGroup: readonly FigureRow[],
): ReadonlyMap<string, SolvedRow> => {
  const first = new Set(rowsOfGroup.map(({ figures }) => figures[0]))
  return new Map([...bound].filter(([, { cells }]) => !first.has(cells[0])))
}

/** Reads table 三 from its stretch of the document. */
export const readRequestsTable = (document: Document, range: Span | undefined): RequestsTable => {
  if (!range) return { edition: undefined, readings: new CellReadings(), hasUnboundRows: false }
  const items = itemsOf(document, range, REQUEST_LABELS)
  const straight = readStraightRows(document, range, items)
  if (straight?.readings.areCertain) return straight
  return readOtherColumns(document, range, items) ?? straight ?? readTornRows(document, range, items)
}

/** Whatever has become of the table: by labels, by order, by sums. */
export const readTornRows = (document: Document, range: Span, items: readonly Item[]): RequestsTable => {
  const readings = new CellReadings()
  const rows = withoutRepeats(figureRows(document, items))
  const found = foundLabels(items, rows)
  const edition = editionOf(found, rows)
  const keys = edition ? ROW_KEYS[edition] : COMMON_KEYS
  const isOfGroup = (row: FigureRow) => row.label === OTHER_OUTCOME && edition !== '2019'
  const told = withoutTornRows(
    rows.filter((row) => !isOfGroup(row)),
    items,
    found,
  )
  const areBlanksLost = hasVanishedBlanks(rows, items)
  const own = areBlanksLost ? withoutCuts(told) : told
  const byLabel = bindRows(own, keys, found)
  const solved = sumsHold(byLabel, keys)
    ? byLabel
    : (bindOddRows(own, keys, found) ??
      bindFlow(document.text, items, own, keys, found) ??
      withoutWrapped(document.text, byLabel, own, items))
  const bound = withoutRowsOfGroup(withoutBlanksAstray(document.text, solved, items), rows.filter(isOfGroup))
  const isTotalProven = sumsHold(bound, keys)
  const areOthers = hasTotalElsewhere(bound.values()) || hasColumnsLeftOut(document, range, items)
  const trusted = areOthers ? NONE : trustedColumns(document, range, items, isTotalProven)
  const isInOrder =
    !areColumns(bound.values()) ||
    areHeadsTogether(document, range) ||
    areHeadsAboveColumns(
      items,
      Array.from(bound.values(), ({ cells }) => cells),
    )
  for (const key of keys) {
    const row = bound.get(key)
    const isSure = isInOrder || (row !== undefined && areAlike(row))
    if (found.has(key) || row) fillRow(readings, key, row, isSure ? trusted : NONE)
  }
  return {
    edition: readings.size > 0 ? edition : undefined,
    readings,
    hasUnboundRows: !areAllBound(rows, bound),
    ...(areBlanksLost ? { hasVanishedBlanks: true as const } : {}),
  }
}
