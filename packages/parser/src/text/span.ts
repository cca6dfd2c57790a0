/** A stretch of a document’s text, by UTF-16 offsets: `text.slice(start, end)` is what is printed there. */
export interface Span {
  readonly start: number
  readonly end: number
  /** One-based page, for documents that have pages. */
  readonly page?: number
}
