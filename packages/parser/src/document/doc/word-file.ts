/** A Word 97–2003 file: its streams, its text piece by piece, and the properties of its paragraphs ([MS-DOC] 2.4, 2.5). */
import { type Look, type LookRun, lookRuns } from './character-properties.ts'
import { firstIndex } from './first-index.ts'
import { type ParagraphProperties, propertiesAt, propertyRuns } from './paragraph-properties.ts'

export interface WordStreams {
  readonly main: Uint8Array
  /** By number: files keep one of two. */
  readonly tables: readonly (Uint8Array | undefined)[]
  readonly data: Uint8Array | undefined
}

export interface WordFile {
  readonly text: string
  /** The text from one character to another as a reader sees it, raised and lowered figures marked. */
  seenBetween(start: number, end: number): string
  /** The properties of the paragraph that a character ends. */
  propertiesAt(character: number): ParagraphProperties
}

const WORD_FILE = 0xa5ec
const FLAGS = 0x0a
const ENCRYPTED = 0x0100
const SECOND_TABLE = 0x0200
const TEXT_LENGTH = 0x4c
const CHARACTER_INDEX = 0xfa
const PARAGRAPH_INDEX = 0x102
const PIECES = 0x1a2
const PIECE_TABLE = 2
const PIECE_BYTES = 8
const COMPRESSED = 0x40000000

interface Piece {
  /** Characters from the text’s beginning. */
  readonly start: number
  readonly end: number
  /** Bytes from the main stream’s beginning. */
  readonly offset: number
  readonly compressed: boolean
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** A stretch of the table stream that the file’s header names. */
const stretch = (main: DataView, table: Uint8Array, field: number) => {
  const start = main.getUint32(field, true)
  return table.subarray(start, start + main.getUint32(field + 4, true))
}

function piecesOf(list: Uint8Array): Piece[] {
  const view = viewOf(list)
  let at = 0
  while (list[at] !== PIECE_TABLE) at += 3 + view.getUint16(at + 1, true)
  const table = at + 5
  const count = Math.floor((view.getUint32(at + 1, true) - 4) / (4 + PIECE_BYTES))
  return Array.from({ length: count }, (_, i) => {
    const place = view.getUint32(table + 4 * (count + 1) + PIECE_BYTES * i + 2, true)
    const compressed = (place & COMPRESSED) !== 0
    const offset = place & (COMPRESSED - 1)
    return {
      start: view.getUint32(table + 4 * i, true),
      end: view.getUint32(table + 4 * (i + 1), true),
      offset: compressed ? offset / 2 : offset,
      compressed,
    }
  })
}

const decodePiece = (main: Uint8Array, { start, end, offset, compressed }: Piece) =>
  compressed
    ? new TextDecoder('windows-1252').decode(main.subarray(offset, offset + end - start))
    : new TextDecoder('utf-16le', { ignoreBOM: true }).decode(main.subarray(offset, offset + 2 * (end - start)))

const byteOf = (pieces: readonly Piece[], character: number) => {
  const piece = pieces[firstIndex(pieces, (candidate) => character < candidate.end)] as Piece
  return piece.offset + (character - piece.start) * (piece.compressed ? 1 : 2)
}

/** A stretch of the text that looks otherwise. */
interface Stretch {
  readonly start: number
  readonly end: number
  readonly look: Look
}

/** The runs of bytes as stretches of the text, in its order. */
const stretchesOf = (pieces: readonly Piece[], runs: readonly LookRun[]): Stretch[] =>
  pieces.flatMap(({ start, end, offset, compressed }) => {
    const width = compressed ? 1 : 2
    const last = offset + (end - start) * width
    const place = (byte: number) => start + Math.floor((Math.min(Math.max(byte, offset), last) - offset) / width)
    const own: Stretch[] = []
    for (let i = firstIndex(runs, ({ to }) => to > offset); i < runs.length; i++) {
      const { from, to, look } = runs[i] as LookRun
      if (from >= last) break
      if (to > offset) own.push({ start: place(from), end: place(to), look })
    }
    return own
  })

const seenBetween = (text: string, stretches: readonly Stretch[], start: number, end: number): string => {
  let seen = ''
  let at = start
  for (let i = firstIndex(stretches, (stretch) => stretch.end > start); i < stretches.length; i++) {
    const { look, ...stretch } = stretches[i] as Stretch
    if (stretch.start >= end) break
    const from = Math.max(stretch.start, at)
    const to = Math.max(from, Math.min(stretch.end, end))
    seen += text.slice(at, from)
    if (look !== 'unseen' && to > from) seen += look + text.slice(from, to)
    at = to
  }
  return seen + text.slice(at, end)
}

/** No two pieces of an honest file share their bytes, so the text is no longer than the stream. */
const isHonest = (pieces: readonly Piece[], main: Uint8Array) =>
  pieces.length > 0 && pieces.reduce((sum, { start, end }) => sum + Math.abs(end - start), 0) <= main.length

/** Opens a file by its streams; undefined where it is encrypted or of another kind. Throws RangeError where it is cut. */
export function findWordFile({ main, tables, data }: WordStreams): WordFile | undefined {
  const header = viewOf(main)
  const flags = header.getUint16(FLAGS, true)
  const table = tables[flags & SECOND_TABLE ? 1 : 0]
  if (header.getUint16(0, true) !== WORD_FILE || flags & ENCRYPTED || !table) return undefined
  const pieces = piecesOf(stretch(header, table, PIECES))
  if (!isHonest(pieces, main)) throw new RangeError('The pieces of the text overlap.')
  const runs = propertyRuns(main, stretch(header, table, PARAGRAPH_INDEX), data)
  const text = pieces
    .map((piece) => decodePiece(main, piece))
    .join('')
    .slice(0, header.getUint32(TEXT_LENGTH, true))
  const stretches = stretchesOf(pieces, lookRuns(main, stretch(header, table, CHARACTER_INDEX)))
  return {
    text,
    seenBetween: (start, end) => seenBetween(text, stretches, start, end),
    propertiesAt: (character) => propertiesAt(runs, byteOf(pieces, character)),
  }
}
