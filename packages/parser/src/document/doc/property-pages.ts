/**
 * What the properties of paragraphs and of characters have in common in a Word 97–2003 file ([MS-DOC] 2.6, 2.9): pages of
 * runs, each with a list of changes of properties.
 */

export const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

export const DEFINE_TABLE = 0xd608
const CHANGE_TABS = 0xc615
/** Lengths of operands, by the three highest bits of a change’s code; the sixth says its length itself. */
const OPERAND_BYTES = [1, 1, 2, 4, 2, 2, 0, 3]
const VARIABLE = 6

/** Where an operand begins and how long it is. */
function operandOf(view: DataView, code: number, at: number) {
  const kind = code >> 13
  if (kind !== VARIABLE) return { start: at, length: OPERAND_BYTES[kind] as number }
  if (code === DEFINE_TABLE) return { start: at + 2, length: view.getUint16(at, true) - 1 }
  const length = view.getUint8(at)
  return { start: at + 1, length: code === CHANGE_TABS && length === 255 ? 0 : length }
}

/** A change of a property; its operand stands in the list. */
interface PropertyChange {
  readonly code: number
  readonly start: number
  readonly length: number
}

/** The changes of a list, up to one that the list is too short for. */
export function* propertyChanges(list: Uint8Array): Generator<PropertyChange> {
  const view = viewOf(list)
  for (let at = 0; at + 3 <= list.length; ) {
    const code = view.getUint16(at, true)
    const { start, length } = operandOf(view, code, at + 2)
    if (start + length > list.length) return
    yield { code, start, length }
    at = start + length
  }
}

/** A run of the characters stored from byte `from` up to byte `to`; `at` is where its list stands, if it has one. */
export interface StoredRun {
  readonly from: number
  readonly to: number
  readonly at: number | undefined
}

const PAGE_BYTES = 512
const PAGE_NUMBER_MASK = 0x3fffff

function runsOfPage(main: Uint8Array, page: number, descriptionBytes: number): StoredRun[] {
  const view = viewOf(main)
  const count = main[page + PAGE_BYTES - 1] ?? 0
  return Array.from({ length: count }, (_, i) => {
    const word = main[page + 4 * (count + 1) + descriptionBytes * i] as number
    const at = word === 0 ? undefined : page + 2 * word
    return { from: view.getUint32(page + 4 * i, true), to: view.getUint32(page + 4 * (i + 1), true), at }
  })
}

/** Every run, as the pages hold them that `index` lists; `descriptionBytes` is what a page keeps of each. */
export function storedRuns(main: Uint8Array, index: Uint8Array, descriptionBytes: number): StoredRun[] {
  const view = viewOf(index)
  const count = Math.max(0, Math.floor((index.length - 4) / 8))
  if (count > main.length / PAGE_BYTES) throw new RangeError('More pages of properties than the file has.')
  const pages = Array.from({ length: count }, (_, i) => view.getUint32(4 * (count + 1) + 4 * i, true))
  return pages.flatMap((page) => runsOfPage(main, (page & PAGE_NUMBER_MASK) * PAGE_BYTES, descriptionBytes))
}
