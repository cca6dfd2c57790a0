/** What passes between a page and the worker that reads a draft for it. */
import type { DocumentErrorCode, ParsedReport } from '@gongkai/parser'

export interface CheckRequest {
  readonly file: File
  /** Where the answer is sent; the worker’s own channel belongs to pdf.js, which listens on it too. */
  readonly port: MessagePort
}

/** Why a draft cannot be checked: the parser’s refusal, or a fault of ours. */
export type RefusalCode = DocumentErrorCode | 'failed'

export type CheckAnswer =
  | { readonly kind: 'reports'; readonly reports: readonly ParsedReport[] }
  | { readonly kind: 'refused'; readonly code: RefusalCode }
