/** Characters as the form means them: full-width, traditional and decorated ones folded onto one spelling. */

import { textOf, unitsOf } from './code-units.ts'
import type { Span } from './span.ts'
import { SIMPLIFIED, TRADITIONAL } from './traditional.data.ts'

/** Spellings of one mark that reports use side by side. */
const MARKS: Record<string, string> = {
  '．': '.',
  '﹒': '.',
  '，': ',',
  '：': ':',
  '；': ';',
  '“': '"',
  '”': '"',
  '〝': '"',
  '〞': '"',
  '「': '"',
  '」': '"',
  '『': '"',
  '』': '"',
  '‘': "'",
  '’': "'",
  '〔': '(',
  '〕': ')',
  '【': '(',
  '】': ')',
  '［': '(',
  '］': ')',
  '－': '-',
  '−': '-',
  '–': '-',
  '—': '-',
}

const FULL_WIDTH_START = 0xff01
const FULL_WIDTH_END = 0xff5e
const FULL_WIDTH_OFFSET = 0xfee0

/** One code unit in, one out, so that offsets survive. Built once: 128 kB, and the fastest look-up there is. */
const FOLDED = (() => {
  const table = new Uint16Array(0x10000)
  for (let code = 0; code < table.length; code++) table[code] = code
  for (let code = FULL_WIDTH_START; code <= FULL_WIDTH_END; code++) table[code] = code - FULL_WIDTH_OFFSET
  for (let i = 0; i < TRADITIONAL.length; i++) table[TRADITIONAL.charCodeAt(i)] = SIMPLIFIED.charCodeAt(i)
  for (const [from, to] of Object.entries(MARKS)) table[from.charCodeAt(0)] = to.charCodeAt(0)
  return table
})()

/** Stands in a cell for what is no text: an image, a field to fill in. No figure beside it is whole. */
export const OBJECT_MARK = '\ufffc'

/** Printed for layout only: white space, zero-width marks, and the marks of Markdown headings, emphasis and pipes. */
const LAYOUT = (() => {
  const table = new Uint8Array(0x10000)
  const mark = (from: number, to = from) => table.fill(1, from, to + 1)
  mark(0x00, 0x20)
  for (const char of '\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff\ufffc#*|') mark(char.charCodeAt(0))
  mark(0x2000, 0x200f)
  mark(0xe000, 0xf8ff)
  return table
})()

/** What `\s` matches and `trim` takes away. */
export const WHITE_SPACES =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff'

/** For each code unit the kinds of character it is, as bits: what a scan asks of every place of a text. */
export const kindTable = (...kinds: readonly (readonly [kind: number, characters: string])[]): Uint8Array => {
  const table = new Uint8Array(0x10000)
  for (const [kind, characters] of kinds)
    for (const character of characters) table[character.charCodeAt(0)] = (table[character.charCodeAt(0)] ?? 0) | kind
  return table
}

/** Every character that folds onto one of these. */
export const spellingsOf = (characters: string): string => {
  const codes = new Set(Array.from(characters, (character) => character.charCodeAt(0)))
  return String.fromCharCode(...Uint16Array.from(FOLDED.keys()).filter((code) => codes.has(FOLDED[code] as number)))
}

/** The same text in one spelling, place for place: half-width, simplified, one kind of quotation mark and dash. */
export const fold = (text: string): string => (text.length > LONGEST_PIECE ? foldWhole(text) : foldPieces(text))

/** Longer texts nearly always hold something to fold. */
const LONGEST_PIECE = 64

const foldPieces = (text: string): string => {
  let folded = ''
  let copied = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const put = FOLDED[code] as number
    if (put === code) continue
    folded += text.slice(copied, i) + String.fromCharCode(put)
    copied = i + 1
  }
  return copied === 0 ? text : folded + text.slice(copied)
}

/** Written anew by every use; longer texts get their own. */
const scratch = new Uint16Array(0x10000)
const codesFor = (length: number) => (length <= scratch.length ? scratch : new Uint16Array(length))

const foldWhole = (text: string): string => {
  const codes = codesFor(text.length)
  const units = unitsOf(text)
  for (let i = 0; i < text.length; i++) codes[i] = FOLDED[units[i] as number] as number
  return textOf(codes.subarray(0, text.length))
}

/** A text without its layout, each character knowing where it stood: what labels are searched in. */
export interface Compact {
  readonly text: string
  /** The code units of `text`. */
  readonly units: Uint16Array
  /** `places[i]` is the offset in the document’s text of character i. */
  readonly places: Uint32Array
}

/** What becomes of a character in a compact text; NUL, itself layout, stands for nothing. */
const DROPPED = 0
const COMPACTED = FOLDED.map((code, i) => (LAYOUT[i] === 1 ? DROPPED : code))

const compactStretch = (text: string, start: number, end: number): Compact => {
  const stretch = text.slice(start, end)
  const own = unitsOf(stretch)
  const units = new Uint16Array(stretch.length)
  const places = new Uint32Array(stretch.length)
  let length = 0
  for (let i = 0; i < units.length; i++) {
    const code = COMPACTED[own[i] as number] as number
    units[length] = code
    places[length] = start + i
    length += code === DROPPED ? 0 : 1
  }
  const kept = units.subarray(0, length)
  return { text: textOf(kept), units: kept, places: places.subarray(0, length) }
}

/** Labels and names, of which most hold nothing to fold or drop. */
const compactPieces = (text: string): string => {
  let compacted = ''
  let copied = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const put = COMPACTED[code] as number
    if (put === code && code !== DROPPED) continue
    compacted += text.slice(copied, i)
    if (put !== DROPPED) compacted += String.fromCharCode(put)
    copied = i + 1
  }
  return copied === 0 ? text : compacted + text.slice(copied)
}

/** How many characters of a compact text stand before a place of the original. */
const countBefore = ({ places }: Compact, place: number): number => {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] as number) < place) low = middle + 1
    else high = middle
  }
  return low
}

/** Shorter texts are labels, longer ones are let go. */
const KEPT_LENGTHS = { least: 500, most: 200_000 }
/** The text compacted last, whole: every step of a parse asks for a stretch of the same one. */
let kept: { readonly text: string; readonly whole: Compact } | undefined

const wholeOf = (text: string): Compact | undefined => {
  if (text.length < KEPT_LENGTHS.least || text.length > KEPT_LENGTHS.most) return undefined
  if (kept?.text !== text) kept = { text, whole: compactStretch(text, 0, text.length) }
  return kept.whole
}

/** Folds `text.slice(start, end)` and drops its layout. */
export const compact = (text: string, start = 0, end = text.length): Compact => {
  const whole = wholeOf(text)
  if (whole === undefined) return compactStretch(text, start, end)
  const [from, to] = [countBefore(whole, start), countBefore(whole, end)]
  if (from === 0 && to === whole.text.length) return whole
  return {
    text: whole.text.slice(from, to),
    units: whole.units.subarray(from, to),
    places: whole.places.subarray(from, to),
  }
}

/** The same without the places. */
export const compactText = (text: string, start = 0, end = text.length): string => {
  const whole = wholeOf(text)
  if (whole === undefined && text.length < KEPT_LENGTHS.least) return compactPieces(text.slice(start, end))
  if (whole === undefined) return compactStretch(text, start, end).text
  return whole.text.slice(countBefore(whole, start), countBefore(whole, end))
}

/** Where a match of a compact text, from character `from` to before `to`, stands in the document’s text. */
export const originalSpan = (source: Compact, from: number, to: number): Span => ({
  start: source.places[from] as number,
  end: (source.places[to - 1] as number) + 1,
})
