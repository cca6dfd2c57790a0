/** Table 四: fifteen figures in three groups of five, the last of each being its total. */
import { REVIEW_COLUMNS, REVIEW_GROUPS, REVIEW_HEAD } from '@gongkai/schema/metrics'
import { rowsOfCells } from '../document/cell-rows.ts'
import type { Cell, Document, Span } from '../document/document.ts'
import { type Figure, figureAt, readFigure } from '../figures/figures.ts'
import { isRunOfDigits, type Reading, readingsOf, sharedCells, summedReadings } from '../figures/readings.ts'
import { digitsGap, joinedReadings, lineGap, thousandsGap } from '../figures/spaced-figures.ts'
import { CellReadings } from './cells.ts'
import { hasCellOfSeveral, type Item } from './item.ts'
import { itemsOf } from './items.ts'
import { type LabelMatch, REVIEW_LABELS } from './labels.ts'
import { inOrder } from './order.ts'
import { GROUP_WIDTH, holdsGroup, holdsGroups, reviewReadings, WIDTH } from './review-groups.ts'
import { sortedLetters, withoutGroups } from './review-heads.ts'
import { rowOfWrappedLines } from './wrapped-rows.ts'

const stretchOf = (figure: Figure, from: number, to: number): Figure => {
  const raw = figure.raw.slice(from, to)
  return { ...figure, ...readFigure(raw), start: figure.start + from, end: figure.start + to, raw }
}

interface Split {
  readonly group: readonly Figure[]
  readonly rest: readonly Figure[]
}
/** All ways to part digits in two, within a run or between runs. */
const splits = (runs: readonly Figure[]): Split[] =>
  runs.flatMap((run, i) =>
    Array.from({ length: run.raw.length }, (_, at) => ({
      group: [...runs.slice(0, i), stretchOf(run, 0, at + 1)],
      rest:
        at + 1 < run.raw.length ? [stretchOf(run, at + 1, run.raw.length), ...runs.slice(i + 1)] : runs.slice(i + 1),
    })),
  )

const readingsOfGroup = (figures: readonly Figure[]): readonly Reading[] =>
  figures.length === GROUP_WIDTH ? [figures].filter(holdsGroup) : summedReadings(figures, GROUP_WIDTH)

/** Run-together digits of all groups, cut group by group so that each group adds up. */
const cutGroups = (runs: readonly Figure[]): Reading[] => {
  let partial: { rest: readonly Figure[]; cells: Reading }[] = [{ rest: runs, cells: [] }]
  for (let group = 0; group < REVIEW_GROUPS.length; group++)
    partial = partial.flatMap(({ rest, cells }) =>
      splits(rest).flatMap((split) =>
        readingsOfGroup(split.group).map((reading) => ({ rest: split.rest, cells: [...cells, ...reading] })),
      ),
    )
  return partial.filter(({ rest }) => rest.length === 0).map(({ cells }) => cells)
}

/** So few pieces are one run of digits into which a space has come. */
const MOST_RUNS = 3
const MOST_DIGITS = 60
const areRunTogether = (figures: readonly Figure[]): boolean => {
  const digits = figures.reduce((sum, { raw }) => sum + raw.length, 0)
  return figures.length <= MOST_RUNS && digits >= WIDTH && digits <= MOST_DIGITS && figures.every(isRunOfDigits)
}

/** The runs with a cell of nothing in some of the gaps between them: what parts digits that stand together may be a blank. */
const withBlanksBetween = ([first, ...rest]: readonly Figure[]): Figure[][] =>
  first === undefined
    ? [[]]
    : withBlanksBetween(rest).flatMap((behind) => {
        const nothing = { ...first, start: first.end, raw: '0', value: 0, digits: '0' }
        return behind.length === 0
          ? [[first]]
          : [
              [first, ...behind],
              [first, nothing, ...behind],
            ]
      })

/** Cuts of the runs as they stand and, where there are any, those that a blank between them allows as well. */
const cutsOfRuns = (runs: readonly Figure[]): Reading[] => {
  const cuts = cutGroups(runs)
  const doubts = cuts.length > 0 ? withBlanksBetween(runs).filter(({ length }) => length > runs.length) : []
  return [
    ...cuts,
    ...doubts.flatMap(cutGroups),
    ...(cuts.length > 0 && runs.length > 1 ? cutGroups([joined(runs)]) : []),
  ]
}

