/**
 * The document every reader yields and every later step reads: one normalised text, and blocks that point into it.
 * All offsets are UTF-16 offsets into `text`.
 */

import type { Span } from '../text/span.ts'

export type { Span }

/** A cell of a table whose merges are known; `row` and `column` are zero-based and count merged places. */
export interface Cell extends Span {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
}

/** A run of text outside tables: a paragraph, a heading, a line. */
export interface TextBlock extends Span {
  readonly kind: 'text'
}

/** A table as the document itself marks it: HTML, DOCX, a PDF’s ruling lines, lines of tabs or pipes. */
export interface TableBlock extends Span {
  readonly kind: 'table'
  readonly cells: readonly Cell[]
  /**
   * True where merged cells are kept (HTML, DOCX, PDF), so that a cell’s column can be trusted; false where a converter
   * has lost them (tabs, pipes), so that only the order of a row’s cells can.
   */
  readonly exact: boolean
}

export type Block = TextBlock | TableBlock

/** What a reader returns. Blocks are in reading order and do not overlap. */
export interface Document {
  readonly mediaType: string
  readonly text: string
  readonly blocks: readonly Block[]
}

/** Bytes with the name they came under; the name is evidence of last resort for identity and year. */
export interface Source {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Why a document as a whole was refused. */
export type DocumentErrorCode =
  | 'document.empty'
  | 'document.encoding'
  | 'document.no_text'
  | 'document.not_a_report'
  | 'document.unsupported'
  | 'document.too_large'
  | 'document.corrupt'

/** An expected refusal of a whole document; `message` is one line for a person. */
export class DocumentError extends Error {
  readonly code: DocumentErrorCode
  constructor(code: DocumentErrorCode, message: string) {
    super(message)
    this.name = 'DocumentError'
    this.code = code
  }
}
