/** Where the points of a line stand: across as parts of the width, down in pixels. */

import { extentOf, partOf } from '../charts/extent.ts'
import type { Row } from './chart.ts'

export interface Place {
  readonly x: number
  /** Null where the year has no number. */
  readonly y: number | null
  readonly row: Row
}
interface Point extends Place {
  readonly y: number
}

const ABOVE = 26
const BELOW = 26
/** Figures at either edge need room for their letters. */
const MARGIN = 0.07

const isPoint = (place: Place | undefined): place is Point => place !== undefined && place.y !== null

/** No segment crosses a year without a number, nor a change of form. */
export const lineOf = (rows: readonly Row[], height: number) => {
  const bottom = height - BELOW
  const extent = extentOf(rows)
  const depthOf = (value: number) => Math.round((bottom - (bottom - ABOVE) * partOf(value, extent)) * 10) / 10
  const step = rows.length > 1 ? (1 - 2 * MARGIN) / (rows.length - 1) : 0
  const points = rows.map((row, i): Place => {
    const y = row.value === null ? null : depthOf(row.value)
    return { x: rows.length > 1 ? MARGIN + i * step : 0.5, y, row }
  })
  const segments = points.flatMap((point, i): [Point, Point][] => {
    const before = points[i - 1]
    return isPoint(before) && isPoint(point) && !point.row.isBroken ? [[before, point]] : []
  })
  return { points, segments, zero: depthOf(0), bottom }
}