/** What stands between runs may stand within a figure. */
const joined = (runs: readonly Figure[]): Figure => ({
  ...(runs[0] as Figure),
  raw: runs.map(({ raw }) => raw).join(''),
})

/** A tab before a row of fifteen numbers that add up is no cell. */
const withoutIndent = (figures: readonly Figure[]): readonly Figure[] => {
  const [first, ...row] = figures
  const isIndented = row.length === WIDTH && first?.raw === '' && row.every(({ state }) => state === 'number')
  return isIndented && holdsGroups(row) ? row : figures
}

/**
 * One run of digits is cut by the sums; of several too few, one may as well be lost or torn as others be run together.
 * More can be told apart only where the cells beyond the fifteen are blank.
 */
const readingsOfRow = (printed: readonly Figure[], isPadded: boolean): readonly Reading[] => {
  const figures = withoutIndent(printed)
  if (areRunTogether(figures)) return cutsOfRuns(figures)
  if (figures.length < WIDTH) return []
  if (figures.length > WIDTH && !isPadded) return []
  const readings = readingsOf(figures, WIDTH)
  return readings.length > 1 ? readings.filter(holdsGroups) : readings
}

/** A pipe among figures of running text that are run together otherwise: what it parts may have been one figure. */
const isPartedByPipe = (text: string, items: readonly Item[], figures: readonly Figure[]): boolean =>
  items.every(({ bounded }) => !bounded) &&
  areRunTogether(figures) &&
  text.slice(figures[0]?.start, figures.at(-1)?.end).includes('|')

/** Whether the rows of heads are as long as the row of figures, so that its blanks are no cell too many. */
const isPadded = (items: readonly Item[]): boolean => {
  const row = items.find(isWhole)
  const heads = items.filter((item) => item.table === row?.table && item.labels.length > 0)
  return row !== undefined && !hasCellOfSeveral(row) && heads.some((head) => head.endsAt >= row.endsAt)
}

/** A row of figures that ends elsewhere than all rows of heads above it has lost a cell, or has one too many. */
const endsWithHeads = (items: readonly Item[]): boolean => {
  const row = items.find(isWhole)
  const heads = items.filter((item) => item.table === row?.table && item !== row && item.labels.length > 0)
  const [end, ...others] = new Set(heads.map(({ endsAt }) => endsAt))
  return row === undefined || heads.length < 2 || others.length > 0 || row.endsAt === end
}

const isWhole = (item: Item) => item.bounded && item.figures.length >= WIDTH

/** Figures of running text some of which narrow cells have wrapped, as the sums of the groups prove. */
const wrappedReadings = (text: string, items: readonly Item[]): readonly Reading[] | undefined => {
  const figures = items.flatMap((item) => item.figures)
  if (figures.length <= WIDTH || items.some(({ bounded }) => bounded)) return undefined
  const readings = joinedReadings(text, figures, WIDTH, [lineGap]).filter(holdsGroups)
  if (readings.length > 0) return readings
  const row = rowOfWrappedLines(text, figures, WIDTH)
  return row && holdsGroups(row) ? [row] : undefined
}

/** A row of cells some of whose figures have a space inside, as the sums of the groups prove. */
const partedReadings = (text: string, items: readonly Item[]): readonly Reading[] | undefined => {
  const row = items.find(isWhole)
  if (!row || row.figures.length === WIDTH || !hasCellOfSeveral(row)) return undefined
  return joinedReadings(text, row.figures, WIDTH, [thousandsGap, digitsGap]).filter(holdsGroups)
}

/** Characters of the heads of outcomes; 总计 alone may stand behind its figures’ place. */
const HEAD_WORDS = new RegExp(
  REVIEW_COLUMNS.slice(0, -1)
    .flatMap(({ zh }) => [zh.slice(0, 2), zh.slice(2)])
    .join('|'),
)

/** Of more figures than fifteen those of the one line that has as many: the others are of the page. */
const figuresOfLine = (text: string, figures: readonly Figure[]): readonly Figure[] => {
  const lines: Figure[][] = []
  for (const figure of figures) {
    const before = lines.at(-1)?.at(-1)
    if (before && !text.slice(before.end, figure.start).includes('\n')) lines.at(-1)?.push(figure)
    else lines.push([figure])
  }
  const [whole, ...others] = lines.filter((line) => line.length >= WIDTH)
  // Digits that a narrow cell wraps stand below too: of one figure its group would not add up without them.
  return whole?.length === WIDTH && others.length === 0 && figures.length === WIDTH + 1 && holdsGroups(whole)
    ? whole
    : figures
}

