/**
 * The character properties of a Word 97–2003 file that change what is read ([MS-DOC] 2.6.1): text that was deleted, struck out
 * or hidden, and figures that are raised or lowered.
 */

import { propertyChanges, storedRuns, viewOf } from './property-pages.ts'

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

/** A page keeps of each run only where its list stands. */
const RUN_DESCRIPTION_BYTES = 1

/** Reads a list of property changes; undefined where it says nothing of this. */
function lookOf(list: Uint8Array): Look | undefined {
  const view = viewOf(list)
  let look: Look | undefined
  for (const { code, start } of propertyChanges(list)) {
    if (UNSEEN.includes(code) && ON.includes(view.getUint8(start))) return 'unseen'
    if (code === POSITION) look = MARKS[view.getUint8(start)]
  }
  return look
}

/** The list of a run: its length in bytes comes first. */
const listAt = (main: Uint8Array, at: number) => main.subarray(at + 1, at + 1 + (main[at] as number))

/** The runs that look otherwise than plain text, ascending and apart. `index` is the file’s list of the pages that hold them. */
export function lookRuns(main: Uint8Array, index: Uint8Array): LookRun[] {
  const runs: LookRun[] = []
  for (const { from, to, at } of storedRuns(main, index, RUN_DESCRIPTION_BYTES)) {
    const look = at === undefined ? undefined : lookOf(listAt(main, at))
    if (look && from >= (runs.at(-1)?.to ?? 0) && to > from) runs.push({ from, to, look })
  }
  return runs
}
