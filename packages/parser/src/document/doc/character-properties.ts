/**
 * The character properties of a Word 97–2003 file that change what is read ([MS-DOC] 2.6.1): text that was deleted, struck out
 * or hidden, and figures that are raised or lowered.
 */

import { operandOf, PAGE_BYTES, propertyPages } from './paragraph-properties.ts'

/** `unseen`, or the mark that stands before raised or lowered text. */
export type Look = 'unseen' | '^' | '_'

/** A look holds for the characters stored from byte `from` up to byte `to` of the main stream. */
export interface LookRun {
  readonly from: number
  readonly to: number
  readonly look: Look
}

const DELETED = 0x0800
const STRUCK = 0x0837
const STRUCK_TWICE = 0x2a53
const HIDDEN = 0x083c
const UNSEEN = [DELETED, STRUCK, STRUCK_TWICE, HIDDEN]
/** On, or the opposite of what a style says, which is off. */
const ON = [0x01, 0x81]
const POSITION = 0x2a48
const MARKS: Readonly<Record<number, Look>> = { 1: '^', 2: '_' }

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Reads a list of property changes; undefined where it says nothing of this. */
function lookOf(list: Uint8Array): Look | undefined {
  const view = viewOf(list)
  let look: Look | undefined
  for (let at = 0; at + 3 <= list.length; ) {
    const code = view.getUint16(at, true)
    const { start, length } = operandOf(view, code, at + 2)
    if (start + length > list.length) break
    if (UNSEEN.includes(code) && ON.includes(view.getUint8(start))) return 'unseen'
    if (code === POSITION) look = MARKS[view.getUint8(start)]
    at = start + length
  }
  return look
}

function looksOfPage(main: Uint8Array, page: number): LookRun[] {
  const view = viewOf(main)
  const count = main[page + PAGE_BYTES - 1] ?? 0
  return Array.from({ length: count }).flatMap((_, i) => {
    const word = main[page + 4 * (count + 1) + i] as number
    const at = page + 2 * word
    const look = word === 0 ? undefined : lookOf(main.subarray(at + 1, at + 1 + (main[at] as number)))
    const from = view.getUint32(page + 4 * i, true)
    return look ? [{ from, to: view.getUint32(page + 4 * (i + 1), true), look }] : []
  })
}

/** The runs that look otherwise than plain text, ascending and apart. `index` is the file’s list of the pages that hold them. */
export function lookRuns(main: Uint8Array, index: Uint8Array): LookRun[] {
  const runs: LookRun[] = []
  for (const page of propertyPages(main, index))
    for (const run of looksOfPage(main, page))
      if (run.from >= (runs.at(-1)?.to ?? 0) && run.to > run.from) runs.push(run)
  return runs
}