/** Fifteen lines in the order of the form, each a head and its figure. */
const isList = (items: readonly Item[]): boolean => {
  const lines = items.filter((item) => item.figures.length > 0)
  return (
    lines.length === WIDTH &&
    lines.every(
      ({ labels, figures }, i) =>
        figures.length === 1 &&
        labels.at(-1)?.kind === 'column' &&
        labels.at(-1)?.key === REVIEW_COLUMNS[i % GROUP_WIDTH]?.key,
    )
  )
}

const HEADS_IN_ORDER = REVIEW_GROUPS.flatMap(() => REVIEW_COLUMNS.map(({ zh }) => zh))
/**
 * Strips of the row, from left to right: above each as many heads as it has figures, in the order of the form, however their
 * lines run into each other.
 */
const isInStrips = (items: readonly Item[]): boolean => {
  let at = 0
  for (const { wording, figures } of items) {
    const own = HEADS_IN_ORDER.slice(at, at + figures.length).join('')
    if (figures.length > 0 && sortedLetters(withoutGroups(wording)) !== sortedLetters(own)) return false
    at += figures.length
  }
  return at === WIDTH && holdsGroups(items.flatMap(({ figures }) => figures))
}

/** Wording of heads among the figures of running text: whose figure is whose cannot be told, unless all are alike. */
const areTorn = (items: readonly Item[]): boolean => {
  const [, ...others] = items.filter((item) => !item.bounded && item.figures.length > 0)
  const isByGroup = items.every((item) => item.figures.length % GROUP_WIDTH === 0)
  const isTold = items.some((item) => item.figures.some(({ value }) => value !== 0))
  return (
    isTold &&
    !isByGroup &&
    others.some(({ wording }) => HEAD_WORDS.test(wording.replace(/\s/g, ''))) &&
    !isList(items) &&
    !isInStrips(items)
  )
}

/** The row of fifteen, or all figures of running text together: heads torn into them stand between, never within. */
const figuresOf = (text: string, items: readonly Item[]): readonly Figure[] => {
  const rows = items.filter((item) => item.bounded && item.figures.some((figure) => figure.state === 'number'))
  const whole = rows.filter(isWhole)
  if (whole.length === 1) return whole[0]?.figures ?? []
  if (whole.length > 1) return whole.every((row) => isSameRow(row, whole[0] as Item)) ? (whole[0]?.figures ?? []) : []
  // Each group in a table of its own: their blanks are cells too where all fifteen are there.
  const together = rows.flatMap((row) => row.figures)
  if (together.length === WIDTH && rows.length === REVIEW_GROUPS.length) return together
  const all = items.flatMap((item) => item.figures.filter((figure) => !item.bounded || figure.state !== 'blank'))
  return all.length > WIDTH && rows.length === 0 ? figuresOfLine(text, all) : all
}
const isSameRow = (a: Item, b: Item) =>
  a.figures.length === b.figures.length && a.figures.every((figure, i) => figure.raw === b.figures[i]?.raw)

const keysOf = (items: readonly Item[], kind: LabelMatch['kind']): string[] => {
  const keys: string[] = []
  for (const { labels } of items) for (const label of labels) if (label.kind === kind) keys.push(label.key)
  return keys
}

/** Groups in the order of the form; a merge that a converter filled up repeats its head, but not behind another. */
const groupsInOrder = (items: readonly Item[]): boolean => {
  const keys = keysOf(items, 'group').filter((key, i, all) => key !== all[i - 1])
  return inOrder(keys.map((key) => REVIEW_GROUPS.findIndex((group) => group.key === key))).every(Boolean)
}

/** 行政诉讼 spans the groups of litigation, right of 行政复议; the section’s heading names both before the table does. */
const sidesInOrder = (items: readonly Item[]): boolean => {
  const sides = [REVIEW_GROUPS[0].key, REVIEW_HEAD.key]
  const keys = items.flatMap((item) => item.labels.map((label) => label.key)).filter((key) => sides.includes(key))
  const own = keys.slice(0, 2).join() === sides.join() ? keys.slice(2) : keys
  const [reconsideration = -1, litigation = -1] = sides.map((key) => own.lastIndexOf(key))
  return litigation < 0 || reconsideration < litigation
}

const COLUMN_PLACES = new Map<string, number>(REVIEW_COLUMNS.map((column, place) => [column.key, place]))
/** So many heads of a group may be torn before the first that is read. */
const MOST_TORN_HEADS = 1

