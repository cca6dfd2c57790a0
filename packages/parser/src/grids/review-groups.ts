/** The fifteen cells of table 四: three groups of five, the last of each being its total. */
import { REVIEW_COLUMNS, REVIEW_GROUPS } from '@gongkai/schema/metrics'
import type { Figure } from '../figures/figures.ts'
import type { Reading } from '../figures/readings.ts'
import { CellReadings, cellOf, isEqual, sumOf, unreadable } from './cells.ts'
import { placeOf } from './metric-place.ts'

export const GROUP_WIDTH = REVIEW_COLUMNS.length
export const WIDTH = REVIEW_GROUPS.length * GROUP_WIDTH

export const holdsGroup = (cells: Reading): boolean => {
  const values = cells.map((cell) => (cell.state === 'unreadable' ? undefined : cell.value))
  const total = values.at(-1)
  const sum = sumOf(values.slice(0, -1))
  return typeof total === 'number' && sum !== undefined && isEqual(sum, total)
}

export const holdsGroups = (cells: Reading): boolean =>
  REVIEW_GROUPS.every((_, i) => holdsGroup(cells.slice(i * GROUP_WIDTH, (i + 1) * GROUP_WIDTH)))

const REVIEW_PLACES = REVIEW_GROUPS.flatMap((group) =>
  REVIEW_COLUMNS.map((column) => placeOf(`${group.key}.${column.key}`)),
)

/** The readings of the fifteen cells, from left to right; a cell without a figure is unreadable. */
export const reviewReadings = (figures: readonly (Figure | undefined)[], isCut = false): CellReadings => {
  const readings = new CellReadings()
  REVIEW_PLACES.forEach((place, i) => {
    const figure = figures[i]
    readings.setAt(place, figure ? cellOf(figure, isCut) : unreadable())
  })
  return readings
}
