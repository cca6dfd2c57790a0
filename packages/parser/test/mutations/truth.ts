/**
 * What a mutated report says. Most mutations damage it and leave the truth alone: a figure that is lost, torn or moved
 * under another label must be refused, or be read as what it was. Three kinds change what the document itself says:
 * - two figures exchanged (cells, or lines of nothing but figures): the exchanged figures are the truth, no reader can
 *   know better;
 * - two labels or heads exchanged: the document contradicts itself, its wording says one thing and the form’s order
 *   another, so a value counts as right only where both readings give it;
 * - a figure cut in two is no figure: only its whole is right.
 */
import {
  APPLICANTS,
  DISCLOSURE_BLOCKS,
  getMetric,
  type Label,
  METRICS,
  REQUEST_ROWS,
  REVIEW_COLUMNS,
  REVIEW_GROUPS,
} from '@gongkai/schema/metrics'
import { fold } from '../../src/text/characters.ts'

/** Value by metric; null where the cell is blank. */
export type Truth = ReadonlyMap<string, number | null>

export const exchangeFigures = (truth: Truth, a: string, b: string): Truth =>
  new Map([...truth, [a, truth.get(b) ?? null], [b, truth.get(a) ?? null]])

/** Labels that stand in one direction of one table: exchanging two of them exchanges two rows or columns. */
export interface Axis {
  readonly table: number
  readonly side: 'row' | 'column'
  readonly labels: readonly Label[]
  /** Rows whose cells a column’s head stands above; all of the table unless stated. */
  readonly rows?: readonly string[]
}

const REVIEWS = 2
const AXES: readonly Axis[] = [
  { table: 0, side: 'row', labels: DISCLOSURE_BLOCKS.flatMap((block) => block.rows) },
  ...DISCLOSURE_BLOCKS.map(
    (block): Axis => ({
      table: 0,
      side: 'column',
      labels: [...block.columns['2019'], ...block.columns['2021']],
      rows: block.rows.map((row) => row.key),
    }),
  ),
  { table: 1, side: 'row', labels: REQUEST_ROWS },
  { table: 1, side: 'column', labels: APPLICANTS },
  { table: REVIEWS, side: 'row', labels: REVIEW_GROUPS },
  ...REVIEW_GROUPS.map(
    (group): Axis => ({ table: REVIEWS, side: 'column', labels: REVIEW_COLUMNS, rows: [group.key] }),
  ),
]

const wordingsOf = (label: Label) =>
  [label.zh, ...label.aliases].map((zh) => fold(label.number + zh).replace(/[.、]/, ''))
const isPrinted = (label: Label, text: string) =>
  wordingsOf(label).includes(fold(text).replace(/\s/g, '').replace(/[.、]/, ''))

/** A label as printed; `occurrence` counts equal wordings of its table, for heads that every group repeats. */
export interface PrintedLabel {
  readonly table: number
  readonly text: string
  readonly occurrence: number
}

interface Place {
  readonly axis: Axis
  readonly key: string
}

const placesOf = ({ table, text, occurrence }: PrintedLabel): Place[] => {
  const places = AXES.filter((axis) => axis.table === table).flatMap((axis) => {
    const label = axis.labels.find((candidate) => isPrinted(candidate, text))
    return label ? [{ axis, key: label.key }] : []
  })
  const isRepeated = places.length > 1 && places.every(({ axis }) => axis.side === 'column')
  return isRepeated ? places.slice(occurrence, occurrence + 1) : places
}

const findKey = (metric: string, { side }: Axis, key: string): string | undefined => {
  const { address } = getMetric(metric)
  const wanted = { ...address, [side]: key }
  return METRICS.find(
    (other) =>
      other.address.section === wanted.section &&
      other.address.row === wanted.row &&
      other.address.column === wanted.column,
  )?.key
}

const SECTIONS = ['disclosure', 'requests', 'reviews']
const isUnder = (metric: string, { table, rows }: Axis) => {
  const { address } = getMetric(metric)
  return address.section === SECTIONS[table] && (rows?.includes(address.row) ?? true)
}

/** What the document says by its wording once two labels are exchanged; undefined where they are of different kinds. */
export const exchangeLabels = (truth: Truth, a: PrintedLabel, b: PrintedLabel): Truth | undefined => {
  const others = placesOf(b)
  const shared = placesOf(a).find((place) => others.some((other) => other.axis === place.axis))
  const other = others.find((place) => place.axis === shared?.axis)
  if (!shared || !other || shared.key === other.key) return undefined
  const { axis } = shared
  const exchanged = new Map([
    [shared.key, other.key],
    [other.key, shared.key],
  ])
  return new Map(
    [...truth].flatMap(([metric, value]) => {
      const key = getMetric(metric).address[axis.side]
      const to = isUnder(metric, axis) && exchanged.get(key)
      const moved = to ? findKey(metric, axis, to) : metric
      return moved ? [[moved, value] as const] : []
    }),
  )
}
