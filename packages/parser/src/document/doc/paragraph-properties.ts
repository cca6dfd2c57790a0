/**
 * The paragraph properties of a Word 97–2003 file that tables need ([MS-DOC] 2.6): whether a paragraph ends a row, and
 * how the row’s cells lie.
 */

import { firstIndex } from './first-index.ts'

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
const DEFINE_TABLE = 0xd608
const CHANGE_TABS = 0xc615
/** Bytes of an operand by the top three bits of its code; six means that its length stands before it. */
const OPERAND_BYTES = [1, 1, 2, 4, 2, 2, 0, 3]
const VARIABLE = 6

/** Word itself nests no deeper. */
const MAX_DEPTH = 60

export const PAGE_BYTES = 512
const PAGE_NUMBER_MASK = 0x3fffff
const RUN_DESCRIPTION_BYTES = 13
const CELL_BYTES = 20
const TWIPS_PER_POINT = 20
const GOES_ON_LEFT = 0x2
const VERTICAL_MERGE = 0x60
const GOES_ON_ABOVE = 0x20

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

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

/** Where an operand begins and how long it is. */
export function operandOf(view: DataView, code: number, at: number) {
  const kind = code >> 13
  if (kind !== VARIABLE) return { start: at, length: OPERAND_BYTES[kind] as number }
  if (code === DEFINE_TABLE) return { start: at + 2, length: view.getUint16(at, true) - 1 }
  const length = view.getUint8(at)
  return { start: at + 1, length: code === CHANGE_TABS && length === 255 ? 0 : length }
}

/** Reads a list of property changes; one may refer to a longer list in the data stream. */
function propertiesOf(list: Uint8Array, data: Uint8Array | undefined): ParagraphProperties {
  const view = viewOf(list)
  let [depth, endsInnerCell, endsRow]: [number, boolean, boolean] = [0, false, false]
  let cells: readonly CellEdges[] = []
  for (let at = 0; at + 3 <= list.length; ) {
    const code = view.getUint16(at, true)
    const { start, length } = operandOf(view, code, at + 2)
    if (start + length > list.length) break
    if (code === IN_TABLE) depth = Math.max(depth, view.getUint8(start))
    else if (code === DEPTH) depth = Math.min(view.getUint32(start, true), MAX_DEPTH)
    else if (code === ENDS_INNER_CELL) endsInnerCell = view.getUint8(start) !== 0
    else if (ENDS_ROW.includes(code)) endsRow ||= view.getUint8(start) !== 0
    else if (code === DEFINE_TABLE) cells = tableDefinition(view, start, length)
    else if (HUGE.includes(code) && data) return propertiesOf(listInData(data, view.getUint32(start, true)), undefined)
    at = start + length
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

function runsOfPage(main: Uint8Array, page: number, data: Uint8Array | undefined): PropertyRun[] {
  const view = viewOf(main)
  const count = main[page + PAGE_BYTES - 1] ?? 0
  return Array.from({ length: count }, (_, i) => {
    const word = main[page + 4 * (count + 1) + RUN_DESCRIPTION_BYTES * i] as number
    const properties = word === 0 ? NONE : propertiesOf(listAt(main, page + 2 * word), data)
    return { from: view.getUint32(page + 4 * i, true), to: view.getUint32(page + 4 * (i + 1), true), ...properties }
  })
}

/** Where the pages of properties begin that `index` lists. */
export function propertyPages(main: Uint8Array, index: Uint8Array): number[] {
  const view = viewOf(index)
  const count = Math.max(0, Math.floor((index.length - 4) / 8))
  if (count > main.length / PAGE_BYTES) throw new RangeError('More pages of properties than the file has.')
  const pages = Array.from({ length: count }, (_, i) => view.getUint32(4 * (count + 1) + 4 * i, true))
  return pages.map((page) => (page & PAGE_NUMBER_MASK) * PAGE_BYTES)
}

/** Every run of the file, ascending. `index` is its list of the pages that hold them. */
export const propertyRuns = (main: Uint8Array, index: Uint8Array, data: Uint8Array | undefined): PropertyRun[] =>
  propertyPages(main, index).flatMap((page) => runsOfPage(main, page, data))

/** The run that holds a byte of the main stream. */
export function propertiesAt(runs: readonly PropertyRun[], byte: number): ParagraphProperties {
  const run = runs[firstIndex(runs, (candidate) => byte < candidate.to)]
  return run && run.from <= byte && byte < run.to ? run : NONE
}