/** The heads of each group repeat the order of the form; some may be torn, but none may stand before its turn. */
const isGroupByGroup = (keys: readonly string[]): boolean => {
  if (keys.length === 0) return true
  const places = keys.map((key) => COLUMN_PLACES.get(key) ?? -1)
  return places.every((place, i) => {
    const before = places[i - 1]
    if (before === undefined) return place < GROUP_WIDTH - 1
    return place > before || (before === GROUP_WIDTH - 1 && place <= MOST_TORN_HEADS)
  })
}

/** A row of figures that begins with the name of a column: the table stands on its side. */
const isOnItsSide = (items: readonly Item[]): boolean =>
  items.some(
    (item) =>
      item.bounded && keysOf([item], 'column').length > 0 && item.figures.some((figure) => figure.state === 'number'),
  )

/** Whether all heads of a group stand together, and not in the order of the form, wherever in it they begin. */
const hasGroupOutOfOrder = (keys: readonly string[]): boolean =>
  keys.some((_, i) => {
    const places = keys.slice(i, i + GROUP_WIDTH).map((key) => COLUMN_PLACES.get(key) ?? -1)
    const isGroup = new Set(places).size === GROUP_WIDTH
    return isGroup && places.some((place, j) => j > 0 && place !== ((places[j - 1] as number) + 1) % GROUP_WIDTH)
  })

/** On one line no head is torn: those that are missing have been exchanged with others, or lost. */
const areLostFromLine = (heads: readonly Item[]): boolean => {
  const [line, ...others] = heads
  if (!line || others.length > 0 || line.wording.trim().includes('\n')) return false
  const keys = keysOf(heads, 'column')
  return keys.length % GROUP_WIDTH !== 0 || keys.some((key, i) => COLUMN_PLACES.get(key) !== i % GROUP_WIDTH)
}

/** In running text the heads are too often torn to be checked, unless all of them are there, or on one line. */
const columnsInOrder = (items: readonly Item[]): boolean => {
  const heads = items.filter((item) => !item.bounded && keysOf([item], 'column').length > 0)
  const running = keysOf(heads, 'column')
  return (
    items.filter((item) => item.bounded).every((item) => isGroupByGroup(keysOf([item], 'column'))) &&
    (running.length !== WIDTH || isGroupByGroup(running)) &&
    !areLostFromLine(heads) &&
    !hasGroupOutOfOrder(running)
  )
}

/** The cells of the rows below the heads, where every one of them is empty or says nothing. */
const blankRow = (text: string, items: readonly Item[]): readonly Figure[] | undefined => {
  if (items.some((item) => item.figures.some(({ state }) => state !== 'blank'))) return undefined
  const head = items.findLast((item) => item.table && keysOf([item], 'column').length > 0)
  if (!head?.table) return undefined
  const rows = rowsOfCells(head.table.cells)
  const lastHead = rows.findLastIndex((row) => REVIEW_LABELS.match(wordingOf(text, row)).length > 0)
  const below = rows.slice(lastHead + 1).map((row) => row.map((cell) => figureAt(text, cell)))
  const isBlank = below.every((row) => row.every(({ state }) => state === 'blank'))
  return isBlank ? below.find((row) => row.length >= WIDTH)?.slice(0, WIDTH) : undefined
}
const wordingOf = (text: string, row: readonly Cell[]) => row.map(({ start, end }) => text.slice(start, end)).join(' ')

/** Reads table 四 from its stretch of the document. */
export const readReviewsTable = (document: Document, range: Span | undefined): CellReadings => {
  const items = range ? itemsOf(document, range, REVIEW_LABELS) : []
  const figures = blankRow(document.text, items) ?? figuresOf(document.text, items)
  if (figures.length < WIDTH && keysOf(items, 'column').length === 0) return new CellReadings()
  const readings =
    groupsInOrder(items) &&
    sidesInOrder(items) &&
    endsWithHeads(items) &&
    columnsInOrder(items) &&
    !areTorn(items) &&
    !isOnItsSide(items) &&
    !isPartedByPipe(document.text, items, figures)
      ? (partedReadings(document.text, items) ??
        wrappedReadings(document.text, items) ??
        readingsOfRow(figures, isPadded(items)))
      : []
  return reviewReadings(sharedCells(readings), readings.length > 0 && figures.length !== WIDTH)
}
