/**
 * A stretch of text as one run for pattern matching: without spaces, line ends and marks of Markdown, in simplified
 * characters and half-width digits. Every character keeps the offset it came from, so that a match can be shown.
 */
import type { Span } from './document.ts'
import { SIMPLIFIED, TRADITIONAL } from './traditional.data.ts'

export interface CompactText {
  readonly text: string
  /** Offset in the original text of each character, and of the end. */
  readonly offsets: Uint32Array
}

/** Half-width punctuation and its full-width form, which the wording tables use. */
const HALF_WIDTH = ',;:()!?'
const FULL_WIDTH = '，；：（）！？'
const IGNORED = '*#_`\u00a0\u00ad\u200b\u200c\u200d\u2060\ufeff\u3000'

const COMMA = 0x2c
const DROPPED = 0
const FOLDS = foldTable()

function foldTable(): Uint16Array {
  const table = Uint16Array.from({ length: 0x10000 }, (_, code) => (code <= 0x20 ? DROPPED : code))
  const pair = (from: string, to: string) => {
    for (let i = 0; i < from.length; i++) table[from.charCodeAt(i)] = to.charCodeAt(i)
  }
  pair(TRADITIONAL, SIMPLIFIED)
  pair(HALF_WIDTH, FULL_WIDTH)
  pair('０１２３４５６７８９', '0123456789')
  for (const ignored of IGNORED) table[ignored.charCodeAt(0)] = DROPPED
  return table
}

const isDigit = (code: number) => code >= 0x30 && code <= 0x39

/** Compacts `text` between two offsets (all of it by default). Linear; a comma between digits stays a comma. */
export function compactText(text: string, start = 0, end = text.length): CompactText {
  const codes = new Uint16Array(end - start)
  const offsets = new Uint32Array(end - start + 1)
  let length = 0
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i)
    const folded = code === COMMA && separatesDigits(text, i) ? COMMA : (FOLDS[code] as number)
    if (folded === DROPPED) continue
    codes[length] = folded
    offsets[length++] = i
  }
  offsets[length] = end
  return { text: UTF16.decode(codes.subarray(0, length)), offsets: offsets.subarray(0, length + 1) }
}

const UTF16 = new TextDecoder('utf-16le', { ignoreBOM: true })

const separatesDigits = (text: string, comma: number) =>
  isDigit(text.charCodeAt(comma - 1)) && isDigit(text.charCodeAt(comma + 1))

/** Where a match of the compact text, from `start` to before `end`, stands in the original. */
export function originalSpan(compact: CompactText, start: number, end: number): Span {
  return { start: compact.offsets[start] as number, end: (compact.offsets[end - 1] as number) + 1 }
}
