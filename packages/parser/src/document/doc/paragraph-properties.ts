/**
 * The paragraph properties of a Word 97–2003 file that tables need ([MS-DOC] 2.6): whether a paragraph ends a row, and
 * how the row’s cells lie.
 */

import { firstIndex } from './first-index.ts'
import { DEFINE_TABLE, propertyChanges, storedRuns, viewOf } from './property-pages.ts'

/** A cell of a row: its edges in points, and whether it goes on with the cell before it or above it. */
export interface CellEdges {
  readonly left: number
  readonly right: number
  readonly goesOnLeft: boolean
  readonly goesOnAbove: boolean
}

export interface ParagraphProperties {
  /** How many tables within each other it stands in. */
  readonly depth: number
  /** Whether its end is that of a cell in a table within another; in an outer one the mark itself says so. */
  readonly endsInnerCell: boolean
  readonly endsRow: boolean
  readonly cells: readonly CellEdges[]
}

/** Properties hold for the characters stored from byte `from` up to byte `to` of the main stream. */
export interface PropertyRun extends ParagraphProperties {
  readonly from: number
  readonly to: number
}

const IN_TABLE = 0x2416
const DEPTH = 0x6649
const ENDS_ROW = [0x2417, 0x244c]
const ENDS_INNER_CELL = 0x244b
const HUGE = [0x6645, 0x6646]

/** Word itself nests no deeper. */
const MAX_DEPTH = 60

const RUN_DESCRIPTION_BYTES = 13
const CELL_BYTES = 20
const TWIPS_PER_POINT = 20
const GOES_ON_LEFT = 0x2
const VERTICAL_MERGE = 0x60
const GOES_ON_ABOVE = 0x20

function tableDefinition(view: DataView, at: number, length: number): CellEdges[] {
  const count = view.getUint8(at)
  const edge = (i: number) => view.getInt16(at + 1 + 2 * i, true) / TWIPS_PER_POINT
  const flags = (i: number) => {
    const place = at + 1 + 2 * (count + 1) + CELL_BYTES * i
    return place + 2 <= at + length ? view.getUint16(place, true) : 0
  }
  return Array.from({ length: count }, (_, i) => ({
    left: edge(i),
    right: edge(i + 1),
    goesOnLeft: (flags(i) & GOES_ON_LEFT) !== 0,
    goesOnAbove: (flags(i) & VERTICAL_MERGE) === GOES_ON_ABOVE,
  }))
}

/** Reads a list of property changes; one may refer to a longer list in the data stream. */
function propertiesOf(list: Uint8Array, data: Uint8Array | undefined): ParagraphProperties {
  const view = viewOf(list)
  let [depth, endsInnerCell, endsRow]: [number, boolean, boolean] = [0, false, false]
  let cells: readonly CellEdges[] = []
  for (const { code, start, length } of propertyChanges(list)) {
    if (code === IN_TABLE) depth = Math.max(depth, view.getUint8(start))
    else if (code === DEPTH) depth = Math.min(view.getUint32(start, true), MAX_DEPTH)
    else if (code === ENDS_INNER_CELL) endsInnerCell = view.getUint8(start) !== 0
    else if (ENDS_ROW.includes(code)) endsRow ||= view.getUint8(start) !== 0
    else if (code === DEFINE_TABLE) cells = tableDefinition(view, start, length)
    else if (HUGE.includes(code) && data) return propertiesOf(listInData(data, view.getUint32(start, true)), undefined)
  }
  return { depth, endsInnerCell, endsRow, cells }
}

const listInData = (data: Uint8Array, at: number) =>
  at + 2 <= data.length ? data.subarray(at + 2, at + 2 + viewOf(data).getUint16(at, true)) : data.subarray(0, 0)

/** The list of a run: its length comes first, in words, then the number of its style. */
function listAt(main: Uint8Array, at: number): Uint8Array {
  const words = main[at] as number
  const start = words === 0 ? at + 2 : at + 1
  const length = words === 0 ? 2 * (main[at + 1] as number) : 2 * words - 1
  return main.subarray(start + 2, start + length)
}

const NONE: ParagraphProperties = { depth: 0, endsInnerCell: false, endsRow: false, cells: [] }

/** Every run of the file, ascending. `index` is its list of the pages that hold them. */
export const propertyRuns = (main: Uint8Array, index: Uint8Array, data: Uint8Array | undefined): PropertyRun[] =>
  storedRuns(main, index, RUN_DESCRIPTION_BYTES).map(({ from, to, at }) => ({
    from,
    to,
    ...(at === undefined ? NONE : propertiesOf(listAt(main, at), data)),
  }))

/** The run that holds a byte of the main stream. */
export function propertiesAt(runs: readonly PropertyRun[], byte: number): ParagraphProperties {
  const run = runs[firstIndex(runs, (candidate) => byte < candidate.to)]
  return run && run.from <= byte && byte < run.to ? run : NONE
}
