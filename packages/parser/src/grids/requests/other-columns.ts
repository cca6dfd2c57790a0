/**
 * Table 三 with other columns than the form’s: some left out, or in another order. Its heads say which they are where each
 * stands in one piece; the rows must be those of the form, and every sum must prove them.
 */
import { APPLICANT_GROUPS, APPLICANTS, type Label } from '@gongkai/schema/metrics'
import type { Document, Span } from '../../document/document.ts'
import type { Figure } from '../../figures/figures.ts'
import { fold } from '../../text/characters.ts'
import { CellReadings, cellOf, requestPlaces } from '../cells.ts'
import { EDITIONS } from '../form-editions.ts'
import type { Item } from '../item.ts'
import { isRising } from '../order.ts'
import { printedHeads } from './request-columns.ts'
import { type RequestsTable, ROW_KEYS } from './request-rows.ts'
import { straightRows } from './straight-requests.ts'

const WIDTH = APPLICANTS.length
const TOTAL = WIDTH - 1
/** Fewer heads than these do not tell that the others are left out. */
const FEWEST_HEADS = 3
const LAYOUT = /[^\S\n]|\|/g
const GROUP = fold(APPLICANT_GROUPS[1].zh)

interface Place {
  readonly applicant: number
  readonly start: number
  readonly wording: string
}

const findPlaces = (heads: string, { zh, aliases }: Label, applicant: number): Place[] =>
  [zh, ...aliases].flatMap((wording) =>
    Array.from(heads.matchAll(new RegExp(wording, 'g')), ({ index }) => ({ applicant, start: index, wording })),
  )

const isBeside = ({ applicant }: Place) => applicant === 0 || applicant === TOTAL

/** Whether a person and a total stand beside the group, and all its members below: else heads may have changed places. */
const isGroupWhole = (places: readonly Place[], group: number): boolean => {
  const first = Math.min(...places.filter((place) => !isBeside(place)).map(({ start }) => start))
  return group >= 0 && first > group && places.filter(isBeside).every(({ start }) => start < first)
}

/** The applicants under their group are where the group stands; a person or a total stands beside it. */
const inPrintedOrder = (places: readonly Place[], group: number): Place[] | undefined => {
  const byPlace = places.toSorted((a, b) => a.start - b.start)
  if (group < 0) return byPlace
  const members = byPlace.filter((place) => !isBeside(place))
  const beside = byPlace.filter(isBeside)
  if (members.some(({ start }) => start < group)) return undefined
  return [...beside.filter(({ start }) => start < group), ...members, ...beside.filter(({ start }) => start > group)]
}

/** Two heads in each other’s place may be a slip, be they of two applicants or of the person and the group. */
const isExchange = (order: readonly number[]): boolean => {
  const inOrder = order.toSorted((a, b) => a - b)
  const moved = order.filter((applicant, i) => applicant !== inOrder[i])
  return moved.length === 2 || moved.at(-1) === 0
}

/** The applicants from left to right where they are not all those of the form in its order; undefined where heads are torn. */
const findOrder = (printed: string, isMarked: boolean): readonly number[] | undefined => {
  const lines = fold(printed).replace(LAYOUT, '')
  const group = lines.indexOf(GROUP)
  const heads = lines.replace(GROUP, (found) => '\n'.repeat(found.length))
  const places = APPLICANTS.flatMap((applicant, i) => findPlaces(heads, applicant, i))
  const found = new Set(places.map(({ applicant }) => applicant))
  const rest = places.reduce((text, { wording }) => text.replace(wording, ''), heads)
  const isTorn = APPLICANTS.some(({ zh }, i) => !found.has(i) && [...zh].some((letter) => rest.includes(letter)))
  if (isTorn || found.size !== places.length || found.size < FEWEST_HEADS) return undefined
  const order = inPrintedOrder(places, group)?.map(({ applicant }) => applicant)
  if (!order || (order.length === WIDTH && isRising(order))) return undefined
  return isRising(order) || (isMarked && isGroupWhole(places, group) && !isExchange(order)) ? order : undefined
}

const isEmpty = ({ state, raw }: Figure) => state === 'blank' && raw.trim() === ''

/** The figures of a row without the empty cells around them. */
const told = (figures: readonly Figure[]): readonly Figure[] =>
  figures.slice(
    figures.findIndex((figure) => !isEmpty(figure)),
    figures.findLastIndex((figure) => !isEmpty(figure)) + 1,
  )

/** Stands for a column that is left out; nowhere in the text, and beside no figure. */
const leftOut = (applicant: number, value: number): Figure => ({
  start: -4 * applicant - 4,
  end: -4 * applicant - 3,
  raw: '',
  state: 'number',
  value,
})

/** A row of as many figures as there are heads, as a row of the form. */
const rearranged = (item: Item, order: readonly number[]): Item => {
  const own = told(item.figures)
  if (own.length !== order.length || own.some(({ state }) => state !== 'number')) return item
  const sum = own.reduce((all, { value }) => all + (value ?? 0), 0)
  const figures = APPLICANTS.map((_, applicant) => {
    const at = order.indexOf(applicant)
    return at < 0 ? leftOut(applicant, applicant === TOTAL ? sum : 0) : (own[at] as Figure)
  })
  return { ...item, figures, columns: item.bounded ? figures.map((_, i) => i) : [], end: 'even' }
}

/** Whether merges are kept, so that heads of several lines stand above their columns. */
const isMarkedTable = (items: readonly Item[]) => {
  const tables = items.flatMap(({ table }) => table ?? [])
  return tables.length > 0 && tables.every(({ exact }) => exact)
}

/** Whether heads are left out, and the rows have as many figures as there are others. */
export const hasColumnsLeftOut = (document: Document, range: Span, items: readonly Item[]): boolean => {
  const order = findOrder(printedHeads(document, range), isMarkedTable(items))
  if (!order || order.length === WIDTH) return false
  const widths = items.flatMap(({ labels, figures }) =>
    labels.length > 0 && figures.length > 0 ? told(figures).length : [],
  )
  return widths.filter((width) => width === order.length).length > widths.length / 2
}

/** Reads table 三 where its heads are others than the form’s, and every sum proves the rows below them. */
export const readOtherColumns = (
  document: Document,
  range: Span,
  items: readonly Item[],
): RequestsTable | undefined => {
  const order = findOrder(printedHeads(document, range), isMarkedTable(items))
  if (!order) return undefined
  const own = items.map((item) => rearranged(item, order))
  for (const edition of EDITIONS) {
    const keys = ROW_KEYS[edition]
    const rows = straightRows(own, keys)
    if (!rows) continue
    const readings = new CellReadings()
    rows.forEach((row, i) => {
      const places = requestPlaces(keys[i] as string)
      for (const applicant of order) readings.setAt(places[applicant] as number, cellOf(row[applicant]))
    })
    return { edition, readings, hasUnboundRows: false }
  }
  return undefined
}
